import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A percentage typed in prose that the data contradict.
  static let typedNumber = Self(
    "typed-number", .warning,
    why: "A number typed in prose goes wrong when the data are corrected; one from the data can't."
  ) { subject in
    func faults(
      _ amounts: [TypedAmount], _ places: @autoclosure () -> Set<Int>,
      at position: (TypedAmount) -> FilePosition
    ) -> [Fault] {
      let typed = amounts.compactMap { TypedPercentage($0) }
      guard !typed.isEmpty else { return [] }
      let measures = places().sorted().map { subject.evaluation.measures[$0] }
        .filter { $0.unit == .percent }
      return typed.compactMap { typed in
        let found = measures.lazy.compactMap {
          typed.contradiction(
            by: $0, of: subject, isOnlyMeasure: measures.count == 1)
        }.first
        return found.map {
          Fault(
            "'\(typed.text)%' isn't what the data have for \($0.facts)",
            at: position(typed.amount), hint: $0.hint)
        }
      }
    }
    return subject.answers.flatMap { answer in
      faults(answer.amounts, subject.placesSpokenOf(in: answer), at: answer.position(of:))
    }
      + subject.priorityTexts.flatMap { text in
        faults(
          text.amounts, subject.places(of: text.priority.measures), at: text.position(of:))
      }
  }
}

/// A percentage typed in a sentence that claims to be exact, and to be of something measured.
private struct TypedPercentage {
  var amount: TypedAmount
  /// The number as it's typed.
  var text: String
  /// The words of its clause.
  var clause: Range<Int>

  /// Why the data contradict a typed number.
  struct Contradiction {
    var facts: String
    var hint: String
  }

  init?(_ amount: TypedAmount) {
    let (place, end) = (amount.places.lowerBound, amount.places.upperBound)
    let sentence = amount.sentence
    guard amount.kind == .percentage, (0...100).contains(amount.value), sentence[place].isNumber,
      !sentence[place].isQuoted
    else { return nil }
    text = sentence.text(place)
    // `5% points` is a difference, and who is `missing 10%` is defined by it.
    guard !text.contains(","), sentence[place - 1].word != "missing", sentence[end].word != "point",
      sentence[end].word != "points",
      !sentence[place - 3..<place].contains(where: { $0.marks.contains(.rough) }),
      !Self.isSupposed(amount),
      !sentence.tokens.contains(where: { Self.otherTopics.contains($0.word) }),
      !sentence[end..<end + 4].contains(where: { Self.others.contains($0.word) })
    else { return nil }
    func ends(_ place: Int) -> Bool {
      guard sentence[place].endsClause else { return sentence[place].word == "while" }
      // The dash of `2014–15` ends nothing.
      return sentence.academicYear(at: place - 1).map { !$0.places.contains(place) } ?? true
    }
    var start = place
    while start > 0, !ends(start - 1) { start -= 1 }
    var stop = end
    while stop < sentence.count, !ends(stop) { stop += 1 }
    clause = start..<stop
    self.amount = amount
  }

  private var sentence: Sentence { amount.sentence }
  private var value: Double { amount.value }
  private var decimals: Int { amount.decimals }

  /// Words of a sentence about a survey or a plan.
  private static let otherTopics: WordSet = """
    survey surveyed respondents responded replied said rated agreed questionnaire threshold
    milestone sample confidence interval budget
    """
  /// Those of whom a share isn't a share of pupils.
  private static let others: WordSet = """
    schools heads headteachers teachers settings parents governors staff districts advisers visits
    funding costs places leaders families colleges academies wards plans respondents actions money
    time
    """

  // MARK: - Suppositions

  /// Whether the sentence says what should or may be, not what is.
  private static func isSupposed(_ amount: TypedAmount) -> Bool {
    let sentence = amount.sentence
    guard sentence.marks.contains(.supposition) else { return false }
    return sentence.places.contains { place in
      guard sentence.supposes(place) else { return false }
      guard modals.contains(sentence[place].word) else { return true }
      return place < amount.places.lowerBound
        ? !sentence[place..<amount.places.lowerBound].contains { $0.word == ";" }
        : !hasStatement(before: place, about: amount)
    }
  }

