import Diagnostics
import SelfEvaluation

extension Subject {
  /// What sentences of answers and of priorities' evaluations say of everyone, and the figures that
  /// each may tell.
  func claimsOnEveryone(among all: TellableFigures) -> [EveryoneClaim] {
    // Hardly any figure is of none or of all.
    var told: [[Int]: [PupilFigure]] = [:]
    for place in all.places where EveryoneClaims.mayTell(all[place]) {
      let figure = all[place]
      guard evaluation.observations[figure.place].series.category.isEmpty else { continue }
      // What tells one of a group and a measure tells those of all years.
      told[[figure.measure, figure.group ?? -1, figure.count == 0 ? 0 : 1], default: []]
        .append(figure)
    }
    let rows = told.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    if rows.isEmpty { return [] }
    var found: [EveryoneClaim] = []
    func take(_ sentences: SentenceList, _ position: (Int, Sentence) -> FilePosition) {
      for sentence in sentences where sentence.isProse {
        let beginnings = EveryoneClaims.beginnings(in: sentence)
        if beginnings.isEmpty { continue }
        var claims = EveryoneClaims(sentence, from: beginnings, all.names)
        var claim: EveryoneClaim?
        for figures in rows {
          guard let first = figures.first, let words = claims.words(telling: first) else {
            continue
          }
          claim =
            claim
            ?? EveryoneClaim(
              words: sentence.written(words), position: position(words.lowerBound, sentence),
              hasYear: claims.haveYear)
          claim?.figures += figures.filter {
            claims.mayBe(of: evaluation.observations[$0.place].period)
          }
        }
        if let claim, !claim.figures.isEmpty { found.append(claim) }
      }
    }
    for answer in answers { take(answer.sentences, answer.position(of:in:)) }
    for text in priorityTexts { take(text.sentences, text.position(of:in:)) }
    return found
  }
}

extension Evaluation {
  /// Whether of the pupils of a figure it's shown for another period too that it was all of them, or
  /// none.
  func shows(asMuch figure: PupilFigure, among rows: [Int], hidden: Set<Int>) -> Bool {
    let own = observations[figure.place]
    return rows.contains { place in
      let other = observations[place]
      guard other.series == own.series, !hidden.contains(place),
        let count = other.numerator ?? (figure.value == nil ? other.value : nil)
      else { return false }
      return count == (figure.count == 0 ? 0 : other.denominator)
    }
  }
}

/// Words that say something of all of a group or of none, and the figures that they may tell.
struct EveryoneClaim {
  var words: String
  var position: FilePosition
  /// Whether the sentence names a year.
  var hasYear: Bool
  var figures: [PupilFigure] = []
}

/// What a sentence says of all pupils of a group or of none, without a number: `All Roma children
/// reached it`, `no pupil was excluded`.
///
/// It tells a figure only where it has no word that isn't one of the group's or the measure's:
/// `All Roma children reached it in one school` says nothing of the others.
struct EveryoneClaims {
  private let sentence: Sentence
  private let names: FigureNames
  private let beginnings: [Int]
  private lazy var years = sentence.academicYears(in: sentence.places)
  private lazy var words = NamesInText(in: [sentence])

  init(_ sentence: Sentence, from beginnings: [Int], _ names: FigureNames) {
    self.sentence = sentence
    self.names = names
    self.beginnings = beginnings
  }

  /// The places of the words with which any can begin, whatever figure they tell.
  static func beginnings(in sentence: Sentence) -> [Int] {
    sentence.places.filter {
      beginnings.contains(sentence[$0].word) && mayBegin($0, in: sentence)
    }
  }

  private static func mayBegin(_ place: Int, in sentence: Sentence) -> Bool {
    let next = sentence[place + 1].word
    return switch sentence[place].word {
    case "no":
      beginsClause(place, in: sentence)
        && (TypedAmount.pupils.contains(next) || schools.contains(next))
    case "without": sentence[place - 1].word == "year"
    default: (place + 1..<place + 9).contains { isPast($0, in: sentence) }
    }
  }

  /// Whether a figure is one that such words can tell: of none or of all.
  static func mayTell(_ figure: PupilFigure) -> Bool {
    figure.others.isEmpty && figure.area == nil
      && (figure.count == 0 || figure.count != nil && figure.count == figure.cohort)
  }

  /// Whether the sentence names a year.
  var haveYear: Bool { mutating get { !years.isEmpty } }

