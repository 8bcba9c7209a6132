import SelfEvaluation

/// Of how many pupils figures without counts are, as far as other figures tell.
struct KnownCohorts {
  private var cohorts: [Pupils: Set<Double>] = [:]
  private var numbers: [Pupils: [(measure: Int, count: Double)]] = [:]
  private var wholes: [Whole: Double] = [:]
  private let comparators: Set<String>

  /// What a measure counts the pupils of, some of whom are a group or a district.
  private struct Whole: Hashable {
    var measure: Int
    var pupils: Pupils
  }

  /// Looks through the figures of an evaluation.
  init(_ cells: [PupilFigures.Cell], of evaluation: Evaluation) {
    comparators = evaluation.settings.comparators
    for cell in cells {
      var pupils = cell.pupils
      for period in [cell.period]
        + Self.years(of: cell.period, evaluation.measures[cell.measure].kind)
      {
        pupils.period = period
        if let cohort = cell.cohort {
          cohorts[pupils, default: []].insert(cohort)
          wholes[Whole(measure: cell.measure, pupils: pupils)] = cohort
        } else if cell.isNumber, let count = cell.count {
          numbers[pupils, default: []].append((cell.measure, count))
        }
      }
    }
  }

  /// The years whose pupils those of a day are, such as the day of a census.
  private static func years(of period: Period, _ kind: Measure.Kind) -> [Period] {
    let (year, month): (Int, Int)
    switch period {
    case .day(let day): (year, month) = (day.year, day.month)
    case .month(let own, let number) where kind == .snapshot: (year, month) = (own, number)
    case .month, .academicYear, .financialYear, .calendarYear: return []
    }
    return [
      .academicYear(month < 9 ? year - 1 : year), .financialYear(month < 4 ? year - 1 : year),
      .calendarYear(year),
    ]
  }

  /// The largest cohort known of the same pupils, unless it exceeds that of all pupils of whom the
  /// figure's measure tells.
  func cohort(of cell: PupilFigures.Cell) -> Double? {
    guard let known = cohorts[cell.pupils] else { return nil }
    var (everyGroup, everyArea) = (cell.pupils, cell.pupils)
    everyGroup.group = ""
    if !comparators.contains(cell.series.area.lowercased()) { everyArea.area = "" }
    let most = [everyGroup, everyArea].compactMap { pupils in
      pupils == cell.pupils ? nil : wholes[Whole(measure: cell.measure, pupils: pupils)]
    }
    return known.filter { cohort in most.allSatisfy { cohort <= $0 } }.max()
  }

  /// The largest number of the same pupils that a measure counts.
  func number(of cell: PupilFigures.Cell) -> Double? {
    numbers[cell.pupils]?.map(\.count).max()
  }

  /// The numbers of the same pupils, and which measure counts each.
  func numbers(of cell: PupilFigures.Cell) -> [(measure: Int, count: Double)] {
    numbers[cell.pupils] ?? []
  }

  /// The largest number of the pupils of all groups that a measure counts.
  func numberOfAll(beside cell: PupilFigures.Cell) -> Double? {
    var pupils = cell.pupils
    pupils.group = ""
    return numbers[pupils]?.map(\.count).max()
  }
}
