internal import Diagnostics
public import SelfEvaluation

/// What the data say about one series: a measure of one area, group and category.
///
/// A class, since each is handed around dozens of times and none ever changes.
public final class SeriesTrend: Sendable {
  /// The measure.
  public let measure: Measure
  /// Whom or what the series is about.
  ///
  /// A distribution's headline share has the category that ``Measure/headlineCategory`` names.
  public let key: SeriesKey
  /// The slugs of those names.
  let slugs: SeriesKey
  /// The stable name of the series' place in the digest, such as `eyfsp-gld--boys`; a comparator
  /// stands in the place of the series that is compared with it.
  public let anchor: String
  /// Whether the series is the headline share of a distribution.
  public let isHeadline: Bool
  /// Whether the series is of England, the region or the neighbours, with which others are compared.
  public let isComparator: Bool
  /// The periods of the window, each with what is known of it.
  public let window: [Point]
  /// Every published period in the order of time, the window's included.
  public let published: [Point]
  /// How the values moved through the window.
  public let pattern: Pattern
  /// The last value of the window minus its first, unrounded, in percentage points or the unit;
  /// `nil` when the two may not be compared.
  public let change: Double?
  /// What the change means; `nil` without a polarity or a change.
  public let verdict: Verdict?
  /// The test of the window's last period against its first; `nil` when it could not be made.
  public let test: SignificanceTest?
  /// Why there is no test; `nil` when there is one.
  public let notTested: NotTested?
  /// The 95 % interval of the change, in percentage points.
  public let interval: ClosedRange<Double>?
  /// The test for a trend through all periods of the window.
  public let trend: TrendTest?
  /// The direction of the latest five periods.
  public let marker: Marker?
  /// How the series stands to others, those included with which no words compare it.
  public let gaps: [Gap]

  /// The group that is known to be everyone who isn't in this one, such as boys for girls.
  public let groupOfRest: String?

  private let written = Locked<String?>(nil)

  /// The commentary in one to three sentences, written when it's first asked for.
  public var sentence: String {
    written.withLock { written in
      if let written { return written }
      let sentence = Sentence.about(self)
      written = sentence
      return sentence
    }
  }

  /// The commentary as it stands below that on another series: what is missing from both alike is
  /// left out.
  func sentence(beside other: SeriesTrend) -> String {
    window.contains { $0.value == nil } ? Sentence.about(self, after: other) : sentence
  }

  /// Works out what the points of a series say.
  init(
    _ series: SeriesCollection.Series, of measure: Measure, _ slug: String, gaps: [Gap] = [],
    groupOfRest: String? = nil
  ) {
    self.measure = measure
    self.gaps = gaps
    self.groupOfRest = groupOfRest
    key = series.key
    slugs = series.slugs
    var anchor = slug
    if !key.area.isEmpty, !series.isComparator { anchor += "--" + slugs.area }
    if !key.group.isEmpty { anchor += "--" + slugs.group }
    if !key.category.isEmpty { anchor += "--" + slugs.category }
    if series.numberAmongSlugs > 1 { anchor += "-\(series.numberAmongSlugs)" }
    self.anchor = anchor
    isHeadline = series.isHeadline
    isComparator = series.isComparator
    window = series.window
    published = series.points
    let comparability = Comparability(window, of: measure)
    notTested = comparability.notTested
    pattern = Pattern(window, of: measure, isBroken: comparability.isBroken)
    let ends = comparability.isBroken ? nil : Ends(of: window, measure)
    change = ends?.change
    // More schools with one grade are good or bad by what that grade is; only the headline share,
    // or a measure without categories, has a direction that is better.
    verdict =
      key.category.isEmpty || isHeadline
      ? ends.flatMap { Verdict($0.direction, polarity: measure.polarity) } : nil
    let tests = comparability.notTested == nil ? Tests(of: window) : nil
    test = tests?.ends
    interval = tests?.interval
    trend = tests?.trend
    marker = Marker(of: published, upTo: window.last?.period, measure)
  }