  /// Whether the sentence may be about a period: it names no other one.
  mutating func mayBe(of period: Period) -> Bool {
    guard case .academicYear(let year) = period, !years.isEmpty else { return true }
    return years.contains { $0.first == year || $0.first < year && isSince($0) }
  }

  /// The words that tell a figure, whatever period it's of; `nil` where none do.
  mutating func words(telling figure: PupilFigure) -> Range<Int>? {
    if let group = figure.group, !words.mention(names.places[group]) { return nil }
    for place in beginnings {
      let words: Range<Int>? =
        switch sentence[place].word {
        case "all", "every", "each": ofAll(at: place, figure)
        case "no": figure.count == 0 && figure.group == nil ? ofNone(at: place, figure) : nil
        case "without": figure.count == 0 && figure.group == nil ? without(place, figure) : nil
        default: nil
        }
      if let words, isStated(words) { return words }
    }
    return nil
  }

  private func isSince(_ year: SentenceYear) -> Bool {
    sentence[year.places.lowerBound - 1].word == "since"
  }

  /// Whether nothing before makes an aim or a supposition of it, or says where it is, as in `At Hill
  /// School, all …` and `Hill School: all …`, and no exception follows.
  private func isStated(_ words: Range<Int>) -> Bool {
    if sentence.tokens.contains(where: { Self.exceptions.contains($0.word) }) { return false }
    let isMeant = (0..<words.upperBound).contains {
      sentence.supposes($0) || sentence[$0].marks.contains(.aim)
    }
    let before = sentence[..<words.lowerBound]
    if isMeant { return false }
    if before.contains(where: { $0.word == "year" || $0.isNumber && $0.length > 3 }) { return true }
    let isLabelled =
      before.last?.isMark == true && before.last?.isComma == false
      && !before.contains { !$0.marks.isDisjoint(with: [.copula, .endsInEd]) }
    return !isLabelled
      && !(0..<words.lowerBound).contains {
        Self.placing.contains(sentence[$0].word) && beginsClause($0)
      }
  }

  /// Of all of a group: `all Roma children reached it`, `the Roma children all missed it`.
  private func ofAll(at place: Int, _ figure: PupilFigure) -> Range<Int>? {
    var start = place
    while start > 0, !beginsClause(start) { start -= 1 }
    let next = place + 1
    for verb in next..<next + 8 where isPast(verb) {
      let isBehind = start < place && (verb == next || verb == next + 1 && isHaving(next))
      let group = isBehind ? start..<place : next..<(isHaving(verb - 1) ? verb - 1 : verb)
      let isMissed = Self.missing.contains(sentence[verb].word)
      let numbers = sentence[group].filter { !$0.marks.isDisjoint(with: TypedAmount.numbers) }
      // A number of those who reached it is found by itself.
      guard isBehind || start == place, numbers.isEmpty || isBehind && isMissed,
        isMissed ? figure.count == 0 : figure.count != 0,
        isOf(figure, group), let end = endOfMeasure(from: verb + 1, of: figure),
        names(figure.measure, start..<end, in: figure.group == nil)
      else { continue }
      return start..<end
    }
    return nil
  }

  /// Of no pupil, or of none of a school: `no pupil was excluded`, `no school excluded a pupil`.
  private func ofNone(at place: Int, _ figure: PupilFigure) -> Range<Int>? {
    guard beginsClause(place) else { return nil }
    let (subject, next) = (sentence[place + 1].word, place + 2)
    let isOfPupils = TypedAmount.pupils.contains(subject)
    guard isOfPupils || Self.schools.contains(subject),
      !isOfPupils || sentence[next].marks.contains(.copula) || isHaving(next),
      let end = endOfMeasure(from: next, of: figure),
      isOfPupils || sentence[next..<end].contains(where: { TypedAmount.pupils.contains($0.word) }),
      names(figure.measure, next..<end, in: false)
    else { return nil }
    return place..<end
  }

  /// Of a year that had none: `we had a year without exclusions`.
  private func without(_ place: Int, _ figure: PupilFigure) -> Range<Int>? {
    guard sentence[place - 1].word == "year",
      sentence[..<place].allSatisfy({ !$0.isWord || Self.beforeYear.contains($0.word) }),
      let end = endOfMeasure(from: place + 1, of: figure),
      names(figure.measure, place + 1..<end, in: false)
    else { return nil }
    return place..<end
  }

