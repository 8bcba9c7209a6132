import Diagnostics
import SelfEvaluation
import Versions

extension RollForward {
  mutating func answers(_ own: [Judgement], in utf8: [UInt8]) -> [UInt8] {
    var utf8 = utf8
    var end = utf8.count
    // From the last to the first, so that the lines above stay where they are.
    for answer in own.sorted(by: { $0.position.line > $1.position.line }) {
      let lines = TextLine.all(of: utf8[...]).dropFirst(answer.position.line - 1)
      let start = lines.first?.content.startIndex ?? utf8.count
      guard let number = numbers.numberInSameWords(of: answer.question) else {
        if !answer.isUnanswered {
          leave(
            numbers.number(of: answer.question) == nil
              ? "Questions that are not asked any more, whose answers were not carried"
              : "Questions asked in other words, whose answers were not carried",
            of: answer)
        }
        utf8.removeSubrange(start..<min(end, utf8.count))
        end = start
        continue
      }
      if !answer.isUnanswered {
        var keys = AnswerKeys(utf8)
        if answer.keyPositions["grade"] != nil {
          keys.set("Grade", to: "", below: answer.lastLineOfHeading)
        }
        keys.set(
          "Status", to: Judgement.Status.carriedForward.rawValue, below: answer.lastLineOfHeading)
        // A reason is that of the grade which goes.
        for key in ["Reason", "Agreed", "Fingerprint"]
        where answer.keyPositions[key.lowercased()] != nil {
          keys.remove(key, below: answer.lastLineOfHeading)
        }
        let kept = answer.priorities.map(\.target).filter { !droppedPriorities.contains($0) }
        if kept.count < answer.priorities.count {
          keys.set(
            "Priorities", to: kept.map(\.text).joined(separator: "; "),
            below: answer.lastLineOfHeading)
        }
        utf8 = keys.bytes
        carried += 1
      }
      if number != answer.question, let heading = lines.first?.content,
        let first = heading.firstIndex(where: Self.isDigit)
      {
        let digits =
          first..<(heading[first...].firstIndex { !Self.isDigit($0) } ?? heading.endIndex)
        utf8.replaceSubrange(digits, with: String(number).utf8)
      }
      end = start
    }
    return utf8
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The name of a file that is called by the number of its one answer, by the new number; `nil` for
  /// any other file.
  func nameByNumber(_ path: String, holding answers: [Judgement]) -> String? {
    guard answers.count == 1, let number = numbers.number(of: answers[0].question),
      number != answers[0].question
    else { return nil }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    let name = path.dropFirst(folder.count)
    guard let mark = name.first, mark == "Q" || mark == "q",
      Int(name.dropFirst().dropLast(3)) == answers[0].question
    else { return nil }
    return "\(folder)\(mark)\(number < 10 ? "0" : "")\(number)\(name.suffix(3))"
  }

  /// Gives files new names, unless two would then be called the same.
  mutating func rename(_ names: [Int: String]) {
    let paths = files.indices.map { names[$0] ?? files[$0].path }
    guard Set(paths.map { $0.lowercased() }).count == paths.count else { return }
    for (place, name) in names { files[place].path = name }
  }

  private mutating func leave(_ heading: String, of answer: Judgement) {
    note(heading, "Question \(answer.question), \(name(of: answer.team))")
  }
}
