import SelfEvaluation

/// Figures that are worked out from others, so that one of these tells the other: gaps, changes and
/// averages of three years, where the title calls them so, has the other measure's words, and the
/// numbers agree.
struct WorkedOutFigures {
  private let cells: [PupilFigures.Cell]
  private let values: [Double?]
  /// How the figures of a measure are worked out, as far as its title says.
  private let ways: [Int: Set<Way>]
  /// The words of each title that tell what is measured.
  private let words: [Set<Substring>]
  private let named: [Int: Set<String>]

  private enum Way { case difference, mean }

  private static let wordsForDifferences: Set<Substring> = [
    "gap", "gaps", "difference", "differences", "change", "changes", "increase", "decrease", "rise",
    "fall", "reduction", "reductions", "drop", "growth", "fewer", "narrowing", "widening",
  ]

  /// Looks for measures that are called so.
  init(_ figures: PupilFigures, of evaluation: Evaluation) {
    cells = figures.cells
    named = figures.named
    var ways: [Int: Set<Way>] = [:]
    for measure in Set(cells.map(\.measure)) {
      let words = evaluation.measures[measure].title.slug.split(separator: "-")
      if words.contains(where: Self.wordsForDifferences.contains) {
        ways[measure, default: []].insert(.difference)
      }
      let isAverage = words.contains("average") || words.contains("mean")
      let isOfYears = words.contains { $0.hasPrefix("year") || $0 == "rolling" || $0 == "moving" }
      if isAverage, isOfYears {
        ways[measure, default: []].insert(.mean)
      }
    }
    self.ways = ways
    words = ways.isEmpty ? [] : evaluation.measures.map { Set(GroupName.usualWords($0.title)) }
    let rows = evaluation.observations
    values = ways.isEmpty ? [] : cells.map { rows[$0.place].value ?? $0.count }
  }

  /// The places of the figures that tell a hidden one.
  func telling(_ isHidden: [Bool]) -> Set<Int> {
    guard !ways.isEmpty else { return [] }
    var tables: [Table: [Int]] = [:]
    var series: [SeriesKey: [Int: [(period: Period, cell: Int)]]] = [:]
    for (place, cell) in cells.enumerated() where values[place] != nil {
      tables[Table(measure: cell.measure, period: cell.period), default: []].append(place)
      series[cell.series, default: [:]][cell.measure, default: []].append((cell.period, place))
    }
    let measures = Set(cells.map(\.measure))
    return Set(
      cells.indices.filter { place in
        let cell = cells[place]
        guard let value = values[place], let ways = ways[cell.measure], !isHidden[place] else {
          return false
        }
        return measures.contains { measure in
          let own = words[measure]
          guard measure != cell.measure, !own.isEmpty, own.isSubset(of: words[cell.measure]) else {
            return false
          }
          let years = (series[cell.series]?[measure] ?? []).sorted { $0.period < $1.period }
            .map(\.cell)
          if ways.contains(.difference) {
            let beside = tables[Table(measure: measure, period: cell.period)] ?? []
            let group = cell.series.group
            let groups = group.isEmpty ? named[cell.measure] ?? [] : [group]
            if tells(value, differenceOf: beside, isHidden, with: groups) { return true }
            if tells(value, differenceOf: years, isHidden, with: []) { return true }
          }
          return ways.contains(.mean) && tells(value, meanOf: years, isHidden)
        }
      })
  }

  /// The figures of a measure in a period.
  private struct Table: Hashable {
    var measure: Int
    var period: Period
  }

  /// Whether a value is by how much, or by how many percent, a hidden figure and one that is shown
  /// differ, one of which is of some groups or districts if these are known.
  private func tells(
    _ value: Double, differenceOf figures: [Int], _ isHidden: [Bool], with names: Set<String>
  ) -> Bool {
    figures.contains { one in
      isHidden[one]
        && figures.contains { other in
          guard !isHidden[other], let hidden = values[one], let shown = values[other],
            names.isEmpty || isOf(names, one) && isBeside(names, other)
              || isOf(names, other) && isBeside(names, one)
          else { return false }
          let difference = abs(shown - hidden)
          return isNear(abs(value), difference)
            || [hidden, shown].contains { $0 > 0 && isNear(abs(value), 100 * difference / $0) }
        }
    }
  }

  private func isOf(_ names: Set<String>, _ place: Int) -> Bool {
    names.contains(cells[place].series.group) || names.contains(cells[place].series.area)
  }

  /// Whether a figure is of some groups too, of all, or of those who aren't in them: what the gap of
  /// a group is to.
  private func isBeside(_ names: Set<String>, _ place: Int) -> Bool {
    let series = cells[place].series
    return isOf(names, place) || series.group.isEmpty && series.area.isEmpty
      || names.contains { GroupName.opposites(of: $0.slug).contains(series.group.slug) }
  }

  private func tells(_ value: Double, meanOf years: [Int], _ isHidden: [Bool]) -> Bool {
    years.indices.dropFirst(2).contains { last in
      let three = years[last - 2...last]
      let sum = three.reduce(0) { $0 + (values[$1] ?? 0) }
      return three.contains { isHidden[$0] } && isNear(value, sum / 3)
    }
  }

  /// Whether a value is another one as it's printed, or worked out from others as they're printed.
  private func isNear(_ value: Double, _ exact: Double) -> Bool {
    if exact == exact.rounded() { return abs(value - exact) < 1e-6 }
    let decimals = RoundedValue.decimals(of: value)
    return abs(value - exact) <= 2 * RoundedValue.half(decimals)
  }
}
