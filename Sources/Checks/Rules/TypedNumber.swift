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
          typed.contradiction(by: $0, trends: subject.trends, isOnlyMeasure: measures.count == 1)
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
    // `5% points` is a difference.
    guard !text.contains(","), sentence[end].word != "point", sentence[end].word != "points",
      !sentence[place - 3..<place].contains(where: { $0.marks.contains(.rough) }),
      !sentence.marks.contains(.supposition),
      !sentence.tokens.contains(where: { Self.otherTopics.contains($0.word) }),
      !sentence[end..<end + 4].contains(where: { Self.others.contains($0.word) })
    else { return nil }
    func ends(_ place: Int) -> Bool {
      sentence[place].endsClause || sentence[place].word == "while"
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

  // MARK: - Holding it against a measure

  func contradiction(
    by measure: Measure, trends: TrendReport, isOnlyMeasure: Bool
  ) -> Contradiction? {
    guard let overall = trends.overall(measure.id) else { return nil }
    let isNamed = mentions(measure)
    guard isNamed || isOnlyMeasure && hasNoSubjectOfItsOwn else { return nil }
    let known = Array(trends.series(of: measure.id))
    let all = known + trends.comparators(of: measure.id)
    let names = NamesInText(in: [sentence])
    let parts = all.filter { series in
      let isOther = series.isComparator && series.key.group.isEmpty
      return isOther
        ? mentionsComparator(series.key.area)
        : [series.key.area, series.key.group].contains { !$0.isEmpty && names.mention($0) }
    }
    // Of a group or a district that the data don't have, they can say nothing.
    if parts.isEmpty, names.mentionGroups || names.mentionDistricts { return nil }
    let meant = parts.isEmpty ? [overall] : parts
    let isPlain = isNamed && isPlainStatement(of: measure)
    if let period = onlyPeriod(of: overall) { return wrong(for: period, in: meant, isPlain) }
    if clause.contains(where: { sentence[$0].isNumber && sentence.text($0).contains("/") }) {
      return nil
    }
    if isNow, let first = meant.first, meant.count == 1, let latest = first.window.last,
      let own = latest.value, !prints(own, measure), (own - value).magnitude <= 20,
      first.published.contains(where: { $0.value.map { prints($0, measure) } ?? false })
    {
      return contradiction(meant: first, near: latest)
    }
    guard !isQuoted(in: all, measure) else { return nil }
    let tolerance = isNamed ? 3.0 : 1.5
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
  private func isPlainStatement(of measure: Measure) -> Bool {
    let (place, end) = (amount.places.lowerBound, amount.places.upperBound)
    let isStated =
      Self.stating.contains(sentence[place - 1].word)
      || sentence[end].word == "of" && Self.pupils.contains(sentence[end + 1].word)
    // With a name in it that the measure doesn't have, it may be about a place the data don't know.
    let title = WordSet(Word.all(in: measure.title))
    let hasName = sentence.places.dropFirst().contains {
      sentence[$0].isCapitalised && !title.contains(sentence[$0].word)
    }
    return isStated && !hasName && hasNoSubjectOfItsOwn
      && !Self.comparing.contains(sentence[end].word)
      && !sentence.places.contains {
        Self.narrowing.contains(sentence[$0].word)
          || sentence[$0].isNumber && Self.isYear(sentence.text($0))
      }
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) && Int(text) != nil
  }

  private static let nows: WordSet = "now currently latest"
  private static let before: WordSet = "from than was were"
  private static let stating: WordSet = "was is were are at reached stands stood"
  private static let comparing: WordSet = """
    above below higher lower more less fewer ahead behind better worse up down rise fall increase
    decrease improvement reduction likely
    """
  /// Words of a sentence about a part that the data may not have, or about no result.
  private static let narrowing: WordSet = """
    school academy nursery setting class ward cluster centre locality settings target targets aim
    goal predicted forecast expected provisional
    """

  /// The one period that the clause names, when it's one of the series'.
  private func onlyPeriod(of series: SeriesTrend) -> Period? {
    let named = clause.compactMap { place in
      sentence[place].isNumber ? Period.firstYear(ofAcademicYear: sentence.text(place)) : nil
    }
    let percentages = sentence[clause].count { $0.isPercentSign }
    guard named.count == 1, percentages <= 1 else { return nil }
    return series.published.map(\.period).first { $0 == .academicYear(named[0]) }
  }

  /// Whether the value of a period prints otherwise than it's typed, by little enough to be meant.
  private func wrong(
    for period: Period, in meant: [SeriesTrend], _ isPlain: Bool
  ) -> Contradiction? {
    for series in meant {
      guard let point = series.published.first(where: { $0.period == period }),
        let own = point.value
      else { continue }
      if prints(own, series.measure) { return nil }
      let isOtherPeriods = series.published.contains {
        $0.value.map { prints($0, series.measure) } ?? false
      }
      if isPlain || isOtherPeriods || (own - value).magnitude <= 3 {
        return contradiction(meant: series, near: point)
      }
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

  /// Whether the typed number is anything that the data have of the measure.
  private func isQuoted(in series: [SeriesTrend], _ measure: Measure) -> Bool {
    if measure.target.map({ prints($0, measure) }) == true { return true }
    return series.contains { one in
      one.published.contains { $0.value.map { prints($0, measure) } ?? false }
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

  private func mentionsComparator(_ area: String) -> Bool {
    let words = WordSet(sentence[clause].map(\.word))
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
