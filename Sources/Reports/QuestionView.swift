import Editions
import Mustache
import SelfEvaluation

extension ReportModel {
  /// A question with its answers, what the data say, and what evidence is asked for.
  func question(_ question: Question) -> Value {
    let number = question.number
    let places = index.answerPlaces(to: number)
    let withheld = index.withheld?.judgements(
      of: Set(index.teams.map(\.id)), question: number)
    let missing = index.teams.filter { team in
      withheld == nil && !team.moderates
        && !places.contains { index.evaluation.judgements[$0].team == team.id }
    }
    let measures = questionMeasures(number)
    let elsewhere = sectionsGathered(from: places)
    let differing = differing(places)
    var fields: [(Key, Value)] = [
      ("number", .int(number)), ("text", .text(question.text)),
      ("anchor", .text(ReportFacts.anchor(question: number))),
      (
        "judgements",
        .lazyList(count: places.count) { place in
          self.judgement(
            places[place], without: self.moderates(places[place]) ? [] : elsewhere)
        }
      ),
      ("withheldHere", withheld.flatMap { $0 > 0 ? .count($0) : nil } ?? .missing),
      (
        "notJudgedBy",
        missing.isEmpty
          ? .missing : .text(missing.map(\.name).joined(separator: "; "))
      ),
      ("several", .bool(index.teams.count > 1 || index.isOneTeamOnly)),
      ("hasTrends", .bool(!measures.isEmpty)),
      ("measures", .list(measures)),
    ]
    fields += together(places, differing)
    fields += prompts(of: question)
    return .object(fields)
  }

  /// One team's answer, by its place among all.
  private func judgement(
    _ place: Int, without kinds: Set<Judgement.Section.Kind>
  ) -> Value {
    let answer = index.evaluation.judgements[place]
    let evidence = index.evidenceReliedOn(by: place)
    let measures = answer.measures.map(\.target).withoutRepeats
    let priorities = answer.priorities.map(\.target).withoutRepeats
    let past = index.earlierYears.compactMap { year in
      index.pastGrade(of: answer.team, question: answer.question, year: year)
        .map { grades.past($0, year: year) }
    }
    let hasRecord =
      !answer.author.isEmpty || !answer.fingerprint.isEmpty || answer.updated != nil
      || answer.agreed != nil
    return [
      "team": .text(index.answerTeams[place]), "moderates": .bool(moderates(place)),
      "anchor": .text(index.answerAnchors[place]),
      "verdict": grades.value(answer.grade), "status": .optional(answer.status?.inWords),
      "hasPast": .bool(!past.isEmpty), "past": .list(past), "reason": .text(answer.reason),
      "sections": .list(prose.sections(of: answer, without: kinds).map(section)),
      "hasEvidence": .bool(!evidence.isEmpty),
      "evidence": separated(evidence.map(links.evidence)),
      "hasMeasures": .bool(!measures.isEmpty), "measures": separated(measures.map(links.measure)),
      "hasPriorities": .bool(!priorities.isEmpty),
      "priorities": separated(priorities.map(links.priority)), "hasRecord": .bool(hasRecord),
      "author": .text(answer.author), "updated": .optional(answer.updated?.inWords),
      "agreed": .optional(answer.agreed?.inWords),
      "fingerprint": .text(Self.shown(fingerprint: answer.fingerprint)),
    ]
  }

  /// Enough of a fingerprint to tell it from another, as the file and the saved version have all of
  /// it; what somebody typed in its place stands as it is.
  private static func shown(fingerprint text: String) -> String {
    let total = text.prefix { $0 != " " }
    return total.utf8.count == 64 && total.allSatisfy(\.isHexDigit)
      ? String(total.prefix(12)) : text
  }

  private func section(_ section: ProseRenderer.Section) -> Value {
    [
      "isHeaded": .bool(section.level == .heading), "isScope": .bool(section.level == .scope),
      "title": .bytes(section.title), "prose": .bytes(section.text),
      "verdict": section.grade.map { grades.value($0) } ?? .missing,
    ]
  }

  // MARK: - What the form asks for

  /// The prompts of a question, and what answers them.
  func prompts(of question: Question) -> [(Key, Value)] {
    let answered = question.prompts.indices.map { place in
      index.itemsByPrompt[PromptReference(question: question.number, prompt: place + 1)] ?? []
    }
    let unanswered = answered.count { $0.isEmpty }
    return [
      ("hasPrompts", .bool(!question.prompts.isEmpty)), ("prompts", .count(question.prompts.count)),
      ("unanswered", .count(unanswered)), ("isComplete", .bool(unanswered == 0)),
      (
        "promptList",
        .list(
          question.prompts.enumerated().map { place, text in
            [
              "reference": .text("\(question.number).\(place + 1)"), "text": .text(text),
              "isAnswered": .bool(!answered[place].isEmpty),
              "items": separated(answered[place].map(links.evidence)),
            ]
          })
      ),
      ("hasForm", .bool(question.wordLimit != nil || !question.formerly.isEmpty)),
      ("wordLimit", .optional(question.wordLimit.map(String.init))),
      ("formerly", .text(question.formerly.joined(separator: "; "))),
    ]
  }
}

extension Judgement.Status {
  /// The status as a label.
  var inWords: String {
    switch self {
    case .draft: "Draft"
    case .inReview: "In review"
    case .agreed: "Agreed"
    case .carriedForward: "Carried forward"
    }
  }
}

extension [Identifier] {
  /// Each id once, where it stands first.
  var withoutRepeats: Self {
    var seen: Set<Identifier> = []
    return filter { seen.insert($0).inserted }
  }
}
