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
      comparison(at: place, in: sentence) ?? fraction(at: place, in: sentence) ?? factor(
        at: place, in: sentence)
      ?? times(at: place, in: sentence) ?? pair(at: place, in: sentence)
    if let part { return amounts.append(part) }
    let token = sentence[place]
    var end = place + 1
    var number = Digits()
    if token.isNumber {
      guard let digits = Digits(sentence.text(place)) else {
        return takeRow(at: place, in: sentence, into: &amounts)
      }
      number = digits
    } else if token.word != "no" {
      guard let value = NumberWords.values[token.word] else { return }
      // `Not one pupil reached it`
      number.value = value == 1 && sentence[place - 1].word == "not" ? 0 : Double(value)
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
    // `Two boys and two girls` are four pupils.
    let first = isBehindOfBoysOrGirls(place, end, in: sentence) ? amounts.last : nil
    add(number.value, .number, upTo: end)
    if let whole = number.whole { add(whole, .number, upTo: end) }
    if let first, first.kind == .number, first.places.upperBound == place - 2 {
      amounts.append(
        Self(
          value: first.value + number.value, decimals: 0, kind: .number,
          places: first.places.lowerBound..<end, sentence: sentence))
    }
  }

  /// Whether a number is one of girls behind `boys and`, or of boys behind `girls and`.
  private static func isBehindOfBoysOrGirls(
    _ place: Int, _ end: Int, in sentence: Sentence
  ) -> Bool {
    sentence[place - 1].word == "and" && sexes.contains(sentence[place - 2].word)
      && sexes.contains(sentence[end].word)
      && sentence.singular(place - 2) != sentence.singular(end)
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
      let isOne = before == "a" || before == "an"
      guard isOne || before == "half" || sentence[place].word == "half" else { return nil }
      if isOne { start -= 1 }
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
  static func number(_ text: String) -> Double? {
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

  static let pairs: WordSet = "couple pair"
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
  static let sizes: WordSet = "number numbers rate rates share proportion percentage figure"

  /// Whether a word is a part of a whole, by the marks that those have which are listed.
  private static func isPart(_ token: Token) -> Bool {
    !token.marks.isDisjoint(with: [.smallNumber, .value, .citation])
      && NumberWords.parts[token.word] != nil
  }

  /// Whether a number is a part of a name: key stage 4, years 3 and 4.
  static func isName(_ place: Int, in sentence: Sentence) -> Bool {
    // `At the age of 4`
    if sentence[place - 1].word == "of", ages.contains(sentence[place - 2].word) { return true }
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
  static func isSigned(_ place: Int, in sentence: Sentence) -> Bool {
    let sign = sentence[place - 1]
    guard changing.contains(sign.word), isJoined(place - 1, place, in: sentence) else {
      return false
    }
    let before = sentence[place - 2]
    return place < 2 || before.offset + before.length != sign.offset
      || before.isMark && !before.isPercentSign
  }

  private static let changing: WordSet = "+ -"
  static let numbers: WordMarks = [.number, .smallNumber]
  private static let thousands: WordSet = "hundred thousand million"
  private static let signs: WordSet = "£ $ € - + # −"
  private static let between: WordSet = "to and or - – & , /"
  /// Words before a number that is a name.
  static let names: WordSet = """
    stage stages ks year years level levels phase phases question questions section sections page
    pages table tables figure chart term terms week weeks quarter quarters part parts priority
    priorities aged age ages grade grades band bands tier paragraph paragraphs appendix annex
    criterion objective step attainment progress version chapter annexe p8 a8 january february march
    april may june july august september october november december
    """
  private static let ages: WordSet = "age ages"
  private static let times: WordSet = "year term week quarter"
  private static let telling: WordSet = """
    last this that next each every previous past same autumn spring summer
    """
}

extension Sentence {
  /// Where a percentage ends of which the number stands at some place; `nil` when it's none.
  func percentageEnd(at place: Int) -> Int? {
    if self[place + 1].isPercentSign || self[place + 1].word == "pc" { return place + 2 }
    return self[place + 1].word == "per" && self[place + 2].word == "cent" ? place + 3 : nil
  }
}
