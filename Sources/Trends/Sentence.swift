import DataFiles
import SelfEvaluation

/// The commentary on one series.
///
/// The first sentence says how the values moved, the next what is missing or may still move, then
/// how they stand to others, the last how far the target is. Nothing is said about causes, and
/// nothing about chance without a test.
struct Sentence {
  let trend: SeriesTrend
  /// The series that was told before; what is missing from both alike isn't said again.
  private var told: SeriesTrend?
  /// What is written so far.
  private var text: [UInt8] = []

  /// Writes the sentences.
  ///
  /// - Parameters:
  ///   - trend: The series with everything worked out.
  ///   - told: The series that was told before, whose missing figures need not be told again.
  /// - Returns: A few sentences.
  static func about(_ trend: SeriesTrend, after told: SeriesTrend? = nil) -> String {
    var sentence = Self(trend: trend, told: told)
    sentence.text.reserveCapacity(500)
    sentence.addMovement()
    if trend.window.last?.value != nil { sentence.addGaps() }
    if trend.isOverall { sentence.addTarget() }
    return String(decoding: sentence.text, as: UTF8.self)
  }

  /// Adds words.
  ///
  /// Piece is added to piece, as to make texts and put them together takes several times as long.
  mutating func add(_ words: StaticString) {
    words.withUTF8Buffer { text.append(contentsOf: $0) }
  }

  /// Adds words that aren't known before.
  // Taken only for what can't be a static text, which is added in two thirds of the time.
  @_disfavoredOverload
  mutating func add(_ words: String) {
    var words = words
    words.withUTF8 { text.append(contentsOf: $0) }
  }

  // MARK: How the values moved

  /// The series' name at the start of a sentence, such as `Good level of development (boys)`.
  private mutating func addSubject() {
    add(trend.measure.title)
    if trend.isHeadline {
      add(", ")
      add(trend.key.category)
    }
    let scope = trend.scope
    if !scope.isEmpty {
      add(" (")
      add(scope)
      add(")")
    }
  }

  private mutating func addMovement() {
    addSubject()
    add(": ")
    guard let first = trend.window.first, let last = trend.window.last else {
      add("there are no figures up to the end of the report year.")
      return
    }
    guard trend.window.contains(where: { $0.value != nil }) else {
      addAbsent(isFirst: true)
      return
    }
    let isOfStates = trend.measure.kind == .snapshot || trend.isOfDates
    let pattern = isOfStates && !isOneState ? .incomplete : trend.pattern
    if pattern != .incomplete { add(Self.noun(trend.measure.unit)) }
    add(pattern == .mixed ? wordsOfMixed : Self.words(pattern))
    switch pattern {
    case .roseEachYear, .fellEachYear, .mixed:
      if pattern != .mixed, trend.window.count > 2 { add(" each year,") }
      add(" from ")
      addValue(first)
      addTime(first.period)
      add(" to ")
      addValue(last)
      addTime(last.period)
    case .unchanged where !isOneState && trend.window.contains { hasSmallCounts($0) }:
      add(" (")
      addKnownValues()
      add(")")
    case .unchanged:
      add(", at ")
      addValue(last)
      addTime(first.period)
      for point in trend.window.dropFirst() {
        add(point.period == last.period ? " and " : ", ")
        add(point.period.inWords)
      }
    case .roseThenFell, .fellThenRose, .roseThenUnchanged, .unchangedThenRose,
      .fellThenUnchanged, .unchangedThenFell:
      add(" (")
      addKnownValues()
      add(")")
    case .incomplete: addKnownValues()
    }
    if pattern != .unchanged { addOverall(first, last) }
    add(".")
    if pattern == .incomplete {
      addAbsent()
      addBreaks(first, last)
    }
    addStatus(first, last)
  }

  /// Whether the states of all periods are one, with the counts behind them.
  private var isOneState: Bool {
    trend.pattern == .unchanged
      && trend.window.allSatisfy {
        $0.numerator == trend.window[0].numerator && $0.denominator == trend.window[0].denominator
      }
  }

  private func hasSmallCounts(_ point: SeriesTrend.Point) -> Bool {
    Wording.smallCounts(point, of: trend.measure) != nil
  }

  private static func noun(_ unit: Measure.Unit) -> StaticString {
    switch unit {
    case .percent: "the percentage"
    case .count: "the number"
    case .score: "the score"
    case .rate: "the rate"
    case .days: "the number of days"
    }
  }

