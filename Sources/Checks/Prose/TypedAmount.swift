/// A percentage, or a number of pupils, typed in a sentence.
struct TypedAmount {
  var value: Double
  var decimals: Int
  var kind: Kind
  /// The words of it, the number first.
  var places: Range<Int>
  var sentence: Sentence

  enum Kind: Equatable {
    case percentage, count
    /// A count and the cohort that it's of.
    case share(of: Double)
  }

  /// The amounts of a sentence.
  static func all(in sentence: Sentence) -> [Self] {
    guard !sentence.marks.isDisjoint(with: numbers) else { return [] }
    return sentence.places.compactMap { Self(at: $0, in: sentence) }
  }

  /// The amounts of several sentences.
  static func all(in sentences: SentenceList) -> [Self] {
    sentences.marks.isDisjoint(with: numbers) ? [] : sentences.flatMap { all(in: $0) }
  }

  private init?(at place: Int, in sentence: Sentence) {
    guard !sentence[place].marks.isDisjoint(with: Self.numbers),
      let (kind, end) = Self.kind(at: place, in: sentence),
      let value = Self.number(at: place, in: sentence)
    else { return nil }
    let fraction = sentence.text(place).split(separator: ".").dropFirst().first
    self.value = value
    self.kind = kind
    decimals = fraction?.utf8.count ?? 0
    places = place..<end
    self.sentence = sentence
  }

  /// The words, such as `4 of 12`, `3 pupils` or `61%`.
  var text: String {
    switch kind {
    case .percentage where places.count == 2: sentence.text(places.lowerBound) + "%"
    case .count: "\(sentence.text(places.lowerBound)) \(sentence.text(places.upperBound - 1))"
    case .percentage, .share: sentence.text(places)
    }
  }

  /// What is counted by a number, and where the words about it end.
  private static func kind(at place: Int, in sentence: Sentence) -> (Kind, end: Int)? {
    if let end = sentence.percentageEnd(at: place) { return (.percentage, end) }
    // `of`, `of the`, `out of`, `out of the`
    var link = place + 1
    if sentence[link].word == "out" { link += 1 }
    if sentence[link].word == "of" {
      link += 1
      if sentence[link].word == "the" { link += 1 }
      if let whole = number(at: link, in: sentence) { return (.share(of: whole), link + 1) }
    }
    var noun = place + 1
    while noun < place + 4, !pupils.contains(sentence[noun].word) {
      guard sentence[noun].isWord, !ends.contains(sentence[noun].word) else { return nil }
      noun += 1
    }
    guard noun < place + 4, !names.contains(sentence[place - 1].word) else { return nil }
    return (.count, noun + 1)
  }

  /// A number in digits, or a small one in a word; `one` is no number by itself.
  private static func number(at place: Int, in sentence: Sentence) -> Double? {
    let token = sentence[place]
    if token.isNumber { return Double(sentence.text(place).filter { $0 != "," }) }
    guard token.marks.contains(.smallNumber) else { return nil }
    return words.firstIndex(of: token.word).map { Double($0 + 2) }
  }

  private static let numbers: WordMarks = [.number, .smallNumber]
  private static let words: [Word] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
  private static let pupils: WordSet = """
    pupils pupil children child boys boy girls girl learners learner students student people person
    """
  /// Words before a number that is a name: key stage 4, year 6, one in five.
  private static let names: WordSet = """
    stage stages ks year years level levels phase question section page table figure chart term
    week part priority in top aged age under over to and - –
    """
  /// Words behind which a number is no longer that of the pupils.
  private static let ends: WordSet = """
    and but with for in years year terms weeks months schools settings points times per to hundred
    thousand million dozen
    """
}

extension Sentence {
  /// Where a percentage ends of which the number stands at some place; `nil` when it's none.
  func percentageEnd(at place: Int) -> Int? {
    if self[place + 1].isPercentSign { return place + 2 }
    return self[place + 1].word == "per" && self[place + 2].word == "cent" ? place + 3 : nil
  }
}
