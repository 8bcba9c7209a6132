public import SelfEvaluation

/// Which figures of pupils the public edition hides, so that no small one can be worked out.
///
/// The small ones are hidden first. A hidden one is safe when there are other numbers for the hidden
/// figures that agree with everything shown, in which it isn't small: then nothing shown can tell.
/// Such numbers are looked for by moving pupils from hidden figures to the small one, sum by sum; as
/// long as there are none, the smallest figure of a sum in which nothing could be moved is hidden
/// too. So what is left is proved safe, figure by figure, and each proof stays good when more is
/// hidden later.
///
/// What a reader is taken to know: all figures shown, that counts don't exceed cohorts, and every sum
/// that ``Ledger`` finds, of groups, areas, categories, measures and months. Those whom no figure
/// prints are protected as if one did, where others tell that they are few.
public struct Suppression: Sendable {
  /// The places of the hidden figures among the observations; what a publisher withheld is left out.
  public private(set) var hidden: [Int] = []

  /// How many figures are hidden for those who are left of a whole, before the whole is.
  private static let manyForOne = 6

  /// Decides what to hide.
  public init(_ evaluation: Evaluation) {
    let figures = PupilFigures(evaluation)
    guard !figures.cells.isEmpty else { return }
    var ledger = Ledger(figures, of: evaluation)
    ledger.findRests()
    let withheld = figures.cells.indices.filter { figures.cells[$0].isWithheld }
    let protected = Set(figures.small).union(withheld).sorted()
    for place in protected {
      ledger.hideAll(with: place)
      let cell = figures.cells[place]
      // What the Department publishes beside one that it withholds, everybody has.
      if cell.isWithheld, evaluation.measures[cell.measure].dataFile != nil { continue }
      for other in ledger.partition(of: place) { ledger.hideAll(with: other) }
    }
    var proof = Proof(ledger)
    for cell in protected {
      while let more = proof.missing(for: cell) { proof.ledger.hideAll(with: more) }
    }
    for rest in ledger.rests {
      var count = 0
      while let more = proof.missing(for: rest) {
        count += 1
        // One figure goes rather than many.
        let whole = count > Self.manyForOne ? proof.ledger.shownWhole(of: rest) : nil
        proof.ledger.hideAll(with: whole ?? more)
      }
    }
    let isHidden = proof.ledger.isHidden
    let telling = WorkedOutFigures(figures, of: evaluation).telling(isHidden)
    hidden = figures.cells.indices.filter { place in
      let cell = figures.cells[place]
      return (isHidden[place] || telling.contains(place)) && cell.isPrinted && cell.cohort != 0
    }
    .map { figures.cells[$0].place }
  }
}

extension Ledger {
  /// Hides a figure, and whatever has to be hidden with it.
  fileprivate mutating func hideAll(with cell: Int) {
    var next = hide(cell)
    while let other = next.popLast() {
      if !isHidden[other] { next += hide(other) }
    }
  }
}