  private static func words(_ pattern: SeriesTrend.Pattern) -> StaticString {
    switch pattern {
    case .roseEachYear: " rose"
    case .fellEachYear: " fell"
    case .roseThenFell: " rose and then fell"
    case .fellThenRose: " fell and then rose"
    case .roseThenUnchanged: " rose and then stayed the same"
    case .unchangedThenRose: " stayed the same and then rose"
    case .fellThenUnchanged: " fell and then stayed the same"
    case .unchangedThenFell: " stayed the same and then fell"
    case .unchanged: " stayed the same"
    case .mixed: " moved up and down,"
    case .incomplete: ""
    }
  }

  /// How values moved that went more than one way, or one way in some years alone.
  private var wordsOfMixed: StaticString {
    let steps = zip(trend.window, trend.window.dropFirst()).map {
      Direction(from: $0, to: $1, of: trend.measure)
    }
    if !steps.contains(.fell) { return " rose in some years and stayed the same in others," }
    if !steps.contains(.rose) { return " fell in some years and stayed the same in others," }
    return Self.words(.mixed)
  }

  /// The values in the order of time, such as `50.1% in 2012/13 and 54.0% in 2013/14`.
  private mutating func addKnownValues() {
    var left = trend.window.count { $0.value != nil }
    var isFirst = true
    for point in trend.window where point.value != nil {
      if !isFirst { add(left == 1 ? " and " : ", ") }
      addValue(point)
      addTime(point.period)
      left -= 1
      isFirst = false
    }
  }

  /// The change from first to last, what it means, and what chance has to do with it.
  private mutating func addOverall(_ first: SeriesTrend.Point, _ last: SeriesTrend.Point) {
    guard let change = trend.change else { return }
    let measure = trend.measure
    switch Direction(from: first, to: last, of: measure) {
    case .unchanged:
      add(", with no change from first to last")
      return
    case .rose: add(", a rise of ")
    case .fell: add(", a fall of ")
    }
    addDistance(change)
    let meaning = meaning
    guard meaning != nil || trend.test != nil else { return }
    add(measure.polarity == .lower && meaning != nil ? " and, since lower is better, " : ", ")
    if let meaning { add(meaning) }
    guard let test = trend.test else { return }
    if meaning != nil { add(" ") }
    add(
      test.largerThanChance
        ? "larger than chance alone would explain" : "no larger than chance alone could explain")
  }

  /// What a change means; `nil` where chance could explain it.
  private var meaning: StaticString? {
    guard trend.test?.largerThanChance != false else { return nil }
    switch trend.verdict {
    case .improved: return "an improvement"
    case .declined: return "a decline"
    case .unchanged, nil: return nil
    }
  }

  /// What is missing from the window and why, a sentence for each reason.
  private mutating func addAbsent(isFirst: Bool = false) {
    var isFirst = isFirst
    func reason(_ point: SeriesTrend.Point) -> String? {
      point.value == nil ? point.symbol?.inWords ?? "" : nil
    }
    if let told, !isFirst, told.window.map(reason) == trend.window.map(reason) { return }
    for (reason, periods) in periods(by: reason) {
      if reason.isEmpty {
        add(isFirst ? "there" : " There")
        add(periods.count == 1 ? " is no figure for " : " are no figures for ")
        add(Wording.list(periods))
        add(".")
      } else {
        addFigures(periods, are: reason, isFirst: isFirst)
      }
      isFirst = false
    }
  }

  /// Adds what the figures for some periods are, as a sentence.
  private mutating func addFigures(_ periods: [String], are what: String, isFirst: Bool = false) {
    add(isFirst ? "the" : " The")
    add(periods.count == 1 ? " figure for " : " figures for ")
    add(Wording.list(periods))
    add(periods.count == 1 ? " is " : " are ")
    add(what)
    add(".")
  }

  /// The periods of the window that have something to be said of them, by what that is.
  private func periods(
    by reason: (SeriesTrend.Point) -> String?
  ) -> [(reason: String, periods: [String])] {
    var all: [(reason: String, periods: [String])] = []
    for point in trend.window {
      guard let reason = reason(point) else { continue }
      if let index = all.firstIndex(where: { $0.reason == reason }) {
        all[index].periods.append(point.period.inWords)
      } else {
        all.append((reason, [point.period.inWords]))
      }
    }
    return all
  }

  private mutating func addBreaks(_ first: SeriesTrend.Point, _ last: SeriesTrend.Point) {
    for change in trend.measure.breaks
    where change.period.begins(after: first.period, upTo: last.period) {
      let why = change.why.isEmpty ? "" : " (\(change.why))"
      add(
        " The definition changed in \(change.period.inWords)\(why), so earlier figures may not be "
          + "compared with later ones.")
    }
  }

