/// A number typed in a sentence, in digits or in words.
struct TypedAmount {
  var value: Double
  var decimals: Int
  var kind: Kind
  /// The words of it, the number first.
  var places: Range<Int>
  var sentence: Sentence

  enum Kind: Equatable {
    case percentage
    /// So many parts of a whole of so many: `a quarter`, `two thirds`.
    case fraction(of: Double)
    /// How many times what it was something has become: of `halved`, half.
    case factor
    /// How often was done what the word at a place says: `excluded twice`.
    case times(of: Int)
    /// Any other number that isn't a name, as that of a year or a key stage is.
    case number
  }

  /// The words of it as written, with those that follow up to some place.
  func text(upTo end: Int) -> String {
    sentence.written(places.lowerBound..<max(end, places.upperBound))
  }

  /// The amounts of several sentences.
  static func all(in sentences: SentenceList) -> [Self] {
    guard !sentences.marks.isDisjoint(with: numbers) else { return [] }
    var amounts: [Self] = []
    for sentence in sentences where !sentence.marks.isDisjoint(with: numbers) {
      var end = 0
      for place in sentence.places where !sentence[place].marks.isDisjoint(with: numbers) {
        if place < end { continue }
        let known = amounts.count
        take(at: place, in: sentence, into: &amounts)
        if amounts.count > known, let last = amounts.last { end = last.places.upperBound }
      }
    }
    return amounts
  }

  private static func take(at place: Int, in sentence: Sentence, into amounts: inout [Self]) {
    let parts = share(at: place, in: sentence)
    if !parts.isEmpty { return amounts += parts }
    let part =
      fraction(at: place, in: sentence) ?? factor(at: place, in: sentence)
      ?? times(at: place, in: sentence) ?? pair(at: place, in: sentence)
    if let part { return amounts.append(part) }
    let token = sentence[place]
    var end = place + 1
    var number = Digits()
    if token.isNumber {
      guard let digits = Digits(sentence.text(place)) else { return }
      number = digits
    } else if token.word != "no" {
      guard let value = NumberWords.values[token.word] else { return }
      number.value = Double(value)
      if value >= 20, value % 10 == 0, let unit = NumberWords.values[sentence[end].word],
        (1...9).contains(unit)
      {
        number.value += Double(unit)
        end += 1
      }
    }
    func add(_ value: Double, _ kind: Kind, upTo end: Int) {
      amounts.append(
        Self(
          value: value, decimals: number.decimals, kind: kind, places: place..<end,
          sentence: sentence))
    }
    if number.whole == nil, let sign = sentence.percentageEnd(at: end - 1) {
      return add(number.value, .percentage, upTo: sign)
    }
    guard !thousands.contains(sentence[end].word), !isName(place, in: sentence),
      isSigned(place, in: sentence) || !isJoined(place - 1, place, in: sentence),
      !isJoined(end, end - 1, in: sentence)
    else { return }
    add(number.value, .number, upTo: end)
    if let whole = number.whole { add(whole, .number, upTo: end) }
  }

  /// What digits say.
  private struct Digits {
    var value = 0.0
    var decimals = 0
    /// What it's a share of: of `3/12`, 12.
    var whole: Double?

    init() {}

    /// Reads digits with their separators; `nil` for any other text, and for `2012/13`, which is a
    /// year.
    init?(_ text: String) {
      var part: Double?
      var (units, power) = (0.0, 1.0)
      var isBehindPoint = false
      for byte in text.utf8 {
        switch byte {
        case 0x30...0x39:
          units = units * 10 + Double(byte - 0x30)
          if isBehindPoint { power *= 10 }
          if isBehindPoint, part == nil { decimals += 1 }
        case UInt8(ascii: ","): break
        case UInt8(ascii: ".") where !isBehindPoint: isBehindPoint = true
        case UInt8(ascii: "/") where part == nil:
          part = units / power
          (units, power, isBehindPoint) = (0, 1, false)
        default: return nil
        }
      }
      value = part ?? units / power
      whole = part == nil ? nil : units / power
      guard whole.map({ value <= $0 }) ?? true else { return nil }
    }
  }

