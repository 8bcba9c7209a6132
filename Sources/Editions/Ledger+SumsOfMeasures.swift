import Foundation

// Which figures of the same pupils add up: measures to measures, months to years, years to three.

extension Ledger {
  /// Finds measures that are the sum of others, and those that make up the cohort that they share.
  mutating func findSumsOfMeasures(_ members: [SeriesName]) {
    findTotalsOfMonths(members)
    guard members.count > 1 else { return }
    // Of sums in which nothing can be moved, the first decides what is hidden.
    findYearsToDate(members)
    findCohortsOfNumbers(members)
    findTotalsOfYears(members)
    let parts = members.map { column($0, [self.counts]) }
    for (sharing, cohort) in sharedCohorts(of: members) {
      findSumsOfMeasures(cohort, sharing.map { parts[$0] })
    }
    for place in parts.indices {
      var others = parts
      let whole = others.remove(at: place)
      findSumsOfMeasures(whole, others)
    }
  }

  /// Finds years that are the sum of their months, in one measure or in two; those of a share only
  /// where they come out.
  private mutating func findTotalsOfMonths(_ members: [SeriesName]) {
    guard !months.isEmpty else { return }
    let flows = members.filter(isFlow).map { column($0, [cohorts, counts]) }
    for (total, whole) in flows.enumerated() {
      for (monthly, column) in flows.enumerated() where column.rows.count == whole.rows.count {
        for (year, months) in months {
          let parts = months.filter { month in column.rows.allSatisfy { $0[month] != nil } }
            .map { month in
              Column(rows: column.rows.map { Array(repeating: $0[month], count: periodCount) })
            }
          guard parts.count > 1, let target = values(whole, year),
            total == monthly || target.x > Double(flows.count)
          else { continue }
          let left = parts.reduce(target) { $0 - (values($1, year) ?? .zero) }
          let withheld = Double(parts.count { values($0, year) == nil })
          let mayHoldWithheld =
            total == monthly && whole.rows.count == 1 && left.x < withheld * figures.limit
          if SubsetSums.isNothing(left) || mayHoldWithheld {
            addSum(parts, of: whole, year, isExact: true)
          }
        }
      }
    }
  }

  /// Finds measures that are those of three years in one.
  private mutating func findTotalsOfYears(_ members: [SeriesName]) {
    let columns = members.map { column($0, [cohorts, counts]) }
    let numbers = columns.map { column in (0..<periodCount).map { values(column, $0) } }
    // Of many measures, any small one is the sum of three years of some other one by chance.
    let tried = log2(Double(members.count * (members.count - 1)))
    for (total, wholes) in numbers.enumerated() {
      for (yearly, parts) in numbers.enumerated()
      where yearly != total && columns[yearly].rows.count == columns[total].rows.count {
        var bits = 0.0
        var holds = false
        for last in parts.indices.dropFirst(2) {
          guard let whole = wholes[last], whole != .zero, let now = parts[last],
            let before = parts[last - 1], let first = parts[last - 2]
          else { continue }
          holds = SubsetSums.isNothing(whole - now - before - first)
          if !holds { break }
          bits += log2(max(whole.x, 1)) + log2(max(whole.y, 1))
        }
        if holds,
          bits > tried || isNamed(members[total], after: members[yearly])
            || isOfThreeYears(members[total], likeOf: members[yearly])
        {
          addTotalsOfYears(columns[total], of: columns[yearly])
        }
      }
    }
  }

  private mutating func addTotalsOfYears(_ total: Column, of yearly: Column) {
    for last in (0..<periodCount).dropFirst(2) {
      let years = (last - 2...last).map { period in
        Column(rows: yearly.rows.map { Array(repeating: $0[period], count: periodCount) })
      }
      addSum(years, of: total, last, isExact: true)
    }
  }

  /// The measures that share a cohort in some period, as places, each with its cohorts in the
  /// periods in which just these share it; with each cohort go the numbers that have none, such as
  /// those not in learning beside the share of those who are.
  private func sharedCohorts(of members: [SeriesName]) -> [(sharing: [Int], cohort: Column)] {
    let wholes = members.map { column($0, [cohorts]).rows[0] }
    let bare = members.indices.filter { place in
      wholes[place].allSatisfy { $0 == nil } && isNumber(members[place])
    }
    var found: [[Int]: [Int?]] = [:]
    for period in 0..<periodCount {
      var sharing: [Int: [Int]] = [:]
      for (place, whole) in wholes.enumerated() {
        if let cohort = whole[period], amounts[cohort].value != nil {
          sharing[cohort, default: []].append(place)
        }
      }
      for (cohort, all) in sharing where all.count > 1 || !bare.isEmpty {
        // In a period in which they differ, it shows that they were alike by chance.
        let places = all.filter { one in
          all.contains { other in
            other != one
              && zip(wholes[one], wholes[other]).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
          }
        }
        let sets = places.count < 2 ? all.map { [$0] } : [places]
        for set in sets where set.count + bare.count > 1 {
          let set = (set + bare).sorted()
          found[set, default: Array(repeating: nil, count: periodCount)][period] = cohort
        }
      }
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { ($0.key, Column(rows: [$0.value])) }
  }

  /// Of few measures every sum is tried, of more those of one or two and those of neighbours.
  private mutating func findSumsOfMeasures(_ whole: Column, _ parts: [Column]) {
    guard parts.count > 10 else {
      _ = addSums(of: whole, parts, isDisjoint: false, counting: .byEvidence)
      return
    }
    var sets: Set<[Int]> = []
    for period in 0..<periodCount {
      guard let target = values(whole, period)?.x, target > 0 else { continue }
      var byValue: [Double: [Int]] = [:]
      for place in parts.indices {
        guard let value = values(parts[place], period)?.x else { continue }
        byValue[value, default: []].append(place)
      }
      for (value, places) in byValue where value <= target {
        for other in byValue[target - value] ?? [] {
          for one in places where one < other { sets.insert([one, other]) }
        }
      }
      for one in byValue[target] ?? [] { sets.insert([one]) }
      sets.formUnion(runs(of: parts, addingUpTo: target, period))
    }
    _ = addSums(sets, of: whole, parts, counting: .byEvidence)
  }

  /// Neighbours in the table that add up to a number.
  private func runs(of parts: [Column], addingUpTo target: Double, _ period: Int) -> [[Int]] {
    let known = parts.indices.compactMap { place in
      values(parts[place], period).map { (place: place, value: $0.x) }
    }
    .filter { $0.value > 0 }
    var runs: [[Int]] = []
    for start in known.indices {
      var left = target
      for end in start..<known.count {
        left -= known[end].value
        if abs(left) < SubsetSums.tolerance { runs.append(known[start...end].map(\.place)) }
        if left < SubsetSums.tolerance { break }
      }
    }
    return runs
  }
}
