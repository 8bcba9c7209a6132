/// Finds which of several numbers add up to another one.
///
/// Numbers are vectors, all components of which have to add up at once: a cohort and a count, say.
/// Up to twenty of them are tried in every way. Of more, all sets of up to three are tried, and all
/// runs of neighbours: a table lists what belongs together one below the other.
struct SubsetSums {
  private let items: [[Double]]
  private let order: [Int]
  /// What the items from a place in the order onwards add up to.
  private let rest: [[Double]]
  private let sizes: ClosedRange<Int>
  private var steps = 200_000
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
  init(_ items: [[Double]], addingUpTo target: [Double], sizes: ClosedRange<Int>) {
    self.items = items
    let isLong = items.count > Self.most
    self.sizes = isLong ? min(sizes.lowerBound, 3)...min(sizes.upperBound, 3) : sizes
    order = items.indices.sorted { left, right in
      (items[right][0], left) < (items[left][0], right)
    }
    var sums = [target.map { _ in 0.0 }]
    for place in order.reversed() { sums.append(zip(sums[sums.count - 1], items[place]).map(+)) }
    rest = sums.reversed()
    take(from: 0, target, [])
    if isLong { findRuns(target) }
  }

  private mutating func take(from place: Int, _ needed: [Double], _ taken: [Int]) {
    steps -= 1
    guard steps > 0 else { return }
    if sizes.contains(taken.count), Self.isNothing(needed) {
      found.insert(taken.sorted())
      return
    }
    guard place < order.count, taken.count < sizes.upperBound,
      zip(needed, rest[place]).allSatisfy({ $0 < $1 + Self.tolerance })
    else { return }
    let remainder = zip(needed, items[order[place]]).map { $0 - $1 }
    if remainder.allSatisfy({ $0 > -Self.tolerance }) {
      take(from: place + 1, remainder, taken + [order[place]])
    }
    take(from: place + 1, needed, taken)
  }

  private mutating func findRuns(_ target: [Double]) {
    for start in items.indices {
      var needed = target
      for end in start..<items.count {
        needed = zip(needed, items[end]).map { $0 - $1 }
        if Self.isNothing(needed) { found.insert(Array(start...end)) }
        if needed.contains(where: { $0 < -Self.tolerance }) { break }
      }
    }
  }

  /// How far sums of counts may be from whole and still count as equal.
  static let tolerance = 1e-6

  /// Whether nothing is left over.
  static func isNothing(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { abs($0) < tolerance }
  }
}
