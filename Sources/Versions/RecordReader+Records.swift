import DataFiles
import Diagnostics
import SelfEvaluation
import Trends

/// Each kind of record, the fields in the order of `RecordFields.swift`.
extension RecordReader {
  func judgement(_ value: JSONValue) throws(VersionFault) -> Judgement {
    guard let question = try integer(value, "question", in: Self.questionNumbers) else {
      throw .badMember("question")
    }
    var result = Judgement(
      team: try id(value, "team"), question: question,
      body: Prose(try text(value, "text"), file: position.file), at: position)
    result.grade = try grade(value, "grade")
    result.reason = try text(value, "reason")
    result.status = try word(value, "status")
    result.updated = try date(value, "updated")
    result.author = try text(value, "author")
    result.evidence = try references(value, "evidence")
    result.measures = try references(value, "measures")
    result.priorities = try references(value, "priorities")
    result.agreed = try date(value, "agreed")
    result.fingerprint = try text(value, "fingerprint")
    return result
  }

  func evidenceItem(_ value: JSONValue) throws(VersionFault) -> EvidenceItem {
    var result = EvidenceItem(
      id: try id(value, "id"), title: try text(value, "title"), at: position)
    result.kind = try word(value, "kind")
    result.date = try date(value, "date")
    result.period = try text(value, "period")
    result.source = try text(value, "source")
    result.owner = try text(value, "owner")
    result.questions = try questions(value)
    for text in try texts(value, "prompts") {
      let parts = text.split(separator: ".")
      guard parts.count == 2, let question = Int(digits: parts[0]),
        let prompt = Int(digits: parts[1])
      else { throw .badMember("prompts") }
      result.prompts.append(PromptReference(question: question, prompt: prompt))
    }
    result.reportedTo = try texts(value, "reportedTo")
    result.location = try text(value, "location")
    result.expires = try date(value, "expires")
    result.marking = try text(value, "marking")
    result.stance = try word(value, "stance")
    result.formerly = try ids(value, "formerly")
    result.notes = try text(value, "notes")
    return result
  }

  func measure(_ value: JSONValue) throws(VersionFault) -> Measure {
    guard let unit: Measure.Unit = try word(value, "unit") else { throw .badMember("unit") }
    var result = Measure(
      id: try id(value, "id"), title: try text(value, "title"), unit: unit, at: position)
    result.polarity = try word(value, "polarity")
    result.kind = try word(value, "kind") ?? .flow
    result.counts = try word(value, "counts") ?? .pupils
    result.questions = try questions(value)
    result.priorities = try ids(value, "priorities")
    result.source = try text(value, "source")
    result.target = try number(value, "target")
    result.targetPeriod = try period(value, "targetPeriod")
    result.headline = try texts(value, "headline")
    for text in try texts(value, "breaks") {
      guard let colon = text.firstIndex(of: ":"), let period = Self.period(text[..<colon])
      else { throw .badMember("breaks") }
      let why = String(text[text.index(after: colon)...].drop { $0 == " " })
      result.breaks.append(.init(period: period, why: why))
    }
    result.decimals =
      try integer(value, "decimals", in: RoundedNumber.decimalsAllowed) ?? result.decimals
    guard value["file"] != nil else { return result }
    var source = Measure.DataFileSource(
      file: try text(value, "file"), indicator: try text(value, "indicator"),
      numerator: try text(value, "numerator"), denominator: try text(value, "denominator"),
      filters: [])
    for text in try texts(value, "filters") {
      guard let equals = text.firstIndex(of: "=") else { throw .badMember("filters") }
      source.filters.append(
        .init(
          column: String(text[..<equals]), value: String(text[text.index(after: equals)...])))
    }
    result.dataFile = source
    return result
  }

  func observation(_ value: JSONValue) throws(VersionFault) -> Observation {
    guard var period = try period(value, "period") else { throw .badMember("period") }
    if value["periodKind"]?.string == Period.financialYearKind,
      let year = period.asFinancialYear
    {
      period = year
    }
    let series = SeriesKey(
      area: try text(value, "area"), group: try text(value, "group"),
      category: try text(value, "category"))
    var result = Observation(
      measure: try id(value, "measure"), series: series, period: period, at: position)
    result.value = try number(value, "value")
    result.numerator = try number(value, "numerator")
    result.denominator = try number(value, "denominator")
    result.symbol = try word(value, "symbol")
    result.status = try word(value, "status")
    return result
  }

  func priority(_ value: JSONValue) throws(VersionFault) -> KeyPriority {
    var result = KeyPriority(
      id: try id(value, "id"), title: try text(value, "title"), at: position)
    result.team = try optionalID(value, "team")
    result.lead = try text(value, "lead")
    result.due = try date(value, "due")
    result.successCriterion = try text(value, "successCriterion")
    result.measures = try ids(value, "measures")
    result.questions = try questions(value)
    result.alignedWith = try texts(value, "alignedWith")
    result.progress = try word(value, "progress")
    result.reviewed = try date(value, "reviewed")
    result.inImprovementPlan = value["lip"]?.bool
    result.formerly = try ids(value, "formerly")
    let prose = try text(value, "evaluation")
    result.evaluation = prose.isEmpty ? nil : Prose(prose, file: position.file)
    return result
  }

  func action(_ value: JSONValue) throws(VersionFault) -> Action {
    var result = Action(
      id: try id(value, "id"), priority: try id(value, "priority"),
      action: try text(value, "action"), at: position)
    result.team = try optionalID(value, "team")
    result.lead = try text(value, "lead")
    result.start = try date(value, "start")
    result.due = try date(value, "due")
    result.successCriterion = try text(value, "successCriterion")
    result.status = try word(value, "status")
    result.reviewed = try date(value, "reviewed")
    result.evidence = try ids(value, "evidence")
    result.notes = try text(value, "notes")
    return result
  }

  func gradeRecord(_ value: JSONValue) throws(VersionFault) -> GradeRecord {
    guard let year = try parsed(value, "year", { Period.firstYear(ofAcademicYear: $0) }),
      let question = try integer(value, "question", in: Self.questionNumbers),
      let grade = try grade(value, "grade")
    else { throw .badMember("history") }
    return GradeRecord(
      year: year, team: try id(value, "team"), question: question, grade: grade, at: position)
  }

  private func period(_ value: JSONValue, _ name: String) throws(VersionFault) -> Period? {
    try parsed(value, name) { Self.period($0[...]) }
  }

  /// Reads a period as the program writes it, the financial year included, which people's files
  /// can't have because it could be a month.
  private static func period(_ text: Substring) -> Period? {
    if let period = Period(text), period.description == text { return period }
    let parts = text.split(separator: "-")
    guard parts.count == 2, parts[0].utf8.count == 4, let first = Int(digits: parts[0]),
      let second = Int(digits: parts[1]), (first + 1) % 100 == second
    else { return Period(text) }
    return .financialYear(first)
  }
}