  /// Whether a number is stated in a clause of its own before a word: `85% reached it, and we will`.
  private static func hasStatement(before place: Int, about amount: TypedAmount) -> Bool {
    let sentence = amount.sentence
    let end = (amount.places.upperBound..<place).first { place in
      let (before, token, next) = (sentence[place - 1], sentence[place], sentence[place + 1])
      return token.word == ";"
        || joining.contains(token.word) && (before.isComma || speakers.contains(next.word))
    }
    guard let end else { return false }
    return sentence[..<end].contains {
      !$0.marks.isDisjoint(with: [.copula, .endsInEd]) || attaining.contains($0.word)
    }
  }

  private static let modals: WordSet = "will would should could may might must shall"
  private static let joining: WordSet = "and but so which while whereas although though"
  private static let speakers: WordSet = "we it this these they"
  private static let attaining: WordSet = """
    achieve achieved achieving attain attained gain gained meet met pass passed reach reached
    reaching
    """

  // MARK: - Holding it against a measure

  func contradiction(
    by measure: Measure, of subject: Subject, isOnlyMeasure: Bool
  ) -> Contradiction? {
    guard let overall = subject.trends.overall(measure.id) else { return nil }
    let isNamed = mentions(measure)
    let isDistance = sentence[clause.lowerBound..<amount.places.lowerBound].contains {
      $0.marks.contains(.distance)
    }
    guard !isDistance, isNamed || isOnlyMeasure && hasNoSubjectOfItsOwn else { return nil }
    let all =
      Array(subject.trends.series(of: measure.id)) + subject.trends.comparators(of: measure.id)
    let names = NamesInText(in: [sentence])
    let parts = all.filter { series in
      let isOther = series.isComparator && series.key.group.isEmpty
      return isOther
        ? mentionsComparator(series.key.area, in: clause)
        : [series.key.area, series.key.group].contains { !$0.isEmpty && names.mention($0) }
    }
    // Of a group or a district that the data don't have, they can say nothing.
    if parts.isEmpty, names.mentionGroups || names.mentionDistricts { return nil }
    if joinsGroups(of: parts) { return nil }
    let isOfPlace = parts.contains {
      !$0.key.area.isEmpty && ($0.key.group.isEmpty || names.mention($0.key.area))
    }
    let owner = isOfPlace ? nil : group(of: parts)
    var meant = owner.map { [$0] } ?? parts
    // `67% in 2014/15, above England` is our own.
    if owner == nil, parts.allSatisfy({ $0.isComparator && !isBeside($0) }) {
      meant.insert(overall, at: 0)
    }
    let groups = parts.map(\.key.group).filter { !$0.isEmpty }
    let isPlain =
      isNamed && isPlainStatement(of: measure, isOfGroup: owner != nil, among: groups)
    let found = contradiction(
      by: meant, among: owner.map { [$0] } ?? all, isOfGroup: owner != nil,
      tolerance: isNamed ? 3 : 1.5, isPlain)
    guard let found else { return nil }
    var known = wordsOfWhole(measure, subject)
    for name in parts.map(\.key.area) + groups where !name.isEmpty {
      for word in NamesInText.Name(name).allWords { known.insert(word) }
    }
    let isOfOther =
      amount.isOfPart(in: clause, besides: known) || isOfOneSubject(of: measure)
      || !isNamed && amount.hasSubject(in: clause, besides: known)
    return isOfOther ? nil : found
  }

  private func contradiction(
    by meant: [SeriesTrend], among all: [SeriesTrend], isOfGroup: Bool, tolerance: Double,
    _ isPlain: Bool
  ) -> Contradiction? {
    guard let first = meant.first, !namesYear(before: first) else { return nil }
    let measure = first.measure
    let isRest = mayBeOfRest(measure)
    switch amount.year(in: clause) {
    case .unclear: return nil
    case .named(let year, let isBeside):
      let isLatest = meant.contains {
        $0.window.last?.value.map { fits($0, measure, orRest: isRest) } ?? false
      }
      if isLatest, !isBeside { return nil }
      return wrong(for: .academicYear(year), in: meant, orRest: isRest, isPlain)
    case .unnamed: break
    }
    if isNow, meant.count == 1, let latest = first.window.last, let own = latest.value,
      !fits(own, measure, orRest: isRest), (own - value).magnitude <= 20,
      first.published.contains(where: { $0.value.map { prints($0, measure) } ?? false })
    {
      return contradiction(meant: first, near: latest)
    }
    if !isOfGroup, measure.target.map({ prints($0, measure) }) == true { return nil }
    guard !isQuoted(in: all, measure, orRest: isRest) else { return nil }
    let nearest = meant.flatMap { series in
      series.window.compactMap { point in
        point.value.map { (series, point, ($0 - value).magnitude) }
      }
    }
    .min { $0.2 < $1.2 }
    guard let (series, point, distance) = nearest, distance <= tolerance || isPlain else {
      return nil
    }
    return contradiction(meant: series, near: point)
  }

