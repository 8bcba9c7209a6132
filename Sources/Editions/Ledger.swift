import SelfEvaluation

/// What adds up to what among the figures of pupils, as far as it bears on those that are hidden.
///
/// A figure prints up to two amounts: its count, and its cohort, which figures of other measures and
/// categories about the same pupils share. An amount is known to readers as long as one figure that
/// prints it is shown.
struct Ledger {
  /// A number of pupils.
  struct Amount {
    /// How many; `nil` when its publisher withheld it and nothing tells.
    var value: Double?
    /// The figures that print it; none for what is left over in a sum.
    var cells: [Int] = []
    /// How many figures that print it are shown.
    var shown = 0
    /// Whether it's a count worked out from a value that was rounded.
    var isRounded = false
    /// The amount that it can't exceed, besides the cohorts of the figures that print it.
    var most: Int?
    /// The amounts that can't exceed it for that.
    var bound: [Int] = []
  }

  /// Amounts that add up to another one.
  struct Sum {
    var whole: Int
    var parts: [Int]
    /// Whether the whole is hidden before the parts, which tell more.
    var hidesWhole = false
  }

  /// A sum that an amount is in.
  struct Share {
    var sum: Int
    /// By how much the parts of the sum exceed its whole for each pupil more in the amount.
    var weight: Double
  }

  let figures: PupilFigures
  private(set) var amounts: [Amount] = []
  private(set) var sums: [Sum] = []
  /// The sums that an amount is in.
  private(set) var sumsOf: [[Share]] = []
  /// How far all figures of the same kind speak for a sum, once this was asked.
  var evidence: [Coincidence: Evidence] = [:]
  /// The series of each measure, area and category, and those with each part of a group's name.
  lazy var kin = Coincidence.kin(of: names)
  /// The amounts that each figure prints.
  private(set) var counts: [Int?] = []
  private(set) var cohorts: [Int?] = []
  /// Which figures readers don't see.
  private(set) var isHidden: [Bool] = []

  /// The figures of each series, by the period's place; `nil` where there is none.
  private(set) var series: [SeriesName: [Int?]] = [:]
  /// How many periods there are.
  let periodCount: Int

  /// Those whom no figure prints, though others tell of them.
  var rests: [Rest] = []
  /// The months of the years of which there are figures, all as places of periods.
  let months: [(year: Int, months: [Int])]
  /// The months after one of which there are figures, each with that, as places of periods.
  let monthsInARow: [(before: Int, month: Int)]

  /// The series in the order of the observations.
  private(set) var names: [SeriesName] = []
  private let measures: [Measure]
  let comparators: Set<String>
  private let periods: [Period: Int]
  private var families: [Family: [SeriesName]] = [:]
  /// The periods in which a group of a family has a row without a figure.
  private var blanks: [Family: Set<Int>] = [:]
  private var known: Set<Family> = []
  private var unclear: Set<Family> = []
  private let same: SameNumbers
  /// The amount that each of the first of numbers that are the same is.
  private var amountsByNumber: [Int: Int] = [:]

  /// One measure of one series.
  struct SeriesName: Hashable {
    var measure: Int
    var key: SeriesKey
  }

  /// Figures that differ in one respect, along which they may add up.
  enum Family: Hashable {
    case groups(measure: Int, area: String, category: String)
    case areas(measure: Int, group: String, category: String)
    case categories(measure: Int, area: String, group: String)
    case measures(SeriesKey)
    /// All cohorts, whatever was measured.
    case cohorts(area: String)
  }

  /// Takes the figures of an evaluation, of which those that a publisher withheld are hidden.
  init(_ figures: PupilFigures, of evaluation: Evaluation) {
    self.figures = figures
    measures = evaluation.measures
    comparators = evaluation.settings.comparators
    let all = Set(figures.cells.map(\.period)).sorted()
    periods = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    periodCount = all.count
    months = all.indices.compactMap { year in
      let months = all.indices.filter { all[year].contains(month: all[$0]) }
      return months.isEmpty ? nil : (year, months)
    }
    let places = periods
    monthsInARow = all.compactMap { period in
      guard let before = period.monthBefore.flatMap({ places[$0] }), let month = places[period]
      else { return nil }
      return (before, month)
    }
    same = SameNumbers(figures)
    for place in figures.cells.indices { add(place) }
  }

