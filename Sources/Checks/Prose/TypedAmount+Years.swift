// Numbers of several years, and what lies between those of two.

extension TypedAmount {
  /// Whether it may be by how much something moved in so many years: not where the words beside it
  /// tell of more or fewer, as in `halved over the last ten years`.
  func mayBe(over years: Double?) -> Bool {
    guard kind == .factor || isOfMovement, let stretch = yearsOfMovement else { return true }
    // From 2012/13 to 2014/15 it's two years, and three are told of.
    return years.map { $0.rounded() == stretch || $0.rounded() + 1 == stretch } ?? false
  }

  /// Over how many years something moved by it, where they stand right behind it or begin the
  /// sentence and no year is named.
  private var yearsOfMovement: Double? {
    guard sentence.academicYears(in: sentence.places).isEmpty else { return nil }
    for start in [places.upperBound, 0] where Self.during.contains(sentence[start].word) {
      var place = start + 1
      while Self.beforeYears.contains(sentence[place].word) { place += 1 }
      if sentence[place].word == "decade" { return 10 }
      let number =
        NumberWords.values[sentence[place].word].map(Double.init) ?? Double(sentence.text(place))
      if let number, sentence[place + 1].word == "years" { return number }
      if let number, sentence[place + 1].word == "decades" { return 10 * number }
    }
    return nil
  }

  /// How many times what they were in one year things were in another: `half of those in 2013/14`,
  /// `twice as many in 2013/14 as in 2014/15`.
  static func comparison(at place: Int, in sentence: Sentence) -> Self? {
    var end = place + 1
    var factor = NumberWords.times[sentence[place].word]
    if sentence[place].word == "half" { factor = 0.5 }
    if factor == nil, sentence[end].word == "times" {
      factor = number(sentence.text(place))
      end += 1
    }
    guard let factor, factor > 0 else { return nil }
    let years = sentence.academicYears(in: sentence.places)
    guard let base = years.last, years.count < 3, base.places.lowerBound > end,
      isCompared(end..<base.places.lowerBound, from: place, in: sentence),
      !sentence[place - 3..<place].contains(where: { $0.marks.contains(.rough) })
    else { return nil }
    // Of the later year as a part of the earlier one.
    let isOfLater = years.count == 1 || years[0].first > base.first
    return Self(
      value: isOfLater ? factor : 1 / factor, decimals: 0, kind: .factor, places: place..<end,
      sentence: sentence)
  }

  /// Whether the words between a number and a year hold one against the other: `twice as many as in`,
  /// `were half of those in`; half of those in a year may also be some who did something.
  private static func isCompared(
    _ words: Range<Int>, from place: Int, in sentence: Sentence
  ) -> Bool {
    guard sentence[words.upperBound - 1].word == "in" else { return false }
    if sentence[words.lowerBound].word == "as",
      manyOrHigh.contains(sentence[words.lowerBound + 1].word)
    {
      return words.count > 3 && sentence[words.upperBound - 2].word == "as"
    }
    var before = place - 1
    while sentence[before].marks.contains(.degree) { before -= 1 }
    return sentence[before].marks.contains(.copula) && words.count > 1
      && sentence[words].allSatisfy { sizes.contains($0.word) || ofThose.contains($0.word) }
  }

  /// Whether it's one of several that stand as one word, which may be marks or ages too.
  var isOfRow: Bool {
    places.count == 1 && kind == .number && sentence[places.lowerBound].length > 4
      && sentence.text(places.lowerBound).count { $0 == "/" } > 1
  }

  /// Takes the numbers of several years that stand as one word, such as `9/8/4`, but no date.
  static func takeRow(
    at place: Int, in sentence: Sentence, into amounts: inout [Self]
  ) {
    let text = sentence.text(place)
    // Most such words are academic years.
    guard text.utf8.count(where: { $0 == UInt8(ascii: "/") }) > 1 else { return }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    guard parts.count > 2, numbers.count == parts.count,
      parts.count > 3 || parts.last?.utf8.count == 1, !isName(place, in: sentence)
    else { return }
    for number in numbers where number == number.rounded() {
      amounts.append(
        Self(
          value: number, decimals: 0, kind: .number, places: place..<place + 1,
          sentence: sentence))
    }
  }

  private static let during: WordSet = "over in within during across through throughout"
  private static let beforeYears: WordSet = "the a last past these those previous"
  private static let manyOrHigh: WordSet = "many high"
  private static let ofThose: WordSet = "of those that what it they was were the in"
}
