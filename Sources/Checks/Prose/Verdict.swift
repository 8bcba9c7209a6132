/// How far a sentence says how well something is done, and by which words that is known.
///
/// Words within an aim ("to ensure effective teaching") or a name ("the Effective Practice Group",
/// "outstanding schools") are no verdict. A sign counts from 0 to 1; a sentence, 1 at most.
struct Verdict {
  /// From 0 for none to 1 for a clear one.
  private(set) var weight = 0.0
  /// The words that weigh, if they are asked for.
  private var signs: [Sign] = []

  private let sentence: Sentence
  private let keepsSigns: Bool

  /// Some words that weigh, and what is said in place of the words behind them.
  private struct Sign {
    var places: Range<Int>
    var suffix = ""
  }

  /// Weighs a sentence.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - keepsSigns: Whether the words are asked for, and not only what they weigh.
  init(on sentence: Sentence, keepsSigns: Bool = false) {
    self.sentence = sentence
    self.keepsSigns = keepsSigns
    guard !sentence.marks.isDisjoint(with: Self.weighing) else { return }
    var aims = AimClauses(sentence)
    for (place, token) in sentence.tokens.enumerated() {
      if aims.isWithin(token, at: place) || token.marks.isDisjoint(with: Self.weighing) { continue }
      if token.isWord {
        if !sentence.isName(place) { weighWord(token, at: place) }
      } else if token.isValue {
        add(1, place)
      } else if token.isNumber, sentence.percentageEnd(at: place) != nil {
        add(0.5, place, "%")
      }
    }
    weight = min(weight, 1)
  }

  /// What a token has to be, or have in it, to weigh.
  private static let weighing: WordMarks = [
    .number, .value, .phrase, .fault, .comparative, .quality, .verdict, .outcome, .manner, .opinion,
    .contrast, .endsInEst,
  ]

  /// The words that weigh, as written but for their case.
  var signsInWords: [String] {
    signs.map { sign in
      let words = sentence.text(sign.places)
      let isValue = sign.places.count == 1 && sentence[sign.places.lowerBound].isValue
      return isValue ? "{{\(words)}}" : words + sign.suffix
    }
  }

  private mutating func add(_ weight: Double, _ place: Int, _ suffix: String = "") {
    add(weight, place..<place + 1, suffix)
  }

  private mutating func add(_ weight: Double, _ places: Range<Int>, _ suffix: String = "") {
    self.weight += weight
    if keepsSigns { signs.append(Sign(places: places, suffix: suffix)) }
  }

  private func word(_ place: Int) -> Word { sentence[place].word }

  private func marks(_ place: Int) -> WordMarks { sentence[place].marks }

  private mutating func weighWord(_ token: Token, at place: Int) {
    let marks = token.marks
    if marks.contains(.phrase), weighPhrase(at: place) { return }
    if marks.contains(.fault) {
      if !isNamed(after: place) { add(1, place) }
    } else if marks.contains(.comparative), isSaidOfSubject(place) || word(place + 1) == "than" {
      add(1, place)
    } else if marks.contains(.quality) {
      weighQuality(at: place)
    } else if marks.contains(.verdict) {
      add(1, place)
    } else if marks.contains(.outcome) {
      // An adjective before a noun, as in `increased capacity`, tells of no outcome.
      let isBeforeNoun =
        !marks.isDisjoint(with: [.endsInEd, .endsInIng])
        && Self.beforeNouns.contains(word(place - 1))
        && sentence[place + 1].isWord && !self.marks(place + 1).contains(.function)
      if !isBeforeNoun { add(1, place) }
    } else if !marks.isDisjoint(with: [.manner, .opinion, .contrast]) {
      add(0.5, place)
    } else if marks.contains(.endsInEst), isSuperlative(token) {
      add(0.5, place)
    }
  }

  private static let beforeNouns: WordSet = "the of a an and for with"