  /// Whether the clause says of this percentage, and not of one that it came from, that it's so now.
  private var isNow: Bool {
    let place = amount.places.lowerBound
    guard !Self.before.contains(sentence[place - 1].word) else { return false }
    let others = sentence[clause.lowerBound..<place].lastIndex { $0.isPercentSign }
    let own = sentence[clause.lowerBound..<clause.upperBound]
    return own.indices.contains {
      Self.nows.contains(own[$0].word) && $0 > others ?? own.startIndex - 1
    }
  }

  /// Whether the sentence says outright that a measure is, or was, so much.
  ///
  /// Such as `was 90%` or `75% of children`: then it's meant, however far it lies from the data.
  private func isPlainStatement(
    of measure: Measure, isOfGroup: Bool, among groups: [String]
  ) -> Bool {
    let (place, end) = (amount.places.lowerBound, amount.places.upperBound)
    let isStated =
      Self.stating.contains(sentence[place - 1].word)
      || isOfGroup
      || sentence[end].word == "of" && Self.pupils.contains(sentence[end + 1].word)
    // With a name in it that the measure doesn't have, it may be about a place the data don't know.
    var title = WordSet(Word.all(in: measure.title))
    if isAttained { title.insert("may") }
    for word in groups.flatMap({ NamesInText.Name($0).allWords }) { title.insert(word) }
    let hasName = sentence.places.dropFirst().contains {
      sentence[$0].isCapitalised && !title.contains(sentence[$0].word)
    }
    guard isStated, !hasName, isOfGroup || hasNoSubjectOfItsOwn,
      !Self.comparing.contains(sentence[end].word)
    else { return false }
    let years = sentence.academicYears(in: sentence.places)
    return !sentence.places.contains { place in
      Self.unsettled.contains(sentence[place].word)
        || sentence[place].isNumber && Self.isYear(sentence.text(place))
          && !years.contains { $0.places.contains(place) }
    }
  }

  /// Whether a year is named, as in `in 2012`, of which the figures are older than the data.
  private func namesYear(before series: SeriesTrend) -> Bool {
    guard case .academicYear(let first)? = series.published.first?.period else { return false }
    return clause.contains { place in
      guard sentence[place].isNumber, sentence[place - 1].word == "in" else { return false }
      let text = sentence.text(place)
      return Self.isYear(text) && Int(text).map { $0 <= first } ?? false
        && sentence.academicYear(at: place) == nil
    }
  }

