import SelfEvaluation

/// The numbers of pupils that percentages and rates without counts are shares of.
///
/// Whatever a measure counts that is better high or low, such as exclusions, and the cohort of a
/// measure may be of others; so they count if in the figures that both have, all but a few that may
/// be slips, the share of them is a whole number. It need not be of a number on roll, some of whom
/// may not have been there.
struct Denominators {
  private var disagree: Set<Pair> = []
  private let known: KnownCohorts
  /// What the figures were compared with, by their places.
  private var compared: [Int: [KnownCohorts.Base]] = [:]
  private let isOnRoll: [Bool]

  private struct Pair: Hashable {
    var share: Int
    var base: Int
    var isCohort: Bool
    var isOfAll: Bool
  }

  /// Compares shares with the numbers of the same pupils, and those that have none with the numbers
  /// of all.
  init(
    _ shares: [(cell: Int, value: RoundedValue)], of cells: [PupilFigures.Cell],
    _ known: KnownCohorts, in evaluation: Evaluation
  ) {
    self.known = known
    isOnRoll = evaluation.measures.map { $0.polarity == nil || $0.polarity == .neither }
    var counts: [Pair: (all: Int, disagreeing: Int)] = [:]
    for (place, value) in shares {
      let cell = cells[place]
      let bases = known.bases(of: cell)
      compared[cell.place] = bases
      for base in bases.isEmpty ? known.basesOfAll(beside: cell) : bases {
        let pair = pair(cell, base, isOfAll: bases.isEmpty)
        counts[pair, default: (0, 0)].all += 1
        if !value.agrees(with: base.count) { counts[pair, default: (0, 0)].disagreeing += 1 }
      }
    }
    disagree = Set(counts.filter { 4 * $0.value.disagreeing > $0.value.all }.keys)
  }

  private func pair(
    _ cell: PupilFigures.Cell, _ base: KnownCohorts.Base, isOfAll: Bool
  ) -> Pair {
    Pair(
      share: cell.measure, base: base.measure, isCohort: base.isCohort, isOfAll: isOfAll)
  }

  private func bases(of cell: PupilFigures.Cell) -> [KnownCohorts.Base] {
    compared[cell.place] ?? known.bases(of: cell)
  }

  /// The numbers of the same pupils that a figure may be a share of, the largest first.
  func numbers(of cell: PupilFigures.Cell, _ value: RoundedValue) -> [Double] {
    bases(of: cell).filter { base in
      if base.isCohort, !value.isClear { return false }
      return !base.isCohort && isOnRoll[base.measure]
        || !disagree.contains(pair(cell, base, isOfAll: false))
    }
    .map(\.count)
  }

  /// The numbers of all, of whom a figure may tell how many are in its group or district.
  func numbersOfAll(beside cell: PupilFigures.Cell) -> [Double] {
    guard bases(of: cell).isEmpty else { return [] }
    return known.basesOfAll(beside: cell).filter { base in
      !disagree.contains(pair(cell, base, isOfAll: true))
    }
    .map(\.count)
  }
}
