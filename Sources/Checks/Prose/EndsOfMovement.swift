import Diagnostics
import SelfEvaluation
import Trends

// Whether what rose or fell `from` one figure `to` another one did so by these two.

extension DirectionClaims {
  /// One of the two figures.
  private struct End {
    var value: Double
    var isPercentage: Bool
    /// The figure as it's printed.
    var text: String
    /// The quoted value; `nil` for a number that is typed.
    var quoted: QuotedValue?
    var places: Range<Int>
  }

  /// The words of movement that the two figures behind them contradict.
  func contradictionsOfEnds(_ values: [Quoted]) -> [Contradiction] {
    guard !sentence.marks.isDisjoint(with: Self.moved) else { return [] }
    // Of hundreds in one sentence nobody could tell which is of what.
    return sentence.places.lazy.filter { word($0) == "from" }.prefix(100).compactMap { place in
      guard let first = end(at: place + 1, values) else { return nil }
      let link = endOfYear(first.places.upperBound)
      guard word(link) == "to", let last = end(at: link + 1, values),
        let word = wordOfMovement(before: place, first)
      else { return nil }
      return contradiction(word, from: first, to: last)
    }
  }

  private func contradiction(_ word: Int, from first: End, to last: End) -> Contradiction? {
    if let start = first.quoted, let end = last.quoted, start.field == .latest,
      end.field == .first, start.series.key == end.series.key,
      start.series.measure.id == end.series.measure.id, start.series.direction != .unchanged
    {
      return Contradiction(word: word, fact: start.series.changeInWords)
    }
    guard first.isPercentage == last.isPercentage, first.value != last.value,
      first.text != last.text
    else { return nil }
    guard let isRise = isRise(word) else { return nil }
    let isTyped = first.quoted == nil || last.quoted == nil
    // From 5 to 16 is an age, and up from 12 to 4 a rank; these have no decimals.
    if isTyped, !first.isPercentage {
      let haveDecimals = [first, last].allSatisfy { $0.text.utf8.contains(UInt8(ascii: ".")) }
      if haveDecimals ? namesRank : !isRise || isOfRank(word) { return nil }
    }
    guard isRise == (first.value > last.value) else { return nil }
    let how = isRise ? "more" : "less"
    return Contradiction(
      word: word, fact: "\(first.text) is \(how) than \(last.text)", isOfItself: true)
  }

  /// Whether a word claims more: that something got better does where more of it is better.
  private func isRise(_ word: Int) -> Bool? {
    let marks = sentence[word].marks
    if marks.isDisjoint(with: [.better, .worse]) { return marks.contains(.rise) }
    // What slips may well be what had better be low.
    guard !sentence.marks.contains(.distance), self.word(word) != "slipped" else { return nil }
    let named = trends.series.lazy.filter { $0.isOverall && isOnly($0.measure, 0..<word) }
    let polarities = Set(named.map(\.measure.polarity))
    switch polarities.count == 1 ? polarities.first : nil {
    case .higher: return marks.contains(.better)
    case .lower: return marks.contains(.worse)
    case .neither, nil, .some(nil): return nil
    }
  }

  private static let moved: WordMarks = [.rise, .fall, .better, .worse]

  private func end(at place: Int, _ values: [Quoted]) -> End? {
    if let quoted = values.first(where: { $0.place == place })?.value {
      let (series, field) = (quoted.series, quoted.field)
      guard field == .first || field == .latest,
        let point = field == .first ? series.window.first : series.window.last,
        let value = point.value
      else { return nil }
      return End(
        value: value, isPercentage: series.measure.unit == .percent,
        text: Wording.value(point, of: series.measure), quoted: quoted, places: place..<place + 1)
    }
    guard sentence[place].isNumber,
      let value = Double(sentence.text(place).replacingEach(",", with: ""))
    else { return nil }
    let sign = sentence.percentageEnd(at: place)
    let end = sign ?? place + 1
    let next = sentence[end]
    // A unit of time or money may make less of more: `from 30 minutes to 2 hours`.
    let endsHere =
      !next.isWord || Self.behindEnds.contains(next.word)
      || sign != nil && (next.marks.contains(.copula) || Self.behindShares.contains(next.word))
    let hasUnit = !endsHere || next.isNumber
    let isDate = sign == nil && (1900...2100).contains(value)
    guard !hasUnit, !isDate, next.word != "/", next.word != "-" else { return nil }
    return End(
      value: value, isPercentage: sign != nil, text: sentence.written(place..<end), quoted: nil,
      places: place..<end)
  }

  /// The word that says that something rose or fell, with nothing else before `from`.
  private func wordOfMovement(before from: Int, _ first: End) -> Int? {
    guard
      let word = MovementWord(
        for: first.places.lowerBound, in: sentence, wanted: Self.moved, links: "from",
        looksAhead: false),
      !word.isDenied,
      sentence[word.place + 1..<from].allSatisfy({
        $0.marks.contains(.endsInLy) || Self.manners.contains($0.word)
      })
    else { return nil }
    return word.place
  }

  /// What stands behind the year of a figure: `from 60% in 2012/13 to 54%`, `in August 2013`,
  /// `(2012/13)`.
  private func endOfYear(_ place: Int) -> Int {
    switch word(place) {
    case "in":
      let year = Self.months.contains(word(place + 1)) ? place + 2 : place + 1
      return isYear(year) ? year + 1 : place
    case "(": return isYear(place + 1) && word(place + 2) == ")" ? place + 3 : place
    default: return place
    }
  }

  private func isYear(_ place: Int) -> Bool {
    let text = sentence.text(place)
    return sentence.academicYear(at: place) != nil
      || sentence[place].isValue && text.hasSuffix("period")
      || (Int(text).map { (1900...2100).contains($0) } ?? false)
  }

  private func isOfRank(_ word: Int) -> Bool {
    self.word(word) == "up" || self.word(word) == "higher" || namesRank
  }

  private var namesRank: Bool { sentence.tokens.contains { Self.ranks.contains($0.word) } }

  private static let months: WordSet = """
    january february march april may june july august september october november december
    """
  private static let behindEnds: WordSet = "in to by and over since but while with last this"
  private static let behindShares: WordSet = "of for at among"
  private static let manners: WordSet = "again back further once more"
  private static let ranks: WordSet = """
    rank ranks ranked ranking rankings table tables league position place placed quartile decile
    band we authority county council
    """
}