  /// A part of a whole that is meant to be exact.
  private static func fraction(at place: Int, in sentence: Sentence) -> Self? {
    var start = place
    var word = place
    var count = 1.0
    var whole: Int?
    if sentence[place].isWord { whole = NumberWords.parts[sentence[place].word] }
    if let sign = NumberWords.signs[sentence[place].word] {
      (count, whole) = sign
    } else if whole != nil {
      // `A quarter`, `half`; `the third` and `this quarter` are others.
      let before = sentence[place - 1].word
      guard before == "a" || before == "half" || sentence[place].word == "half" else { return nil }
      if before == "a" { start -= 1 }
    } else if sentence[place].isWord, sentence[place].isOfSeveralWords {
      let parts = Word.all(in: sentence.text(place))
      guard parts.count == 2, let one = NumberWords.values[parts[0]] else { return nil }
      (whole, count) = (NumberWords.parts[parts[1]], Double(one))
    } else {
      // Most numbers are no part of anything, which the next word tells.
      let next = sentence[place + 1]
      let isOfEvery =
        (next.word == "of" || next.word == "out" && sentence[place + 2].word == "of")
        && sentence[place + (next.word == "of" ? 2 : 3)].word == "every"
      guard next.word == "in" || isOfEvery || isPart(next),
        let one = NumberWords.values[sentence[place].word].map(Double.init)
          ?? Double(sentence.text(place))
      else { return nil }
      word += 1
      count = one
      if next.word == "in" || isOfEvery {
        // `One in four`, `1 in every 4`, `1 out of every 4`
        if next.word == "out" { word += 1 }
        word += sentence[word + 1].word == "every" ? 2 : 1
        whole = NumberWords.values[sentence[word].word] ?? Int(sentence.text(word))
      } else {
        whole = NumberWords.parts[sentence[word].word]
      }
    }
    guard let whole, count < Double(whole),
      !sentence[start - 3..<start].contains(where: { $0.marks.contains(.rough) })
    else { return nil }
    return Self(
      value: count, decimals: 0, kind: .fraction(of: Double(whole)), places: start..<word + 1,
      sentence: sentence)
  }

  /// A share that is written as one word: `four-of-twelve`, `4-of-12`, `one-in-three`.
  private static func share(at place: Int, in sentence: Sentence) -> [Self] {
    var (text, end) = ("", place + 1)
    if sentence[place].isOfSeveralWords, sentence[place].isWord {
      text = sentence.text(place)
    } else if sentence[place].isNumber, sentence[end].word == "-", sentence[end + 1].isWord,
      isJoined(end, place, in: sentence), isJoined(end, end + 1, in: sentence)
    {
      end += 2
      text = sentence.text(place) + "-" + sentence.text(end - 1)
    }
    if text.isEmpty { return [] }
    let words = text.split(separator: "-").map(String.init)
    guard words.count == 3 || words.count == 4 && words[1] == "out", let first = words.first,
      let last = words.last, let part = number(first), let whole = number(last), part <= whole
    else { return [] }
    let link = words[words.count - 2]
    func amount(_ value: Double, _ kind: Kind) -> Self {
      Self(value: value, decimals: 0, kind: kind, places: place..<end, sentence: sentence)
    }
    if link == "in", part < whole { return [amount(part, .fraction(of: whole))] }
    return link == "of" ? [amount(part, .number), amount(whole, .number)] : []
  }

  /// A whole number in a word or in digits.
  private static func number(_ text: String) -> Double? {
    (NumberWords.values[Word(text)] ?? Int(text)).map(Double.init)
  }

  /// How often something was done to anybody, as far as that is meant to be exact: `were excluded
  /// twice`, `was excluded on four occasions`.
  private static func times(at place: Int, in sentence: Sentence) -> Self? {
    var end = place + 1
    var value = NumberWords.times[sentence[place].word]
    if value == nil, occasions.contains(sentence[end].word) {
      value = number(sentence.text(place))
      end += 1
    }
    func isAdverb(_ place: Int) -> Bool { sentence[place].marks.contains(.endsInLy) }
    var (verb, link) = (place - 1, place - 1)
    if being.contains(sentence[link].word) || having.contains(sentence[link].word) {
      // `Have twice been permanently excluded`
      verb = end
      while sentence[verb].word == "been" || isAdverb(verb) { verb += 1 }
    } else {
      while beforeTimes.contains(sentence[verb].word) || isAdverb(verb) { verb -= 1 }
      link = verb - 1
      while isAdverb(link) { link -= 1 }
    }
    // `Excluded four times as often` and `twice a year` are rates; `those who were excluded twice`
    // are some of them.
    guard let value, sentence[verb].marks.contains(.endsInEd),
      being.contains(sentence[link].word) || having.contains(sentence[link].word),
      !behindTimes.contains(sentence[end].word),
      !sentence[link - 2..<link].contains(where: { $0.word == "who" })
    else { return nil }
    return Self(
      value: value, decimals: 0, kind: .times(of: verb), places: place..<end, sentence: sentence)
  }

