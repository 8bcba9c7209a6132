/// A percentage typed in a sentence that claims to be exact, and to be of something measured.
struct TypedPercentage {
  var amount: TypedAmount
  /// The number as it's typed.
  var text: String
  /// The words of its clause.
  var clause: Range<Int>

  init?(_ amount: TypedAmount) {
    let (place, end) = (amount.places.lowerBound, amount.places.upperBound)
    let sentence = amount.sentence
    // In a thousand words without an end nobody could tell which number is of what.
    guard sentence.count < 1_000 else { return nil }
    guard amount.kind == .percentage, (0...100).contains(amount.value), sentence[place].isNumber,
      !sentence[place].isQuoted
    else { return nil }
    text = sentence.text(place)
    // `5% points` is a difference, and who is `missing 10%` is defined by it.
    guard !text.contains(","), sentence[place - 1].word != "missing", sentence[end].word != "point",
      sentence[end].word != "points",
      !sentence[place - 3..<place].contains(where: { $0.marks.contains(.rough) }),
      !Self.isSupposed(amount),
      !sentence.tokens.contains(where: { Self.otherTopics.contains($0.word) }),
      !sentence[end..<end + 4].contains(where: { Self.others.contains($0.word) })
    else { return nil }
    func ends(_ place: Int) -> Bool {
      guard sentence[place].endsClause else { return sentence[place].word == "while" }
      // The dash of `2014–15` ends nothing.
      return sentence.academicYear(at: place - 1).map { !$0.places.contains(place) } ?? true
    }
    var start = place
    while start > 0, !ends(start - 1) { start -= 1 }
    var stop = end
    while stop < sentence.count, !ends(stop) { stop += 1 }
    clause = start..<stop
    self.amount = amount
  }

  var sentence: Sentence { amount.sentence }
  var value: Double { amount.value }
  var decimals: Int { amount.decimals }

  /// Words of a sentence about a survey or a plan.
  private static let otherTopics: WordSet = """
    survey surveyed respondents responded replied said rated agreed questionnaire threshold
    milestone sample confidence interval budget
    """
  /// Those of whom a share isn't a share of pupils.
  private static let others: WordSet = """
    schools heads headteachers teachers settings parents governors staff districts advisers visits
    funding costs places leaders families colleges academies wards plans respondents actions money
    time
    """

  // MARK: - Suppositions

  /// Whether the sentence says what should or may be, not what is.
  private static func isSupposed(_ amount: TypedAmount) -> Bool {
    let sentence = amount.sentence
    guard sentence.marks.contains(.supposition) else { return false }
    return sentence.places.contains { place in
      guard sentence.supposes(place) else { return false }
      guard modals.contains(sentence[place].word) else { return true }
      return place < amount.places.lowerBound
        ? !sentence[place..<amount.places.lowerBound].contains { $0.word == ";" }
        : !hasStatement(before: place, about: amount)
    }
  }

  /// Whether a number is stated in a clause of its own before a word: `85% reached it, and we will`.
  private static func hasStatement(before place: Int, about amount: TypedAmount) -> Bool {
    let sentence = amount.sentence
    let end = (amount.places.upperBound..<place).first { place in
      let (before, token, next) = (sentence[place - 1], sentence[place], sentence[place + 1])
      return token.word == ";"
        || joining.contains(token.word) && (before.isComma || speakers.contains(next.word))
    }
    guard let end else { return false }
    return sentence[..<end].contains {
      !$0.marks.isDisjoint(with: [.copula, .endsInEd]) || attaining.contains($0.word)
    }
  }

  private static let modals: WordSet = "will would should could may might must shall"
  private static let joining: WordSet = "and but so which while whereas although though"
  private static let speakers: WordSet = "we it this these they"
  static let attaining: WordSet = """
    achieve achieved achieving attain attained gain gained meet met pass passed reach reached
    reaching
    """

  /// Whether it tells who reached something, which is found out once in a period.
  var isAttained: Bool {
    sentence.tokens.contains { Self.attaining.contains($0.word) }
  }
}
