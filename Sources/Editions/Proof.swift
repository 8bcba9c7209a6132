/// The search for numbers that readers can't tell from the true ones, and in which a hidden figure
/// isn't small.
struct Proof {
  /// What adds up to what; more may be hidden between two searches.
  var ledger: Ledger
  private let limit: Double
  /// By how much each amount differs from the true one; `nil` where it wasn't moved.
  private var moved: [Double?] = []
  /// The amounts that were moved.
  private var places: [Int] = []
  /// The sums that are wrong for that, and by how much the parts of each exceed its whole.
  private var wrong: [(sum: Int, excess: Double)] = []
  /// The sums in which nothing could be moved.
  private var stuck: Set<Int> = []
  private var steps = 0

  init(_ ledger: Ledger) {
    self.ledger = ledger
    limit = ledger.figures.limit
  }

  /// The figure to hide next, so that a hidden one can't be worked out; `nil` when it can't.
  mutating func missing(for cell: Int) -> Int? {
    let isWithheld = ledger.figures.cells[cell].isWithheld
    let own = [ledger.cohorts[cell], ledger.counts[cell]].compactMap(\.self)
    return missing(
      for: own.map { amount in
        guard let value = ledger.amounts[amount].value,
          value > 0 || amount == ledger.counts[cell]
        else { return (amount, 0) }
        return (amount, max(limit - value, isWithheld ? 1 : 0))
      })
  }

  /// The figure to hide next, so that those whom no figure prints can't be worked out.
  mutating func missing(for rest: Ledger.Rest) -> Int? {
    let own = [rest.cohort, rest.count].compactMap(\.self)
    return missing(for: own.map { ($0, limit - (ledger.amounts[$0].value ?? limit)) })
  }

  /// The figure to hide next, so that amounts could be greater by what they're too small.
  private mutating func missing(for secrets: [(amount: Int, by: Double)]) -> Int? {
    for place in places { moved[place] = nil }
    places = []
    wrong = []
    stuck = []
    steps = 3_000
    moved += Array(repeating: nil, count: ledger.amounts.count - moved.count)
    let own = secrets.map(\.amount)
    for (amount, missing) in secrets
    where missing > 0 && ledger.isUnknown(amount) && moved[amount] == nil {
      // A count can't exceed its cohort.
      guard missing <= room(amount) else { return smallestShown(around: own) }
      move(amount, by: missing)
    }
    guard balance() else { return smallestShown(around: own) }
    lowerCounts()
    return balance() ? nil : smallestShown(around: own)
  }

  /// Lowers the counts that exceed their cohorts since these were lowered.
  private mutating func lowerCounts() {
    for cohort in places.sorted() where (moved[cohort] ?? 0) < 0 {
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
    guard let (sum, excess) = wrong.min(by: { $0.sum < $1.sum }) else { return true }
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
      places.removeLast()
    }
    if !wasTried { stuck.insert(sum) }
    return false
  }

  /// Changes an amount, and notes which sums that puts wrong or right.
  private mutating func move(_ amount: Int, by change: Double) {
    if moved[amount] == nil { places.append(amount) }
    moved[amount] = (moved[amount] ?? 0) + change
    for sum in ledger.sumsOf[amount] {
      let change = ledger.sums[sum].weight(of: amount) * change
      guard let place = wrong.firstIndex(where: { $0.sum == sum }) else {
        wrong.append((sum, change))
        continue
      }
      wrong[place].excess += change
      if abs(wrong[place].excess) <= SubsetSums.tolerance { wrong.remove(at: place) }
    }
  }

  private func isWrong(_ sum: Int) -> Bool { wrong.contains { $0.sum == sum } }

  /// The amounts of a sum that may be moved: those first that put more sums right than wrong.
  private func choices(for sum: Int) -> [Int] {
    var choices: [(difference: Int, value: Double, amount: Int)] = []
    for part in -1..<ledger.sums[sum].parts.count {
      let amount = part < 0 ? ledger.sums[sum].whole : ledger.sums[sum].parts[part]
      guard moved[amount] == nil, ledger.isUnknown(amount), ledger.amounts[amount].value != nil
      else { continue }
      let difference = ledger.sumsOf[amount].reduce(0) { $0 + (isWrong($1) ? -1 : 1) }
      choices.append((difference, -value(amount), amount))
    }
    return choices.sorted { $0 < $1 }.map(\.amount)
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
    if let most = ledger.amounts[amount].most { room = min(room, value(most) - value(amount)) }
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
