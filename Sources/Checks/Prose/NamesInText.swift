import SelfEvaluation

/// Which groups and districts a text mentions.
struct NamesInText {
  /// The words without their plural.
  private var words: WordSet
  private var values: Set<String> = []

  /// Looks through an answer's text, headings and quoted values.
  init(of answer: Subject.Answer) {
    words = WordSet(roomFor: answer.sentences.reduce(0) { $0 + $1.count })
    for sentence in answer.sentences { take(sentence) }
    for section in answer.judgement.sections {
      for word in Word.all(in: section.title, isSingular: true) { words.insert(word) }
    }
    for reference in answer.judgement.values {
      values.formUnion(
        reference.target.utf8.split(separator: 0x2E).map { String(Substring($0)).slug })
    }
  }

  /// Looks through sentences.
  init(in sentences: [Sentence]) {
    words = WordSet(roomFor: sentences.reduce(0) { $0 + $1.count })
    for sentence in sentences { take(sentence) }
  }

  /// Looks through some words of a sentence.
  init(in sentence: Sentence, at places: Range<Int>) {
    words = WordSet(roomFor: places.count)
    take(sentence, at: places)
  }

  /// Looks through a text that is no sentence.
  init(inPlain text: String) { words = WordSet(Word.all(in: text, isSingular: true)) }

  private mutating func take(_ sentence: Sentence) { take(sentence, at: sentence.places) }

  private mutating func take(_ sentence: Sentence, at places: Range<Int>) {
    for place in places {
      let token = sentence[place]
      guard token.isWord || token.isNumber else { continue }
      if token.isOfSeveralWords {
        for word in Word.all(in: sentence.text(place), isSingular: true) { words.insert(word) }
      } else {
        words.insert(sentence.singular(of: token))
      }
    }
  }

  /// Whether all words of one of some forms are there.
  private func have(_ forms: [[Word]]) -> Bool {
    forms.contains { $0.allSatisfy(words.contains) }
  }

  /// Whether all of some words are there.
  func have(_ wanted: [Word]) -> Bool { wanted.allSatisfy(words.contains) }

  /// Whether any of some words is there.
  func haveAny(of wanted: [Word]) -> Bool { wanted.contains(where: words.contains) }

  /// Whether a group is spoken of by a usual name, whoever it is.
  var mentionGroups: Bool { Name.synonyms.contains(where: have) }

  /// Whether districts are spoken of as such.
  var mentionDistricts: Bool { words.contains("district") || words.contains("localitie") }

  /// Whether a group or district is named: by all words of its name that mean something, by an
  /// abbreviation, or by a quoted value.
  func mention(_ name: String) -> Bool { mention(Name(name)) }

  /// Whether a group or district is named.
  func mention(_ name: Name) -> Bool {
    !values.isEmpty && values.contains(name.slug)
      || !name.words.isEmpty && name.words.allSatisfy(words.contains)
      || name.otherForms.contains(where: have)
  }

  /// Whether any word of a group's or district's name is there.
  func mayMention(_ name: Name) -> Bool {
    mention(name) || name.words.contains(where: words.contains)
  }

  /// Whether a measure is named: by most words of its title, or by the last part of its id.
  func mention(_ measure: Measure) -> Bool { mention(MeasureName(measure)) }

  /// Whether a measure is named.
  func mention(_ name: MeasureName) -> Bool {
    if mentionID(of: name) { return true }
    let common = name.title.count(where: words.contains)
    return common >= min(2, name.title.count) && 5 * common >= 3 * name.title.count && common > 0
  }

  /// Whether a measure is named by all words of its title.
  func mentionInFull(_ name: MeasureName) -> Bool {
    !name.title.isEmpty && name.title.allSatisfy(words.contains)
  }

  /// Whether a measure is named by the last part of its id.
  func mentionID(of name: MeasureName) -> Bool { name.lastOfID.map(words.contains) ?? false }

  /// How many words of a measure's title are there.
  func words(of measure: Measure) -> Int {
    MeasureName(measure).title.count(where: words.contains)
  }

  /// How much of a measure's title is there, from 0 to 1.
  func shareOfTitle(of measure: Measure) -> Double {
    Double(words(of: measure)) / Double(max(MeasureName(measure).title.count, 1))
  }

