import SelfEvaluation

/// What takes the fields of a record one by one: JSON that is being written, or a list to compare.
///
/// Each kind of record names its fields once, in `RecordFields.swift`, so that nothing can be saved
/// and not compared; `saysTheSame(as:)` of answers and evidence items is held to them by a test.
/// What is empty or absent is left out, never 0 or "".
protocol RecordSink {
  /// The bank whose scale names the grades.
  var bank: QuestionBank { get }

  mutating func put(_ name: StaticString, text: String)
  mutating func put(_ name: StaticString, prose: String)
  mutating func put(_ name: StaticString, number: Double)
  mutating func put(_ name: StaticString, integer: Int)
  mutating func put(_ name: StaticString, truth: Bool)
  /// Takes texts whose order means nothing.
  mutating func put(_ name: StaticString, texts: [String])
  /// Takes texts whose order means something.
  mutating func put(_ name: StaticString, list: [String])
  mutating func put(_ name: StaticString, numbers: [Int])
}

extension RecordSink {
  mutating func field(_ name: StaticString, _ text: String?) {
    if let text, !text.isEmpty { put(name, text: text) }
  }

  mutating func field(_ name: StaticString, _ number: Int?) {
    if let number { put(name, integer: number) }
  }

  mutating func field(_ name: StaticString, _ number: Double?) {
    if let number { put(name, number: number) }
  }

  mutating func field(_ name: StaticString, _ truth: Bool?) {
    if let truth { put(name, truth: truth) }
  }

  mutating func prose(_ name: StaticString, _ prose: Prose?) {
    guard let text = prose?.text, !text.isEmpty else { return }
    put(name, prose: String(text))
  }

  mutating func strings(_ name: StaticString, _ texts: [String]) {
    if !texts.isEmpty { put(name, texts: texts) }
  }

  mutating func list(_ name: StaticString, _ texts: [String]) {
    if !texts.isEmpty { put(name, list: texts) }
  }

  mutating func numbers(_ name: StaticString, _ numbers: [Int]) {
    if !numbers.isEmpty { put(name, numbers: numbers) }
  }
}

extension Int {
  /// What stands behind the number of a question that was given to another: it's a negative one.
  var removalInWords: String { self < 0 ? " (removed)" : "" }
}
