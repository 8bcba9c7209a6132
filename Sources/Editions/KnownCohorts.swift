import SelfEvaluation

/// Of how many pupils figures without counts are, as far as other figures tell.
struct KnownCohorts {
  private var cohorts: [Pupils: Set<Double>] = [:]
  private var numbers: [Pupils: [(measure: Int, count: Double)]] = [:]
  private var wholes: [Whole: Double] = [:]
  private var bases: [Pupils: Set<Base>] = [:]
  private let comparators: Set<String>
  private let kinds: [Measure.Kind]
  private let named: [Int: Set<String>]
  /// The words in each measure's title that name some of the pupils.
  private let some: [[Substring]]

  /// A number of pupils, of whom figures without counts may be shares.
  struct Base: Hashable {
    var count: Double
    /// Which measure tells it.
    var measure: Int
    /// Whether it's the cohort of that measure's figure, rather than what it counts.
    var isCohort: Bool
  }

  /// What a measure counts the pupils of, some of whom are a group or a district.
  private struct Whole: Hashable {
    var measure: Int
    var pupils: Pupils
  }

  /// Looks through figures and the evaluation that they're from.
  init(_ figures: PupilFigures, of evaluation: Evaluation) {
    comparators = evaluation.settings.comparators
    kinds = evaluation.measures.map(\.kind)
    named = figures.named
    some = evaluation.measures.map { GroupName.wordsForSome(in: $0.title) }
    for cell in figures.cells {
      var pupils = cell.pupils
      for period in [cell.period]
        + Self.years(of: cell.period, evaluation.measures[cell.measure].kind)
      {
        pupils.period = period
        if let cohort = cell.cohort {
          cohorts[pupils, default: []].insert(cohort)
          wholes[Whole(measure: cell.measure, pupils: pupils)] = cohort
          bases[pupils, default: []].insert(
            Base(count: cohort, measure: cell.measure, isCohort: true))
        } else if cell.isNumber, let count = cell.count {
          numbers[pupils, default: []].append((cell.measure, count))
          bases[pupils, default: []].insert(
            Base(count: count, measure: cell.measure, isCohort: false))
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

  /// The numbers of whom a figure may be a share, the largest first: those that other measures tell
  /// of the same pupils, by the groups in which both stand or by the titles.
  func bases(of cell: PupilFigures.Cell) -> [Base] {
    let most = numbers[cell.pupils]?.map(\.count).max()
    let own = some[cell.measure] + cell.pupils.group.split(separator: " ")
    var found: Set<Base> = []
    for period in [cell.period] + Self.years(of: cell.period, kinds[cell.measure]) {
      var pupils = cell.pupils
      pupils.period = period
      found.formUnion(
        (bases[pupils] ?? []).filter { base in
          !base.isCohort && base.count == most || some[base.measure].allSatisfy(own.contains)
        })
      let group = cell.series.group
      pupils.group = ""
      if !group.isEmpty {
        found.formUnion(
          (bases[pupils] ?? []).filter { named[$0.measure]?.contains(group) == true })
        continue
      }
      for group in named[cell.measure] ?? [] {
        pupils.group = GroupName.usual(group)
        found.formUnion(bases[pupils] ?? [])
      }
    }
    return found.filter { $0.measure != cell.measure && $0.count > 0 }
      .sorted { ($0.count, $1.measure) > ($1.count, $0.measure) }
  }

  /// What measures count of the pupils of all groups, or of all districts.
  func basesOfAll(beside cell: PupilFigures.Cell) -> [Base] {
    guard !comparators.contains(cell.series.area.lowercased()) else { return [] }
    var (everyGroup, everyArea) = (cell.pupils, cell.pupils)
    everyGroup.group = ""
    everyArea.area = ""
    return [everyGroup, everyArea].filter { $0 != cell.pupils }.flatMap { bases[$0] ?? [] }
      .filter { !$0.isCohort && $0.measure != cell.measure && $0.count > 0 }
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
