import Foundation
import SelfEvaluation

/// What a sum says when it's taken for one of names: that one group is made up of others, say.
struct Coincidence: Hashable {
  /// The name of what figures are of, in the one respect in which those of the sum differ.
  enum Label: Hashable {
    case measure(Int)
    case area(String)
    case category(String)
    case group(String)
  }

  /// The whole; `nil` when it's the cohort that all the parts are of.
  var whole: Label?
  var parts: [Label]
}

/// Whether numbers that add up do so by more than chance.
///
/// Of many numbers some always add up, and small ones nearly always do. How far figures speak for a
/// sum is counted in bits: a whole of 32 is made by one in 32 sets of numbers that have nothing to
/// do with it, which is 5 bits, and a cohort of 32 that comes out at once is 5 more. The figures of
/// all periods count, and if they're too few, those of all other pupils and measures. One that
/// doesn't come out counts against the sum; that one of many is wrong by a pupil or two doesn't
/// refute it, but one that comes out less often than not is none. Against that stands how many sets
/// could be tried.
extension Ledger {
  /// How far figures speak for a sum.
  struct Evidence {
    var bits = 0.0
    /// By how many more figures come out than don't, but for a pupil or two of many.
    var majority = 0

    static func += (sum: inout Self, other: Self) {
      sum.bits += other.bits
      sum.majority += other.majority
    }
  }

  /// How many bits a figure that doesn't come out speaks against a sum.
  static let miss = 4.0

  /// Whether a set of parts is likelier to make the whole by what it is than by chance.
  mutating func isCredible(
    _ set: [Int], of parts: [Column], ranks: [Int?], _ whole: Column
  ) -> Bool {
    let tried = Self.tries(set, ranks)
    let members = set.map { parts[$0] }
    var seen: Set<Int> = []
    let own = evidence(for: whole, members, &seen)
    guard own.bits < tried + 10, let coincidence = Coincidence(whole, members) else {
      return own.bits > tried && own.majority >= 0
    }
    let all = evidence[coincidence] ?? evidence(for: coincidence)
    evidence[coincidence] = all
    return all.bits > tried && all.majority >= 0
  }

  /// Whether two parts are likelier to make a whole by what they are than by chance, where so many
  /// pairs could be tried.
  func isCredible(_ parts: [Column], of whole: Column, amongPairs tried: Int) -> Bool {
    var seen: Set<Int> = []
    let own = evidence(for: whole, parts, &seen)
    return own.bits > log2(Double(tried)) && own.majority > 0
  }

  /// The places of parts among those of which anything is known; `nil` for those of which nothing is.
  func ranks(of parts: [Column]) -> [Int?] {
    var count = 0
    return parts.map { part in
      guard (0..<periodCount).contains(where: { values(part, $0) ?? .zero != .zero }) else {
        return nil
      }
      count += 1
      return count - 1
    }
  }

  /// How many sets could be tried like a set of parts, as bits; of neighbours in a table there are few.
  private static func tries(_ set: [Int], _ ranks: [Int?]) -> Double {
    let known = 1 + (ranks.last { $0 != nil }.flatMap(\.self) ?? -1)
    let count = Double(known)
    let places = set.compactMap { ranks[$0] }
    if let first = places.first, let last = places.last, last - first + 1 == set.count {
      return set.count == known ? 0 : log2(count)
    }
    // Sets of each size could be.
    return (0..<set.count).reduce(log2(count)) { bits, place in
      bits + log2(max(count - Double(place), 1) / Double(place + 1))
    }
  }

  /// How far the figures of all periods speak for a sum; each amount is asked about once.
  private func evidence(
    for whole: Column, _ parts: [Column], _ seen: inout Set<Int>
  ) -> Evidence {
    (0..<periodCount).reduce(into: Evidence()) { $0 += evidence(for: whole, parts, in: $1, &seen) }
  }