  /// That figures may still move, where one at an end of the window may, or one between is no more
  /// than provisional: it's what `each year` rests on.
  private mutating func addStatus(_ first: SeriesTrend.Point, _ last: SeriesTrend.Point) {
    func isOpen(_ point: SeriesTrend.Point) -> Bool {
      point.value != nil && point.status != nil && point.status != .final
    }
    guard
      isOpen(first) || isOpen(last)
        || trend.window.contains(where: { $0.value != nil && $0.isProvisional })
    else { return }
    for (status, periods) in periods(by: { isOpen($0) ? $0.status?.rawValue : nil }) {
      addFigures(periods, are: status)
    }
  }

  // MARK: How far the target is

  private mutating func addTarget() {
    guard let target = trend.measure.target else { return }
    guard let point = trend.pointOfTarget, let value = point.value else {
      if trend.window.last?.value != nil { addMissed(target) }
      return
    }
    addFigure(point.period)
    let distance = DecimalArithmetic.difference(value, minus: target)
    let polarity = trend.measure.polarity
    var end = "."
    if distance == 0 {
      add("at")
    } else {
      if Wording.rounded(point, of: trend.measure)?.value == target {
        add("less than ")
        addDifference(Wording.smallestDifference(of: trend.measure))
      } else {
        addDistance(distance)
      }
      add(polarity == .higher && distance <= 0 ? " short of" : Self.side(distance))
      if polarity == .lower { end = ", where lower is better." }
    }
    add(" the target of ")
    add(Wording.target(target, of: trend.measure))
    if let period = trend.measure.targetPeriod { add(" for \(period.inWords)") }
    add(end)
  }

  /// Adds that there is no figure for the period of a target.
  private mutating func addMissed(_ target: Double) {
    guard let period = trend.measure.targetPeriod else { return }
    add(" There is no figure for ")
    add(period.inWords)
    add(" to hold the target of ")
    add(Wording.target(target, of: trend.measure))
    add(" against.")
  }

  // MARK: Figures and times

  /// Adds a value, with the counts beside it where the cohort is small.
  mutating func addValue(_ point: SeriesTrend.Point) {
    guard let counts = Wording.smallCounts(point, of: trend.measure) else {
      addPlainValue(point)
      return
    }
    let isSnapshot = trend.measure.kind == .snapshot
    if isSnapshot { addCounts(counts) } else { addPlainValue(point) }
    add(" (")
    if isSnapshot { addPlainValue(point) } else { addCounts(counts) }
    add(")")
  }

  /// Adds counts, such as `35 of 56 schools`.
  private mutating func addCounts(_ counts: Proportion) {
    text.append(decimal: counts.count)
    add(" of ")
    text.append(decimal: counts.cohort)
    switch trend.measure.counts {
    case .pupils: add(counts.cohort == 1 ? " pupil" : " pupils")
    case .schools: add(counts.cohort == 1 ? " school" : " schools")
    case .other: break
    }
  }

  private mutating func addPlainValue(_ point: SeriesTrend.Point) {
    guard let number = Wording.rounded(point, of: trend.measure) else {
      add(Wording.value(point, of: trend.measure))
      return
    }
    number.append(to: &text)
    add(Wording.unit(ofOne: number.isOne, of: trend.measure))
  }

  /// Adds a value of another series, such as `59.1%`.
  mutating func addValue(_ value: Double) {
    let number = addNumber(value)
    add(Wording.unit(ofOne: number?.isOne == true, of: trend.measure))
  }

  /// Adds a difference without a sign, such as `8.6 percentage points`.
  mutating func addDifference(_ difference: Double) {
    let number = addNumber(difference.magnitude)
    add(Wording.unit(ofDifferenceOfOne: number?.isOne == true, of: trend.measure))
  }

  /// Adds how far one value lies from another that prints otherwise.
  mutating func addDistance(_ difference: Double) {
    if Wording.isZero(difference, of: trend.measure) {
      add("less than ")
      addDifference(Wording.smallestDifference(of: trend.measure))
    } else {
      addDifference(difference)
    }
  }

  /// Adds a number as it's rounded for print.
  ///
  /// - Returns: The number; `nil` for one that can't be rounded and is added as it is.
  private mutating func addNumber(_ value: Double) -> RoundedNumber? {
    guard let number = RoundedNumber(value, decimals: trend.measure.decimals) else {
      add(String(value))
      return nil
    }
    number.append(to: &text)
    return number
  }

  /// Adds when something was so, such as ` in 2012/13`.
  mutating func addTime(_ period: Period) {
    if case .day = period { add(" on ") } else { add(" in ") }
    add(period.inWords)
  }

  /// Begins a sentence on the figure for a period.
  mutating func addFigure(_ period: Period) {
    add(" The ")
    add(period.inWords)
    add(" figure is ")
  }

  /// Adds on which side of another figure one lies, such as ` above`.
  static func side(_ gap: Double) -> StaticString { gap < 0 ? " below" : " above" }
}
