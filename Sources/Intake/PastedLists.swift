import Diagnostics
import SelfEvaluation

// Points that make no list, and run together.

extension WorkspaceReader {
  /// Says of lines with the bullets of a word processor that they make no list.
  mutating func reportBullets(_ lines: [MarkedLine], _ prose: Prose) {
    for run in MarkedLine.runs(of: lines.filter { $0.mark == .bullet }) {
      let text = run[0].text(prose)
      let sign =
        text.first?.isASCII == true ? text.prefix { !$0.isWhitespace }.prefix(5) : text.prefix(1)
      log.add(
        .pastedList,
        run.count == 1
          ? "this line begins with '\(sign)', which makes no list"
          : "\(run.count) lines from here on begin with bullets such as '\(sign)', which make no "
            + "list",
        at: prose.position(atByte: run[0].start),
        hint: "begin \(run.count == 1 ? "the line" : "each line") with '- ', a hyphen and a space, "
          + "and indent what belongs below another point by two spaces")
    }
  }

  /// Says of lines of one paragraph that begin with the same sign, or count on, that they are none.
  mutating func reportPoints(
    _ lines: [MarkedLine], beginning starts: Set<Int>, _ prose: Prose
  ) {
    var runs: [[(line: MarkedLine, sign: ListSign)]] = []
    for line in lines where line.mark == .point {
      guard let sign = ListSign(line.text(prose)) else { continue }
      if let last = runs.last?.last, line.above.lowerBound == last.line.start,
        sign.follows(last.sign)
      {
        runs[runs.count - 1].append((line, sign))
      } else {
        runs.append([(line, sign)])
      }
    }
    for run in runs where run.count > 1 {
      let (line, sign) = run[0]
      // A sentence may have a dash where a line of it happens to begin, and another one below.
      let isList =
        sign.counter.isEmpty
        ? !sign.isSpaced || run.count > 2 || starts.contains(line.start)
          || prose.part(line.above).text.trimmed.last == ":"
        : ListSign.firstCounters.contains(sign.counter)
      guard isList else { continue }
      log.add(
        .pastedList,
        "\(run.count) lines from here on begin with '\(sign.text)' and the like, which makes no list",
        at: prose.position(atByte: line.start),
        hint: sign.counter.isEmpty
          ? "begin each line with '- ', a hyphen and a space"
          : "begin the lines with '1. ', '2. ' and so on, with a space behind the point, or each "
            + "with '- '")
    }
  }
}

/// What a point of a list begins with: a dash, dot or star, or a number or letter that counts on.
private struct ListSign {
  /// The sign as it's written.
  let text: Substring
  /// Which point it is, such as `1`, `b` or `iv`; empty for a dash.
  let counter: Substring
  /// What stands around the counter.
  private let frame: Substring
  /// Whether a space stands behind it.
  let isSpaced: Bool

  static let firstCounters: [Substring] = ["1", "a", "i"]
  private static let romans: [Substring] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
  ]

  init?(_ line: Substring) {
    let body = line.drop { $0 == "(" }
    counter = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let rest = body.dropFirst(counter.count)
    guard let mark = rest.first, let next = rest.dropFirst().first else { return nil }
    let end = rest.index(after: rest.startIndex)
    text = line[..<end]
    frame = line[..<body.startIndex] + rest[..<end]
    isSpaced = next == " "
    guard isSpaced || next.isLetter else { return nil }
    guard counter.isEmpty else {
      // "a.m." is a word.
      guard mark == ")" || mark == "." && (isSpaced || Int(digits: counter) != nil) else {
        return nil
      }
      return
    }
    switch mark {
    // With a space they make a list.
    case "-", "*": guard !isSpaced else { return nil }
    case "\u{B7}", "\u{2010}"..."\u{2014}", "\u{2212}": break
    default: return nil
    }
  }

  /// Whether it's the sign of the point below another one.
  func follows(_ other: Self) -> Bool {
    guard frame == other.frame else { return false }
    if counter.isEmpty { return isSpaced == other.isSpaced }
    if let number = Int(digits: counter) { return number - 1 == Int(digits: other.counter) }
    if let place = Self.romans.firstIndex(of: counter), place > 0,
      Self.romans[place - 1] == other.counter
    {
      return true
    }
    guard counter.utf8.count == 1, other.counter.utf8.count == 1,
      let letter = counter.utf8.first, let above = other.counter.utf8.first
    else { return false }
    return letter == above + 1
  }
}
