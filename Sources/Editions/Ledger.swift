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
  }

  /// Amounts that add up to another one.
  struct Sum {
    var whole: Int
    var parts: [Int]
  }

  let figures: PupilFigures
  private(set) var amounts: [Amount] = []
  private(set) var sums: [Sum] = []
  /// The sums that an amount is in.
  private(set) var sumsOf: [[Int]] = []
  /// The amounts that each figure prints.
  private(set) var counts: [Int?] = []
  private(set) var cohorts: [Int?] = []
  /// Which figures readers don't see.
  private(set) var isHidden: [Bool] = []

  private let measures: [Measure]
  private let comparators: Set<String>
  private var series: [SeriesName: Strand] = [:]
  private var families: [Family: [SeriesName]] = [:]
  private var known: Set<Family> = []
  private var unclear: Set<Family> = []
  private var cohortsByPupils: [CohortName: Int] = [:]

  /// One measure of one series.
  private struct SeriesName: Hashable {
    var measure: Int
    var key: SeriesKey
  }

  /// The figures of a series by period.
  private typealias Strand = [Period: Int]

  /// Figures that differ in one respect, along which they may add up.
  private enum Family: Hashable {
    case groups(measure: Int, area: String, category: String)
    case areas(measure: Int, group: String, category: String)
    case categories(measure: Int, area: String, group: String)
    case measures(SeriesKey)
  }

  private struct CohortName: Hashable {
    var pupils: Pupils
    var value: Double
  }

  /// Takes the figures of an evaluation, of which those that a publisher withheld are hidden.
  init(_ figures: PupilFigures, of evaluation: Evaluation) {
    self.figures = figures
    measures = evaluation.measures
    let settings = evaluation.settings
    comparators = Set(
      ([SeriesKey.england, settings.region, SeriesKey.neighbours] + settings.statisticalNeighbours)
        .map { $0.lowercased() })
    for place in figures.cells.indices { add(place) }
  }

  private mutating func add(_ place: Int) {
    let cell = figures.cells[place]
    isHidden.append(cell.isWithheld)
    let countsPupils = [.percent, .count, .rate].contains(measures[cell.measure].unit)
    // A number of pupils is the cohort of shares of these pupils.
    let isCohort = measures[cell.measure].unit == .count && cell.series.category.isEmpty
    let mayCount = countsPupils && (cell.count != nil || cell.isWithheld)
    counts.append(mayCount ? amount(cell.count, of: place, isShared: isCohort) : nil)
    let mayHaveCohort =
      cell.cohort != nil || cell.isWithheld && measures[cell.measure].unit != .count
    cohorts.append(mayHaveCohort ? amount(cell.cohort, of: place, isShared: true) : nil)
    guard cell.isPrinted || cell.isWithheld else { return }
    let name = SeriesName(measure: cell.measure, key: cell.series)
    if series[name] == nil {
      for family in Self.families(of: name) { families[family, default: []].append(name) }
    }
    series[name, default: [:]][cell.period] = place
  }

  private mutating func amount(_ value: Double?, of cell: Int, isShared: Bool) -> Int {
    var place = amounts.count
    if let value, isShared {
      let name = CohortName(pupils: Pupils(figures.cells[cell]), value: value)
      place = cohortsByPupils[name] ?? place
      cohortsByPupils[name] = place
    }
    if place == amounts.count { append(Amount(value: value)) }
    amounts[place].cells.append(cell)
    if !isHidden[cell] { amounts[place].shown += 1 }
    return place
  }

  private mutating func append(_ amount: Amount) {
    amounts.append(amount)
    sumsOf.append([])
  }

  private static func families(of name: SeriesName) -> [Family] {
    let key = name.key
    return [
      .groups(measure: name.measure, area: key.area, category: key.category),
      .areas(measure: name.measure, group: key.group, category: key.category),
      .categories(measure: name.measure, area: key.area, group: key.group), .measures(key),
    ]
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
    let name = SeriesName(measure: figures.cells[cell].measure, key: figures.cells[cell].series)
    var others: [Int] = []
    for family in Self.families(of: name) {
      if known.insert(family).inserted, !findSums(in: family) { unclear.insert(family) }
      let isLost = unclear.contains(family) && own.allSatisfy { sumsOf[$0].isEmpty }
      if own.isEmpty || isLost { others += siblings(of: cell, in: family) }
    }
    return others
  }

  /// The figures beside one in its family and period, the whole left out.
  private func siblings(of cell: Int, in family: Family) -> [Int] {
    if case .measures = family { return [] }
    let period = figures.cells[cell].period
    return (families[family] ?? []).filter { !isWhole($0.key, in: family) }
      .compactMap { series[$0]?[period] }.filter { !isHidden[$0] }
  }

  private func isWhole(_ key: SeriesKey, in family: Family) -> Bool {
    switch family {
    case .groups: key.group.isEmpty
    case .areas: key.area.isEmpty || comparators.contains(key.area.lowercased())
    case .categories: key.category.isEmpty
    case .measures: false
    }
  }

  // MARK: - What adds up

  /// Finds the sums of a family.
  ///
  /// - Returns: Whether the search came to an end.
  private mutating func findSums(in family: Family) -> Bool {
    let members = families[family] ?? []
    switch family {
    case .groups: return findSumsOfGroups(members)
    case .areas:
      let parts = members.filter { !isWhole($0.key, in: family) }
      guard let whole = members.first(where: \.key.area.isEmpty) else {
        return findSums(parts, among: parts, isDisjoint: false)
      }
      return findSums([whole], among: parts, isDisjoint: true)
        && findSums(parts, among: parts, isDisjoint: false)
    case .categories: return findSumsOfCategories(members)
    case .measures: return findSumsOfMeasures(members)
    }
  }

  private mutating func findSumsOfGroups(_ members: [SeriesName]) -> Bool {
    func parts(_ name: SeriesName) -> [String] {
      name.key.group.isEmpty ? [] : name.key.group.components
    }
    var isComplete = true
    for whole in members {
      let own = parts(whole)
      let below = members.filter { other in
        let names = parts(other)
        return names.count == own.count + 1 && own.allSatisfy(names.contains)
      }
      isComplete = findSums([whole], among: below, isDisjoint: below.count == 2) && isComplete
      for (place, one) in below.enumerated() {
        for other in below[(place + 1)...]
        where below.count > 2 && Self.exclude(parts(one), parts(other)) {
          isComplete = findSums([whole], among: [one, other], isDisjoint: true) && isComplete
        }
      }
    }
    // One group may consist of others, such as pupils with support and pupils with a plan.
    let simple = members.filter { parts($0).count == 1 }
    return findSums(simple, among: simple, isDisjoint: false) && isComplete
  }

  /// Whether two groups can't have a pupil in common, by their names.
  private static func exclude(_ one: [String], _ other: [String]) -> Bool {
    let left = Set(one)
    let right = Set(other)
    guard let first = left.subtracting(right).first, let second = right.subtracting(left).first,
      left.subtracting(right).count == 1, right.subtracting(left).count == 1
    else { return false }
    let (a, b) = (first.slug, second.slug)
    let opposites: [Set<String>] = [["boys", "girls"], ["male", "female"], ["males", "females"]]
    if opposites.contains([a, b]) { return true }
    return ["not-", "non-", "no-", "other-", "all-other-"].contains { start in
      [(a, b), (b, a)].contains { $0.hasPrefix(start) && !$1.hasPrefix(start) }
    }
  }

  private mutating func findSums(
    _ wholes: [SeriesName], among parts: [SeriesName], isDisjoint: Bool
  ) -> Bool {
    var isComplete = true
    for whole in wholes {
      let others = parts.filter { $0 != whole }
      guard !others.isEmpty else { continue }
      isComplete =
        addSums(
          of: columns(whole), others.map(columns), sizes: 1...others.count,
          isDisjoint: isDisjoint, isFirm: whole.key.group.isEmpty || isDisjoint) && isComplete
    }
    return isComplete
  }

  private mutating func findSumsOfCategories(_ members: [SeriesName]) -> Bool {
    let parts = members.filter { !$0.key.category.isEmpty }
    guard let first = parts.first else { return true }
    let counts = parts.map { column($0, self.counts) }
    var wholes = Column()
    for name in parts { wholes.merge(column(name, cohorts)) { $0 == $1 ? $0 : [] } }
    wholes = wholes.filter { !$0.value.isEmpty }
    var isComplete = addSums(
      of: wholes, counts, sizes: 1...counts.count, isDisjoint: true, isFirm: true)
    let total = members.filter(\.key.category.isEmpty).map { column($0, self.counts) }
    for whole in total where first.key.category != "" {
      isComplete =
        addSums(of: whole, counts, sizes: 1...counts.count, isDisjoint: false, isFirm: true)
        && isComplete
    }
    for place in counts.indices where counts.count > 2 {
      var others = counts
      others.remove(at: place)
      isComplete =
        addSums(
          of: counts[place], others, sizes: 1...others.count, isDisjoint: false, isFirm: false)
        && isComplete
    }
    return isComplete
  }

  private mutating func findSumsOfMeasures(_ members: [SeriesName]) -> Bool {
    guard members.count > 1 else { return true }
    let counts = members.map { column($0, self.counts) }
    let sizes = 1...min(counts.count, counts.count > 12 ? 3 : 12)
    for place in members.indices {
      // Shares of one cohort may make it up, as do those who reached a level and those who didn't.
      let cohort = column(members[place], cohorts)
      let sharing = members.indices.filter {
        $0 >= place && column(members[$0], cohorts) == cohort
      }
      let isFirst = !members.indices.contains {
        $0 < place && column(members[$0], cohorts) == cohort
      }
      if isFirst, sharing.count > 1, !cohort.isEmpty {
        _ = addSums(
          of: cohort, sharing.map { counts[$0] }, sizes: sizes, isDisjoint: false, isFirm: false)
      }
      var others = counts
      others.remove(at: place)
      let most = min(sizes.upperBound, others.count)
      _ = addSums(of: counts[place], others, sizes: 1...most, isDisjoint: false, isFirm: false)
    }
    return true
  }

  // MARK: - Sums through the periods

  /// Amounts by period: several where all of them have to add up at once.
  private typealias Column = [Period: [Int]]

  private func columns(_ name: SeriesName) -> Column {
    (series[name] ?? [:]).mapValues { cell in [cohorts[cell], counts[cell]].compactMap(\.self) }
  }

  private func column(_ name: SeriesName, _ amounts: [Int?]) -> Column {
    (series[name] ?? [:]).compactMapValues { cell in amounts[cell].map { [$0] } }
  }

  private func values(_ column: Column, _ period: Period) -> [Double]? {
    guard let places = column[period] else { return nil }
    let values = places.compactMap { amounts[$0].value }
    return values.count == places.count && !values.isEmpty ? values : nil
  }

  /// Adds every sum of some of the parts that makes the whole in a period.
  ///
  /// - Parameters:
  ///   - whole: What they add up to.
  ///   - parts: What may be added up.
  ///   - sizes: How many parts a sum may have.
  ///   - isDisjoint: Whether the parts have no pupil in common, so that they can't exceed the whole.
  ///   - isFirm: Whether a sum counts though it doesn't hold in another period.
  /// - Returns: Whether the search came to an end.
  private mutating func addSums(
    of whole: Column, _ parts: [Column], sizes: ClosedRange<Int>, isDisjoint: Bool, isFirm: Bool
  ) -> Bool {
    var sets: Set<[Int]> = []
    var isComplete = true
    let periods = whole.keys.sorted()
    for period in periods {
      guard let target = values(whole, period), target.contains(where: { $0 > 0 }) else { continue }
      let places = parts.indices.filter { place in
        guard let values = values(parts[place], period) else { return false }
        return values.count == target.count && values.contains { $0 > 0 }
      }
      let items = places.map { values(parts[$0], period) ?? [] }
      let left = items.reduce(target) { zip($0, $1).map(-) }
      if SubsetSums.isNothing(left) {
        if sizes.contains(places.count) { sets.insert(places) }
      } else if !items.isEmpty {
        let search = SubsetSums(items, addingUpTo: target, sizes: sizes)
        isComplete = isComplete && search.isComplete
        for set in search.found { sets.insert(set.map { places[$0] }) }
      }
    }
    // Of what is nothing in every period, a sum says that it's nothing.
    let nothing = parts.indices.filter { place in
      let known = periods.compactMap { values(parts[place], $0) }
      return !known.isEmpty && known.allSatisfy { $0.allSatisfy { $0 == 0 } }
    }
    var isWhole: Set<Period> = []
    for set in sets.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let members = (set + nothing.filter { !set.contains($0) }).map { parts[$0] }
      let answers = periods.map { period in (period, holds(members, whole, period)) }
      let isContradicted = answers.contains { $0.1 == false }
      for (period, answer) in answers
      where answer == true && (isFirm || !isContradicted) || answer == nil && !isContradicted {
        addSum(members, whole, period, isExact: true)
        if members.count == parts.count { isWhole.insert(period) }
      }
    }
    for period in periods where isDisjoint && !isWhole.contains(period) {
      addSum(parts.filter { $0[period] != nil }, whole, period, isExact: false)
    }
    return isComplete
  }

  /// Whether a sum holds in a period; `nil` when an amount of it was withheld.
  private func holds(_ parts: [Column], _ whole: Column, _ period: Period) -> Bool? {
    guard let target = values(whole, period) else { return nil }
    let known = parts.compactMap { values($0, period) }
    guard known.count == parts.count else { return nil }
    return known.allSatisfy { $0.count == target.count }
      && SubsetSums.isNothing(known.reduce(target) { zip($0, $1).map(-) })
  }

  /// Adds one sum for each amount of the whole.
  ///
  /// Where amounts were withheld by their publisher, the first of them is taken for all that's left.
  private mutating func addSum(
    _ parts: [Column], _ whole: Column, _ period: Period, isExact: Bool
  ) {
    guard let target = values(whole, period), !parts.isEmpty else { return }
    let columns = parts.compactMap { $0[period] }
    guard columns.count == parts.count, columns.allSatisfy({ $0.count == target.count }) else {
      return
    }
    let remainders = target.indices.map { row in
      columns.reduce(target[row]) { $0 - (amounts[$1[row]].value ?? 0) }
    }
    guard remainders.allSatisfy({ $0 > -SubsetSums.tolerance }) else { return }
    for row in target.indices {
      var left = remainders[row]
      for column in columns where amounts[column[row]].value == nil {
        amounts[column[row]].value = left
        left = 0
      }
      var own = columns.map { $0[row] }
      if !isExact, left > SubsetSums.tolerance {
        append(Amount(value: left))
        own.append(amounts.count - 1)
      }
      let sum = Sum(whole: whole[period]?[row] ?? 0, parts: own)
      guard !own.contains(sum.whole) else { continue }
      sums.append(sum)
      for amount in Set(own + [sum.whole]) { sumsOf[amount].append(sums.count - 1) }
    }
  }
}

extension String {
  /// The parts of a group's name that several filters made.
  fileprivate var components: [String] {
    var parts: [String] = []
    var current = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if word == "·" {
        parts.append(current)
        current = ""
      } else {
        current += current.isEmpty ? String(word) : " \(word)"
      }
    }
    return parts + [current]
  }
}
