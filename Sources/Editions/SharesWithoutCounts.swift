import SelfEvaluation

/// Percentages without counts from which somebody could work out that few pupils were counted.
///
/// Who knows a whole with its counts knows something of its parts too: of two that make it up, two
/// percentages tell both cohorts, since counts are whole numbers. So a part is small when a count
/// below the limit agrees with its percentage, with the whole, and with the other parts as far as
/// they make up the whole. Of a large whole with more than two parts, so much agrees that it tells
/// nothing; there, a part is small when no other count agrees.
struct SharesWithoutCounts {
  /// A whole with fewer pupils is taken for one of which the parts can be found by trying.
  static let largeWhole = 1_000.0

  /// What is known of a part or a whole.
  private struct Known {
    /// Of how many; `nil` when nothing tells.
    var cohort: Double?
    /// Between which numbers the count lies, if the cohort is known.
    var count = 0.0...0.0
    /// Between which shares of 1 the printed percentage lies.
    var share = 0.0...1.0
  }

  private struct Slice: Hashable {
    var measure: Int
    var category: String
    var period: Period
  }

  private let figures: PupilFigures
  private let cohorts: KnownCohorts
  private let limit: Double
  private let comparators: Set<String>
  /// The number of decimals of each measure: as printed, and as typed.
  private var decimals: [Int: Set<Int>] = [:]

  /// Takes the figures.
  ///
  /// - Parameters:
  ///   - figures: All of them.
  ///   - bare: The places and percentages of those without counts.
  ///   - cohorts: What is known of their cohorts.
  ///   - evaluation: Where they come from.
  init(
    _ figures: PupilFigures, bare: [(cell: Int, percentage: Double)], _ cohorts: KnownCohorts,
    of evaluation: Evaluation
  ) {
    self.figures = figures
    self.cohorts = cohorts
    limit = figures.limit
    comparators = evaluation.settings.comparators
    for (cell, percentage) in bare {
      let measure = figures.cells[cell].measure
      let typed = RoundedValue.decimals(of: percentage)
      let known = decimals[measure] ?? [0]
      decimals[measure] = [max(known.min() ?? 0, typed)]
    }
    for (measure, known) in decimals {
      let typed = known.min() ?? 0
      decimals[measure] = [typed, max(typed, evaluation.measures[measure].decimals)]
    }
  }

  /// The small ones of some percentages without counts, and those that tell of a hidden one.
  func small(among bare: [(cell: Int, percentage: Double)]) -> Set<Int> {
    let wanted = Set(bare.map { slice(of: $0.cell) })
    var slices: [Slice: [Int]] = [:]
    for place in figures.cells.indices
    where figures.cells[place].isPrinted || figures.cells[place].isWithheld {
      let slice = slice(of: place)
      if wanted.contains(slice) { slices[slice, default: []].append(place) }
    }
    let percentages = Dictionary(bare.map { ($0.cell, $0.percentage) }) { first, _ in first }
    let hidden = Set(figures.small)
    var small: Set<Int> = []
    for (slice, cells) in slices {
      let isBare = cells.map { percentages[$0] != nil }
      let isHidden = cells.map { hidden.contains($0) || figures.cells[$0].isWithheld }
      let families = families(of: cells)
      for decimals in decimals[slice.measure] ?? [] {
        let known = cells.map { self.known($0, percentages[$0], decimals) }
        for family in families {
          let shares = family.parts.filter { isBare[$0] }
          if shares.isEmpty { continue }
          for part in shares where known[part].cohort == nil {
            if isSmall(part, known[part], of: family, known, andAlone: true) {
              small.insert(cells[part])
            }
          }
          for part in family.parts where isHidden[part] {
            if isSmall(part, Known(), of: family, known, andAlone: false) {
              small.formUnion(shares.map { cells[$0] })
            }
          }
        }
      }
    }
    return small
  }

  private func slice(of cell: Int) -> Slice {
    let cell = figures.cells[cell]
    return Slice(measure: cell.measure, category: cell.series.category, period: cell.period)
  }

  private func known(_ place: Int, _ percentage: Double?, _ decimals: Int) -> Known {
    let cell = figures.cells[place]
    guard let percentage else {
      let count = cell.count ?? 0
      return Known(cohort: cell.count == nil ? nil : cell.cohort, count: count...count)
    }
    let half = (0..<decimals).reduce(0.005) { half, _ in half / 10 }
    let most = min(max(percentage / 100 + half, 0), 1)
    let share = min(max(percentage / 100 - half, 0), most)...most
    guard let cohort = cohorts.cohort(of: cell) else { return Known(share: share) }
    return Known(
      cohort: cohort, count: share.lowerBound * cohort...share.upperBound * cohort, share: share)
  }

  // MARK: - What is a part of what

  /// A whole and its parts, as places in a slice.
  private struct FamilyOfShares {
    var whole: Int
    var parts: [Int]
    /// The part that makes up the whole together with another one, by their names.
    var partners: [Int: Int] = [:]
  }

