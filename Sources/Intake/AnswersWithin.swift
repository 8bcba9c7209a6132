import CommonMark
import Diagnostics
import SelfEvaluation

// The heading of another answer that is none, and key lines that stand too far down.

extension WorkspaceReader {
  /// Reports the heading of another answer that is none, and keys that aren't read as this answer's.
  mutating func reportAnswersWithin(
    _ lines: [MarkedLine], beginning starts: Set<Int>, _ answer: Judgement
  ) {
    for line in lines where line.mark == .question || line.mark == .key {
      let text = line.text(answer.body).trimmed
      let plain = Substring(text.filter { $0 != "*" && $0 != "_" }).trimmed
      let place = answer.body.position(atByte: line.start)
      if line.mark == .question {
        guard let number = question(in: plain, beginsParagraph: starts.contains(line.start)),
          number != answer.question
        else { continue }
        log.add(
          .badQuestionHeading,
          "'\(text.prefix(60))' is no heading, so what follows is printed as part of this answer",
          at: place,
          hint: "write '# Question \(number)' if that answer begins here, or put another word in "
            + "front if it doesn't")
        // What follows isn't this answer's.
        return
      }
      reportKey(plain, answer, at: line.start, isMarked: plain != text)
    }
  }

  /// The question that a line is headed with.
  func question(in line: Substring, beginsParagraph: Bool) -> Int? {
    guard case .question(let number, let offset) = QuestionHeading(line), questions.contains(number)
    else { return nil }
    let rest = Substring(line.utf8.dropFirst(offset)).drop(while: \.isNumber).trimmed
    let words = folded(rest.drop { !$0.isLetter }.trimmed)
    let wording = folded(bank.question(number)?.text ?? "")
    if words.utf8.count >= 12, wording.hasPrefix(words.prefix(24)) { return number }
    let isTitled = rest.first.map { ":\u{2013}\u{2014}-.".contains($0) } ?? true
    return beginsParagraph && (words.isEmpty || isTitled && rest.last != ".") ? number : nil
  }

  private mutating func reportKey(
    _ line: Substring, _ answer: Judgement, at offset: Int, isMarked: Bool
  ) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = folded(line[..<colon].trimmed)
    let word = line[line.index(after: colon)...].trimmed
    guard !word.isEmpty, isValue(word, of: name, answer) else { return }
    let key = name.capitalisedFirst
    let heading = "right below '# Question \(answer.question)'"
    let hint: String
    switch name {
    case "evidence":
      let ids = word.filter { $0 != "[" && $0 != "]" }
      hint = "put it into the line 'Evidence:' \(heading), or cite it as '[\(ids)]' in the text"
    case "measures", "priorities": hint = "put it into the line '\(key):' \(heading)"
    default:
      let scope =
        name == "grade" ? answer.drillDowns.first { $0.range.contains(offset) } : nil
      hint =
        scope.map { "write it into the heading: '### \($0.title): \(word)'" }
        ?? (answer.keyPositions[name] == nil
          ? (isMarked
            ? "write '\(line.prefix(60))', without marks, \(heading)" : "move it up, \(heading)")
          : "take it out; the answer's \(name) stands \(heading)")
    }
    log.add(
      .misplacedKey,
      "'\(line.prefix(60))' isn't read as \(name == "grade" ? "a grade" : "a key line"): it's "
        + "printed as text\(name == "author" ? ", in the public edition too" : "")",
      at: answer.body.position(atByte: offset), hint: hint)
  }

  /// Whether a text is rather the value of a key than the words behind a colon.
  private mutating func isValue(
    _ word: Substring, of name: String, _ answer: Judgement
  ) -> Bool {
    func beginsWithID(_ isKnown: (Identifier) -> Bool) -> Bool {
      guard Judgement.isKeyLine(name, String(word)) else { return false }
      let first = word.prefix { $0 != ";" && $0 != "," }
      return isKnown(Identifier(first.filter { $0 != "[" && $0 != "]" }))
    }
    switch name {
    case "grade": return knownGrade(word) != nil || looksLikeGrade(word)
    case "status": return Judgement.Status(rawValue: folded(word)) != nil
    case "updated", "agreed": return CalendarDate(word) != nil
    case "evidence": return beginsWithID { evidence[$0] != nil }
    case "measures": return beginsWithID { measures[$0] != nil }
    case "priorities": return beginsWithID { priorities[$0] != nil }
    case "author": return true
    case "fingerprint": return !word.contains(where: \.isWhitespace)
    case "reason": return answer.grade == .notApplicable && answer.reason.isEmpty
    default: return false
    }
  }
}
