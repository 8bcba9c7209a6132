/// Which words of a sentence speak of what is meant to be, not of what is.
///
/// It goes through the sentence word by word.
struct AimClauses {
  private let sentence: Sentence
  private let hasAims: Bool
  private var isInside = false

  init(_ sentence: Sentence) {
    self.sentence = sentence
    hasAims = !sentence.marks.isDisjoint(with: [.aim, .aimPhrase])
  }

  /// Goes to the next word, and tells whether it stands within an aim.
  mutating func isWithin(_ token: Token, at place: Int) -> Bool {
    guard hasAims else { return false }
    if token.endsClause || token.isComma { isInside = false }
    let isWithin = isInside
    if begins(token, at: place) { isInside = true }
    return isWithin
  }

  private func begins(_ token: Token, at place: Int) -> Bool {
    guard token.marks.contains(.aimPhrase) else { return token.marks.contains(.aim) }
    let (before, next) = (sentence[place - 1], sentence[place + 1])
    switch token.word {
    case "to":
      let verb = next.marks.contains(.endsInLy) ? sentence[place + 2] : next
      return verb.marks.contains(.infinitive) && !Self.achieving.contains(before.word)
    case "so": return next.word == "that"
    case "how": return Self.degrees.contains(next.word)
    case "quality", "effectiveness", "impact": return next.word == "of" && before.word == "the"
    case "vision", "ambition", "aim", "goal", "purpose", "priority", "objective":
      return next.word == "for" || next.word == "of"
        || (next.word == "is" || next.word == "was")
          && ["that", "for", "to"].contains(sentence[place + 2].word)
    default: return false
    }
  }

  private static let degrees: WordSet = "well effectively effective far good best"
  /// Words after which `to improve` says what happened, or didn't.
  private static let achieving: WordSet = """
    able unable began begun begins continue continued continues enough fail failed fails failing
    helped likely managed quick slow start started starts tend tends yet
    """
}
