import DataFiles
public import Diagnostics
import Drafting
import Mustache
public import SelfEvaluation
public import Trends
public import Versions

/// What a team's workbook is made of.
public struct WorkbookRequest: Sendable {
  /// The self-evaluation.
  public var evaluation: Evaluation
  /// What its data say.
  public var trends: TrendReport
  /// What is known of the years before.
  public var earlier: EarlierYears
  /// The team that writes.
  public var team: Team
  /// The words by which a text says how well something is done.
  public var judgingWords: [String]
  /// Templates and scripts that take the place of the built-in ones, by their paths.
  public var templates: [String: String]
  /// The program that makes it, such as `LASER 0.1`.
  public var generator: String

  /// Creates a request.
  public init(
    evaluation: Evaluation, trends: TrendReport, earlier: EarlierYears, team: Team,
    judgingWords: [String], templates: [String: String] = [:], generator: String
  ) {
    self.evaluation = evaluation
    self.trends = trends
    self.earlier = earlier
    self.team = team
    self.judgingWords = judgingWords
    self.templates = templates
    self.generator = generator
  }
}

extension Reports {
  /// Writes a workbook: a page in which a team drafts its answers in a browser.
  ///
  /// - Returns: The page, and what is wrong with the templates.
  public static func workbook(
    _ request: WorkbookRequest
  ) -> (page: [UInt8], findings: [Finding]) {
    let index = ReportIndex(
      ReportRequest(
        evaluation: request.evaluation, trends: request.trends, earlier: request.earlier,
        teams: [request.team.id], templates: request.templates, generator: request.generator))
    let facts = ReportFacts(index: index, generator: request.generator)
    let model = ReportModel(facts, face: .html)
    let (templates, templateFindings) = TemplateLibrary.read(
      for: .html, pages: ["workbook"], overrides: request.templates)
    var bytes: [UInt8] = []
    let findings = templates.render("workbook", with: model.workbook(request), into: &bytes)
    endWithMark(&bytes)
    return (bytes, TemplateLibrary.unknown(in: request.templates) + templateFindings + findings)
  }
}

extension ReportModel {
  /// The modules of the page's script, each after those that it uses.
  private static let scripts = [
    "elements", "sections", "preview", "checks", "store", "drafts", "picker", "question", "page",
  ]

  fileprivate func workbook(_ request: WorkbookRequest) -> Value {
    func own(_ path: String) -> String {
      TemplateLibrary.text(at: path, overrides: request.templates)
    }
    let script = Self.scripts.map { own("workbook/\($0).js") }.joined()
    let draft = Draft(of: request.evaluation, team: request.team)
    var draftJSON = draft.json(bank)
    draftJSON.escapeForHTML()
    let past = LastYear(request)
    let figures = figures(request)
    var fields = (facts.frame() + looks(script: script)).filter { $0.0 != "style" }
    fields += [
      (
        "style",
        .text(
          pageStyle + own("workbook/workbook.css"))
      ),
      ("script", .text(script)), ("team", .text(request.team.name)),
      ("moderates", .bool(request.team.moderates)),
      ("draftJSON", .text(String(decoding: draftJSON, as: UTF8.self))),
      ("judging", .text(request.judgingWords.joined(separator: " "))),
      ("scale", .text(scaleJSON)), ("contentsParts", facts.contents()),
      ("hasFigures", .bool(!figures.isEmpty)), ("figures", .list(figures)),
      (
        "parts",
        .list(
          bank.parts.enumerated().map { place, part in
            [
              "name": .text(part.name), "anchor": .text("part-\(place + 1)"),
              "questions": .lazyList(count: part.questions.count) { number in
                self.workbookQuestion(part.questions[number], request.team, past)
              },
            ]
          })
      ),
    ]
    fields += registerItems() + guidance()
    return .object(fields)
  }

  private func workbookQuestion(_ question: Question, _ team: Team, _ past: LastYear?) -> Value {
    let measures = questionMeasures(question.number)
    let grades = index.earlierYears.compactMap { year in
      index.pastGrade(of: team.id, question: question.number, year: year)
        .map { self.grades.past($0, year: year) }
    }
    let choices: [(String, Grade?)] =
      bank.scale.indices.map { (bank.scale[$0].id, .onScale($0)) }
      + [("not-applicable", .notApplicable), ("", nil)]
    var fields: [(Key, Value)] = [
      ("number", .int(question.number)), ("text", .text(question.text)),
      ("anchor", .text(ReportFacts.anchor(question: question.number))),
      ("limit", .int(question.wordLimit ?? settings.wordLimit)),
      ("moderates", .bool(team.moderates)), ("hasPast", .bool(!grades.isEmpty)),
      ("past", .list(grades)), ("lastYear", past?.answer(to: question) ?? .missing),
      ("hasTrends", .bool(!measures.isEmpty)), ("measures", .list(measures)),
      (
        "grades",
        .list(choices.map { id, grade in .object([("id", .text(id))] + self.grades.fields(grade)) })
      ),
    ]
    fields += prompts(of: question)
    return .object(fields)
  }

