import SelfEvaluation
import Trends

/// The two between whom a quoted gap lies, as a sentence names them.
struct GapParties {
  /// Of which of the two a word says on which side it lies.
  enum Reading {
    /// Of the one whose gap it is: `we are behind England`.
    case straight
    /// Of the other: `England is ahead of us`.
    case turned
    /// That can't be told.
    case unclear
  }

  private enum Party { case own, other }
  /// Somebody who is named, and where the name ends.
  private struct Named {
    var party: Party
    var end: Int
  }

  private let sentence: Sentence
  /// Whether the gap is the authority's to England, and not that of a part to all others.
  private let isToEngland: Bool
  private var own: WordSet
  private var other: WordSet
  /// What else the group is called, in several words: `free school meals`.
  private var phrases: [[Word]] = []
  /// Whether the group is of those who aren't something, as `Not FSM` is.
  private var isOfRest = false

  /// - Parameters:
  ///   - trend: The series whose gap it is.
  ///   - sentence: The sentence that quotes it.
  ///   - authority: What the authority is called.
  init(of trend: SeriesTrend, in sentence: Sentence, authority: String) {
    self.sentence = sentence
    isToEngland = trend.quotedComparator == SeriesKey.england
    guard !isToEngland else {
      own = Self.us
      for word in NamesInText.Name(authority).words { own.insert(word) }
      other = Self.country
      return
    }
    let name = NamesInText.Name(trend.key.group.isEmpty ? trend.key.area : trend.key.group)
    own = WordSet(name.nouns)
    phrases = name.otherForms.flatMap(\.self).filter { $0.count > 1 }
    isOfRest = name.words.contains(where: Self.nots.contains)
    other = Self.others
    for noun in trend.groupOfRest.map(NamesInText.Name.init)?.nouns ?? [] { other.insert(noun) }
  }

  static let us: WordSet = "we us our authority local locally"
  static let country: WordSet = "england national nationally"
  static let others: WordSet = "other rest peer else"
  private static let nots: WordSet = "not non"

  /// Tells of whom a word of side speaks that belongs to a value.
  func reading(of word: Int, at value: Int) -> Reading {
    let object = party(behind: word) ?? (word < value ? party(behind: value) : nil)
    let start = min(word, value)
    let subject = subject(before: start)
    switch object {
    case .own?: return subject.isOwn ? .unclear : .turned
    case .other?: return subject.isOther && !subject.isOwn ? .unclear : .straight
    case nil:
      guard subject.isOther else {
        // Of a group, somebody else may be meant by a name that isn't known: `better-off pupils`.
        return isToEngland || subject.isOwn ? .straight : .unclear
      }
      return subject.isAtVerb && !subject.isOwn ? .turned : .unclear
    }
  }

  /// With whom a word compares, as in `behind girls` or `lower than that of boys`.
  private func party(behind word: Int) -> Party? {
    guard !Self.places.contains(sentence[word + 1].word) else { return nil }
    var place = word + 1
    while place < word + 9 {
      if let named = named(at: place) { return named.party }
      guard Self.links.contains(sentence[place].word) else { return nil }
      place += 1
    }
    return nil
  }

  /// Who is named before a place, other than for comparison.
  private func subject(before end: Int) -> (isOwn: Bool, isOther: Bool, isAtVerb: Bool) {
    var (isOwn, isOther, isAtVerb, isInClause) = (false, false, false, true)
    var place = end - 1
    while place >= 0, !sentence[place].endsClause {
      // Before a comma stands what may be said of somebody else.
      if sentence[place].isComma {
        if isOwn || isOther { break }
        isInClause = false
      }
      if let named = named(at: place), !isCompared(place) {
        if named.party == .own { isOwn = true } else { isOther = true }
        isAtVerb =
          isInClause
          && sentence[named.end..<max(named.end, end)].allSatisfy {
            $0.marks.contains(.copula) || $0.marks.contains(.endsInLy) || $0.isMark
              || Self.betweenSubjectAndVerb.contains($0.word)
          }
      }
      place -= 1
    }
    return (isOwn, isOther, isAtVerb)
  }

  /// Whether somebody is only named to compare with: `compared with England`.
  private func isCompared(_ place: Int) -> Bool {
    var before = place - 1
    while Self.articles.contains(sentence[before].word) { before -= 1 }
    return Self.comparing.contains(sentence[before].word)
      || !sentence[before].marks.isDisjoint(with: .side)
  }

