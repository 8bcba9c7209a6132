/// Finds which of several numbers add up to another one.
///
/// Numbers are pairs, both of which have to add up at once: a cohort and a count, say. Up to twenty
/// are tried in every way. Of more, all sets of up to three are tried, and all runs of neighbours: a
/// table lists what belongs together one below the other.
struct SubsetSums {
  typealias Number = SIMD2<Double>

  private let items: [Number]
  private let order: [Int]
  /// What the items from a place in the order onwards add up to.
  private let rest: [Number]
  private let sizes: ClosedRange<Int>
  private var steps = 200_000
  private var taken: [Int] = []
  /// The sets found, each as places in rising order.
  private(set) var found: Set<[Int]> = []

  /// Whether every set was tried.
  var isComplete: Bool { steps > 0 && items.count <= Self.most }

  private static let most = 20

  /// Searches.
  ///
  /// - Parameters:
  ///   - items: The numbers, none of which is negative.
  ///   - target: What they have to add up to.
  ///   - sizes: How many of them may be taken.
  init(_ items: [Number], addingUpTo target: Number, sizes: ClosedRange<Int>) {
    self.items = items
    let isLong = items.count > Self.most
    self.sizes = isLong ? min(sizes.lowerBound, 3)...min(sizes.upperBound, 3) : sizes
    order = items.indices.sorted { left, right in
      (items[right].sum(), left) < (items[left].sum(), right)
    }
    var sums: [Number] = [.zero]
    for place in order.reversed() { sums.append(sums[sums.count - 1] + items[place]) }
    rest = sums.reversed()
    take(from: 0, target)
    if isLong { findRuns(target) }
  }

  private mutating func take(from place: Int, _ needed: Number) {
    steps -= 1
    guard steps > 0 else { return }
    if Self.isNothing(needed), sizes.contains(taken.count) {
      found.insert(taken.sorted())
      return
    }
    guard place < order.count, taken.count < sizes.upperBound,
      (rest[place] - needed).min() > -Self.tolerance
    else { return }
    let remainder = needed - items[order[place]]
    if remainder.min() > -Self.tolerance {
      taken.append(order[place])
      take(from: place + 1, remainder)
      taken.removeLast()
    }
    take(from: place + 1, needed)
  }

  private mutating func findRuns(_ target: Number) {
    for start in items.indices {
      var needed = target
      for end in start..<items.count {
        needed -= items[end]
        if Self.isNothing(needed) { found.insert(Array(start...end)) }
        if needed.min() < -Self.tolerance { break }
      }
    }
  }

  /// How far sums of counts may be from whole and still count as equal.
  static let tolerance = 1e-6

  /// Whether nothing is left over.
  static func isNothing(_ number: Number) -> Bool {
    abs(number.x) < tolerance && abs(number.y) < tolerance
  }
}
