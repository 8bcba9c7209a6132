// Of whom a number is, and what it counts.

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
      let isOne = value == 1 || value == 0 && isBare(from: place + 1)
      let isKind = Self.onePupil.contains(word) && !isOfBoysAndGirls
      if !isOne, isKind || isOwner(place) { continue }
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
      && !isAtMost
    return isBeyond || sentence[places.upperBound].word == "or"
  }

  /// Whether a sentence begins with it as the most that there are: `No more than 4 reached it`.
  private var isAtMost: Bool {
    let start = places.lowerBound
    return start == 3 && sentence[0].word == "no" && sentence[1].word == "more"
      && sentence[2].word == "than"
  }

  /// Whether a sentence begins by saying that it's England's, and doesn't speak of the authority too.
  var isOfEngland: Bool {
    let isNational =
      sentence[0].word == "nationally" || sentence[0].word == "in" && sentence[1].word == "england"
    var place = places.lowerBound - 1
    while sentence[place].isComma || sentence[place].word == "only" { place -= 1 }
    return isNational && place == (sentence[0].word == "in" ? 1 : 0)
      && !sentence.tokens.contains { Self.comparing.contains($0.word) }
  }

  /// Whether nothing stands before it in its clause but a year.
  var beginsClause: Bool {
    let before = sentence[places.lowerBound - 1]
    return places.lowerBound == 0 || before.isNumber || before.isComma || before.endsClause
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

  /// The words behind it that end in some for people, as in `4 EHC plan pupils` and `80% of young
  /// carers`; `nil` where those only say of whom something is, as in `4 young carers' groups`.
  var phraseOfPeople: Range<Int>? {
    let start = places.upperBound
    for place in start..<start + 8 {
      let token = sentence[place]
      if Self.pupils.contains(token.word) || Self.people.contains(sentence.singular(place)) {
        let next = isApostrophe(place + 1) ? place + 2 : place + 1
        return Self.others.contains(sentence.singular(next)) ? nil : start..<place + 1
      }
      let isWithin = token.word == "of" || Self.within.contains(token.word)
      let ends: WordMarks = [.function, .copula, .endsInEd]
      guard token.isWord, isWithin || token.marks.isDisjoint(with: ends) else { return nil }
    }
    return nil
  }

  /// Whether some words name a group in full, and none of them anything else that is counted.
  func isOfGroup(_ name: [Word], in phrase: Range<Int>) -> Bool {
    let words = phrase.map { sentence.singular($0) }
    let things = name.filter(Self.others.contains)
    return !things.isEmpty && words.filter(Self.others.contains) == things
      && name.allSatisfy { words.contains($0) || Self.pupils.contains($0) }
  }

  /// Whether it's so many of what somebody has: `a third of its targets`.
  private var isOfOthersOfSomebody: Bool {
    let start = places.upperBound
    guard sentence[start].word == "of", Self.possessives.contains(sentence[start + 1].word) else {
      return false
    }
    return Self.others.contains(sentence.singular(start + 2))
  }

  /// Whether those are counted who sit together, as in `4 on the panel` and `a staff of 4`.
  private var isOnPanel: Bool {
    let start = places.lowerBound
    if sentence[start - 1].word == "of", Self.panels.contains(sentence[start - 2].word) {
      return true
    }
    return sentence[places.upperBound].word == "on"
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

  /// Whether it counts years: `9, 8 and 4 in the three years` is no share of them.
  var isOfYears: Bool { sentence[places.upperBound].marks.contains(.years) }

  /// Whether it's made of two numbers, as in `two boys and two girls`.
  var isOfBoysAndGirls: Bool {
    Self.sexes.contains(sentence[places.lowerBound + 1].word) && places.count > 3
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
  static let pupils: WordSet = """
    pupils pupil children child boys boy girls girl learners learner students student people person
    """
  private static let comparing: WordSet = "as like here local locally same too also both our we"
  private static let people: WordSet = "carer"
  static let sexes: WordSet = "boy girl boys girls"
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
  static let those: WordSet = "them these those which"
  private static let panels: WordSet = "panel panels committee board team staff"
  /// Words behind which a number is no longer that of the pupils.
  private static let ends: WordSet = """
    and but with for in year term week month point time per to last next
    """
  /// Small words between a number and its noun.
  private static let within: WordSet = "after the our these those all more most"
  static let others: WordSet = """
    thing reason way area example aim strand theme factor issue source family familie parent carer
    member councillor partner event workshop course group network cluster trust centre plan class
    classe lesson subject book post pilot survey letter
    school setting district locality ward visit teacher head headteacher governor adviser officer
    meeting day week month year term hour time session academie academy college nurserie nursery
    provider project programme action priority prioritie target recommendation measure indicator
    team service report review inspection place point site assistant staff panel unit
    budget cost spending expenditure funding
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
