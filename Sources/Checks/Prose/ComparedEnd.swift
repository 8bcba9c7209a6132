import SelfEvaluation
import Trends

/// The end of the window of which a clause says that it's higher, lower, wider and the like.
enum ComparedEnd {
  case last
  /// The first, where the clause looks back: `was lower then than now`.
  case first
  /// That can't be told.
  case unclear

  /// - Parameters:
  ///   - word: Where the word stands.
  ///   - value: Where the value stands that belongs to it.
  ///   - sentence: The sentence.
  ///   - trend: The series that is quoted.
  init(of word: Int, at value: Int, in sentence: Sentence, _ trend: SeriesTrend) {
    self = .last
    let isSide = Self.sides.contains(sentence[word].word)
    guard isSide || Self.comparatives.contains(sentence[word].word) else { return }
    func looksBack(_ place: Int) -> Bool {
      let word = sentence[place].word
      return word == "ago"
        || (word == "earlier" || word == "before") && sentence[place - 1].marks.contains(.years)
    }
    func namesFirst(_ place: Int) -> Bool {
      let token = sentence[place]
      return looksBack(place)
        || token.isValue && sentence.text(place).hasSuffix("first-period")
        || token.isNumber && sentence.text(place) == trend.window.first?.period.inWords
    }
    func isFirst(_ place: Int) -> Bool {
      looksBack(place)
        || Self.within.contains(sentence[place - 1].word) && namesFirst(place)
    }
    func isLast(_ place: Int) -> Bool {
      let token = sentence[place]
      return Self.now.contains(token.word)
        || token.isValue
          && [".latest", "latest-period"].contains { sentence.text(place).hasSuffix($0) }
        || token.word == "this" && sentence[place + 1].word == "year"
    }
    let start = min(word, value)
    let verb = sentence[max(start - 4, 0)..<start].last { Self.verbs.contains($0.word) }?.word
    if verb == "is" || verb == "are" { return }
    var end = max(word, value) + 1
    while end < sentence.count, !sentence[end].endsClause, !sentence[end].isComma,
      !Self.ends.contains(sentence[end].word)
    { end += 1 }
    let rest = word + 1..<max(end, word + 1)
    if let than = isSide ? word : rest.first(where: { sentence[$0].word == "than" }) {
      if let named = (than..<end).first(where: { isLast($0) || namesFirst($0) }), isLast(named) {
        self = .first
      }
      if !isSide || self == .first || rest.contains(where: isFirst) { return }
    }
    if verb == "used" {
      self = .first
      return
    }
    let hasPastVerb = verb.map(Self.past.contains) ?? false
    if rest.contains(where: isFirst) {
      self = hasPastVerb ? .first : .unclear
      return
    }
    var first = start - 1
    while first >= 0, !sentence[first].endsClause, !isFirst(first) { first -= 1 }
    guard first >= 0, !sentence[first].endsClause else { return }
    guard hasPastVerb else {
      if verb == nil { self = .unclear }
      return
    }
    // Of what was then, unless the sentence has gone on since.
    let between = first + 1..<start
    let hasGoneOn =
      between.contains(where: isLast)
      || sentence[between].contains { Self.goingOn.contains($0.word) }
      || sentence[between].count { Self.past.contains($0.word) } > 1
    self = hasGoneOn ? .unclear : .first
  }

  private static let comparatives: WordSet = """
    higher lower more fewer less greater better worse larger bigger smaller wider narrower longer
    shorter slower faster
    """
  /// Words that need no `than` behind them.
  private static let sides: WordSet = "above below"
  private static let past: WordSet = "was were stood had"
  private static let verbs: WordSet = "was were stood had is are has have used"
  private static let now: WordSet = "now today today's currently present"
  private static let within: WordSet = "in at during"
  /// Words with which something else begins.
  private static let ends: WordSet = "and but while whereas so which with as"
  private static let goingOn: WordSet = "but while since later then after by whereas"
}
