import DataFiles
import Diagnostics
public import SelfEvaluation

/// Why a draft can't be brought in, in a sentence for the person who has it.
public struct DraftRefusal: Error, CustomStringConvertible {
  /// What is wrong, and where.
  public var description: String
  /// What can be done about it.
  public var hint: String

  init(_ message: String, at position: FilePosition? = nil, hint: String) {
    description = position.map { "\($0): \(message)" } ?? message
    self.hint = hint
  }
}

extension Draft {
  /// A draft of more bytes than this isn't read.
  public static let largestSize = 100_000_000

  /// Reads a draft that was saved from a workbook, for the evaluation that it's for.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The path to show in messages. It's not opened.
  ///   - evaluation: What the workspace holds.
  /// - Throws: ``DraftRefusal`` for a draft that's broken, or for another authority, year, team or
  ///   bank.
  public init(
    reading bytes: [UInt8], file: String, for evaluation: Evaluation
  ) throws(DraftRefusal) {
    guard bytes.count <= Self.largestSize else {
      throw DraftRefusal(
        "'\(file)' has more than \(Self.largestSize / 1_000_000) MB, which no draft has",
        hint: "look whether this is the right file")
    }
    guard bytes.first(where: { $0 > 0x20 && $0 < 0x80 }) != UInt8(ascii: "<") else {
      throw DraftRefusal(
        "'\(file)' is a page, not a draft",
        hint: "open the workbook in a browser, and press 'Save draft' in it")
    }
    let source = TextDecoding.decode(bytes, file: file).text
    let document = JSONDocument(parsing: source)
    let reader = DraftReader(evaluation: evaluation)
    if let fault = document.findings.first(where: { $0.severity == .error }) {
      let visible = source.text.utf8.filter { $0 > 0x20 }
      guard visible.first == UInt8(ascii: "{") else { throw Self.noDraft(file) }
      let isCut = visible.last != UInt8(ascii: "}")
      throw DraftRefusal(
        "this isn't a whole draft: \(fault.message)", at: fault.position,
        hint: isCut
          ? "the file ends before the draft does: save it again from the workbook" : fault.hint)
    }
    guard let root = document.root, root.kind == .object, root["judgements"] != nil else {
      throw Self.noDraft(file)
    }
    let number = try reader.number(root, "format")
    guard number <= Self.format else {
      throw DraftRefusal(
        "the draft has format \(number), and this program reads up to \(Self.format)",
        at: root.position, hint: "use the program that made the workbook, or a newer one")
    }
    try reader.checkNames(of: root, known: Self.names)
    self.init(
      authority: try reader.text(root, "authority"), code: try reader.text(root, "code"),
      year: try reader.text(root, "year"), team: Identifier(try reader.text(root, "team")),
      bank: try reader.text(root, "bank"))
    try checkIdentity(evaluation, at: root)
    guard let list = root["judgements"], list.kind == .array else {
      throw reader.wrongType(root["judgements"] ?? root, "judgements", "a list")
    }
    var places: [Int: FilePosition] = [:]
    for value in list.elements {
      let answer = try reader.answer(value)
      if let first = places[answer.question] {
        throw DraftRefusal(
          "question \(answer.question) stands in the draft twice, first on line \(first.line)",
          at: answer.position, hint: "keep one of the two")
      }
      places[answer.question] = answer.position
      answers.append(answer)
    }
  }

  private static let names = [
    "format", "kind", "authority", "code", "year", "team", "bank", "workbook", "saved",
    "judgements",
  ]

  private static func noDraft(_ file: String) -> DraftRefusal {
    DraftRefusal(
      "'\(file)' isn't a draft", hint: "a draft is the file that a workbook saves, .laser.json")
  }

  /// Refuses a draft that was made for something else.
  private func checkIdentity(
    _ evaluation: Evaluation, at root: JSONValue
  ) throws(DraftRefusal) {
    let settings = evaluation.settings
    func place(_ name: String) -> FilePosition { (root[name] ?? root).position }
    let workbook = "make a workbook from this workspace, and open the draft's text beside it"
    guard
      authority.withSingleSpaces.lowercased() == settings.authority.withSingleSpaces.lowercased()
    else {
      throw DraftRefusal(
        "the draft is for '\(authority)', and this workspace is \(settings.authority)'s",
        at: place("authority"), hint: "import it into the workspace that its workbook was made from"
      )
    }
    guard
      code.isEmpty || settings.code.isEmpty || code.lowercased() == settings.code.lowercased()
    else {
      throw DraftRefusal(
        "the draft is for the authority with the code \(code), and this workspace has "
          + settings.code,
        at: place("code"), hint: "import it into the workspace that its workbook was made from")
    }
    guard Period.firstYear(ofAcademicYear: year) == settings.year else {
      throw DraftRefusal(
        "the draft is for the year \(year), and this workspace is for \(settings.yearText)",
        at: place("year"), hint: workbook)
    }
    guard bank == evaluation.bank.id else {
      throw DraftRefusal(
        "the draft answers the questions of '\(bank)', and this workspace has those of "
          + "'\(evaluation.bank.id)'",
        at: place("bank"), hint: workbook)
    }
    guard settings.team(team) != nil else {
      let ids = settings.teams.map(\.id.text)
      throw DraftRefusal(
        "the draft is of the team '\(team)', and this workspace has no such team",
        at: place("team"), hint: "its teams are \(ids.joined(separator: ", "))")
    }
  }
}