  /// The scale with everything by which its grades are known.
  private var scaleJSON: String {
    var writer = JSONWriter()
    writer.beginArray()
    for grade in bank.scale {
      writer.object {
        $0.member("id", grade.id)
        $0.member("name", grade.name)
        $0.member("aliases", grade.aliases)
      }
    }
    writer.endArray()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func registerItems() -> [(Key, Value)] {
    let register = index.evaluation.register
    let today = settings.referenceDate
    return [
      ("hasRegister", .bool(!register.isEmpty)),
      (
        "register",
        .lazyList(count: register.count) { place in
          let item = register[place]
          let isExpired =
            item.expires.flatMap { day in today.map { day < $0 } } ?? false
          return [
            "id": .text(item.id.text), "title": .text(item.title),
            "kind": .optional(item.kind?.name), "date": .optional(item.date?.inWords),
            "period": .text(item.period), "source": .text(item.source),
            "stance": .optional(item.stance?.rawValue), "marking": .text(item.marking),
            "expires": .optional(item.expires?.inWords), "isExpired": .bool(isExpired),
            "questionNumbers": .text(item.questions.map(String.init).joined(separator: " ")),
          ]
        }
      ),
    ]
  }

  // MARK: - Guidance

  /// Puts each rule of the form's guidance beside the field that it's about.
  private func guidance() -> [(Key, Value)] {
    let words: [(Key, [String])] = [
      ("guidanceDrillDown", ["drill"]), ("guidanceNextSteps", ["priorit"]),
      ("guidanceEvidence", ["dataset", "source", "evidence includes"]),
      ("guidanceText", ["trend", "table", "perspective"]),
      ("guidanceGrade", ["judgment", "judgement", "grade"]),
    ]
    var rules: [Key: [Value]] = [:]
    for rule in bank.guidance {
      let plain = rule.lowercased()
      let field = words.first { $0.1.contains { plain.holds($0) } }?.0 ?? "guidanceGeneral"
      let text = rule.last == "." ? String(rule.dropLast()) : rule
      rules[field, default: []].append(["text": .text(text)])
    }
    return (words.map(\.0) + ["guidanceGeneral"]).map { ($0, .list(rules[$0] ?? [])) }
  }

  // MARK: - Figures that can be put into a text

  /// As many groups and districts of one measure are offered.
  private static let mostSeries = 40

  private func figures(_ request: WorkbookRequest) -> [Value] {
    let own = request.evaluation.judgements.filter { $0.team == request.team.id }
    let quoted = Set(own.flatMap { $0.values.map(\.target) })
    return request.evaluation.measures.compactMap { measure in
      guard let overall = request.trends.overall(measure.id) else { return nil }
      let parts = request.trends.series(of: measure.id).filter {
        !$0.isOverall && $0.key.category == overall.key.category
      }
      .prefix(Self.mostSeries)
      let paths =
        [(measure.id.text, "")]
        + parts.map { part in
          let scope = [part.key.area, part.key.group].filter { !$0.isEmpty }
          return (([measure.id.text] + scope.map(\.slug)).joined(separator: "."), part.scope)
        }
      var values: [Value] = []
      for (path, scope) in paths {
        for (field, name) in Self.offered {
          let reference = "\(path).\(field)"
          guard case .success(let value) = request.trends.value(of: reference) else { continue }
          values.append(figure(reference, value, scope.isEmpty ? name : "\(scope): \(name)"))
        }
      }
      // Those that the texts have already, whatever they are.
      for reference in quoted.sorted() {
        guard case .success(let value) = request.trends.value(of: reference),
          value.series.measure.id == measure.id
        else { continue }
        values.append(figure(reference, value, ""))
      }
      let questions = request.evaluation.bank.questions.map(\.number).filter { number in
        request.evaluation.measures(for: number).contains { $0.id == measure.id }
      }
      return [
        "id": .text(measure.id.text), "title": .text(measure.title), "values": .list(values),
        "questionNumbers": .text(questions.map(String.init).joined(separator: " ")),
      ]
    }
  }

  private func figure(_ reference: String, _ value: QuotedValue, _ what: String) -> Value {
    ["reference": .text(reference), "text": .text(value.text), "what": .text(what)]
  }

  private static let offered: [(String, String)] = [
    ("latest", "latest figure"), ("first", "first figure"), ("change", "change, without a sign"),
    ("signed-change", "change, with its sign"), ("gap", "gap"), ("gap-change", "change of the gap"),
    ("latest-period", "latest year"), ("first-period", "first year"),
    ("sentence", "the whole sentence"),
  ]
}

/// What the team answered a year before.
private struct LastYear {
  private let evaluation: Evaluation
  private let answers: [Judgement]
  private let bank: QuestionBank
  private let prose: ProseRenderer
  private let grades: GradeView

  /// Finds the version that was saved last year; `nil` without one.
  init?(_ request: WorkbookRequest) {
    guard let version = request.earlier.versions[request.evaluation.settings.year - 1] else {
      return nil
    }
    evaluation = version.evaluation
    bank = request.evaluation.bank
    answers = evaluation.judgements.filter { $0.team == request.team.id }
    // Its figures are those of its own year.
    let index = ReportIndex(
      ReportRequest(
        evaluation: evaluation, trends: TrendReport(evaluation), generator: request.generator))
    prose = ProseRenderer(index: index, face: .html, hasLinks: false)
    grades = GradeView(bank: evaluation.bank)
  }

  func answer(to question: Question) -> Value {
    guard let old = sameQuestion(question),
      let answer = answers.first(where: { $0.question == old })
    else { return .missing }
    return [
      "year": .text(evaluation.settings.yearText), "verdict": grades.value(answer.grade),
      "sections": .list(
        prose.sections(of: answer).map { section in
          [
            "title": .bytes(section.title), "prose": .bytes(section.text),
            "verdict": section.grade.map { grades.value($0) } ?? .missing,
          ]
        }),
    ]
  }

  /// The number that a question had: by its wording, or in the same bank by its number.
  private func sameQuestion(_ question: Question) -> Int? {
    func folded(_ text: String) -> String { text.withSingleSpaces.lowercased() }
    let names = Set(([question.text] + question.formerly).map(folded))
    if let same = evaluation.bank.questions.first(where: { names.contains(folded($0.text)) }) {
      return same.number
    }
    return evaluation.bank.id == bank.id && evaluation.bank.question(question.number) != nil
      ? question.number : nil
  }
}