  /// Whether the title lists subjects of which the sentence has some: `reading and writing`.
  private func isOfOneSubject(of measure: Measure) -> Bool {
    let title = Word.all(in: measure.title, isSingular: true)
    let words = WordSet(sentence.places.map { sentence.singular($0) })
    return title.indices.dropFirst().dropLast().contains { place in
      title[place] == "and" && words.contains(title[place - 1]) != words.contains(title[place + 1])
    }
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) && Int(text) != nil
  }

  /// Whether it tells who reached something, which is found out once in a period.
  private var isAttained: Bool {
    sentence.tokens.contains { Self.attaining.contains($0.word) }
  }

  private static let nows: WordSet = "now currently latest"
  private static let before: WordSet = "from than was were"
  private static let stating: WordSet = "was is were are at reached stands stood"
  private static let comparing: WordSet = """
    above below higher lower more less fewer ahead behind better worse up down rise fall increase
    decrease improvement reduction likely than against
    """
  /// Words of a sentence about no result yet.
  private static let unsettled: WordSet = "predicted provisional"

  /// Whether the value of a period prints otherwise than it's typed, by little enough to be meant.
  private func wrong(
    for period: Period, in meant: [SeriesTrend], orRest isRest: Bool, _ isPlain: Bool
  ) -> Contradiction? {
    let points = meant.compactMap { series in
      series.published.first { $0.period == period && $0.value != nil }.map { (series, $0) }
    }
    let isRight = points.contains { series, point in
      point.value.map { fits($0, series.measure, orRest: isRest) } ?? false
    }
    if isRight { return nil }
    for (series, point) in points {
      let isOtherPeriods = series.published.contains {
        $0.value.map { prints($0, series.measure) } ?? false
      }
      let isNear = point.value.map { ($0 - value).magnitude <= 3 } ?? false
      if isPlain || isOtherPeriods || isNear { return contradiction(meant: series, near: point) }
    }
    return nil
  }

  private func contradiction(meant series: SeriesTrend, near point: SeriesTrend.Point)
    -> Contradiction
  {
    let values = series.window.filter { $0.value != nil }.map {
      "\(Wording.value($0, of: series.measure)) (\($0.period.inWords))"
    }
    var field: String?
    if point.period == series.window.last?.period { field = "latest" }
    if point.period == series.window.first?.period { field = "first" }
    let path =
      [series.measure.id.text]
      + [series.key.area, series.key.group].filter { !$0.isEmpty }.map(\.slug)
    let hint = field.map {
      "write {{\((path + [$0]).joined(separator: "."))}}, which takes the figure from the data"
    }
    let place = series.isComparator || !series.scope.isEmpty ? " (\(series.scope))" : ""
    return Contradiction(
      facts: "'\(series.measure.title)'\(place): \(Wording.list(values))",
      hint: hint ?? "write \(Wording.value(point, of: series.measure)) for \(point.period.inWords)")
  }

  /// Whether a value prints as it was typed, rounded once or after it was rounded for print.
  private func prints(_ value: Double, _ measure: Measure) -> Bool {
    func printed(_ value: Double, _ decimals: Int) -> Double? {
      Double(Wording.number(value, decimals: decimals).replacingEach(",", with: ""))
    }
    if printed(value, decimals) == self.value { return true }
    guard let once = printed(value, measure.decimals) else { return false }
    return printed(once, min(decimals, measure.decimals)) == self.value
  }

  /// Whether a value prints as it was typed, or what is left of it to 100.
  private func fits(_ value: Double, _ measure: Measure, orRest isRest: Bool) -> Bool {
    prints(value, measure) || isRest && prints(100 - value, measure)
  }

  /// Whether the sentence may speak of those whom the measure doesn't count, as in `33% did not reach
  /// it`; or the title does.
  private func mayBeOfRest(_ measure: Measure) -> Bool {
    func isNegative(_ word: Word) -> Bool {
      Lexicon.listed[word].contains(.negation) || Self.lacking.contains(word)
    }
    if sentence.tokens.contains(where: { isNegative($0.word) }) { return true }
    let name = NamesInText.MeasureName(measure)
    return Word.all(in: measure.title).contains(where: isNegative)
      && !sentence.tokens.contains { $0.word == name.lastOfID }
  }

  private static let lacking: WordSet = "fail failed fails miss missed misses missing rest"

  /// Whether the typed number is anything that the data have of the measure.
  private func isQuoted(
    in series: [SeriesTrend], _ measure: Measure, orRest isRest: Bool
  ) -> Bool {
    series.contains { one in
      one.published.contains { $0.value.map { fits($0, measure, orRest: isRest) } ?? false }
        || one.change.map { prints($0.magnitude, measure) } ?? false
        || one.gaps.contains { $0.latest.map { prints($0.magnitude, measure) } ?? false }
    }
  }

  // MARK: - What the sentence is about

  /// Whether the sentence names a measure: by most words of its title, by its id, or by a value.
  private func mentions(_ measure: Measure) -> Bool {
    let id = measure.id.key
    if sentence.places.contains(where: {
      sentence[$0].isValue && sentence.text($0).lowercased().hasPrefix(id + ".")
    }) {
      return true
    }
    return NamesInText(in: [sentence]).mention(measure)
  }

  /// Whether what the share is of could be the pupils of any measure.
  private var hasNoSubjectOfItsOwn: Bool {
    let place = amount.places.lowerBound
    guard let sign = (place + 1...place + 3).first(where: { sentence[$0].word == "of" }) else {
      return true
    }
    return Self.pupils.contains(sentence[sign + 1].word)
  }

  private static let pupils: WordSet = """
    children pupils boys girls them all young learners sessions
    """

  /// The group that the share is of, as in `67% of boys`; `nil` where more is said of them.
  private func group(of parts: [SeriesTrend]) -> SeriesTrend? {
    guard ["of", "for", "among"].contains(sentence[amount.places.upperBound].word) else {
      return nil
    }
    let own = parts.filter { series in
      series.key.area.isEmpty
        && NamesInText.Name(series.key.group).forms.contains { form in
          endOfPhrase(form, from: amount.places.upperBound + 1).map { !isNoun($0) } ?? false
        }
    }
    return own.count == 1 ? own.first : nil
  }

  /// Whether two groups are named as one, such as `boys eligible for free school meals`.
  private func joinsGroups(of parts: [SeriesTrend]) -> Bool {
    let groups = Set(parts.map(\.key.group)).subtracting([""])
    guard groups.count > 1 else { return false }
    let names = groups.map { NamesInText.Name($0).forms }
    return clause.split { sentence[$0].isMark || Self.between.contains(sentence[$0].word) }
      .contains { places in
        let words = WordSet(places.map { sentence.singular($0) })
        return names.count { $0.contains { $0.allSatisfy(words.contains) } } > 1
      }
  }

  private static let between: WordSet = "and or but than as"

  /// Where a phrase ends that has just some words, with small ones between them.
  private func endOfPhrase(_ words: [Word], from start: Int) -> Int? {
    var (place, found) = (start, 0)
    while sentence[place].isWord {
      let written = Word.all(in: sentence.text(place), isSingular: true)
      if words[found...].starts(with: written) {
        found += written.count
      } else if !written.allSatisfy(NamesInText.emptyWords.contains), !isSmall(place) {
        break
      }
      place += 1
      if found == words.count { break }
    }
    guard found == words.count else { return nil }
    while sentence[place].isWord, NamesInText.emptyWords.contains(sentence.singular(place)),
      !sentence[place].marks.contains(.function)
    {
      place += 1
    }
    return place
  }

  private func isSmall(_ place: Int) -> Bool {
    ["our", "who", "are", "those"].contains(sentence[place].word)
  }

  private func isNoun(_ place: Int) -> Bool {
    let token = sentence[place]
    return token.isWord && !Self.attaining.contains(token.word)
      && token.marks.isDisjoint(with: [
        .function, .copula, .negation, .endsInEd, .rise, .fall, .better, .worse, .infinitive,
      ])
  }

  /// The words that say no more than the measure and the authority do.
  private func wordsOfWhole(_ measure: Measure, _ subject: Subject) -> WordSet {
    let settings = subject.evaluation.settings
    var words = WordSet(
      [measure.title, settings.authority, settings.region].flatMap {
        Word.all(in: $0, isSingular: true)
      })
    if let last = NamesInText.MeasureName(measure).lastOfID { words.insert(last) }
    if isAttained { words.insert("may") }
    return words
  }

  /// Whether a comparator is named beside the number, and not behind a comma or as what it's above.
  private func isBeside(_ comparator: SeriesTrend) -> Bool {
    var (start, end) = (amount.places.lowerBound, amount.places.upperBound)
    func ends(_ place: Int) -> Bool {
      sentence[place].isComma || sentence[place].isPercentSign
        || Self.comparing.contains(sentence[place].word)
    }
    while start > clause.lowerBound, !ends(start - 1) { start -= 1 }
    while end < clause.upperBound, !ends(end) { end += 1 }
    return mentionsComparator(comparator.key.area, in: start..<end)
  }

  private func mentionsComparator(_ area: String, in places: Range<Int>) -> Bool {
    let words = WordSet(sentence[places].map(\.word))
    let names: [Word] =
      switch area {
      case SeriesKey.england: ["england", "england's", "national", "nationally"]
      case SeriesKey.neighbours: ["neighbour", "neighbours"]
      default: []
      }
    if !names.isEmpty { return names.contains(where: words.contains) }
    return Word.all(in: area, isSingular: true).allSatisfy(words.contains)
  }
}
