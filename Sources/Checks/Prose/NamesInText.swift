import CommonMark
import SelfEvaluation

/// Which groups and districts a text mentions.
struct NamesInText {
  /// The words without their plural, each as the number of its ``WordKey``.
  private var words: [UInt64] = []
  private var values: Set<String> = []

  /// Looks through an answer's text, headings and quoted values.
  init(of answer: Subject.Answer) {
    for sentence in answer.sentences { take(sentence) }
    for section in answer.judgement.sections { words += Self.keys(of: section.title) }
    for reference in answer.judgement.values {
      values.formUnion(reference.target.split(separator: ".").map { String($0).slug })
    }
  }

  /// Looks through one sentence.
  init(in sentence: Sentence) {
    take(sentence)
  }

  private mutating func take(_ sentence: Sentence) {
    for token in sentence.tokens where token.kind == .word || token.kind == .number {
      if token.isOfSeveralWords {
        words += Self.keys(of: token.text)
      } else {
        words.append(WordKey(Self.singular(token.text)).hash)
      }
    }
  }

  private func has(_ word: String) -> Bool { words.contains(WordKey(word).hash) }

  /// Whether a group is spoken of by a usual name, whoever it is.
  var mentionGroups: Bool {
    Self.synonyms.contains { $0.contains { $0.allSatisfy(words.contains) } }
  }

  /// Whether districts are spoken of as such.
  var mentionDistricts: Bool { has("district") || has("localitie") }

  /// Whether a group or district is named: by all words of its name that mean something, by an
  /// abbreviation, or by a quoted value.
  func mention(_ name: String) -> Bool {
    if values.contains(name.slug) { return true }
    let all = Self.words(of: name)
    let own = all.subtracting(Self.emptyWords)
    if !own.isEmpty, own.allSatisfy(has) { return true }
    let keys = all.map { WordKey($0).hash }
    return Self.synonyms.contains { forms in
      forms.contains { $0.allSatisfy(keys.contains) }
        && forms.contains { $0.allSatisfy(words.contains) }
    }
  }

  /// Words in lower case without their plural.
  static func words(of text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { singular(String($0)) })
  }

  private static func keys(of text: String) -> [UInt64] {
    words(of: text).map { WordKey($0).hash }
  }

  private static func singular(_ word: String) -> String {
    word.utf8.count > 3 && word.utf8.last == UInt8(ascii: "s") ? String(word.dropLast()) : word
  }

  /// What groups are called in data and in prose.
  private static let synonyms: [[[UInt64]]] = [
    ["fsm", "free school meals", "disadvantaged", "pupil premium", "poor"],
    ["send", "sen", "special educational needs", "sen support", "disabilities"],
    ["ehcp", "ehc plan", "education health and care", "statement"],
    ["eal", "english additional language", "first language"],
    ["cla", "lac", "looked after", "in care"],
    ["boys", "male", "boy"], ["girls", "female", "girl"],
    ["gypsy", "traveller", "roma", "grt"],
  ].map { $0.map(keys) }
  static let emptyWords: Set<String> = [
    "pupil", "children", "young", "people", "of", "the", "with", "and", "for", "in", "eligible",
    "all", "other", "school", "a", "to", "by",
  ]
}
