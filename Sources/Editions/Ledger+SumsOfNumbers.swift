// Which numbers are made up of a cohort and another number, or of last month's number and this one's.

extension Ledger {
  /// Finds numbers, such as those on roll, that are the cohort of a measure and what another one
  /// counts: those tested and those not tested.
  mutating func findCohortsOfNumbers(_ members: [SeriesName]) {
    let numbers = members.filter(isNumber).map { column($0, [self.counts]) }
    var cohorts: Set<[Int?]> = []
    for name in members where !isNumber(name) {
      cohorts.insert(column(name, [self.cohorts]).rows[0])
    }
    let sorted = cohorts.filter { $0.contains { $0 != nil } }
      .sorted { $0.map { $0 ?? -1 }.lexicographicallyPrecedes($1.map { $0 ?? -1 }) }
    let tried = numbers.count * (numbers.count - 1) * sorted.count
    var byValue: [[Double: [Int]]] = Array(repeating: [:], count: periodCount)
    for (place, number) in numbers.enumerated() {
      for period in 0..<periodCount {
        guard let value = values(number, period) else { continue }
        byValue[period][value.x, default: []].append(place)
      }
    }
    for (place, whole) in numbers.enumerated() {
      for cohort in sorted.map({ Column(rows: [$0]) }) {
        let others = (0..<periodCount).flatMap { period -> [Int] in
          guard let all = values(whole, period), let part = values(cohort, period) else {
            return []
          }
          return byValue[period][(all - part).x] ?? []
        }
        for other in Set(others).sorted() where other != place {
          let parts = [cohort, numbers[other]]
          if isCredible(parts, of: whole, amongPairs: tried) { addSums(parts, of: whole) }
        }
      }
    }
  }

  private mutating func addSums(_ parts: [Column], of whole: Column) {
    for period in 0..<periodCount {
      guard let sum = values(whole, period), let target = whole.rows[0][period] else { continue }
      let own = parts.compactMap { $0.rows[0][period] }
      let known = parts.compactMap { values($0, period) }
      if known.count == parts.count, own.count == parts.count,
        SubsetSums.isNothing(known.reduce(sum, -))
      {
        addSum(whole: target, parts: own, leaving: nil, hidesWhole: true)
      }
    }
  }

  /// Finds numbers of the year to date: each is that of the month before and what another measure
  /// counts in the month, until the year begins anew.
  mutating func findYearsToDate(_ members: [SeriesName]) {
    guard !monthsInARow.isEmpty else { return }
    let numbers = members.filter(isNumber).map { column($0, [self.counts]) }
    let tried = numbers.count * (numbers.count - 1)
    let months = Set(monthsInARow.flatMap { [$0.before, $0.month] })
    for (place, total) in numbers.enumerated() {
      for other in numbers.indices where other != place {
        let monthly = numbers[other]
        var before = Column(rows: [Array(repeating: nil, count: periodCount)])
        var first: [Int] = []
        for month in months {
          if let own = values(total, month), own == values(monthly, month) { first.append(month) }
        }
        for pair in monthsInARow where !first.contains(pair.month) {
          before.rows[0][pair.month] = total.rows[0][pair.before]
        }
        guard isCredible([before, monthly], of: total, amongPairs: tried) else { continue }
        addSums([before, monthly], of: total)
        for month in first.sorted() {
          if let whole = total.rows[0][month], let part = monthly.rows[0][month] {
            addSum(whole: whole, parts: [part], leaving: nil, hidesWhole: true)
          }
        }
      }
    }
  }
}