  private static let occasions: WordSet = "time times occasion occasions"
  private static let beforeTimes: WordSet = "on only just"
  private static let being: WordSet = "was were been being is are"
  private static let having: WordSet = "have has had"
  private static let behindTimes: WordSet = "as more less higher lower the a an per each every over"

  /// Two of something: `both girls`, `a couple of girls`.
  private static func pair(at place: Int, in sentence: Sentence) -> Self? {
    var start = place
    switch sentence[place].word {
    case "couple", "pair":
      guard sentence[place - 1].word == "a", sentence[place + 1].word == "of" else { return nil }
      start -= 1
    case "both":
      // `Both girls and boys` are no two girls.
      let next = sentence[place + 1..<place + 24].first {
        $0.endsClause || joining.contains($0.word) || $0.marks.contains(.copula)
          || $0.marks.contains(.endsInEd) && $0.word != "looked"
      }
      if let next, joining.contains(next.word) { return nil }
    default: return nil
    }
    return Self(
      value: 2, decimals: 0, kind: .number, places: start..<place + 1, sentence: sentence)
  }

  private static let pairs: WordSet = "couple pair"
  private static let joining: WordSet = "and & or"

  /// By how many times something moved, as far as that is meant to be exact.
  private static func factor(at place: Int, in sentence: Sentence) -> Self? {
    guard let factor = NumberWords.factors[sentence[place].word],
      !sentence[place - 3..<place].contains(where: { $0.marks.contains(.rough) })
    else { return nil }
    // `Halved the time` and `doubled support` are of something else, and `halved their rate` isn't.
    let next = sentence[place + 1]
    if objects.contains(next.word) {
      guard sizes.contains(sentence[place + 2].word), sentence[place + 3].word != "of" else {
        return nil
      }
    } else if next.isWord, next.marks.isDisjoint(with: [.function, .copula, .endsInLy, .contrast]) {
      return nil
    }
    return Self(
      value: factor, decimals: 0, kind: .factor, places: place..<place + 1, sentence: sentence)
  }

  private static let objects: WordSet = "the its their our this these"
  private static let sizes: WordSet = "number numbers rate rates share proportion percentage figure"

  /// Whether a word is a part of a whole, by the marks that those have which are listed.
  private static func isPart(_ token: Token) -> Bool {
    !token.marks.isDisjoint(with: [.smallNumber, .value, .citation])
      && NumberWords.parts[token.word] != nil
  }

  /// Whether a number is a part of a name: key stage 4, years 3 and 4.
  private static func isName(_ place: Int, in sentence: Sentence) -> Bool {
    var name = place - 1
    var hasComma = false
    while name > 0, sentence[name].isNumber || between.contains(sentence[name].word) {
      if sentence[name].isComma { hasComma = true }
      name -= 1
    }
    // `Last year, 4` and `in year 3, 4` have it behind the name, `years 3, 4 and 5` within.
    guard names.contains(sentence[name].word), !isTime(name, in: sentence),
      name == place - 1 || sentence[name + 1].isNumber && !sentence[place - 1].isNumber
    else { return false }
    let isOfPupils = sentence[place - 1].isComma && pupils.contains(sentence[place + 1].word)
    return !hasComma || sentence[name].word != sentence.singular(name) && !isOfPupils
  }

  /// Whether a word is a time with a number of something else behind it, as in `last year 4 pupils`.
  private static func isTime(_ place: Int, in sentence: Sentence) -> Bool {
    let before = sentence[place - 1].word
    // `Over three years 19 pupils`
    let isStretch =
      sentence[place].word == "years" && !sentence[place - 1].marks.isDisjoint(with: numbers)
    return isStretch || telling.contains(before)
      || before == "the" && times.contains(sentence[place].word) && !sentence[place].isCapitalised
  }

  /// Whether a sign stands right beside a number: then it's a sum of money, a difference, or a part
  /// of a word such as `3-year`.
  private static func isJoined(_ sign: Int, _ place: Int, in sentence: Sentence) -> Bool {
    let (first, last) = (sentence[min(sign, place)], sentence[max(sign, place)])
    return sentence.places.contains(sign) && signs.contains(sentence[sign].word)
      && first.offset + first.length == last.offset
  }