  /// What is known of one period.
  public struct Point: Sendable {
    /// The period.
    public var period: Period
    /// The value in the measure's unit; `nil` when there is none.
    public var value: Double?
    /// The count of those who reached it.
    public var numerator: Double?
    /// The cohort.
    public var denominator: Double?
    /// Why there is no value; `nil` when there is one or when nothing was published at all.
    public var symbol: Observation.Symbol?
    /// How final it is.
    public var status: Observation.Status?
    /// Whether each of its cohort counts by itself, so that the value has an interval.
    var isSampled = false

    /// Creates a point.
    public init(
      period: Period, value: Double? = nil, numerator: Double? = nil, denominator: Double? = nil,
      symbol: Observation.Symbol? = nil, status: Observation.Status? = nil
    ) {
      self.period = period
      self.value = value
      self.numerator = numerator
      self.denominator = denominator
      self.symbol = symbol
      self.status = status
    }
  }

  /// How values moved from period to period; two that print alike are unchanged.
  public enum Pattern: String, Sendable, CaseIterable {
    case roseEachYear, fellEachYear, roseThenFell, fellThenRose, roseThenUnchanged
    case unchangedThenRose, fellThenUnchanged, unchangedThenFell, unchanged
    /// More than three periods without one direction.
    case mixed
    /// A period has no value, or a break in series lies inside the window.
    case incomplete
  }

  /// What a change means by the measure's polarity.
  public enum Verdict: String, Sendable, CaseIterable {
    case improved, declined, unchanged
  }

  /// Why a change was not tested, in the order in which reasons are looked for.
  public enum NotTested: String, Sendable, CaseIterable {
    case suppressed, breakInSeries, mixedStatus, tooFewPeriods, snapshot, noCohort

    /// The reason for the reader.
    func inWords(_ measure: Measure, hasCounts: Bool) -> String {
      switch self {
      case .suppressed: "a value that the comparison needs was not published"
      case .breakInSeries: "the definition changed inside the window"
      case .mixedStatus: "provisional figures may not be tested against final ones"
      case .tooFewPeriods: "the window's first or last value is missing"
      case .snapshot where measure.kind == .flow:
        "the test is for whole years, not for months and dates"
      case .snapshot: "each date counts much the same schools or pupils again"
      case .noCohort:
        switch measure.unit {
        case .percent where measure.counts == .other:
          "the test is for pupils or schools, each counted once, and these are counts of something "
            + "else"
        case .percent where hasCounts:
          "one of the two figures was published without whole counts behind it"
        case .percent: "the figures were published without the counts behind them"
        case .rate: "the test compares shares of a cohort, and a rate is not one"
        case .count: "the test compares shares of a cohort, and a number is not one"
        case .score: "the test compares shares of a cohort, and a score is not one"
        case .days: "the test compares shares of a cohort, and a number of days is not one"
        }
      }
    }
  }

  /// The outcome of a significance test, two-sided at 95 %.
  public struct SignificanceTest: Sendable {
    /// The method.
    public var method: Method
    /// The probability of a difference at least as large if chance alone were at work.
    public var p: Double
    /// Whether the difference is larger than chance alone would explain, at 5 %.
    public var largerThanChance: Bool { p < NormalDistribution.significanceLevel }

    /// Creates an outcome.
    public init(method: Method, p: Double) {
      self.method = method
      self.p = p
    }

    /// A method of testing.
    public enum Method: String, Sendable, CaseIterable {
      case twoProportionZ, fisherExact, oneProportionZ, exactBinomial

      /// The method's name for the reader.
      public var name: String {
        switch self {
        case .twoProportionZ: "two-proportion z-test"
        case .fisherExact: "Fisher's exact test"
        case .oneProportionZ: "one-proportion z-test"
        case .exactBinomial: "exact binomial test"
        }
      }
    }
  }

  /// The outcome of the Cochran–Armitage test for a trend.
  public struct TrendTest: Sendable {
    /// The test statistic, χ² with one degree of freedom.
    public var chiSquared: Double
    /// The probability of a trend at least as strong if chance alone were at work.
    public var p: Double

