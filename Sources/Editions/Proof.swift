/// The search for numbers that readers can't tell from the true ones, and in which a hidden figure
/// isn't small.
struct Proof {
  private let ledger: Ledger
  private let limit: Double
  /// By how much each amount differs from the true one.
  private var moved: [Int: Double] = [:]
  /// By how much the parts of each sum exceed its whole for that.
  private var excess: [Int: Double] = [:]
  /// The sums in which nothing could be moved.
  private var stuck: Set<Int> = []
  private var steps = 3_000

  /// The figure to hide next, so that a hidden one can't be worked out; `nil` when it can't.
  static func missing(for cell: Int, in ledger: Ledger) -> Int? {
    var proof = Self(ledger)
    return proof.missing(for: cell)
  }

  private init(_ ledger: Ledger) {
    self.ledger = ledger
    limit = ledger.figures.limit
  }

  private mutating func missing(for cell: Int) -> Int? {
    let own = [ledger.cohorts[cell], ledger.counts[cell]].compactMap(\.self)
    for amount in own where !raise(amount, of: cell) { return smallestShown(around: own) }
    guard balance() else { return smallestShown(around: own) }
    lowerCounts()
    return balance() ? nil : smallestShown(around: own)
  }

  /// Makes an amount one that isn't small; one that a publisher withheld, another one.
  ///
  /// - Returns: Whether it can be: a count can't exceed its cohort.
  private mutating func raise(_ amount: Int, of cell: Int) -> Bool {
    guard let known = ledger.amounts[amount].value, ledger.isUnknown(amount),
      moved[amount] == nil, known > 0 || ledger.counts[cell] == amount
    else { return true }
    let isWithheld = ledger.figures.cells[cell].isWithheld
    let missing = max(limit - known, isWithheld ? 1 : 0)
    guard missing > 0 else { return true }
    guard missing <= room(amount) else { return false }
    move(amount, by: missing)
    return true
  }

  /// Lowers the counts that exceed their cohorts since these were lowered.
  private mutating func lowerCounts() {
    for (cohort, change) in moved.sorted(by: { $0.key < $1.key }) where change < 0 {
      for cell in ledger.amounts[cohort].cells where ledger.cohorts[cell] == cohort {
        guard let count = ledger.counts[cell], ledger.amounts[count].value != nil,
          moved[count] == nil
        else { continue }
        let difference = value(count) - value(cohort)
        if difference > 0 { move(count, by: -difference) }
      }
    }
  }

  /// An amount as it would be.
  private func value(_ amount: Int) -> Double {
    (ledger.amounts[amount].value ?? 0) + (moved[amount] ?? 0)
  }

  // MARK: - Sum by sum

  /// Moves pupils until every sum is right again.
  private mutating func balance() -> Bool {
    steps -= 1
    guard steps > 0 else { return false }
    guard let (sum, excess) = excess.min(by: { $0.key < $1.key }) else { return true }
    var wasTried = false
    for amount in choices(for: sum) {
      let wanted = -excess / ledger.sums[sum].weight(of: amount)
      let change = min(max(wanted, -value(amount)), room(amount))
      guard abs(change) > SubsetSums.tolerance else { continue }
      wasTried = true
      move(amount, by: change)
      if balance() { return true }
      move(amount, by: -change)
      moved[amount] = nil
    }
    if !wasTried { stuck.insert(sum) }
    return false
  }

  /// Changes an amount, and notes which sums that puts wrong or right.
  private mutating func move(_ amount: Int, by change: Double) {
    moved[amount, default: 0] += change
    for sum in ledger.sumsOf[amount] {
      let now = (excess[sum] ?? 0) + ledger.sums[sum].weight(of: amount) * change
      excess[sum] = abs(now) > SubsetSums.tolerance ? now : nil
    }
  }

  /// The amounts of a sum that may be moved: those first that put more sums right than wrong.
  private func choices(for sum: Int) -> [Int] {
    let amounts = ledger.sums[sum].parts + [ledger.sums[sum].whole]
    return amounts.filter {
      moved[$0] == nil && ledger.isUnknown($0) && ledger.amounts[$0].value != nil
    }
    .map { amount in
      let sums = ledger.sumsOf[amount]
      return (sums.count - 2 * sums.count { excess[$0] != nil }, -value(amount), amount)
    }
    .sorted { $0 < $1 }.map(\.2)
  }

  /// By how much an amount may rise: a count up to its cohort.
  private func room(_ amount: Int) -> Double {
    var room = Double.infinity
    for cell in ledger.amounts[amount].cells where ledger.counts[cell] == amount {
      guard let cohort = ledger.cohorts[cell], cohort != amount,
        ledger.amounts[cohort].value != nil
      else { continue }
      room = min(room, value(cohort) - value(amount))
    }
    return max(room, 0)
  }

  // MARK: - What to hide when there are no such numbers

  /// The smallest figure shown in a sum in which nothing could be moved, or else in any sum that
  /// the search could reach.
  private func smallestShown(around amounts: [Int]) -> Int? {
    smallestShown(in: stuck) ?? smallestShown(in: sums(around: amounts))
  }

  /// Parts come before wholes.
  private func smallestShown(in sums: Set<Int>) -> Int? {
    let parts = Set(sums.flatMap { ledger.sums[$0].parts })
    let wholes = Set(sums.map { ledger.sums[$0].whole }).subtracting(parts)
    for amounts in [parts, wholes] {
      // That there is nobody is no secret, and hiding it would help nobody.
      let smallest = amounts.filter { !ledger.isUnknown($0) && value($0) > 0 }
        .min { (value($0), $0) < (value($1), $1) }
      if let smallest { return ledger.amounts[smallest].cells.first { !ledger.isHidden[$0] } }
    }
    return nil
  }

  private func sums(around amounts: [Int]) -> Set<Int> {
    var sums: Set<Int> = []
    var seen = Set(amounts)
    var next = amounts
    while let one = next.popLast() {
      for place in ledger.sumsOf[one] where sums.insert(place).inserted {
        for other in ledger.sums[place].parts + [ledger.sums[place].whole]
        where ledger.isUnknown(other) && seen.insert(other).inserted { next.append(other) }
      }
    }
    return sums
  }
}
