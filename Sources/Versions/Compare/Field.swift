import SelfEvaluation

/// The content of one field of a record, as it's compared and shown.
public enum FieldValue: Hashable, Sendable {
  /// A name, a date, a word.
  case text(String)
  /// Markdown that a person wrote.
  case prose(String)
  /// A number in the field's own unit.
  case number(Double)
  /// Yes or no.
  case truth(Bool)
  /// Texts whose order means nothing.
  case set([String])
  /// Texts whose order means something, such as the numbered prompts of a question.
  case list([String])

  /// Whether two contents say the same: white space, and the order of a set, mean nothing.
  func saysTheSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.text(let one), .text(let two)), (.prose(let one), .prose(let two)):
      one == two || haveSameWords(one, two)
    case (.set(let one), .set(let two)):
      one == two || one.map(foldedSpaces).sorted() == two.map(foldedSpaces).sorted()
    case (.list(let one), .list(let two)):
      one == two || one.map(foldedSpaces) == two.map(foldedSpaces)
    default: self == other
    }
  }
}

/// One field of a record: its name in the saved version, and its content.
public struct Field: Hashable, Sendable {
  /// The name, as a saved version has it.
  public var name: String
  /// The content.
  public var value: FieldValue
}

/// Whether two texts differ in their white space at most.
func haveSameWords(_ one: String, _ two: String) -> Bool {
  // By bytes, as the redline does.
  let left = one.utf8.split { $0 <= 0x20 }
  let right = two.utf8.split { $0 <= 0x20 }
  return left.count == right.count && zip(left, right).allSatisfy { $0.elementsEqual($1) }
}

/// A text with one space where it has white space.
private func foldedSpaces(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Collects the fields of a record.
struct FieldCollector: RecordSink {
  let bank: QuestionBank
  var fields: [Field] = []

  init(bank: QuestionBank) { self.bank = bank }

  mutating func put(_ name: String, text: String) { add(name, .text(text)) }
  mutating func put(_ name: String, prose: String) { add(name, .prose(prose)) }
  mutating func put(_ name: String, number: Double) { add(name, .number(number)) }
  mutating func put(_ name: String, integer: Int) { add(name, .number(Double(integer))) }
  mutating func put(_ name: String, truth: Bool) { add(name, .truth(truth)) }
  mutating func put(_ name: String, texts: [String]) { add(name, .set(texts)) }
  mutating func put(_ name: String, numbers: [Int]) {
    add(name, .set(numbers.map { String($0.magnitude) }))
  }

  private mutating func add(_ name: String, _ value: FieldValue) {
    fields.append(Field(name: name, value: value))
  }
}
