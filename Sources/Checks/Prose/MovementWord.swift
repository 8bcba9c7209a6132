import SelfEvaluation

/// The word by which a clause says which way a quoted value went, or on which side it lies.
struct MovementWord {
  /// Where the word stands.
  var place: Int
  /// Whether the clause denies it: `has not risen`.
  var isDenied: Bool

  /// Finds the word that a value at some place belongs to.
  ///
  /// The value has to hang on the word, as in `has risen by {{…}}`, `a rise of {{…}}`,
  /// `{{…}} higher`; what merely stands in the same clause says nothing of it. There's none when
  /// the clause supposes rather than states.
  ///
  /// - Parameters:
  ///   - value: Where the value stands.
  ///   - tokens: The sentence.
  ///   - wanted: The kinds of words to look for.
  ///   - links: The words of which one has to stand right before the value.
  ///   - looksAhead: Whether a word right behind the value counts too.
  init?(
    for value: Int, in tokens: [Token], wanted: WordMarks, links: Set<String> = Self.links,
    looksAhead: Bool = true
  ) {
    if looksAhead, let place = Self.ahead(of: value, in: tokens, wanted: wanted) {
      let before = tokens[max(0, value - 4)..<value]
      guard !before.contains(where: { $0.marks.contains(.negation) || $0.isSupposing }) else {
        return nil
      }
      self.place = place
      isDenied = false
      return
    }
    guard let place = Self.behind(value, in: tokens, wanted: wanted, links: links) else {
      return nil
    }
    self.place = place
    let clause = Self.clauseStart(of: place, in: tokens)..<place
    guard !Self.isSupposed(place, clause, in: tokens) else { return nil }
    isDenied = Self.isDenied(place, in: tokens)
    // `Those who did not reach it fell by` speaks of the others.
    let others = tokens[clause].contains {
      $0.marks.contains(.negation) || ["without", "below", "fewer", "missed"].contains($0.text)
    }
    if others, !isDenied { return nil }
  }

  /// Words that tie a value to the word before them.
  static let links: Set<String> = [
    "by", "of", "a", "some", "up", "down", "only", "just", "over", "nearly", "about", "almost",
    "around", "approximately", "further", "another", "was", "is", "were", "at",
  ]

  /// The word right behind a value, as in `{{…}} higher` and `a {{…}} rise`.
  private static func ahead(of value: Int, in tokens: [Token], wanted: WordMarks) -> Int? {
    var place = value + 1
    while place < tokens.count,
      ["percentage", "points", "point", "pp"].contains(tokens[place].text)
    {
      place += 1
    }
    guard place < tokens.count, !tokens[place].marks.isDisjoint(with: wanted),
      !tokens[place].text.hasSuffix("ed"), !["is", "close"].contains(tokens[place].text)
    else { return nil }
    return place
  }

  private static func behind(
    _ value: Int, in tokens: [Token], wanted: WordMarks, links: Set<String>
  ) -> Int? {
    var place = value - 1
    guard place >= 0 else { return nil }
    if tokens[place].marks.isDisjoint(with: wanted), !links.contains(tokens[place].text) {
      return nil
    }
    var hasComma = false
    while place >= 0 {
      let token = tokens[place]
      if token.endsClause { return nil }
      if ["but", "while", "whereas", "although", "though", "yet"].contains(token.text) {
        return nil
      }
      if token.kind == .value, !token.text.hasSuffix("period"), !token.text.hasSuffix(".first"),
        !token.text.hasSuffix(".latest")
      {
        return nil
      }
      // `A change of` has no direction, whatever went before it.
      if ["change", "changes", "difference", "movement"].contains(token.text) { return nil }
      if token.isComma { hasComma = true }
      if !token.marks.isDisjoint(with: wanted), isClaim(place, in: tokens) {
        return !hasComma || isParenthetic(tokens[place..<value]) ? place : nil
      }
      place -= 1
    }
    return nil
  }