  private mutating func add(_ place: Int) {
    let cell = figures.cells[place]
    isHidden.append(cell.isWithheld)
    let countsPupils = [.percent, .count, .rate].contains(measures[cell.measure].unit)
    let mayCount = countsPupils && (cell.count != nil || cell.isWithheld)
    counts.append(mayCount ? amount(cell.count, of: place, same.count(of: place)) : nil)
    if cell.isRounded, let count = counts[place] { amounts[count].isRounded = true }
    let mayHaveCohort =
      cell.cohort != nil || cell.isWithheld && measures[cell.measure].unit != .count
    cohorts.append(mayHaveCohort ? amount(cell.cohort, of: place, same.cohort(of: place)) : nil)
    let name = cell.name
    guard cell.isPrinted || cell.isWithheld else {
      if let period = periods[cell.period] {
        blanks[Self.groups(beside: name), default: []].insert(period)
      }
      return
    }
    if series[name] == nil {
      for family in Self.families(of: name) { families[family, default: []].append(name) }
      series[name] = Array(repeating: nil, count: periodCount)
      names.append(name)
    }
    if let period = periods[cell.period] { series[name]?[period] = place }
  }

  private mutating func amount(_ value: Double?, of cell: Int, _ number: Int) -> Int {
    let place = amountsByNumber[number] ?? amounts.count
    if place == amounts.count {
      amountsByNumber[number] = place
      add(Amount(value: value))
    }
    amounts[place].cells.append(cell)
    if !isHidden[cell] { amounts[place].shown += 1 }
    return place
  }

  private mutating func add(_ amount: Amount) {
    amounts.append(amount)
    sumsOf.append([])
  }

  static func families(of name: SeriesName) -> [Family] {
    let key = name.key
    return [
      groups(beside: name),
      .areas(measure: name.measure, group: key.group, category: key.category),
      .categories(measure: name.measure, area: key.area, group: key.group), .measures(key),
      .cohorts(area: key.area),
    ]
  }

  private static func groups(beside name: SeriesName) -> Family {
    .groups(measure: name.measure, area: name.key.area, category: name.key.category)
  }

  /// Whether a group beside a series has a row without a figure in a period.
  func isBlank(_ name: SeriesName, _ period: Int) -> Bool {
    blanks[Self.groups(beside: name)]?.contains(period) == true
  }

  // MARK: - What readers see

  /// Whether nothing shown prints an amount.
  func isUnknown(_ amount: Int) -> Bool { amounts[amount].shown == 0 }

  /// Hides a figure, and finds the sums that it's in.
  ///
  /// - Returns: The figures that have to be hidden with it, since nothing tells how they add up.
  mutating func hide(_ cell: Int) -> [Int] {
    let own = [counts[cell], cohorts[cell]].compactMap(\.self)
    if !isHidden[cell] {
      isHidden[cell] = true
      for amount in own { amounts[amount].shown -= 1 }
    }
    let name = figures.cells[cell].name
    var others: [Int] = []
    for family in Self.families(of: name) {
      if known.insert(family).inserted, !findSums(in: family) { unclear.insert(family) }
      let isLost = unclear.contains(family) && own.allSatisfy { sumsOf[$0].isEmpty }
      if own.isEmpty || isLost || figures.cells[cell].isBare {
        others += siblings(of: cell, in: family)
      }
    }
    return others
  }

  /// The figures beside one in its family and period, the whole left out.
  private func siblings(of cell: Int, in family: Family) -> [Int] {
    switch family {
    case .measures, .cohorts: return []
    case .groups, .areas, .categories: break
    }
    guard let period = periods[figures.cells[cell].period] else { return [] }
    return (families[family] ?? []).filter { !isWhole($0.key, in: family) }
      .compactMap { series[$0]?[period] }.filter { !isHidden[$0] }
  }

  /// The figures beside one where the whole that they make up isn't there: other figures may tell it.
  func partition(of cell: Int) -> [Int] {
    let own = figures.cells[cell]
    guard let period = periods[own.period] else { return [] }
    return Self.families(of: own.name).flatMap { family -> [Int] in
      if isWhole(own.series, in: family) { return [] }
      let names = own.series.group.isEmpty ? [] : own.series.group.components
      let hasWhole = (families[family] ?? []).contains { other in
        guard case .some(.some) = series[other]?[period] else { return false }
        switch family {
        case .groups:
          let parts = other.key.group.isEmpty ? [] : other.key.group.components
          return parts.count < names.count && parts.allSatisfy(names.contains)
        case .areas: return other.key.area.isEmpty
        case .categories:
          return !isNumber(own.name) || own.cohort != nil || other.key.category.isEmpty
        case .measures, .cohorts: return true
        }
      }
      return hasWhole ? [] : siblings(of: cell, in: family)
    }
  }

