import CommonMark

/// Numbers that are written as words.
enum NumberWords {
  /// The numbers from 0 to 99, a dozen among them.
  static let values: [Word: Int] = Dictionary(
    names.map { (Word($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })

  /// Parts of a whole: of how many a word means one.
  static let parts: [Word: Int] = Dictionary(
    partNames.map { (Word($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })

  /// Parts of a whole that have a sign of their own: how many it means, and of how many.
  static let signs: [Word: (count: Double, whole: Int)] = Dictionary(
    partSigns.map { (Word($0.sign), ($0.count, $0.whole)) }, uniquingKeysWith: { first, _ in first }
  )

  /// How many times what it was something has become by a word such as `halved`.
  static let factors: [Word: Double] = Dictionary(
    factorNames.map { (Word($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })

  /// How often something was done.
  static let times: [Word: Double] = ["once": 1, "twice": 2, "thrice": 3]

  /// The words with which a number can begin, and those that are a part of a whole.
  static let list =
    (names.map(\.name) + partNames.map(\.name)
    + partNames.flatMap { part in names[1...9].map { "\($0.name)-\(part.name)" } } + ["no"]
    + partSigns.map(\.sign) + factorNames.map(\.name) + others)
    .joined(separator: " ")

  private static let words = PlainWords(
    names.map(\.name) + partNames.map(\.name) + factorNames.map(\.name) + ["no"] + others)

  private static let others = ["once", "twice", "thrice", "both", "couple", "pair"]

  /// Whether a text, as UTF-8, may have a number in it, in digits or in words: to look at its bytes
  /// takes a twentieth of the time of reading its sentences.
  static func mayBe(in text: Span<UInt8>) -> Bool {
    // Full-width digits begin with the byte EF, and little else does.
    let digit = text.firstIndex {
      !$0.areASCII || $0.holds(from: 0x30, to: 0x39) != 0
    } where: {
      $0 &- 0x30 < 10 || $0 == 0xEF
    }
    return digit < text.count || words.haveWord(of: text)
  }

  private static let names: [(name: String, value: Int)] = {
    let units = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    var names = units.enumerated().map { (name: $1, value: $0) }
    for (place, ten) in tens.enumerated() {
      let value = 10 * (place + 2)
      names.append((ten, value))
      for unit in 1...9 { names.append(("\(ten)-\(units[unit])", value + unit)) }
    }
    return names + [("none", 0), ("nil", 0), ("dozen", 12)]
  }()

  private static let partSigns: [(sign: String, count: Double, whole: Int)] = [
    ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5),
    ("⅗", 3, 5), ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8),
    ("⅞", 7, 8),
  ]

  private static let factorNames: [(name: String, value: Double)] = [
    ("halved", 0.5), ("doubled", 2), ("trebled", 3), ("tripled", 3), ("quadrupled", 4),
  ]

  private static let partNames: [(name: String, value: Int)] = [
    ("half", 2), ("third", 3), ("thirds", 3), ("quarter", 4), ("quarters", 4), ("fifth", 5),
    ("fifths", 5), ("sixth", 6), ("sixths", 6), ("seventh", 7), ("sevenths", 7), ("eighth", 8),
    ("eighths", 8), ("ninth", 9), ("ninths", 9), ("tenth", 10), ("tenths", 10), ("twentieth", 20),
    ("twentieths", 20),
  ]
}