  private func named(at place: Int) -> Named? {
    let token = sentence[place]
    guard token.isWord else { return nil }
    var words =
      token.isOfSeveralWords
      ? Word.all(in: sentence.text(place), isSingular: true)[...] : [sentence.singular(of: token)]
    // `Non-FSM`
    let hasNot = words.count > 1 && words.first.map(Self.nots.contains) ?? false
    if hasNot { words = words.dropFirst() }
    let word = words.first ?? .none
    if let end = own.contains(word) ? place + 1 : endOfPhrase(at: place) {
      let isOwn = (hasNot || isDenied(place)) == isOfRest
      return Named(party: isOwn ? .own : .other, end: end)
    }
    return other.contains(word) ? Named(party: .other, end: place + 1) : nil
  }

  /// Where a name of several words ends that begins at a place.
  private func endOfPhrase(at place: Int) -> Int? {
    let phrase = phrases.first { phrase in
      phrase.indices.allSatisfy { sentence.singular(place + $0) == phrase[$0] }
    }
    return phrase.map { place + $0.count }
  }

  /// Whether those are meant who aren't in the group that is named: `pupils not on free school
  /// meals`, `who do not receive`.
  private func isDenied(_ place: Int) -> Bool {
    guard !isToEngland else { return false }
    var before = place - 1
    while Self.belonging.contains(sentence[before].word) { before -= 1 }
    return sentence[before].marks.contains(.negation) || Self.nots.contains(sentence[before].word)
  }

  private static let belonging: WordSet = """
    on in of for to a the eligible entitled receipt receive receiving claim claiming be being been
    known have having get getting
    """

  /// The name of somebody else, to whom the gap isn't: `below the region`, `the gap to England`.
  ///
  /// - Parameters:
  ///   - value: Where the gap is quoted.
  ///   - word: The word of side or distance that belongs to it.
  ///   - region: What the region is called.
  /// - Returns: Where the name begins, and whose it is; `nil` where nobody else is named.
  func nameOfAnother(at value: Int, _ word: Int, region: String) -> (place: Int, name: String)? {
    for start in word < value ? [word, value] : [word]
    where !Self.places.contains(sentence[start + 1].word) {
      let isDistance = sentence[start].marks.contains(.distance)
      var place = start + 1
      while place < start + 9 {
        if let name = comparator(at: place, region: region) {
          // Where England is named too, the gap is to England.
          let isOurs =
            isToEngland
            && sentence.places.contains { comparator(at: $0, region: "") == SeriesKey.england }
          return isOurs ? nil : (place, name)
        }
        let token = sentence[place]
        guard
          Self.links.contains(token.word) || named(at: place)?.party == .own
            || isDistance && Self.linksOfDistance.contains(token.word)
        else { break }
        place += 1
      }
    }
    return nil
  }

  /// The place of comparison that is named somewhere.
  private func comparator(at place: Int, region: String) -> String? {
    guard sentence[place].isWord else { return nil }
    let text = sentence.text(place)
    if Self.country.contains(sentence[place].word) || text.hasPrefix("england") {
      return SeriesKey.england
    }
    if text.hasPrefix("neighbour"), !text.hasPrefix("neighbourhood") { return SeriesKey.neighbours }
    if text.hasPrefix("region") { return region }
    let name = region.lowercased()
    let end = place + name.count { $0 == " " } + 1
    return !name.isEmpty && sentence.text(place..<end).hasPrefix(name) ? region : nil
  }

  static let places: WordSet = "in for on at among within across"
  /// Words between a word of side and whom it compares with.
  static let links: WordSet = """
    of than that the those for in among all their our average figure figures level rate share result
    results performance attainment outcomes mean median similar statistical same group groups pupils
    children behind ahead
    """
  private static let linksOfDistance: WordSet = "to with from over on between us we and"
  private static let betweenSubjectAndVerb: WordSet = """
    average averages figure figures rate result results performance attainment outcomes share mean
    has have had now still pulled moved pupils children
    """
  private static let articles: WordSet = "a the all their those that of our"
  private static let comparing: WordSet = """
    to with than against from over between unlike versus like by
    """
}
