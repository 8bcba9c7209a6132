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
        let found = measures.compactMap { measure in
          typed.contradiction(by: measure, of: subject, isOnlyMeasure: measures.count == 1)
            .map { (measure: measure, contradiction: $0) }
        }.filter { !typed.isFigure(ofAnyOf: measures, but: $0.measure, of: subject) }
        // It's most likely of what its own clause names.
        lazy var clause = NamesInText(in: typed.sentence, at: typed.clause)
        let nearest =
          found.count > 1
          ? found.max { clause.words(of: $0.measure) < clause.words(of: $1.measure) } : found.first
        return nearest.map { _, contradiction in
          Fault(
            "'\(typed.text)%' isn't what the data have for \(contradiction.facts)",
            at: position(typed.amount), hint: contradiction.hint)
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

extension TypedPercentage {
  /// Why the data contradict a typed number.
  fileprivate struct Contradiction {
    var facts: String
    var hint: String
  }

  /// Whether the data have a typed number of another measure that the sentence names at least as
  /// fully as one.
  fileprivate func isFigure(
    ofAnyOf measures: [Measure], but measure: Measure, of subject: Subject
  ) -> Bool {
    let names = NamesInText(in: [sentence])
    let share = names.shareOfTitle(of: measure)
    return measures.contains { other in
      other.id != measure.id && mentions(other) && names.shareOfTitle(of: other) >= share
        && isQuoted(
          in: Array(subject.trends.series(of: other.id)) + subject.trends.comparators(of: other.id),
          other, orRest: mayBeOfRest(other))
    }
  }

  fileprivate func contradiction(
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
    let part = part
    let isNamedBeside =
      isNamed && (part == clause || NamesInText(in: sentence, at: part).mention(measure))
    let isOfOther =
      amount.isOfPart(in: clause, besides: known) || isOfOneSubject(of: measure)
      || !isNamedBeside && amount.hasSubject(in: isNamed ? part : clause, besides: known)
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

  private static let nows: WordSet = "now currently latest"
  private static let before: WordSet = "from than was were"
  private static let stating: WordSet = "was is were are at reached stands stood"
  static let comparing: WordSet = """
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
}