  /// Weighs what several words say together.
  private mutating func weighPhrase(at place: Int) -> Bool {
    let (before, next) = (word(place - 1), word(place + 1))
    switch word(place) {
    case "well":
      if next != "as", before != "as", next != "being" { add(1, place) }
    case "too":
      if sentence[place + 1].isWord { add(1, place..<place + 2) }
    case "works", "worked":
      // `It works`; not `it works with schools`.
      if !sentence[place + 1].isWord || Self.afterWorks.contains(next) { add(1, place) }
    case "considered":
      if before != "is", before != "are" { add(0.5, place) }
    case "enough": add(0.5, place)
    case "than" where before == "more" || before == "less" || word(place - 2) == "more":
      if !sentence[place + 1].isNumber { add(0.75, place - 1..<place + 1) }
    case "as" where next == "a" && word(place + 2) == "result": add(0.5, place..<place + 3)
    case "led", "leads", "leading":
      if next == "to", !marks(place - 1).contains(.copula) { add(0.75, place, " to") }
    case "no" where next == "longer": add(0.5, place..<place + 2)
    case "now": add(0.25, place)
    case "resulted", "resulting": add(0.75, place, " in")
    case "impact", "effect", "difference", "evidence":
      if Self.beforeImpact.contains(before) || Self.afterImpact.contains(next) { add(0.75, place) }
    case "most", "majority", "half", "third", "thirds", "quarter", "quarters", "all":
      if word(place) == "all", before != "nearly", before != "almost" { return true }
      // `Every half term` is a date.
      if Self.times.contains(next) { return true }
      let isOpinion = sentence[place..<place + 8].contains { $0.marks.contains(.opinion) }
      add(isOpinion ? 0.5 : 0.25, place)
    case "rather", "other": return next == "than"
    case "concern", "concerns", "concerned", "late", "narrow", "fail", "limited", "limitations":
      // `Schools causing concern` is a list, and `no later than` a date.
      return before == "of" || sentence.text(place - 1).hasPrefix("caus")
    case "success": return sentence.text(place + 1).hasPrefix("criteri")
    case "close", "over", "reported", "strengths", "weaknesses": return true
    default: return false
    }
    return true
  }

  private static let afterWorks: WordSet = "when because until but and where"
  private static let beforeImpact: WordSet = """
    little no positive limited clear real visible measurable strong
    """
  private static let afterImpact: WordSet = "is was has shows that"
  private static let times: WordSet = "term termly day year"

  /// Weighs praise: in full when it's said of something, little when it only goes before a noun.
  private mutating func weighQuality(at place: Int) {
    if isNamed(after: place) { return }
    if isSaidOfSubject(place) {
      add(1, place)
    } else if word(place - 1) == "a" || word(place - 1) == "an", marks(place - 2).contains(.copula),
      word(place - 3) != "there"
    {
      add(0.6, place)
    } else {
      add(0.3, place)
    }
  }

  /// Whether a quality word makes a name or a topic together with what follows: `good practice`,
  /// `good or outstanding schools`.
  private func isNamed(after place: Int) -> Bool {
    var next = place + 1
    while word(next) == "or" || word(next) == "and",
      !marks(next + 1).isDisjoint(with: [.quality, .fault])
    {
      next += 2
    }
    return marks(next).contains(.named) && !marks(place - 1).contains(.copula)
  }

  /// Whether an adjective is said of a subject, as in `is effective` or `effective and well known`,
  /// and doesn't only go before a noun.
  private func isSaidOfSubject(_ place: Int) -> Bool {
    var before = place - 1
    while before >= 0, marks(before).contains(.degree), !marks(before).contains(.copula) {
      before -= 1
    }
    if Self.articles.contains(word(before)) { return false }
    if marks(before).contains(.copula) { return word(before - 1) != "there" }
    guard place + 1 < sentence.count else { return true }
    let next = sentence[place + 1]
    return next.isMark && !next.isPercentSign || next.isCitation
      || next.marks.contains(.function)
  }

  private static let articles: WordSet = "a an the our its their"

  private func isSuperlative(_ token: Token) -> Bool {
    token.length > 5 && !Self.endingInEst.contains(token.word)
  }

  private static let endingInEst: WordSet = """
    latest earliest interest request invest honest forest harvest suggest protest contest nearest
    digest arrest manifest conquest modest attest divest reinvest behest inquest breakfast prefest
    youngest oldest
    """
}

extension Sentence {
  /// Whether a word is part of a name, since it has a capital that no sentence gave it.
  fileprivate func isName(_ place: Int) -> Bool {
    guard self[place].isCapitalised else { return false }
    let isFirst = self[..<place].allSatisfy { $0.isMark || $0.isCitation }
    return !isFirst || self[place + 1].isCapitalised && self[place + 1].word != "i"
  }

  /// What is done, as far as words say so: the verbs that the list has, and passives.
  var activities: [String] {
    let wanted: WordMarks = [.participle, .endsInEd, .activity, .aim]
    guard !marks.isDisjoint(with: wanted) else { return [] }
    return places.compactMap { place in
      let word = self[place]
      guard word.isWord, !word.marks.isDisjoint(with: wanted), !isName(place) else { return nil }
      let before = self[place - 1].marks.contains(.degree) ? place - 2 : place - 1
      let isPassive =
        (word.marks.contains(.participle)
          || word.marks.contains(.endsInEd)
            && word.marks.isDisjoint(with: [.outcome, .verdict, .quality]))
        && Self.passives.contains(self[before].word)
      if isPassive { return "\(text(before)) \(text(place))" }
      let isActive =
        word.marks.contains(.activity) || word.word == "will" || word.word == "responsible"
      return isActive ? text(place) : nil
    }
  }

  private static let passives: WordSet = "is are was were be been being"
}