  private func evidence(
    for whole: Column, _ parts: [Column], in period: Int, _ seen: inout Set<Int>
  ) -> Evidence {
    guard let target = values(whole, period) else { return Evidence() }
    var left = target
    for part in parts {
      guard part.rows.count == whole.rows.count, let value = values(part, period) else {
        return Evidence()
      }
      left -= value
    }
    var bits = 0.0
    var isNew = false
    // A pupil or two too many or too few is a slip, if it's no more than one in a hundred.
    var isSlip = true
    for row in whole.rows.indices {
      guard let amount = whole.rows[row][period], target[row] > 0 || left[row] < 0,
        seen.insert(amount).inserted
      else { continue }
      isNew = true
      bits += log2(max(target[row], 1))
      if abs(left[row]) > SubsetSums.tolerance { bits -= Self.miss + abs(left[row]) }
      isSlip = isSlip && abs(left[row]) <= 2 && abs(left[row]) * 100 <= target[row]
    }
    guard isNew else { return Evidence() }
    let vote = SubsetSums.isNothing(left) ? 1 : isSlip || bits >= Self.miss ? 0 : -1
    return Evidence(bits: max(bits, -Self.miss), majority: vote)
  }

  /// How far all figures speak for a sum, of whatever pupils and whatever was measured.
  private mutating func evidence(for coincidence: Coincidence) -> Evidence {
    var all = Evidence()
    guard let label = coincidence.whole ?? coincidence.parts.first else { return all }
    var seen: Set<Int> = []
    for name in kin[label] ?? [] {
      let own = coincidence.whole == nil ? [self.counts] : rows(for: label)
      let parts = coincidence.parts.map { column(name.replacing(label, with: $0), own) }
      let whole = coincidence.whole == nil ? sharedCohort(of: parts) : column(name, own)
      all += evidence(for: whole, parts, &seen)
      // Nothing that's left could turn it.
      if abs(all.bits) > 100 { break }
    }
    return all
  }

  private func rows(for label: Coincidence.Label) -> [[Int?]] {
    switch label {
    case .measure, .category: [counts]
    case .area, .group: [cohorts, counts]
    }
  }

  /// The cohort of several series in the periods in which they have one; numbers may have none.
  private func sharedCohort(of columns: [Column]) -> Column {
    let all = columns.map { $0.name.map { column($0, [cohorts]).rows[0] } ?? [] }
    return Column(
      rows: [
        (0..<periodCount).map { period in
          let known = Set(all.compactMap { period < $0.count ? $0[period] : nil })
          return known.count == 1 ? known.first : nil
        }
      ])
  }
}

extension Coincidence {
  /// Takes a sum; `nil` when it isn't one of series that differ in one respect.
  fileprivate init?(_ whole: Ledger.Column, _ parts: [Ledger.Column]) {
    let names = parts.compactMap(\.name)
    guard names.count == parts.count, let first = names.first else { return nil }
    guard let whole = whole.name else {
      self.init(whole: nil, parts: names.map { .measure($0.measure) })
      return
    }
    if whole.measure != first.measure {
      self.init(whole: .measure(whole.measure), parts: names.map { .measure($0.measure) })
    } else if whole.key.area != first.key.area {
      self.init(whole: .area(whole.key.area), parts: names.map { .area($0.key.area) })
    } else if whole.key.category != first.key.category {
      self.init(
        whole: .category(whole.key.category), parts: names.map { .category($0.key.category) })
    } else {
      let own = whole.key.group.components
      let others = names.map(\.key.group.components)
      guard others.allSatisfy({ $0.count == own.count }),
        let place = own.indices.first(where: { own[$0] != others[0][$0] })
      else { return nil }
      self.init(whole: .group(own[place]), parts: others.map { .group($0[place]) })
    }
  }

  /// The series by each of their labels.
  static func kin(
    of names: some Collection<Ledger.SeriesName>
  ) -> [Label: [Ledger.SeriesName]] {
    var kin: [Label: [Ledger.SeriesName]] = [:]
    for name in names {
      kin[.measure(name.measure), default: []].append(name)
      kin[.area(name.key.area), default: []].append(name)
      kin[.category(name.key.category), default: []].append(name)
      for part in name.key.group.components { kin[.group(part), default: []].append(name) }
    }
    return kin
  }
}

extension Ledger.SeriesName {
  /// The series that differs from this one in a label.
  fileprivate func replacing(_ label: Coincidence.Label, with other: Coincidence.Label) -> Self {
    var name = self
    switch (label, other) {
    case (_, .measure(let measure)): name.measure = measure
    case (_, .area(let area)): name.key.area = area
    case (_, .category(let category)): name.key.category = category
    case (.group(let group), .group(let other)):
      name.key.group = key.group.components.map { $0 == group ? other : $0 }
        .joined(separator: " · ")
    case (_, .group): break
    }
    return name
  }
}