  /// Whether what stands between a word and its value is only an aside: `risen each year, by`.
  private static func isParenthetic(_ tokens: ArraySlice<Token>) -> Bool {
    guard let comma = tokens.lastIndex(where: \.isComma) else { return true }
    return tokens[(comma + 1)...].allSatisfy {
      $0.kind == .value || $0.marks.contains(.function) || links.contains($0.text)
        || $0.text == "overall" || $0.text == "altogether"
    }
  }

  /// Whether a word states a movement, and isn't part of a name or before a noun.
  private static func isClaim(_ place: Int, in tokens: [Token]) -> Bool {
    let token = tokens[place]
    let before = place > 0 ? tokens[place - 1] : nil
    let after = place + 1 < tokens.count ? tokens[place + 1] : nil
    if token.isQuoted || token.isCapitalised && place > 0 { return false }
    switch token.text {
    case "up", "down":
      return after?.kind == .value || ["by", "from", "on", "to"].contains(after?.text ?? "")
    case "over", "under", "more", "less", "short", "lead", "leads", "close", "cut":
      return after?.kind == .value || ["by", "of"].contains(after?.text ?? "")
    case "improvement", "improvements":
      return after?.kind != .word || after?.marks.contains(.function) == true
    default: break
    }
    if token.text.hasSuffix("ing") {
      if before?.isComma == true, after?.text == "by" || after?.kind == .value { return true }
      return before?.marks.contains(.copula) == true || before?.marks.contains(.degree) == true
        || ["longer", "not"].contains(before?.text ?? "")
    }
    // `Increased funding`, `the improved offer`: before a noun, not of the figure.
    if token.text.hasSuffix("ed") {
      guard let before else { return false }
      return !["the", "an", "a", "of", "with", "this"].contains(before.text)
    }
    return true
  }

  private static func clauseStart(of place: Int, in tokens: [Token]) -> Int {
    var start = place
    while start > 0, !tokens[start - 1].endsClause, !tokens[start - 1].isComma { start -= 1 }
    return start
  }

  /// Whether the clause speaks of what should, could or may be.
  private static func isSupposed(_ place: Int, _ clause: Range<Int>, in tokens: [Token]) -> Bool {
    let start = max(clause.lowerBound, place - 5)
    if tokens[start..<place].contains(where: \.isSupposing) { return true }
    // `Had results risen, we would …`
    if tokens[clause].first?.text == "had" { return true }
    if tokens[clause].contains(where: { ["if", "unless", "whether"].contains($0.text) }) {
      return true
    }
    if place > 0, tokens[place - 1].text == "to" {
      return !(place > 1 && going.contains(tokens[place - 2].text))
    }
    return tokens.last?.text == "?"
  }

  /// Whether the words right before one deny it.
  private static func isDenied(_ place: Int, in tokens: [Token]) -> Bool {
    var index = place - 1
    while index >= 0 {
      let token = tokens[index]
      if token.marks.contains(.negation), token.text != "hardly", token.text != "barely" {
        return !(index + 1 < tokens.count && tokens[index + 1].text == "only")
      }
      if ["failed", "stopped", "ceased", "instead", "than"].contains(token.text) { return true }
      guard between.contains(token.text) || token.text.hasSuffix("ly") else { return false }
      index -= 1
    }
    return false
  }

  /// Words after which `to rise` says what happens.
  private static let going: Set<String> = [
    "continue", "continues", "continued", "continuing", "begun", "began", "begins", "start",
    "started", "starts", "failed", "fails", "seems", "seemed", "tends",
  ]
  private static let between: Set<String> = [
    "has", "have", "had", "been", "be", "being", "is", "was", "were", "are", "yet", "longer",
    "any", "a", "an", "to", "of", "still", "gone", "ever", "much",
  ]
}

extension Token {
  /// Whether the word makes a supposition of what follows; `May` is a month.
  var isSupposing: Bool { marks.contains(.supposition) && !(text == "may" && isCapitalised) }
}