  private func families(of cells: [Int]) -> [FamilyOfShares] {
    let series = cells.map { figures.cells[$0].series }
    var families: [FamilyOfShares] = []
    for (area, places) in Dictionary(grouping: cells.indices, by: { series[$0].area }) {
      let names = places.map { series[$0].group.isEmpty ? [] : series[$0].group.components }
      let byLength = Dictionary(grouping: places.indices, by: { names[$0].count })
      for (one, whole) in places.enumerated() {
        let below = (byLength[names[one].count + 1] ?? []).filter {
          names[one].allSatisfy(names[$0].contains)
        }
        if below.isEmpty { continue }
        let own = below.map { part in
          (names[part].first { !names[one].contains($0) } ?? names[part].last ?? "").slug
        }
        families.append(
          FamilyOfShares(
            whole: whole, parts: below.map { places[$0] },
            partners: Dictionary(
              uniqueKeysWithValues: Self.partners(own).map {
                (places[below[$0]], places[below[$1]])
              })))
      }
      guard area.isEmpty else { continue }
      for whole in places {
        let parts = cells.indices.filter {
          !series[$0].area.isEmpty && series[$0].group == series[whole].group
            && !comparators.contains(series[$0].area.lowercased())
        }
        if !parts.isEmpty { families.append(FamilyOfShares(whole: whole, parts: parts)) }
      }
    }
    return families
  }

  /// Which of some groups make up a whole together, by their names.
  private static func partners(_ names: [String]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    func pair(_ one: Int, _ other: Int) {
      guard one != other, partners[one] == nil, partners[other] == nil else { return }
      partners[one] = other
      partners[other] = one
    }
    for (one, name) in names.enumerated() {
      if let opposite = opposites[name], let other = names.firstIndex(of: opposite) {
        pair(one, other)
      }
      for prefix in ["not-", "non-", "no-"] where name.hasPrefix(prefix) {
        let denied = name.dropFirst(prefix.count)
        if let other = names.firstIndex(where: { $0.hasPrefix(denied) || $0.hasSuffix(denied) }) {
          pair(one, other)
        }
      }
    }
    let left = names.indices.filter { partners[$0] == nil }
    if left.count == 2 { pair(left[0], left[1]) }
    return partners
  }

  private static let opposites = [
    "boys": "girls", "girls": "boys", "male": "female", "female": "male", "males": "females",
    "females": "males",
  ]

  // MARK: - Which counts agree

  /// Whether a part is small as far as somebody can tell who knows the whole and the other parts,
  /// and if asked for, from the whole alone.
  private func isSmall(
    _ part: Int, _ own: Known, of family: FamilyOfShares, _ known: [Known], andAlone isAlone: Bool
  ) -> Bool {
    let whole = known[family.whole]
    guard let cohort = whole.cohort else { return false }
    if let partner = family.partners[part] {
      let pair = Model(whole, cohort, part: own, others: [known[partner]])
      if pair.agrees(with: 0..<limit) { return true }
      if pair.agrees(with: limit..<limit + Self.tried) { return false }
    }
    let isLarge = cohort >= Self.largeWhole
    let others = family.parts.filter { $0 != part }.map { known[$0] }
    for others in isAlone ? [nil, others] : [others] {
      let model = Model(whole, cohort, part: own, others: others)
      guard model.agrees(with: 0..<limit) else { continue }
      if !isLarge || others?.count == 1 || !model.agrees(with: limit..<limit + Self.tried) {
        return true
      }
    }
    return false
  }

  /// How many counts that aren't small are tried; where only larger ones agree, so much the better.
  private static let tried = 500.0

  /// What a part can be of a whole.
  private struct Model {
    private let part: ClosedRange<Double>
    private let cohort: Double
    /// What is left of the whole for this part and those of which the cohort isn't known.
    private let rest: Double
    private let count: ClosedRange<Double>
    /// Between which shares the others lie together; `nil` when there are none.
    private let others: ClosedRange<Double>?

    /// Takes a part and the others that make up the whole with it; `nil` when nothing is known of
    /// any.
    init(_ whole: Known, _ cohort: Double, part: Known, others: [Known]?) {
      self.part = part.share
      self.cohort = cohort
      guard let others else {
        (rest, count, self.others) = (cohort, whole.count, 0...1)
        return
      }
      let counted = others.filter { $0.cohort != nil }
      let bare = others.filter { $0.cohort == nil }.map(\.share)
      rest = counted.reduce(cohort) { $0 - ($1.cohort ?? 0) }
      let least = counted.reduce(whole.count.lowerBound) { $0 - $1.count.upperBound }
      count =
        least...max(counted.reduce(whole.count.upperBound) { $0 - $1.count.lowerBound }, least)
      self.others = bare.map(\.lowerBound).min().flatMap { least in
        bare.map(\.upperBound).max().map { least...$0 }
      }
    }

    /// Whether some count of a range agrees with all that is known.
    func agrees(with counts: Range<Double>) -> Bool {
      var one = counts.lowerBound
      while one < counts.upperBound, one <= count.upperBound + Self.tolerance {
        if agrees(with: one) { return true }
        one += 1
      }
      return false
    }

    /// Whether there is a cohort to go with a count.
    private func agrees(with one: Double) -> Bool {
      var least = max(one, 1)
      var most = min(cohort, rest)
      // The part's own percentage.
      if part.upperBound > 0 { least = max(least, one / part.upperBound) }
      if part.upperBound == 0, one > 0 { return false }
      if part.lowerBound > 0 { most = min(most, one / part.lowerBound) }
      let left = (count.lowerBound - one)...(count.upperBound - one)
      if let others {
        // What is left has a share between those of the others.
        if others.lowerBound > 0 { least = max(least, rest - left.upperBound / others.lowerBound) }
        if left.upperBound < -Self.tolerance { return false }
        if others.upperBound > 0 {
          most = min(most, rest - left.lowerBound / others.upperBound)
        } else if left.lowerBound > Self.tolerance {
          return false
        }
      } else {
        guard left.lowerBound <= Self.tolerance, left.upperBound >= -Self.tolerance else {
          return false
        }
        least = max(least, rest)
      }
      return (least - Self.tolerance).rounded(.up) <= (most + Self.tolerance).rounded(.down)
    }

    private static let tolerance = 1e-6
  }
}