  /// Whether some words are those of a figure's group, or some of its measure's title, and no others.
  private func isOf(_ figure: PupilFigure, _ words: Range<Int>) -> Bool {
    let known = figure.group.map { names.wordsOfPlaces[$0] } ?? names.measures[figure.measure].title
    var own: Set<Word> = []
    for place in words {
      let token = sentence[place]
      if token.isNumber || token.marks.contains(.smallNumber) || Self.ours.contains(token.word)
        || TypedAmount.pupils.contains(token.word)
      {
        continue
      }
      let parts = Word.all(in: sentence.text(place), isSingular: true)
      guard token.isWord, parts.allSatisfy({ known.contains($0) || !Self.linking.contains($0) })
      else { return false }
      own.formUnion(parts.filter { !NamesInText.emptyWords.contains($0) })
    }
    guard let group = figure.group else {
      return !own.isEmpty && own.allSatisfy(known.contains)
    }
    return names.places[group].forms.contains { Set($0) == own }
  }

  /// Where the words end that are a measure's, with those for a time; `nil` where others follow that
  /// may say of whom or where it is.
  private func endOfMeasure(from start: Int, of figure: PupilFigure) -> Int? {
    let own = names.wordsOfMeasures[figure.measure]
    let stems = names.measures[figure.measure].stems
    func isOwn(_ place: Int) -> Bool {
      let token = sentence[place]
      return own.contains(token.word)
        || token.isWord
          && (own.contains(sentence.singular(place))
            || stems.contains { sentence.text(place).hasPrefix($0) })
    }
    var place = start
    while place < sentence.count {
      let token = sentence[place]
      if token.isCitation || token.isNumber && token.length > 3 {
        place += 1
        continue
      }
      // `Level 4 or above`
      if token.word == "or", Self.orMore.contains(sentence[place + 1].word) {
        place += 2
        continue
      }
      if !isOwn(place), !TypedAmount.pupils.contains(token.word), !Self.plain.contains(token.word) {
        // `Reading, writing and mathematics`
        let isEnd = token.isMark || Self.joints.contains(token.word)
        guard isEnd, token.isComma || token.word == "and", isOwn(place + 1) else {
          return isEnd ? place : nil
        }
      }
      place += 1
    }
    return place
  }

  /// Whether some words name a measure; in full but for the verb, if need be.
  private func names(_ measure: Int, _ places: Range<Int>, in full: Bool) -> Bool {
    let name = names.measures[measure]
    let words = NamesInText(in: sentence, at: places)
    return full
      ? name.title.count { !words.have([$0]) } <= 1
      : words.mention(name) || isOfKin(to: name, places)
  }

  private func isOfKin(to name: NamesInText.MeasureName, _ places: Range<Int>) -> Bool {
    name.stems.count > 1
      && name.stems.allSatisfy { stem in places.contains { sentence.text($0).hasPrefix(stem) } }
  }

  private func beginsClause(_ place: Int) -> Bool { Self.beginsClause(place, in: sentence) }

  private static func beginsClause(_ place: Int, in sentence: Sentence) -> Bool {
    let before = sentence[place - 1]
    return place == 0 || before.isMark || before.word == "year"
      || before.isNumber && before.length > 3
      || joints.contains(before.word)
  }

  private func isPast(_ place: Int) -> Bool { Self.isPast(place, in: sentence) }

  private static func isPast(_ place: Int, in sentence: Sentence) -> Bool {
    sentence[place].marks.contains(.endsInEd) || past.contains(sentence[place].word)
  }

  private func isHaving(_ place: Int) -> Bool { Self.having.contains(sentence[place].word) }

  private static let beginnings: WordSet = "all every each no without"
  private static let past: WordSet = "met got made had"
  private static let missing: WordSet = "missed failed"
  private static let having: WordSet = "have has had"
  private static let orMore: WordSet = "above better higher more"
  private static let placing: WordSet = "in at within across under through with for among on by"
  private static let schools: WordSet = "school schools academy academies"
  private static let joints: WordSet = "and but while whereas"
  private static let ours: WordSet = "the of our these those its"
  /// Words with which others come in, as in `all schools with Roma children`.
  private static let linking: WordSet = "school with for in to by other"
  private static let exceptions: WordSet = "except bar apart excepting"
  /// Words beside a measure's own that say no more than when.
  private static let plain: WordSet = """
    a an any the of at in to was were is been be has had have this last that year academic again too
    also all overall since
    """
  /// Words with which a sentence tells of a year of the authority's.
  private static let beforeYear: WordSet = """
    we it this that last have had has was is been another a the first second third fourth in our
    authority again year now whole full
    """
}