  /// Whether a number has a sign right before it, and no word before that.
  private static func isSigned(_ place: Int, in sentence: Sentence) -> Bool {
    let sign = sentence[place - 1]
    guard changing.contains(sign.word), isJoined(place - 1, place, in: sentence) else {
      return false
    }
    let before = sentence[place - 2]
    return place < 2 || before.offset + before.length != sign.offset
      || before.isMark && !before.isPercentSign
  }

  private static let changing: WordSet = "+ -"
  private static let numbers: WordMarks = [.number, .smallNumber]
  private static let thousands: WordSet = "hundred thousand million"
  private static let signs: WordSet = "£ $ € - + # −"
  private static let between: WordSet = "to and or - – & , /"
  /// Words before a number that is a name.
  private static let names: WordSet = """
    stage stages ks year years level levels phase phases question questions section sections page
    pages table tables figure chart term terms week weeks quarter quarters part parts priority
    priorities aged age ages grade grades band bands tier paragraph paragraphs appendix annex
    criterion objective step attainment progress version chapter annexe p8 a8 january february march
    april may june july august september october november december
    """
  private static let times: WordSet = "year term week quarter"
  private static let telling: WordSet = """
    last this that next each every previous past same autumn spring summer
    """
}

extension Sentence {
  /// Where a percentage ends of which the number stands at some place; `nil` when it's none.
  func percentageEnd(at place: Int) -> Int? {
    if self[place + 1].isPercentSign { return place + 2 }
    return self[place + 1].word == "per" && self[place + 2].word == "cent" ? place + 3 : nil
  }
}

// MARK: - Of whom it is

extension TypedAmount {
  /// Whether it's told with a sign by how much something changed, as in `−40.3`.
  var isSigned: Bool { Self.isSigned(places.lowerBound, in: sentence) }

  /// Whether it's two of something without a number: `both girls`, `a couple of girls`.
  var isPair: Bool {
    sentence[places.lowerBound].word == "both"
      || Self.pairs.contains(sentence[places.upperBound - 1].word)
  }

  /// Whether one of some nouns follows, as in `4 permanent exclusions`.
  func isFollowed(by nouns: WordSet) -> Bool { endOfNoun(among: nouns) != nil }

  /// Where the words end that say what is counted, when that is one of some nouns.
  func endOfNoun(among nouns: WordSet) -> Int? {
    for place in places.upperBound..<places.upperBound + 4 {
      // `4 Year 11 pupils`
      if sentence[place].isNumber, sentence[place - 1].word == "year" { continue }
      if isApostrophe(place) { continue }
      guard sentence[place].isWord else { return nil }
      let word = sentence[place].word
      let singular = sentence.singular(place)
      func isAmong(_ words: WordSet) -> Bool { words.contains(word) || words.contains(singular) }
      // `4 pupil referral units`
      if value != 1, Self.onePupil.contains(word) || isOwner(place) { continue }
      if isAmong(nouns) {
        // `One school pupils liked` and `4 Traveller sites` are no number of pupils.
        let isOfOne = word != singular && isOneOfKind(upTo: place)
        return isOfOne || !isAmong(Self.others) && isOthers(place + 1) ? nil : place + 1
      }
      if isOfKind(place) { continue }
      // `4 of our pupils`, but not `4 lists of pupils` or `4 ways in which pupils`
      let isOf = word == "of" && place == places.upperBound
      let ends = sentence[place].marks.contains(.function) && !Self.within.contains(word)
      if ends && !isOf || isAmong(Self.ends) || isAmong(Self.others) { return nil }
    }
    return nil
  }

  /// Whether boys or girls only say whose schools or groups are counted, as in `3 girls' schools` and
  /// `3 boys' and 3 girls' groups`; `3 girls' results` are those of 3 girls.
  private func isOwner(_ place: Int) -> Bool {
    var next = place
    for _ in 0..<2 {
      guard Self.owners.contains(sentence[next].word), isApostrophe(next + 1) else { return false }
      next += 2
      guard sentence[next].word == "and" || sentence[next].word == "or" else { break }
      next += 1
      if !sentence[next].marks.isDisjoint(with: Self.numbers) { next += 1 }
    }
    while Self.kinds.contains(sentence[next].word) { next += 1 }
    return Self.owned.contains(sentence[next].word)
  }

  /// Whether an apostrophe ends the word before it.
  private func isApostrophe(_ place: Int) -> Bool {
    let (before, mark) = (sentence[place - 1], sentence[place])
    return (mark.word == "'" || mark.word == "’") && before.isWord
      && before.offset + before.length == mark.offset
  }

