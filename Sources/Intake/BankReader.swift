public import Diagnostics
public import SelfEvaluation

internal import DataFiles

extension Intake {
  /// Reads a question bank.
  ///
  /// - Parameter source: JSON in the form of the bank's format.
  /// - Returns: As much of the bank as could be read, `nil` when the text is no JSON object; and
  ///   what is wrong with it.
  public static func readBank(_ source: SourceText) -> (bank: QuestionBank?, findings: [Finding]) {
    let document = JSONDocument(parsing: source)
    var reader = BankReader()
    reader.fields.log.add(document.findings)
    guard let root = document.root, root.kind == .object else {
      if let root = document.root {
        reader.fields.wrongType(
          root, "the question bank", expected: "an object in braces", example: "{\"id\": …}")
      }
      return (nil, reader.fields.log.finished())
    }
    let bank = reader.bank(root, isComplete: document.findings.isEmpty)
    return (bank, reader.fields.log.finished())
  }
}

private struct BankReader {
  var fields = JSONFields()
  private var lineOfQuestion: [Int: Int] = [:]
  private var gradeOfWord: [String: (number: Int, name: String)] = [
    "not applicable": (Self.notApplicable, "Not applicable"),
    "n/a": (Self.notApplicable, "Not applicable"),
  ]

  /// In the place of a number: the grade that stands beside every scale.
  private static let notApplicable = 0

  mutating func bank(_ root: JSONValue, isComplete: Bool) -> QuestionBank {
    fields.checkNames(
      of: root, known: ["id", "title", "version", "scale", "guidance", "parts"],
      required: isComplete ? ["id", "title", "scale", "parts"] : [], owner: "the question bank")
    var bank = QuestionBank(
      id: fields.string(root, "id", example: "\"lancashire-laser-2013\"") ?? "",
      title: fields.string(root, "title", example: "\"Section 4\"") ?? "", scale: [], parts: [])
    bank.version = version(root)
    bank.guidance = fields.strings(root, "guidance", example: "[\"Be evaluative.\"]").map(\.text)
    if let scale = root["scale"] { readScale(scale, into: &bank) }
    if let parts = root["parts"] { readParts(parts, into: &bank) }
    return bank
  }

  private mutating func version(_ root: JSONValue) -> String {
    if let number = root["version"]?.numberText { return number }
    return fields.string(root, "version", example: "\"2013\"") ?? ""
  }

  private mutating func readScale(_ scale: JSONValue, into bank: inout QuestionBank) {
    let example = "[{\"id\": \"good\", \"name\": \"Good\"}, …]"
    guard scale.kind == .array else {
      fields.wrongType(scale, "\"scale\"", expected: "a list in brackets", example: example)
      return
    }
    var count = 0
    for element in scale.elements {
      count += 1
      guard element.kind == .object else {
        fields.wrongType(
          element, "a grade", expected: "an object in braces", example: example, isItem: true)
        continue
      }
      fields.checkNames(
        of: element, known: ["id", "name", "aliases"], required: ["id"], owner: "a grade")
      let id = fields.string(element, "id", example: "\"good\"") ?? ""
      let name = fields.string(element, "name", example: "\"Good\"") ?? id
      let aliases = fields.strings(element, "aliases", example: "[\"RI\", \"3\"]")
      if id.isEmpty || name.isEmpty {
        if element["id"] != nil { emptyText(element, "this grade") }
        continue
      }
      let grade = (number: count, name: name)
      for word in [id, name] { take(word, for: grade, at: element["id"] ?? element) }
      for alias in aliases { take(alias.text, for: grade, at: alias.value) }
      bank.scale.append(.init(id: id, name: name, aliases: aliases.map(\.text)))
    }
    if count < 2 {
      fields.log.add(
        .emptyBank, "the scale has \(count == 0 ? "no grades" : "one grade only")",
        at: scale.position, hint: "list at least two grades, the best first: \(example)")
    }
  }

  private mutating func take(
    _ word: String, for grade: (number: Int, name: String), at value: JSONValue
  ) {
    let known = gradeOfWord[folded(word)] ?? grade
    gradeOfWord[folded(word)] = known
    guard known.number != grade.number else { return }
    fields.log.add(
      .repeatedGradeName, "'\(word)' stands for the grade '\(known.name)' already",
      at: value.position,
      hint: known.number == Self.notApplicable
        ? "take this grade off the scale: any question may be 'not applicable', with a reason"
        : "let each word mean one grade only")
  }

  private mutating func readParts(_ parts: JSONValue, into bank: inout QuestionBank) {
    let example = "[{\"name\": \"Leadership\", \"questions\": […]}]"
    guard parts.kind == .array else {
      fields.wrongType(parts, "\"parts\"", expected: "a list in brackets", example: example)
      return
    }
    for element in parts.elements {
      guard element.kind == .object else {
        fields.wrongType(
          element, "a part", expected: "an object in braces", example: example, isItem: true)
        continue
      }
      fields.checkNames(
        of: element, known: ["name", "questions"], required: ["name", "questions"],
        owner: "a part")
      let name = fields.string(element, "name", example: "\"Leadership\"")
      if name?.isEmpty == true { emptyText(element["name"] ?? element, "the name of this part") }
      var part = QuestionBank.Part(name: name ?? "", questions: [])
      if let questions = element["questions"], questions.kind != .array {
        fields.wrongType(
          questions, "\"questions\"", expected: "a list in brackets",
          example: "[{\"number\": 1, \"text\": \"How well …?\"}]")
      } else {
        let questions = element["questions"].map { Array($0.elements) } ?? []
        part.questions = questions.compactMap { question($0) }
      }
      bank.parts.append(part)
    }
    if lineOfQuestion.isEmpty {
      fields.log.add(
        .emptyBank, "this bank has no questions", at: parts.position,
        hint: "list parts with their questions: \(example)")
    }
  }

  private mutating func question(_ value: JSONValue) -> Question? {
    guard value.kind == .object else {
      fields.wrongType(
        value, "a question", expected: "an object in braces",
        example: "{\"number\": 1, \"text\": \"How well …?\"}", isItem: true)
      return nil
    }
    fields.checkNames(
      of: value, known: ["number", "text", "prompts", "formerly", "wordLimit"],
      required: ["number", "text"], owner: "a question")
    let text = fields.string(value, "text", example: "\"How well …?\"")
    if text?.isEmpty == true { emptyText(value["text"] ?? value, "the text of this question") }
    let prompts = fields.strings(value, "prompts", example: "[\"Minutes of …\"]")
    for prompt in prompts where prompt.text.isEmpty { emptyText(prompt.value, "this prompt") }
    let formerly = fields.strings(value, "formerly", example: "[\"9\"]").map(\.text)
    let wordLimit = fields.integer(value, "wordLimit", in: 1...100_000)
    guard let number = fields.integer(value, "number", in: 1...9_999) else { return nil }
    let place = (value["number"] ?? value).position
    if let line = lineOfQuestion[number] {
      fields.log.add(
        .repeatedQuestion, "there is a question \(number) already, on line \(line)", at: place,
        hint: "give each question a number of its own")
      return nil
    }
    lineOfQuestion[number] = place.line
    return Question(
      number: number, text: text ?? "", prompts: prompts.map(\.text).filter { !$0.isEmpty },
      formerly: formerly, wordLimit: wordLimit)
  }

  private mutating func emptyText(_ value: JSONValue, _ what: String) {
    fields.log.add(
      .missingText, "\(what) is empty", at: value.position, hint: "write the words, or remove it")
  }
}