    /// Creates an outcome.
    public init(chiSquared: Double, p: Double) {
      self.chiSquared = chiSquared
      self.p = p
    }
  }

  /// The direction of the latest five independent periods.
  public enum Marker: String, Sendable, CaseIterable {
    case increasing, decreasing, noSignificantChange, cannotBeCalculated
  }

  /// How a series stands to another one.
  public struct Gap: Sendable {
    /// Who it's compared with: England, the region's name, Statistical neighbours or `complement`.
    public var comparator: String
    /// The comparator's values for the periods of the window.
    public var values: [Double?]
    /// The comparator's points; none of a complement, of which there are thousands that nobody shows.
    public var points: [Point]
    /// The latest value minus the comparator's, unrounded.
    public var latest: Double?
    /// The window's first value minus the comparator's, unrounded; `nil` when the two gaps may not be
    /// compared.
    public var first: Double?
    /// The latest gap minus the window's first, unrounded.
    public var change: Double?
    /// The test of the latest gap; `nil` when it could not be made.
    public var test: SignificanceTest?
    /// The p-value of the change in the gap, for complements alone; `nil` when not tested.
    public var changeP: Double?
    /// Of how many statistical neighbours the latest median is; `nil` when it's of all, or published.
    public var coverage: Coverage?

    /// Some of the statistical neighbours; in few bytes, as there are thousands of gaps.
    public struct Coverage: Sendable {
      /// How many have a figure.
      public var count: Int16
      /// How many there are.
      public var all: Int16
    }

    /// Creates a gap.
    public init(
      comparator: String, values: [Double?], points: [Point] = [], latest: Double? = nil,
      first: Double? = nil, change: Double? = nil, test: SignificanceTest? = nil,
      changeP: Double? = nil
    ) {
      self.comparator = comparator
      self.values = values
      self.points = points
      self.latest = latest
      self.first = first
      self.change = change
      self.test = test
      self.changeP = changeP
    }

    /// The comparator of a group: all pupils who are not in it.
    public static let complement = "complement"
  }
}

extension SeriesTrend {
  /// Whether the series is the authority's own, of all pupils.
  public var isOverall: Bool {
    key.area.isEmpty && key.group.isEmpty && (key.category.isEmpty || isHeadline)
  }

  /// Which way the window's last value lies from its first; `nil` when the two may not be compared.
  public var direction: Direction? {
    guard change != nil, let first = window.first, let last = window.last else { return nil }
    return Direction(from: first, to: last, of: measure)
  }

  /// Which way the window's last value lies from an earlier one.
  public func direction(since point: Point) -> Direction? {
    window.last.map { Direction(from: point, to: $0, of: measure) }
  }

  /// How many comparisons were tested.
  var tested: Int {
    gaps.reduce(test == nil ? 0 : 1) {
      $0 + ($1.test == nil ? 0 : 1) + ($1.changeP == nil ? 0 : 1)
    }
  }

  /// Those of the ``gaps`` of which sentences and charts tell: a count grows with the place.
  public var comparisons: [Gap] {
    measure.isComparedWithPlaces ? gaps : gaps.filter { $0.comparator == Gap.complement }
  }

  /// Whether the latest value is as good as the same as that of another: both print alike, and their
  /// difference as none.
  public func isLevel(with gap: Gap) -> Bool {
    guard let latest = gap.latest, let other = gap.values.last ?? nil else { return false }
    return Wording.areLevel(window.last, other, difference: latest, of: measure)
  }

  /// Why there is no test, for the reader; `nil` when there is one.
  public var notTestedInWords: String? {
    notTested?.inWords(
      measure, hasCounts: [window.first, window.last].contains { $0?.numerator != nil })
  }

  /// The series' name without its measure: the area, the group and the category; empty for overall.
  public var scope: String {
    var scope = key.area
    func add(_ name: String) {
      if name.isEmpty { return }
      scope = scope.isEmpty ? name : scope + ", " + name
    }
    add(key.group)
    if !isHeadline { add(key.category) }
    return scope
  }
}
