import Diagnostics
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

  /// The fields that name other records by their ids, in which case makes no difference.
  private static let idFields: Set = [
    "evidence", "measure", "measures", "priorities", "formerly", "alignedWith", "team", "priority",
  ]

  /// Whether two contents of a field say the same.
  func saysTheSame(as other: Self, in field: String) -> Bool {
    if saysTheSame(as: other) { return true }
    let isOfIDs = Self.idFields.contains(field) || field == "source" && mayBeID
    return isOfIDs && inLowerCase.saysTheSame(as: other.inLowerCase)
  }

  /// Whether a source may be an item of the register: `E012`, but not a word such as `Ofsted`.
  private var mayBeID: Bool {
    guard case .text(let text) = self else { return false }
    return Identifier.isValid(text) && text.contains(where: \.isNumber)
  }

  private var inLowerCase: Self {
    switch self {
    case .text(let text): .text(text.lowercased())
    case .set(let texts): .set(texts.map { $0.lowercased() })
    case .prose, .number, .truth, .list: self
    }
  }

  /// Whether two contents say the same: white space that no reader sees, and the order of a set,
  /// mean nothing.
  func saysTheSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.text(let one), .text(let two)): one == two || haveSameWords(one, two)
    case (.prose(let one), .prose(let two)): Redline.isSame(one, two)
    case (.set(let one), .set(let two)):
      one == two || one.map(\.withSingleSpaces).sorted() == two.map(\.withSingleSpaces).sorted()
    case (.list(let one), .list(let two)):
      one == two || one.map(\.withSingleSpaces) == two.map(\.withSingleSpaces)
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

extension String {
  /// The words of a field's name: `successCriterion` is `success criterion`, or `success-criterion` as
  /// tables have it.
  package func words(joinedBy separator: Character) -> String {
    var result = ""
    for character in self {
      if character.isUppercase { result.append(separator) }
      result += character.lowercased()
    }
    return result
  }
}

/// Whether two texts differ in their white space at most.
func haveSameWords(_ one: String, _ two: String) -> Bool {
  // By bytes, as the redline does.
  let (left, right) = (one.utf8.span, two.utf8.span)
  var (i, j) = (0, 0)
  while true {
    while i < left.count, left[i] <= 0x20 { i += 1 }
    while j < right.count, right[j] <= 0x20 { j += 1 }
    guard i < left.count, j < right.count else { return i == left.count && j == right.count }
    while i < left.count, j < right.count, left[i] > 0x20, left[i] == right[j] {
      i += 1
      j += 1
    }
    if i < left.count, left[i] > 0x20 { return false }
    if j < right.count, right[j] > 0x20 { return false }
  }
}

/// Collects the fields of a record.
struct FieldCollector: RecordSink {
  let bank: QuestionBank
  var fields: [Field] = []

  init(bank: QuestionBank) {
    self.bank = bank
    fields.reserveCapacity(16)
  }

  mutating func put(_ name: StaticString, text: String) { add(name, .text(text)) }
  mutating func put(_ name: StaticString, prose: String) { add(name, .prose(prose)) }
  mutating func put(_ name: StaticString, number: Double) { add(name, .number(number)) }
  mutating func put(_ name: StaticString, integer: Int) { add(name, .number(Double(integer))) }
  mutating func put(_ name: StaticString, truth: Bool) { add(name, .truth(truth)) }
  mutating func put(_ name: StaticString, texts: [String]) { add(name, .set(texts)) }
  mutating func put(_ name: StaticString, list: [String]) { add(name, .list(list)) }
  mutating func put(_ name: StaticString, numbers: [Int]) {
    add(name, .set(numbers.map { "\($0.magnitude)" + $0.removalInWords }))
  }

  private mutating func add(_ name: StaticString, _ value: FieldValue) {
    fields.append(Field(name: name.description, value: value))
  }
}
