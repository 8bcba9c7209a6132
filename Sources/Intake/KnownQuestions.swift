import SelfEvaluation

/// The questions that can be referred to, and their prompts.
struct KnownQuestions {
  /// The number of each question.
  private(set) var numbers: Set<Int> = []
  private var promptCounts: [Int: Int] = [:]
  /// The same by number, as far as a table of them is small; -1 where there is no question.
  ///
  /// Every row of a register asks for several.
  private var counts: [Int] = []

  /// None, while the bank isn't read.
  init() {}

  init(_ bank: QuestionBank) {
    for question in bank.questions where numbers.insert(question.number).inserted {
      promptCounts[question.number] = question.prompts.count
    }
    let last = numbers.filter { (0..<1_000).contains($0) }.max() ?? -1
    counts = (0..<last + 1).map { promptCounts[$0] ?? -1 }
  }

  func contains(_ number: Int) -> Bool {
    counts.indices.contains(number) ? counts[number] >= 0 : numbers.contains(number)
  }

  /// How many prompts a question has; none when it isn't known.
  func promptCount(_ number: Int) -> Int {
    counts.indices.contains(number) ? max(counts[number], 0) : promptCounts[number] ?? 0
  }

  /// Reads a list such as `2;3;10-12` without a fault or a space in it, as nearly all are.
  ///
  /// - Returns: The numbers, each once; `nil` when the list has to be looked at more closely.
  func plainList(_ cell: Span<UInt8>) -> [Int]? {
    var list: [Int] = []
    list.reserveCapacity(cell.count(of: 0x3B) + 1)
    var index = 0
    while true {
      guard let first = cell.digits(from: &index), contains(first) else { return nil }
      var last = first
      if index < cell.count, cell[index] == 0x2D {
        index += 1
        guard let end = cell.digits(from: &index), first <= end, end - first < 1_000 else {
          return nil
        }
        last = end
      }
      for number in first...last {
        guard contains(number) else { return nil }
        if !list.contains(number) { list.append(number) }
      }
      if index == cell.count { return list }
      guard cell[index] == 0x3B else { return nil }
      index += 1
    }
  }

  /// Reads a list of prompts such as `3.5;10.2` in the same way.
  func plainPrompts(_ cell: Span<UInt8>) -> [PromptReference]? {
    var list: [PromptReference] = []
    list.reserveCapacity(cell.count(of: 0x3B) + 1)
    var index = 0
    while true {
      guard let question = cell.digits(from: &index), index < cell.count, cell[index] == 0x2E else {
        return nil
      }
      index += 1
      guard let prompt = cell.digits(from: &index), prompt > 0, prompt <= promptCount(question)
      else { return nil }
      let reference = PromptReference(question: question, prompt: prompt)
      if !list.contains(reference) { list.append(reference) }
      if index == cell.count { return list }
      guard cell[index] == 0x3B else { return nil }
      index += 1
    }
  }
}

extension Span<UInt8> {
  /// Reads the number of one to nine digits that stands at an index, and moves that behind it.
  fileprivate func digits(from index: inout Int) -> Int? {
    let start = index
    var number = 0
    while index < count, self[index] &- 0x30 < 10, index - start < 10 {
      number = number &* 10 &+ Int(self[index] &- 0x30)
      index += 1
    }
    return index > start && index - start < 10 ? number : nil
  }

  fileprivate func count(of byte: UInt8) -> Int {
    var count = 0
    for index in indices where self[index] == byte { count += 1 }
    return count
  }
}
