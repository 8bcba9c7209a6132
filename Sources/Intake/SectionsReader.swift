import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  /// Divides an answer's body at its headings.
  mutating func readSections(
    _ headings: ArraySlice<AnswerLayout.Heading>, _ layout: AnswerLayout,
    into answer: inout Judgement
  ) {
    let body = answer.body
    let base = body.range.lowerBound
    var current = Judgement.Section(
      .text, title: "", range: 0..<0, at: body.position(atByte: 0))
    answer.sections.reserveCapacity(headings.count + 1)
    var start = base
    func close(at end: Int) {
      let range = layout.trimmed(min(start, end)..<end)
      current.range = range.lowerBound - base..<range.upperBound - base
      if current.kind != .text || !range.isEmpty { answer.sections.append(current) }
    }
    for heading in headings {
      let title = layout.text(heading.title)
      let position = body.position(atByte: heading.range.lowerBound - base)
      reportOtherQuestion(in: title, of: answer, at: position)
      let isInDrillDown =
        current.kind == .drillDownIntroduction || current.kind == .drillDown
      var next: Judgement.Section?
      switch heading.level {
      case 1:
        next = Judgement.Section(.other, title: title, range: 0..<0, at: position)
        // A paragraph above a line of '=' was meant for no heading at all.
        if layout.isUnderlined(heading), readsAsParagraph(title) { break }
        log.add(
          .headingLevel, "'\(title.prefix(60))' stands on the level of the questions' headings",
          at: position, hint: "write '## \(title.prefix(60))' for a heading within an answer")
      case 2:
        next = Judgement.Section(
          kind(of: title, at: position), title: title, range: 0..<0, at: position)
      case 3 where isInDrillDown:
        next = drillDown(heading, title, body, at: position)
      case 3: checkMisplaced(title, at: position)
      default: break
      }
      if let next {
        close(at: heading.range.lowerBound)
        current = next
        start = layout.lineAfter(heading.range.upperBound)
      }
    }
    close(at: body.range.upperBound)
  }

  /// Reports a heading that has the wording of another question, but isn't on the level of its answer.
  private mutating func reportOtherQuestion(
    in title: String, of answer: Judgement, at position: FilePosition
  ) {
    guard title.utf8.first.map({ $0 | 0x20 }) == UInt8(ascii: "q"),
      let number = question(in: title[...], beginsParagraph: false), number != answer.question
    else { return }
    log.add(
      .badQuestionHeading,
      "'\(title.prefix(60))' isn't the heading of an answer, so what follows is printed as part of "
        + "this one",
      at: position,
      hint:
        "write '# Question \(number)' if that answer begins here, or put another word in front if "
        + "it doesn't")
  }

  /// What a section is for, by its heading.
  private mutating func kind(
    of title: String, at position: FilePosition
  ) -> Judgement.Section.Kind {
    let kinds = Self.sections
    for (name, kind) in kinds where name == title { return kind }
    let plain = Self.plainTitle(title)
    for (name, kind) in kinds where folded(name) == plain { return kind }
    if let near = plain.nearest(among: kinds.map { folded($0.name) }),
      let meant = kinds.first(where: { folded($0.name) == near })
    {
      log.add(
        .unknownHeading, "'\(title)' isn't one of the headings that readers look for",
        at: position, hint: "did you mean '## \(meant.name)'?")
    }
    return .other
  }

  private static let sections: [(name: String, kind: Judgement.Section.Kind)] = [
    ("Strengths", .strengths), ("Areas for development", .areasForDevelopment),
    ("Drill-down", .drillDownIntroduction), ("Next steps", .nextSteps),
  ]

  private static func plainTitle(_ title: String) -> String {
    var plain = withoutNumber(folded(title))
    while plain.last == ":" || plain.last == "." { plain.removeLast() }
    plain = plain.trimmed
    return plain == "drilldown" ? "drill down" : String(plain)
  }

  /// A title without the number that a word processor gives it, such as `2.`, `1.1`, `(3)` or `b)`.
  private static func withoutNumber(_ title: String) -> Substring {
    var rest = title.drop { "0123456789.(".contains($0) }
    let letters = rest.prefix { $0.isLetter }
    if letters.count <= 4, let end = rest.dropFirst(letters.count).first, end == ")" || end == "." {
      rest = rest.dropFirst(letters.count + 1)
    }
    return rest.drop { " :\u{2013}\u{2014}".contains($0) }
  }

  /// The section that a title is the name of, as its heading is written.
  static func section(named title: String) -> (name: String, kind: Judgement.Section.Kind)? {
    let plain = plainTitle(title)
    return sections.first { folded($0.name) == plain }
  }

  /// Reads a heading below "Drill-down": the scope, and after its last colon the grade.
  private mutating func drillDown(
    _ heading: AnswerLayout.Heading, _ title: String, _ body: Prose, at position: FilePosition
  ) -> Judgement.Section {
    var section = Judgement.Section(.drillDown, title: title, range: 0..<0, at: position)
    guard let colon = title.lastColon else {
      reportNoGrade(title, at: position)
      return section
    }
    let scope = String(title[..<colon].trimmed)
    let word = title[title.index(after: colon)...].trimmed
    let offset = title.utf8.distance(from: title.startIndex, to: word.startIndex)
    let place = body.position(atByte: heading.title.lowerBound + offset - body.range.lowerBound)
    if word.isEmpty {
      section.title = scope
      reportNoGrade(scope, at: position)
    } else if knownGrade(word) != nil {
      section.title = scope
      section.grade = grade(word) { place }
      if scope.isEmpty {
        log.add(
          .drillDownWithoutName, "the drill-down with the grade '\(word)' has no name",
          at: position,
          hint: "write before the colon whom or what it's about, as in '### NAME: \(word)'")
      }
    } else if looksLikeGrade(word) {
      section.title = scope
      _ = grade(word) { place }
    } else {
      reportNoGrade(title, at: position, orElse: (scope, String(word)))
    }
    return section
  }

  private mutating func reportNoGrade(
    _ title: String, at position: FilePosition, orElse other: (scope: String, word: String)? = nil
  ) {
    if let (scope, word) = gradeWithoutColon(in: title) {
      log.add(
        .drillDownWithoutGrade, "the drill-down '\(title)' has no colon before its grade",
        at: position, hint: "write '### \(scope): \(word)'")
      return
    }
    // No grade as an example, which might be left as it is.
    log.add(
      .drillDownWithoutGrade, "the drill-down '\(title)' has no grade", at: position,
      hint: "write it after a colon, as in '### \(title): GRADE'"
        + (other.map { ", or '### \($0.scope): GRADE' if '\($0.word)' was to be the grade" } ?? "")
        + "; the grades are: \(bank.scale.map { $0.name.lowercased() }.listed)")
  }

  /// The scope and the grade in a heading such as `Boys – good` or `Boys (good)`.
  private mutating func gradeWithoutColon(
    in title: String
  ) -> (scope: Substring, word: Substring)? {
    guard title.utf8.count <= 300 else { return nil }
    let isBracketed = title.last == ")"
    let marks: [Character] = isBracketed ? ["("] : ["-", "\u{2013}", "\u{2014}", ","]
    // From the last mark on, as a scope and a grade may have hyphens of their own.
    for index in title.indices.reversed() where marks.contains(title[index]) {
      let word = title[title.index(after: index)...].dropLast(isBracketed ? 1 : 0).trimmed
      // Two hyphens are typed for a dash.
      var scope = title[..<index].trimmed
      while let last = scope.last, marks.contains(last) { scope = scope.dropLast().trimmed }
      if !scope.isEmpty, !word.isEmpty, Int(digits: word) == nil, knownGrade(word) != nil {
        return (scope, word)
      }
    }
    return nil
  }

  /// Warns where a grade stands in a heading that isn't read as a drill-down.
  private mutating func checkMisplaced(_ title: String, at position: FilePosition) {
    guard let colon = title.lastColon else { return }
    let word = title[title.index(after: colon)...].trimmed
    guard !word.isEmpty, Int(digits: word) == nil, knownGrade(word) != nil else { return }
    log.add(
      .misplacedDrillDown,
      "the grade in '\(title)' isn't read: it doesn't stand below a drill-down",
      at: position, hint: "put it below a heading '## Drill-down'")
  }

  /// Whether a word after a colon was meant as a grade, rather than as the end of a scope's name.
  func looksLikeGrade(_ word: Substring) -> Bool {
    let names = bank.scale.flatMap { [$0.id, $0.name] + $0.aliases } + ["not applicable"]
    if String(word).nearest(among: names.filter { $0.count > 2 }) != nil { return true }
    let plain = folded(word)
    if Int(digits: plain) != nil { return true }
    let words = Set(plain.split(separator: " ").map(String.init))
    return !words.isDisjoint(with: Self.gradeLikeWords) && words.count <= 3
  }

  /// Words that people grade with, and that no scale has.
  private static let gradeLikeWords: Set<String> = [
    "excellent", "exceptional", "strong", "secure", "good", "outstanding", "satisfactory",
    "adequate", "acceptable", "average", "sound", "fair", "improving", "weak", "poor", "inadequate",
    "unsatisfactory", "failing", "red", "amber", "green",
  ]
}

extension String {
  /// The place of the last colon; by bytes, unless a mark may stand on it.
  var lastColon: Index? {
    guard let colon = utf8.lastIndex(of: 0x3A) else { return nil }
    let next = utf8.index(after: colon)
    return next == endIndex || utf8[next] < 0x80 ? colon : lastIndex(of: ":")
  }
}