  /// Whether the next noun says what is counted and the one before it only of what it is, as in `3
  /// exclusion hearings`; `3 exclusion cases` are 3 exclusions.
  func countsThings(from end: Int) -> Bool {
    value != 1 && sentence[end].isWord && !isBare(from: end)
      && !Self.cases.contains(sentence.singular(end))
  }

  /// Whether a word says of what kind those are whom the next words name, as in `4 school pupils`.
  private func isOfKind(_ place: Int) -> Bool {
    guard Self.kinds.contains(sentence[place].word) else { return false }
    let next = sentence[place + 1].isNumber ? place + 2 : place + 1
    return Self.pupils.contains(sentence[next].word)
  }

  /// Whether a word behind a noun names what is counted instead, as in `4 Traveller sites`.
  private func isOthers(_ place: Int) -> Bool {
    let word = sentence.singular(place)
    return Self.others.contains(word) && !Self.ends.contains(word) && !isOfKind(place)
      && !sentence[place + 1].isNumber
  }

  /// Whether it's `one` of some kind: of more than one it isn't said then.
  private func isOneOfKind(upTo end: Int) -> Bool {
    value == 1 && (places.upperBound..<end).contains { Self.kinds.contains(sentence[$0].word) }
  }

  /// Where the words end that say that pupils are counted.
  var endOfPupils: Int? { endOfNoun(among: Self.pupils) }

  /// Whether the number itself isn't said to be that of anyone: `over 4`, `by 4`, `4 or more`.
  var isInexact: Bool {
    let isBeyond =
      Self.beforeOthers.contains(sentence[places.lowerBound - 1].word) && !isOfDoers
    return isBeyond || sentence[places.upperBound].word == "or"
  }

  /// Whether it's told of how many something doesn't hold, as in `all but eight`.
  var isException: Bool {
    let before = sentence[places.lowerBound - 1].word
    return before == "but" && sentence[places.lowerBound - 2].word == "all"
  }

  /// Whether it's what is said of a number before it: `is now 4`, `numbered 4`, `came to 4`.
  var isPredicate: Bool {
    var place = places.lowerBound - 1
    if sentence[place].word == "to", Self.coming.contains(sentence[place - 1].word) { return true }
    // `The level to reach is 4`
    if sentence[..<2].contains(where: { Self.names.contains($0.word) }) { return false }
    while sentence[place].marks.contains(.degree) { place -= 1 }
    return Self.counting.contains(sentence[place].word)
  }

  /// Whether it counts those by whom something was done: `reached by 4`.
  private var isOfDoers: Bool {
    let link = places.lowerBound - 1
    guard sentence[link].word == "by", !isOfMovement else { return false }
    return !sentence[link - 1].marks.isDisjoint(with: [.endsInEd, .participle])
      || endOfPupils != nil
  }

  /// Whether no noun follows that says what is counted, as in `fell to 4` or `only three reached`.
  var isBare: Bool { isBare(from: places.upperBound) }

  private func isBare(from end: Int) -> Bool {
    let next = sentence[end]
    if next.isNumber { return false }
    // `4 now run`: what runs is no pupil.
    let verb = next.marks.contains(.degree) ? sentence[end + 1] : next
    if Self.running.contains(verb.word) { return false }
    let bare: WordMarks = [.function, .copula, .endsInEd, .endsInLy, .degree, .negation, .contrast]
    return !next.isWord || !next.marks.isDisjoint(with: bare) || Self.verbs.contains(next.word)
      || Self.adverbs.contains(next.word)
  }

  /// Whether schools, visits or anything else but pupils are counted, by the noun that follows.
  var isOfOthers: Bool {
    endOfPupils == nil && (isFollowed(by: Self.others) || isOfOthersOfSomebody || isOnPanel)
  }

  /// Whether it's so many of what somebody has: `a third of its targets`.
  private var isOfOthersOfSomebody: Bool {
    let start = places.upperBound
    guard sentence[start].word == "of", Self.possessives.contains(sentence[start + 1].word) else {
      return false
    }
    return Self.others.contains(sentence.singular(start + 2))
  }

  /// Whether those are counted who sit together, as in `4 on the panel`.
  private var isOnPanel: Bool {
    sentence[places.upperBound].word == "on"
      && sentence[places.upperBound + 1..<places.upperBound + 3]
        .contains { Self.panels.contains($0.word) }
  }