  /// What a measure is called.
  struct MeasureName {
    /// The last part of its id, where that tells it from others.
    let lastOfID: Word?
    /// The words of the title that mean something, without their plural.
    let title: [Word]
    /// What a number of it counts, as ``NamesInText/noun(of:)`` has it.
    let noun: String?
    /// What those are called for short whom the title names in full: `LAC`, `CLA`.
    let abbreviations: [Word]
    /// Of what a number counts, how the words of the title that mean something begin.
    let stems: [String]

    private static let commonParts: WordSet = "all level share"
    private static let shortNames: WordSet = "fsm sen send ehcp eal cla lac grt"

    init(_ measure: Measure) {
      // An id is of ASCII.
      let parts = measure.id.key.utf8.split { ($0 | 0x20) &- 0x61 >= 26 }
      let last = parts.last { $0.count > 2 }.map { Word(String(Substring($0))) }
      lastOfID = last.flatMap { Self.commonParts.contains($0) ? nil : $0 }
      title = Set(Word.all(in: measure.title, isSingular: true))
        .filter { !NamesInText.emptyWords.contains($0) && $0.isLong }
        .map(\.self)
      noun = NamesInText.noun(of: measure)
      stems =
        noun == nil
        ? []
        : measure.title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
          .filter { word in
            let singular = Word.all(in: word, isSingular: true)
            return singular.allSatisfy { $0.isLong && !NamesInText.emptyWords.contains($0) }
          }
          .map { String(FigureClaims.stem(of: $0.hasSuffix("s") ? String($0.dropLast()) : $0)) }
      abbreviations = Name(measure.title).otherForms.flatMap(\.self)
        .compactMap { $0.count == 1 ? $0.first : nil }.filter(Self.shortNames.contains)
    }
  }

  /// The noun for what a number counts, without its plural: the last word of the title before the
  /// first small one.
  static func noun(of measure: Measure) -> String? {
    guard measure.unit == .count else { return nil }
    var words = measure.title.lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.starts(with: ["number", "of"]) { words.removeFirst(2) }
    let noun = words.prefix { !Lexicon.listed[Word(String($0))].contains(.function) }.last
    return noun.map { String($0.utf8.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0) }
  }

  /// What a group or district is called.
  struct Name {
    let slug: String
    /// The words that mean something, without their plural.
    let words: [Word]
    /// What it's called besides, where it has one of the usual names.
    let otherForms: [[[Word]]]

    init(_ name: String) {
      slug = name.slug
      let all = Word.all(in: name, isSingular: true)
      words = all.filter { !NamesInText.emptyWords.contains($0) }
      otherForms = Self.synonyms.filter { forms in
        forms.contains { $0.allSatisfy(all.contains) }
      }
    }

    /// Each way to call it and nobody else, as words: of `Not FSM` and `Boys · FSM` there's one.
    var forms: [[Word]] {
      let isPlain = otherForms.count == 1 && !words.contains("not") && !words.contains("non")
      return [words].filter { !$0.isEmpty } + (isPlain ? otherForms.flatMap(\.self) : [])
    }

    /// All words of any of its names.
    var allWords: [Word] { forms.flatMap(\.self) }

    /// The words by which one counts them, as in `4 Roma` or `3 CLA`.
    var nouns: [Word] {
      let own = words.last { !Lexicon.listed[$0].contains(.function) }
      return [own].compactMap(\.self)
        + otherForms.flatMap { $0.compactMap { $0.count == 1 ? $0.first : nil } }
    }

    /// What groups are called in data and in prose.
    fileprivate static let synonyms: [[[Word]]] = [
      ["fsm", "free school meals", "disadvantaged", "pupil premium", "poor"],
      ["send", "sen", "special educational needs", "sen support", "disabilities"],
      ["ehcp", "ehc plan", "education health and care", "statement"],
      ["eal", "english additional language", "first language"],
      ["cla", "lac", "looked after", "in care"],
      ["boys", "male", "boy"], ["girls", "female", "girl"],
      ["gypsy", "traveller", "roma", "grt"],
    ].map { $0.map { Word.all(in: $0, isSingular: true) } }
  }

  static let emptyWords: WordSet = """
    pupil children young people of the with and for in eligible all other school a to by
    """
}
