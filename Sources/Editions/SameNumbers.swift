import SelfEvaluation

/// Which figures print the same number of pupils, so that one that is shown tells another.
///
/// Numbers are the same if they are equal and by what they count: the cohorts of the same pupils,
/// and how many of them a measure counts. So are those that are equal in every period in which both
/// are known: a count and the cohort of another measure, as of those who sat a test and those who
/// passed it; count and cohort of two figures, as of a group and of a measure of this group alone;
/// and one of the two, or a number, where the measure's title names the group, the district or the
/// reason.
struct SameNumbers {
  /// For each number, one that is the same and nearer to the first of these; itself if it's the first.
  ///
  /// A figure's count has twice its place, its cohort the number behind.
  private var nearer: [Int]

  private struct Whole: Hashable {
    var pupils: Pupils
    var cohort: Double
  }

  private struct Share: Hashable {
    var area: String
    var period: Period
    var count: Double
    var cohort: Double
  }

  /// Compares figures.
  init(_ figures: PupilFigures) {
    let cells = figures.cells
    nearer = Array(0..<2 * cells.count)
    var wholes: [Whole: [Int]] = [:]
    var shares: [Share: [Int]] = [:]
    var series: [Ledger.SeriesName: [Period: Int]] = [:]
    for (place, cell) in cells.enumerated() {
      series[cell.name, default: [:]][cell.period] = place
      if let number = cell.isNumber ? cell.count : nil {
        wholes[Whole(pupils: cell.pupils, cohort: number), default: []].append(2 * place)
      }
      guard let cohort = cell.cohort else { continue }
      wholes[Whole(pupils: cell.pupils, cohort: cohort), default: []].append(2 * place + 1)
      guard let count = cell.count else { continue }
      let share = Share(
        area: cell.series.area, period: cell.period, count: count, cohort: cohort)
      shares[share, default: []].append(place)
    }

    func number(_ number: Int) -> Double? {
      number % 2 == 0 ? cells[number / 2].count : cells[number / 2].cohort
    }
    func areAlike(_ one: Int, _ other: Int) -> Bool {
      let others = series[cells[other / 2].name] ?? [:]
      return (series[cells[one / 2].name] ?? [:]).allSatisfy { period, place in
        guard let left = number(2 * place + one % 2),
          let right = others[period].flatMap({ number(2 * $0 + other % 2) })
        else { return true }
        return left == right
      }
    }

    for same in wholes.values {
      for number in same { join(same[0], number) }
    }
    for (place, cell) in cells.enumerated()
    where cell.series.category.isEmpty && !cell.isNumber && cell.count != cell.cohort {
      guard let count = cell.count, count > 0 else { continue }
      let same = wholes[Whole(pupils: cell.pupils, cohort: count)] ?? []
      let other = same.first {
        cells[$0 / 2].measure != cell.measure && areAlike(2 * place, $0)
      }
      if let other { join(2 * place, other) }
    }
    var measures: [String: [Int]] = [:]
    for (measure, names) in figures.named {
      for name in names { measures[name, default: []].append(measure) }
    }
    for (place, cell) in cells.enumerated() where !measures.isEmpty {
      for detail in [\SeriesKey.area, \.group, \.category] {
        guard let alone = measures[cell.series[keyPath: detail]] else { continue }
        for measure in alone where measure != cell.measure {
          var name = Ledger.SeriesName(measure: measure, key: cell.series)
          name.key[keyPath: detail] = ""
          guard let other = series[name]?[cell.period] else { continue }
          for (one, own) in [(0, 0), (1, 1), (1, 0)] where one == own || cells[other].isNumber {
            let (one, own) = (2 * place + one, 2 * other + own)
            if let count = number(one), count > 0, count == number(own), areAlike(one, own) {
              join(one, own)
            }
          }
        }
      }
    }
    for same in shares.values {
      for (end, one) in same.enumerated() {
        let other = same[..<end].first { other in
          cells[other].measure != cells[one].measure && cells[other].series != cells[one].series
            && areAlike(2 * one, 2 * other) && areAlike(2 * one + 1, 2 * other + 1)
        }
        guard let other else { continue }
        join(2 * one, 2 * other)
        join(2 * one + 1, 2 * other + 1)
      }
    }
  }

  /// The first of the numbers that are the same as a figure's count.
  func count(of cell: Int) -> Int { first(2 * cell) }

  /// The first of the numbers that are the same as a figure's cohort.
  func cohort(of cell: Int) -> Int { first(2 * cell + 1) }

  private func first(_ number: Int) -> Int {
    var number = number
    while nearer[number] != number { number = nearer[number] }
    return number
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (first(one), first(other))
    nearer[max(one, other)] = min(one, other)
  }
}