/// Reads the members of a draft.
private struct DraftReader {
  let evaluation: Evaluation

  func answer(_ value: JSONValue) throws(DraftRefusal) -> Draft.Answer {
    guard value.kind == .object else { throw wrongType(value, "judgements", "a list of objects") }
    try checkNames(
      of: value, known: ["question", "base"] + AnswerContent.Field.allCases.map(\.rawValue))
    let question = try number(value, "question")
    guard evaluation.bank.question(question) != nil else {
      throw DraftRefusal(
        "there is no question \(question)", at: (value["question"] ?? value).position,
        hint: "the questions are those of '\(evaluation.bank.id)'")
    }
    let content = try content(value)
    var base: AnswerContent?
    var fingerprint = ""
    if let held = value["base"], held.kind == .object {
      fingerprint = try text(held, "fingerprint")
      // A base that was changed tells nothing, and isn't trusted.
      let known = try? self.content(held)
      base = known.flatMap { $0.fingerprint(evaluation.bank) == fingerprint ? $0 : nil }
    }
    return Draft.Answer(
      question: question, content: content,
      fields: Set(AnswerContent.Field.allCases.filter { says($0, in: value) }), base: base,
      baseFingerprint: fingerprint, position: value.position)
  }

  /// Whether a draft speaks of a field.
  ///
  /// A workbook writes null for what has been taken back, such as a grade, but never for a list or
  /// a text, which are empty then.
  private func says(_ field: AnswerContent.Field, in value: JSONValue) -> Bool {
    guard let member = value[field.rawValue] else { return false }
    return switch field {
    case .evidence, .measures, .priorities, .text: !member.isNull
    case .grade, .reason, .status, .updated: true
    }
  }

  /// Refuses a name that isn't one of a draft's: what it's given to would be lost without a word.
  func checkNames(of object: JSONValue, known: [String]) throws(DraftRefusal) {
    for member in object.members where !known.contains(member.key) {
      throw DraftRefusal(
        "\"\(member.key)\" isn't a name that a draft has", at: member.keyPosition,
        hint: member.key.hint(
          onNameAmong: known.filter { object[$0] == nil }, of: known, what: "names", quoted: "\""))
    }
  }

  private func content(_ value: JSONValue) throws(DraftRefusal) -> AnswerContent {
    var content = AnswerContent()
    content.grade = try parsed(value, "grade", "a grade of the scale") {
      evaluation.bank.grade(named: $0)
    }
    content.reason = oneLine(try text(value, "reason"))
    content.status = try parsed(value, "status", "a status such as 'draft'") {
      Judgement.Status(rawValue: $0)
    }
    content.updated = try parsed(value, "updated", "a date such as 2015-06-20") { CalendarDate($0) }
    content.evidence = try ids(value, "evidence")
    content.measures = try ids(value, "measures")
    content.priorities = try ids(value, "priorities")
    content.text = AnswerText.normalised(try text(value, "text"))
    return content
  }

  /// A text that has to stand on one line.
  private func oneLine(_ text: String) -> String {
    func isOuter(_ character: Character) -> Bool {
      character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}"
        || character.utf8.allSatisfy { $0 <= 0x20 }
    }
    let lines = text.utf8.split { $0 == 0x0A || $0 == 0x0D }.map { Substring($0) }
    var line = lines.joined(separator: " ")[...]
    while line.first.map(isOuter) == true { line.removeFirst() }
    while line.last.map(isOuter) == true { line.removeLast() }
    return String(line)
  }

  // MARK: - Members

  func text(_ value: JSONValue, _ name: String) throws(DraftRefusal) -> String {
    guard let member = value[name], !member.isNull else { return "" }
    guard let text = member.string else { throw wrongType(member, name, "a text") }
    guard !text.utf8.contains(0) else {
      throw DraftRefusal(
        "\"\(name)\" has a NUL in it (U+0000), which no file of text can hold",
        at: member.position, hint: "take that character out; a reader doesn't see it")
    }
    return text
  }

  func number(_ value: JSONValue, _ name: String) throws(DraftRefusal) -> Int {
    guard let member = value[name], let number = member.int, number >= 1 else {
      throw wrongType(value[name] ?? value, name, "a number from 1")
    }
    return number
  }

  private func ids(_ value: JSONValue, _ name: String) throws(DraftRefusal) -> [Identifier] {
    guard let member = value[name], !member.isNull else { return [] }
    guard member.kind == .array else { throw wrongType(member, name, "a list of ids") }
    var ids: [Identifier] = []
    for element in member.elements {
      guard let text = element.string, let id = Identifier(validating: text) else {
        throw wrongType(element, name, "a list of ids such as \"E004\"")
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  private func parsed<Result>(
    _ value: JSONValue, _ name: String, _ what: String, _ read: (String) -> Result?
  ) throws(DraftRefusal) -> Result? {
    let text = try text(value, name)
    if text.isEmpty { return nil }
    guard let result = read(text) else {
      throw DraftRefusal(
        "\"\(name)\" is '\(text.prefix(40))', which isn't \(what)",
        at: (value[name] ?? value).position, hint: "choose it in the workbook")
    }
    return result
  }

  func wrongType(_ value: JSONValue, _ name: String, _ expected: String) -> DraftRefusal {
    DraftRefusal(
      "\"\(name)\" should be \(expected)", at: value.position,
      hint: "save the draft from the workbook again")
  }
}
