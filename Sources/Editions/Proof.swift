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
  /// By how much the parts of each sum exceed its whole for that; 0 where the sum is right.
  private var excess: [Double] = []
  /// The sums that are wrong, and the place of each among them.
  private var wrong: [Int] = []
  private var placeOfWrong: [Int] = []
  /// How many amounts of each sum may be moved.
  private var free: [Int] = []
  /// The sums in which nothing could be moved.
  private var stuck: Set<Int> = []
  private var steps = 0
  /// How many steps all searches may take beside the few that each may.
  private var reserve = 300_000
  private static let fewSteps = 200
  private static let manySteps = 3_000

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
    moved = Array(repeating: nil, count: ledger.amounts.count)
    places = []
    excess = Array(repeating: 0, count: ledger.sums.count)
    wrong = []
    placeOfWrong = Array(repeating: 0, count: excess.count)
    stuck = []
    free = excess.map { _ in 0 }
    for amount in moved.indices where mayMove(amount) {
      for share in ledger.sumsOf[amount] { free[share.sum] += 1 }
    }
    steps = min(Self.manySteps, Self.fewSteps + reserve)
    let allowed = steps
    defer { reserve -= max(allowed - steps - Self.fewSteps, 0) }
    let own = secrets.map(\.amount)
    for (amount, missing) in secrets
    where missing > 0 && ledger.isUnknown(amount) && moved[amount] == nil {
      // A count can't exceed its cohort.
      guard missing <= room(amount) else { return smallestShown(around: own) }
      move(amount, by: missing)
    }
    repeat {
      guard balance() else { return smallestShown(around: own) }
    } while lowerCounts()
    return nil
  }

  /// Lowers the counts that exceed their cohorts since these were lowered.
  ///
  /// - Returns: Whether there were any.
  private mutating func lowerCounts() -> Bool {
    var wereLowered = false
    for cohort in places.sorted() where (moved[cohort] ?? 0) < 0 {
      for count in ledger.counts(within: cohort) where mayMove(count) && moved[count] == nil {
        let difference = value(count) - value(cohort)
        if difference > 0 {
          move(count, by: -difference)
          wereLowered = true
        }
      }
    }
    return wereLowered
  }

  /// An amount as it would be.
  private func value(_ amount: Int) -> Double {
    (ledger.amounts[amount].value ?? 0) + (moved[amount] ?? 0)
  }

  // MARK: - Sum by sum

  /// Moves pupils until every sum is right again: in that first in which fewest amounts may be moved,
  /// so that a dead end is met early.
  private mutating func balance() -> Bool {
    steps -= 1
    guard steps > 0 else { return false }
    guard let sum = wrong.min(by: { (free[$0], $0) < (free[$1], $1) }) else { return true }
    var wasTried = false
    for (amount, weight) in choices(for: sum) {
      let wanted = -excess[sum] / weight
      let change = min(max(wanted, -depth(amount)), room(amount))
      guard abs(change) > SubsetSums.tolerance else { continue }
      wasTried = true
      move(amount, by: change)
      if balance() { return true }
      move(amount, by: -change)
      moved[amount] = nil
      places.removeLast()
      for share in ledger.sumsOf[amount] { free[share.sum] += 1 }
    }
    if !wasTried { stuck.insert(sum) }
    return false
  }

  /// Changes an amount, and notes which sums that puts wrong or right.
  private mutating func move(_ amount: Int, by change: Double) {
    if moved[amount] == nil {
      places.append(amount)
      if mayMove(amount) { for share in ledger.sumsOf[amount] { free[share.sum] -= 1 } }
    }
    moved[amount] = (moved[amount] ?? 0) + change
    for share in ledger.sumsOf[amount] where share.weight != 0 {
      let sum = share.sum
      if excess[sum] == 0 {
        placeOfWrong[sum] = wrong.count
        wrong.append(sum)
      }
      excess[sum] += share.weight * change
      if abs(excess[sum]) <= SubsetSums.tolerance, let last = wrong.popLast() {
        excess[sum] = 0
        let place = placeOfWrong[sum]
        if last != sum { (wrong[place], placeOfWrong[last]) = (last, place) }
      }
    }
  }

  /// Whether an amount could be another one for all that is shown and known.
  private func mayMove(_ amount: Int) -> Bool {
    ledger.isUnknown(amount) && ledger.amounts[amount].value != nil
  }

  /// The amounts of a sum that may be moved, and how they count in it: those first that put more sums
  /// right than wrong.
  private func choices(for sum: Int) -> [(amount: Int, weight: Double)] {
    var choices: [(difference: Int, value: Double, amount: Int, weight: Double)] = []
    for amount in [ledger.sums[sum].whole] + ledger.sums[sum].parts
    where moved[amount] == nil && mayMove(amount) {
      var difference = 0
      var weight = 0.0
      for share in ledger.sumsOf[amount] {
        difference += excess[share.sum] == 0 ? 1 : -1
        if share.sum == sum { weight = share.weight }
      }
      if weight != 0 { choices.append((difference, -value(amount), amount, weight)) }
    }
    return choices.sorted { $0 < $1 }.map { ($0.amount, $0.weight) }
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

  /// By how much an amount may fall: a cohort down to the counts that are known or were moved.
  private func depth(_ amount: Int) -> Double {
    var least = 0.0
    for count in ledger.counts(within: amount) where !mayMove(count) || moved[count] != nil {
      least = max(least, value(count))
    }
    return max(value(amount) - least, 0)
  }

  // MARK: - What to hide when there are no such numbers

  /// The smallest figure shown in a sum in which nothing could be moved, or else in any sum that
  /// the search could reach.
  private func smallestShown(around amounts: [Int]) -> Int? {
    smallestShown(in: stuck) ?? smallestShown(in: sums(around: amounts))
  }

  /// Parts come before wholes, but where a whole tells least.
  private func smallestShown(in sums: Set<Int>) -> Int? {
    let first = Set(sums.filter { ledger.sums[$0].hidesWhole }.map { ledger.sums[$0].whole })
    let parts = Set(sums.flatMap { ledger.sums[$0].parts }).subtracting(first)
    let wholes = Set(sums.map { ledger.sums[$0].whole }).subtracting(parts)
    for amounts in [first, parts, wholes] {
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
      for share in ledger.sumsOf[one] where sums.insert(share.sum).inserted {
        for other in ledger.sums[share.sum].parts + [ledger.sums[share.sum].whole]
        where ledger.isUnknown(other) && seen.insert(other).inserted { next.append(other) }
      }
    }
    return sums
  }
}