  /// The series of a family, in the order of the observations.
  func members(of family: Family) -> [SeriesName] { families[family] ?? [] }

  /// Whether a series is none of the parts of its family.
  func isWhole(_ key: SeriesKey, in family: Family) -> Bool {
    switch family {
    case .groups: key.group.isEmpty
    case .areas: key.area.isEmpty || comparators.contains(key.area.lowercased())
    case .categories: key.category.isEmpty
    case .measures, .cohorts: false
    }
  }

  // MARK: - What adds up

  /// Adds a sum, and what is left over of the whole where the parts need not make it up.
  ///
  /// - Returns: The amount that is left over.
  @discardableResult
  mutating func addSum(
    whole: Int, parts: [Int], leaving left: Double?, hidesWhole: Bool = false
  ) -> Int? {
    guard !parts.contains(whole) else { return nil }
    var parts = parts
    if let left {
      add(Amount(value: left))
      parts.append(amounts.count - 1)
    }
    sums.append(Sum(whole: whole, parts: parts, hidesWhole: hidesWhole))
    for amount in Set(parts + [whole]) {
      let weight = Double(parts.count { $0 == amount }) - (amount == whole ? 1 : 0)
      sumsOf[amount].append(Share(sum: sums.count - 1, weight: weight))
    }
    return left == nil ? nil : amounts.count - 1
  }

  /// Takes an amount for one that can't exceed another one.
  mutating func bind(_ count: Int, to cohort: Int) {
    amounts[count].most = cohort
    amounts[cohort].bound.append(count)
  }

  /// The counts that can't exceed a cohort.
  func counts(within cohort: Int) -> [Int] {
    amounts[cohort].cells.filter { cohorts[$0] == cohort }.compactMap { counts[$0] }
      .filter { $0 != cohort } + amounts[cohort].bound
  }

  /// Whether a figure is a number of cases, of which those of months add up to those of a year.
  func isCounted(_ name: SeriesName) -> Bool {
    measures[name.measure].unit == .count && measures[name.measure].kind == .flow
  }

  /// Whether a figure counts what happened in its period, of so many or not.
  func isFlow(_ name: SeriesName) -> Bool {
    measures[name.measure].kind == .flow && ![.score, .days].contains(measures[name.measure].unit)
  }

  /// Whether a figure is a number and no share.
  func isNumber(_ name: SeriesName) -> Bool { measures[name.measure].unit == .count }

  /// Whether a measure's title has all the words of another one's, but those of years and the
  /// short.
  func isNamed(_ total: SeriesName, after yearly: SeriesName) -> Bool {
    let words = [yearly, total].map { name in
      Set(measures[name.measure].title.slug.split(separator: "-"))
    }
    let telling = words[0].filter { $0.count > 3 && !$0.hasPrefix("year") }
    return !telling.isEmpty && telling.isSubset(of: words[1])
  }

  /// Whether a measure is of three years by its title, and of the same as another one by the
  /// beginning of one of its words: `Exclusions over three years` and `Pupils excluded`.
  func isOfThreeYears(_ total: SeriesName, likeOf yearly: SeriesName) -> Bool {
    let words = [yearly, total].map { measures[$0.measure].title.slug.split(separator: "-") }
    func beginnings(_ words: [Substring]) -> Set<Substring> {
      Set(
        words.filter { $0.count > 4 && !$0.hasPrefix("year") && $0 != "three" }.map { $0.prefix(5) }
      )
    }
    return words[1].contains { $0 == "three" || $0 == "3" }
      && words[1].contains { $0.hasPrefix("year") }
      && !beginnings(words[0]).isDisjoint(with: beginnings(words[1]))
  }

  /// Takes a number for what a publisher withheld.
  mutating func assume(_ value: Double, for amount: Int) { amounts[amount].value = value }
}

extension Period {
  /// The month before this one.
  fileprivate var monthBefore: Self? {
    guard case .month(let year, let month) = self else { return nil }
    return .month(year: month == 1 ? year - 1 : year, month: month == 1 ? 12 : month - 1)
  }

  /// Whether another period is a month of this year.
  fileprivate func contains(month other: Self) -> Bool {
    guard case .month(let year, let month) = other else { return false }
    let months = 12 * year + month - 1
    let first: Int
    switch self {
    case .academicYear(let year): first = 12 * year + 8
    case .financialYear(let year): first = 12 * year + 3
    case .calendarYear(let year): first = 12 * year
    case .month, .day: return false
    }
    return (first..<first + 12).contains(months)
  }
}
