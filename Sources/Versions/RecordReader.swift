import DataFiles
import Diagnostics
import SelfEvaluation

/// Turns the members of a saved version into records.
///
/// What is absent takes the default of the format, so that a file without a field that came later
/// still reads. A member of another type than the format's is a fault.
struct RecordReader {
  let position: FilePosition
  var bank = QuestionBank(id: "", title: "", scale: [], parts: [])

  init(file: String) { position = FilePosition(file: file) }

  mutating func evaluation(_ root: JSONValue) throws(VersionFault) -> Evaluation {
    guard let yearText = root["year"]?.string, let year = Period.firstYear(ofAcademicYear: yearText)
    else { throw .badMember("year") }
    var settings = Settings(authority: try text(root, "authority"), year: year, at: position)
    if let value = root["settings"] { try read(value, into: &settings) }
    if let value = root["bank"] { try readBank(value) }
    var result = Evaluation(settings: settings, bank: bank)
    for value in try list(root, "judgements") { result.judgements.append(try judgement(value)) }
    for value in try list(root, "evidence") { result.register.append(try evidenceItem(value)) }
    for value in try list(root, "measures") { result.measures.append(try measure(value)) }
    for value in try list(root, "observations") {
      result.observations.append(try observation(value))
    }
    result.readFinancialYears()
    for value in try list(root, "priorities") { result.priorities.append(try priority(value)) }
    for value in try list(root, "actions") { result.actions.append(try action(value)) }
    for value in try list(root, "history") { result.history.append(try gradeRecord(value)) }
    return result
  }

  private func read(
    _ value: JSONValue, into settings: inout Settings
  ) throws(VersionFault) {
    settings.code = try text(value, "code")
    settings.region = try text(value, "region")
    settings.statisticalNeighbours = try texts(value, "statisticalNeighbours")
    settings.bank = try text(value, "bank")
    settings.marking = try text(value, "marking")
    settings.trendYears = try integer(value, "trendYears", in: 2...20) ?? settings.trendYears
    settings.suppressBelow =
      try integer(value, "suppressBelow", in: 0...1_000) ?? settings.suppressBelow
    settings.wordLimit = try integer(value, "wordLimit", in: 1...100_000) ?? settings.wordLimit
    settings.note = try text(value, "note")
    settings.date = try date(value, "date")
    for team in try list(value, "teams") {
      settings.teams.append(
        Team(
          id: try id(team, "id"), name: try text(team, "name"),
          moderates: team["moderates"]?.bool ?? false))
    }
  }

  private mutating func readBank(_ value: JSONValue) throws(VersionFault) {
    bank.id = try text(value, "id")
    bank.title = try text(value, "title")
    bank.version = try text(value, "version")
    bank.guidance = try texts(value, "guidance")
    for grade in try list(value, "scale") {
      bank.scale.append(
        .init(
          id: try text(grade, "id"), name: try text(grade, "name"),
          aliases: try texts(grade, "aliases")))
    }
    for value in try list(value, "parts") {
      var part = QuestionBank.Part(name: try text(value, "name"), questions: [])
      for question in try list(value, "questions") {
        guard let number = try integer(question, "number", in: Self.questionNumbers) else {
          throw .badMember("number")
        }
        part.questions.append(
          Question(
            number: number, text: try text(question, "text"),
            prompts: try texts(question, "prompts"), formerly: try texts(question, "formerly"),
            wordLimit: try integer(question, "wordLimit", in: 1...100_000)))
      }
      bank.parts.append(part)
    }
  }

  // MARK: - Members

  func list(_ value: JSONValue, _ name: String) throws(VersionFault) -> [JSONValue] {
    guard let member = value[name], !member.isNull else { return [] }
    guard member.kind == .array else { throw .badMember(name) }
    return Array(member.elements)
  }

  func text(_ value: JSONValue, _ name: String) throws(VersionFault) -> String {
    guard let member = value[name], !member.isNull else { return "" }
    guard let text = member.string else { throw .badMember(name) }
    return text
  }

  func texts(_ value: JSONValue, _ name: String) throws(VersionFault) -> [String] {
    var texts: [String] = []
    for element in try list(value, name) {
      guard let text = element.string else { throw .badMember(name) }
      texts.append(text)
    }
    return texts
  }

  /// The numbers that a question may have, as in a bank's file.
  static let questionNumbers = 1...9_999

  func integer(
    _ value: JSONValue, _ name: String, in range: ClosedRange<Int>
  ) throws(VersionFault) -> Int? {
    guard let member = value[name], !member.isNull else { return nil }
    guard let number = member.int, range.contains(number) else { throw .badMember(name) }
    return number
  }

  func number(_ value: JSONValue, _ name: String) throws(VersionFault) -> Double? {
    guard let member = value[name], !member.isNull else { return nil }
    guard let number = member.double else { throw .badMember(name) }
    return number
  }

  func questions(_ value: JSONValue) throws(VersionFault) -> [Int] {
    let name = "questions"
    var numbers: [Int] = []
    for element in try list(value, name) {
      guard let number = element.int, Self.questionNumbers.contains(number) else {
        throw .badMember(name)
      }
      numbers.append(number)
    }
    return numbers
  }

  func id(_ value: JSONValue, _ name: String) throws(VersionFault) -> Identifier {
    Identifier(try text(value, name))
  }

  func optionalID(_ value: JSONValue, _ name: String) throws(VersionFault) -> Identifier? {
    value[name] == nil ? nil : try id(value, name)
  }

  func ids(_ value: JSONValue, _ name: String) throws(VersionFault) -> [Identifier] {
    try texts(value, name).map { Identifier($0) }
  }

  func references(
    _ value: JSONValue, _ name: String
  ) throws(VersionFault) -> [Reference<Identifier>] {
    try ids(value, name).map { Reference($0, at: position) }
  }

  func date(_ value: JSONValue, _ name: String) throws(VersionFault) -> CalendarDate? {
    try parsed(value, name) { CalendarDate($0) }
  }

  func word<Word: RawRepresentable<String>>(
    _ value: JSONValue, _ name: String
  ) throws(VersionFault) -> Word? {
    try parsed(value, name) { Word(rawValue: $0) }
  }

  func grade(_ value: JSONValue, _ name: String) throws(VersionFault) -> Grade? {
    try parsed(value, name) { id in
      if id == "not-applicable" { return .notApplicable }
      return bank.scale.firstIndex { $0.id == id }.map { .onScale($0) }
    }
  }

  /// Reads a text that stands for something else; one that can't be understood is a fault.
  func parsed<Result>(
    _ value: JSONValue, _ name: String, _ read: (String) -> Result?
  ) throws(VersionFault) -> Result? {
    let text = try text(value, name)
    if text.isEmpty { return nil }
    guard let result = read(text) else { throw .badMember(name) }
    return result
  }
}
