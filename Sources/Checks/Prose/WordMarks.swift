/// What is known of a word when prose is judged, as far as it can be told without grammar.
struct WordMarks: OptionSet, Sendable {
  let rawValue: UInt64

  /// Praise, where it's said of something: `effective`, `secure`.
  static let quality = Self(rawValue: 1 << 0)
  /// Blame: `weak`, `patchy`, `gap`.
  static let fault = Self(rawValue: 1 << 1)
  /// What weighs wherever it stands: `praised`, `trusted`, `fewer`.
  static let verdict = Self(rawValue: 1 << 2)
  /// How something is done: `promptly`, `effectively`.
  static let manner = Self(rawValue: 1 << 3)
  /// What came of it: `improved`, `narrowed`.
  static let outcome = Self(rawValue: 1 << 4)
  /// Who says so: `told`, `found`.
  static let opinion = Self(rawValue: 1 << 5)
  /// Weighing one against another: `but`, `not`, `still`.
  static let contrast = Self(rawValue: 1 << 6)
  /// Comparison: `better`, `higher`.
  static let comparative = Self(rawValue: 1 << 7)
  /// What joins a subject and what is said of it: `is`, `remains`.
  static let copula = Self(rawValue: 1 << 8)
  /// Small words that no noun phrase goes on with: `and`, `for`, `where`.
  static let function = Self(rawValue: 1 << 9)
  /// What begins an aim rather than a fact: `will`, `ensures`.
  static let aim = Self(rawValue: 1 << 10)
  /// What makes an aim of a `to` before it: `improve`, `support`.
  static let infinitive = Self(rawValue: 1 << 11)
  /// What people do: `meets`, `publishes`.
  static let activity = Self(rawValue: 1 << 12)
  /// Words that quality words make names of: `schools`, `practice`.
  static let named = Self(rawValue: 1 << 13)
  /// A higher number: `risen`, `increase`.
  static let rise = Self(rawValue: 1 << 14)
  /// A lower number: `fell`, `reduction`.
  static let fall = Self(rawValue: 1 << 15)
  /// A better one: `improved`.
  static let better = Self(rawValue: 1 << 16)
  /// A worse one: `worsened`.
  static let worse = Self(rawValue: 1 << 17)
  /// A smaller distance: `narrowed`.
  static let narrow = Self(rawValue: 1 << 18)
  /// A greater distance: `widened`.
  static let widen = Self(rawValue: 1 << 19)
  /// More than another: `above`, `higher`.
  static let above = Self(rawValue: 1 << 20)
  /// Less than another: `below`, `lower`.
  static let below = Self(rawValue: 1 << 21)
  /// In a better place than another: `ahead`.
  static let ahead = Self(rawValue: 1 << 22)
  /// In a worse place: `behind`.
  static let behind = Self(rawValue: 1 << 23)
  /// A distance: `gap`, `difference`.
  static let distance = Self(rawValue: 1 << 24)
  /// What makes a supposition of a clause: `should`, `if`, `target`.
  static let supposition = Self(rawValue: 1 << 25)
  /// What turns a statement round: `not`, `never`.
  static let negation = Self(rawValue: 1 << 26)
  /// A number that isn't meant to be exact: `about`, `nearly`.
  static let rough = Self(rawValue: 1 << 27)
  /// What speaks of a course over time without a direction: `trend`, `steadily`.
  static let course = Self(rawValue: 1 << 28)
  /// Past participles that don't end in `ed`, for passives: `held`, `given`.
  static let participle = Self(rawValue: 1 << 29)
  /// A word before an adjective that doesn't change what it's said of: `very`, `increasingly`.
  static let degree = Self(rawValue: 1 << 30)

  /// Any direction in which a number can have moved.
  static let movement: Self = [.rise, .fall, .better, .worse, .narrow, .widen]
  /// Any side on which a number can lie.
  static let side: Self = [.above, .below, .ahead, .behind]

  /// What may weigh together with the words beside it; see ``Verdict``.
  static let phrase = Self(rawValue: 1 << 31)
  /// What may begin an aim together with the words beside it; see ``AimClauses``.
  static let aimPhrase = Self(rawValue: 1 << 32)
  /// A stretch of years: `decade`, `years`, `five-year`.
  static let years = Self(rawValue: 1 << 33)
  /// A number below a hundred, or a part of a whole, in a word: `four`, `quarter`.
  static let smallNumber = Self(rawValue: 1 << 50)
  /// No change: `unchanged`, `steady`.
  static let still = Self(rawValue: 1 << 51)
  /// More days than another: `slower`.
  static let longer = Self(rawValue: 1 << 52)
  /// Fewer days: `quicker`.
  static let shorter = Self(rawValue: 1 << 53)

  // Endings, which every word has its marks of.
  static let endsInEd = Self(rawValue: 1 << 34)
  static let endsInIng = Self(rawValue: 1 << 35)
  static let endsInLy = Self(rawValue: 1 << 36)
  static let endsInEst = Self(rawValue: 1 << 37)

  // Marks of punctuation.
  static let clauseEnd = Self(rawValue: 1 << 38)
  static let comma = Self(rawValue: 1 << 39)
  static let percentSign = Self(rawValue: 1 << 40)
  static let minus = Self(rawValue: 1 << 41)

  // What a token is: just one of these.
  static let word = Self(rawValue: 1 << 42)
  static let number = Self(rawValue: 1 << 43)
  static let value = Self(rawValue: 1 << 44)
  static let citation = Self(rawValue: 1 << 45)
  static let punctuation = Self(rawValue: 1 << 46)
  /// All but punctuation.
  static let content: Self = [.word, .number, .value, .citation]

  // How a token is written.
  static let capitalised = Self(rawValue: 1 << 47)
  static let quoted = Self(rawValue: 1 << 48)
  static let ofSeveralWords = Self(rawValue: 1 << 49)
}

extension Checks {
  /// Words of which a text has at least one when it says how well something is done.
  public static var judgingWords: [String] {
    let judging: WordMarks = [
      .quality, .fault, .verdict, .manner, .outcome, .opinion, .contrast, .comparative,
    ]
    let words = WordMarks.lists.filter { !$0.0.isDisjoint(with: judging) }
      .flatMap { $0.1.split(whereSeparator: \.isWhitespace) }
    return Set(words.map(String.init)).sorted()
  }
}
