import Diagnostics
import SelfEvaluation

// Dates, grades and the few words that some fields may have.

extension WorkspaceReader {
  /// Reads a date; anything but a day of the calendar becomes a finding.
  mutating func date(_ text: Substring, at place: () -> FilePosition) -> CalendarDate? {
    if text.isEmpty { return nil }
    if let date = CalendarDate(text) { return date }
    log.add(
      .badDate, "'\(text)' isn't a date of the form 2015-06-14", at: place(),
      hint: hintOnDate(text)
        ?? "write the year with four digits, then month and day with two each, such as 2015-06-14")
    return nil
  }

  /// Reads one of a few words in any case, spaces and hyphens alike.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: Substring, _ rule: Rule, as field: String, at place: () -> FilePosition
  ) -> Word? {
    if text.isEmpty { return nil }
    if let word = Word(rawValue: String(text)) { return word }
    let wanted = folded(text)
    if let word = Word.allCases.first(where: { folded($0.rawValue) == wanted }) { return word }
    let names = Word.allCases.map(\.rawValue)
    let other = Self.otherWords[wanted].flatMap { names.contains($0) ? $0 : nil }
    let near = other ?? String(text).nearest(among: names)
    let article =
      field.first.map("aeiou".contains) == true && !field.hasPrefix("uni") ? "an" : "a"
    log.add(
      rule, "'\(text)' isn't \(article) \(field) that is known", at: place(),
      hint: near.map { "did you mean '\($0)'?" } ?? "write one of: \(names.joined(separator: ", "))"
    )
    return nil
  }

  /// What people write for words that some fields may have.
  private static let otherWords = [
    "%": "percent", "percentage": "percent", "per cent": "percent", "number": "count",
    "num": "count", "numbers": "count", "points": "score", "mean": "score", "high": "higher",
    "up": "higher", "low": "lower", "down": "lower", "none": "neither", "complete": "done",
    "completed": "done", "finished": "done", "ongoing": "in progress", "started": "in progress",
    "to do": "not started", "draft": "provisional", "children": "pupils", "students": "pupils",
  ]

  /// The grade of the bank's scale that a text names, if any; each spelling is looked up once.
  mutating func knownGrade(_ text: Substring) -> Grade? {
    let spelling = String(text)
    if let known = grades[spelling] { return known }
    let grade = bank.grade(named: text)
    grades[spelling] = .some(grade)
    return grade
  }

  /// Reads a grade of the bank's scale, or says what to write, and what to do where there is none.
  mutating func grade(
    _ text: Substring, orElse alternative: String = "leave it empty while not yet judged",
    at place: () -> FilePosition
  ) -> Grade? {
    guard !text.isEmpty else { return nil }
    guard let grade = knownGrade(text) else {
      guard hasBank else { return nil }
      log.add(
        .unknownGrade, "'\(text)' isn't a grade of this scale", at: place(),
        hint: gradeHint(text, orElse: alternative))
      return nil
    }
    if text.utf8.count == 12, folded(text) == "satisfactory",
      folded(bank.name(of: grade)) != "satisfactory"
    {
      let current = bank.name(of: grade).lowercased()
      log.add(
        .preReformGrade, "'\(text)' is the name that '\(current)' had before September 2012",
        at: place(), hint: "write '\(current)'")
    }
    return grade
  }

  /// The names of a scale that a word may have meant, or all of them.
  private func gradeHint(_ text: Substring, orElse alternative: String) -> String {
    let names = bank.scale.map { $0.name.lowercased() } + ["not applicable"]
    // Every initial is near to an alias of a letter or two: R and G would be taken for the best grade, 1.
    let words = names + bank.scale.flatMap(\.aliases).filter { $0.count > 2 }
    guard let near = String(text).nearest(among: words), let grade = bank.grade(named: near) else {
      return "write one of: \(names.joined(separator: ", ")); \(alternative)"
    }
    return "did you mean '\(bank.name(of: grade).lowercased())'?"
  }
}

/// What a date in another form was probably meant to be; `nil` for what is none.
func hintOnDate(_ text: Substring) -> String? {
  let parts = text.split { "/.- ".contains($0) }
  guard parts.count == 3 else { return nil }
  let numbers = parts.map { part in
    // The day may be an ordinal, such as 1st.
    Int(digits: part)
      ?? (["st", "nd", "rd", "th"].contains(part.suffix(2)) ? Int(digits: part.dropLast(2)) : nil)
  }
  guard let month = numbers[1] ?? CalendarDate.month(named: parts[1]), let first = numbers[0],
    let last = numbers[2]
  else { return nil }
  // British order, unless the year comes first.
  let (year, day) = first > 31 ? (first, last) : (last < 100 ? 2000 + last : last, first)
  if let date = CalendarDate(year: year, month: month, day: day) {
    return "write \(date) if \(date.inWords) is meant"
  }
  guard let end = CalendarDate.end(ofMonth: month, of: year) else { return nil }
  return "\(CalendarDate.monthNames[month - 1]) \(year) has \(end.day) days"
}

extension CalendarDate {
  /// The number of a month by its name or the first letters of it, three at least.
  static func month(named text: Substring) -> Int? {
    guard text.count >= 3 else { return nil }
    return monthNames.firstIndex { $0.lowercased().hasPrefix(text.lowercased()) }.map { $0 + 1 }
  }
}

/// A span of whole numbers as lists of questions have it: `7` or `10-12`.
///
/// - Returns: The numbers; `nil` when the text is none, or ends before it begins.
func numberRange(_ text: Substring) -> ClosedRange<Int>? {
  if let number = Int(digits: text) { return number...number }
  let dashes: [Character] = ["-", "\u{2013}", "\u{2014}"]
  let ends = text.split(omittingEmptySubsequences: false, whereSeparator: dashes.contains)
  guard ends.count <= 2, let first = Int(digits: ends[0].trimmed) else { return nil }
  guard ends.count == 2 else { return first...first }
  guard let last = Int(digits: ends[1].trimmed), last >= first else { return nil }
  return first...last
}