  /// Whether it's so many of those whom another number right before it counts: `in 12 schools, 4 of
  /// them secondary`.
  func isPart(of whole: Self) -> Bool {
    let end = places.upperBound
    guard value <= whole.value, sentence[end].word == "of",
      Self.those.contains(sentence[end + 1].word)
    else { return false }
    return whole.endOfNoun(among: Self.others).map {
      $0 == places.lowerBound || $0 + 1 == places.lowerBound && sentence[$0].isMark
    } ?? false
  }

  /// Whether it may be what several years make together: `19 in three years`.
  var mayBeSum: Bool {
    kind == .number && decimals == 0 && sentence.marks.contains(.years)
      && !sentence[places.upperBound].marks.contains(.years)
  }

  /// Whether it's so many out of a few, which is a share and no number: `four out of five pupils`.
  func isOut(of whole: Self) -> Bool {
    value <= 10 && whole.value <= 10 && whole.kind == .number && kind == .number
      && sentence[places.upperBound].word == "out"
      && whole.places.lowerBound == places.upperBound + 2
  }

  /// Whether it's that of those who did something, as in `only three reached it`, or what something
  /// fell to.
  var isSubject: Bool {
    let (before, next) = (sentence[places.lowerBound - 1], sentence[places.upperBound])
    return next.marks.contains(.endsInEd) || Self.verbs.contains(next.word)
      || before.word == "to"
        && !sentence[places.lowerBound - 2].marks.isDisjoint(with: .movement)
  }

  /// Whether it's the number right before another, with nothing but small words between: `3 of the
  /// 12`, `3 in 12`, `3/12`.
  func isShare(of whole: Self) -> Bool {
    if whole.places == places { return true }
    guard whole.places.lowerBound > places.upperBound,
      whole.places.lowerBound - places.upperBound <= 4
    else { return false }
    let between = sentence[places.upperBound..<whole.places.lowerBound]
    return between.allSatisfy { Self.small.contains($0.word) }
      && between.contains { Self.links.contains($0.word) }
  }

  /// Whether it's one without a noun behind a whole, as in `of 12 schools, 4 have`.
  func isLaterShare(of whole: Self) -> Bool {
    guard whole.places.upperBound < places.lowerBound, isBare, endOfPupils == nil else {
      return false
    }
    let before = whole.places.lowerBound - 1
    return sentence[sentence[before].word == "the" ? before - 1 : before].word == "of"
  }

  private static let beforeOthers: WordSet = "top over under by in than every"
  /// Words that say where those are taught whom the next word names.
  private static let kinds: WordSet = """
    school year nursery college class academy reception primary secondary unit
    """
  private static let pupils: WordSet = """
    pupils pupil children child boys boy girls girl learners learner students student people person
    """
  private static let owners: WordSet = "boys girls"
  private static let owned: WordSet = """
    schools academies colleges groups clubs teams centres units settings networks workshops
    programmes projects events sessions
    """
  private static let cases: WordSet = "case decision incident instance"
  private static let coming: WordSet = "came comes amounted amounts"
  private static let counting: WordSet = "is was are were numbered numbers totalled totals"
  private static let onePupil: WordSet = "pupil child boy girl learner student"
  private static let possessives: WordSet = "its their his her"
  private static let those: WordSet = "them these those which"
  private static let panels: WordSet = "panel panels committee board team staff"
  /// Words behind which a number is no longer that of the pupils.
  private static let ends: WordSet = """
    and but with for in year term week month point time per to last next
    """
  /// Small words between a number and its noun.
  private static let within: WordSet = "after the our these those all more most"
  private static let others: WordSet = """
    thing reason way area example aim strand theme factor issue source family familie parent carer
    member councillor partner event workshop course group network cluster trust centre plan class
    classe lesson subject book post pilot survey letter
    school setting district locality ward visit teacher head headteacher governor adviser officer
    meeting day week month year term hour time session academie academy college nurserie nursery
    provider project programme action priority prioritie target recommendation measure indicator
    team service report review inspection place point site assistant staff panel unit
    role model link worker mediator mentor tutor coach coache coordinator champion ambassador
    interpreter translator volunteer consultant specialist practitioner club hub camp
    """
  private static let verbs: WordSet = """
    reach achieve meet met got gained had do did made left moved went took became has have got get
    """
  private static let adverbs: WordSet = "again altogether here last next overall today"
  private static let running: WordSet = "run operate"
  private static let links: WordSet = "of in from out /"
  private static let small: WordSet = """
    of in from out / the our these those all every total only just their its a
    """
}
