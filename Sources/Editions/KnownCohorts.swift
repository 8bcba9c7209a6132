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
      let pupils = Pupils(cell)
      if let cohort = cell.cohort {
        cohorts[pupils, default: []].insert(cohort)
        wholes[Whole(measure: cell.measure, pupils: pupils)] = cohort
      } else if cell.isNumber, let count = cell.count {
        numbers[pupils, default: []].append((cell.measure, count))
      }
    }
  }

  /// The largest cohort known of the same pupils, unless it exceeds that of all pupils of whom the
  /// figure's measure tells.
  func cohort(of cell: PupilFigures.Cell) -> Double? {
    guard let known = cohorts[Pupils(cell)] else { return nil }
    var (everyGroup, everyArea) = (Pupils(cell), Pupils(cell))
    everyGroup.group = ""
    if !comparators.contains(cell.series.area.lowercased()) { everyArea.area = "" }
    let most = [everyGroup, everyArea].compactMap { pupils in
      pupils == Pupils(cell) ? nil : wholes[Whole(measure: cell.measure, pupils: pupils)]
    }
    return known.filter { cohort in most.allSatisfy { cohort <= $0 } }.max()
  }

  /// The largest number of the same pupils that a measure counts.
  func number(of cell: PupilFigures.Cell) -> Double? {
    numbers[Pupils(cell)]?.map(\.count).max()
  }

  /// The numbers of the same pupils, and which measure counts each.
  func numbers(of cell: PupilFigures.Cell) -> [(measure: Int, count: Double)] {
    numbers[Pupils(cell)] ?? []
  }

  /// The largest number of the pupils of all groups that a measure counts.
  func numberOfAll(beside cell: PupilFigures.Cell) -> Double? {
    var pupils = Pupils(cell)
    pupils.group = ""
    return numbers[pupils]?.map(\.count).max()
  }
}
