import Mustache
import SelfEvaluation
import Trends

/// How links to what a report holds read, each made once, since the same are cited again and again.
final class Links: Sendable {
  private let index: ReportIndex
  private let evidence: [Listed]
  private let measures: [Identifier: Listed]
  private let questions: [Int: Listed]
  private let answers: [Listed]
  private let priorities: [Listed]

  init(_ index: ReportIndex) {
    self.index = index
    let evaluation = index.evaluation
    let register = evaluation.register
    evidence =
      register.indices.map { place in
        Self.evidence(
          register[place].id, (register[place].title, index.evidenceAbout[place]), in: index)
      } + index.unknownEvidence.map { Self.evidence($0, nil, in: index) }
    measures = index.measures.mapValues { Self.measure($0, index.trends.overall($0.id)) }
    let numbers = evaluation.bank.questions.map { $0.number }
    questions = Dictionary(numbers.map { ($0, Self.question($0)) }) { first, _ in first }
    answers = evaluation.judgements.indices.map { place in
      let question = String(index.question(ofAnswer: place))
      return Listed([
        ("label", .text("question " + question + " (" + index.answerTeams[place] + ")")),
        ("anchor", .text(index.answerAnchors[place])), ("slug", .text("question-" + question)),
      ])
    }
    priorities = evaluation.priorities.map { priority in
      Self.priority(priority.id, priority, priority.team.map { index.teamName($0) })
    }
  }

  /// An evidence item by its id.
  func evidence(_ id: Identifier) -> Listed {
    index.evidenceNumbers[id].map(evidence) ?? Self.evidence(id, nil, in: index)
  }

  /// An evidence item by its number.
  func evidence(_ number: Int) -> Listed { evidence[number] }

  private static func evidence(
    _ id: Identifier, _ item: (title: String, about: String)?, in index: ReportIndex
  ) -> Listed {
    Listed([
      ("id", .text(id.text)), ("isKnown", .bool(item != nil)), ("title", .optional(item?.title)),
      ("slug", .text(index.evidenceSlugs[id])), ("about", .text(item?.about ?? "")),
    ])
  }

  /// A measure by its id.
  func measure(_ id: Identifier) -> Listed {
    measures[id]
      ?? Listed([
        ("id", .text(id.text)), ("isKnown", false), ("title", .text(id.text)),
        ("anchor", .text(id.key.slug)), ("slug", .missing), ("sentence", .missing),
        ("said", .missing),
      ])
  }

  private static func measure(_ measure: Measure, _ overall: SeriesTrend?) -> Listed {
    Listed([
      ("id", .text(measure.id.text)), ("isKnown", true), ("title", .text(measure.title)),
      ("anchor", .text(overall?.anchor ?? measure.id.key.slug)),
      ("slug", .text(headingSlug(ReportFacts.digestHeading(measure)))),
      ("sentence", .optional(overall?.sentence)),
      ("said", .optional(overall.map { said($0.sentence, of: measure) })),
    ])
  }

  /// What a measure's sentence says behind the title, with which most begin.
  private static func said(_ sentence: String, of measure: Measure) -> String {
    guard sentence.utf8.starts(with: measure.title.utf8) else { return sentence }
    let rest = Substring(sentence.utf8.dropFirst(measure.title.utf8.count))
    return rest.hasPrefix(": ") || rest.hasPrefix(", ") ? String(rest.dropFirst(2)) : sentence
  }

  /// A key priority by its id.
  func priority(_ id: Identifier) -> Listed {
    index.priorityPlaces[id].map { priorities[$0] } ?? Self.priority(id, nil, nil)
  }

  /// As many as anybody reads of the priorities that serve the same aim, and how many more there
  /// are: each of them lists all others.
  func aligned(_ ids: [Identifier]) -> ([Listed], more: Value) {
    let listed = ids.prefix(20)
    let more = ids.count - listed.count
    return (listed.map(priority), more == 0 ? .missing : .count(more))
  }

  private static func priority(
    _ id: Identifier, _ priority: KeyPriority?, _ team: String?
  ) -> Listed {
    Listed([
      ("id", .text(id.text)), ("isKnown", .bool(priority != nil)),
      ("title", .text(priority?.title ?? id.text)), ("team", .optional(team)),
      ("slug", .optional(priority.map { headingSlug("\($0.id.text) \($0.title)") })),
    ])
  }

  /// An answer by its place among the judgements.
  func answer(_ place: Int) -> Listed { answers[place] }

  /// Questions by their numbers.
  func questions(_ numbers: [Int]) -> Value {
    separated(numbers.map { questions[$0] ?? Self.question($0) })
  }

  private static func question(_ number: Int) -> Listed {
    Listed([("number", .int(number)), ("anchor", .text(ReportFacts.anchor(question: number)))])
  }
}
