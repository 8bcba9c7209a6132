import DataFiles
import Diagnostics
import SelfEvaluation

extension Evaluation {
  /// The same with every list in the order of its keys, so that rows may stand in any order; the
  /// observations, of which there are thousands, have an order of their own beside them.
  var inKeyOrder: Self {
    var result = self
    result.register.sortIfNeeded(by: { $0[$1].id }, <)
    result.measures.sortIfNeeded(by: { $0[$1].id }, <)
    result.judgements.sortIfNeeded(by: { ($0[$1].question, $0[$1].team) }, <)
    result.priorities.sortIfNeeded(by: { $0[$1].id }, <)
    result.actions.sortIfNeeded(by: { $0[$1].id }, <)
    result.history.sortIfNeeded(by: { ($0[$1].year, $0[$1].question, $0[$1].team) }, <)
    return result
  }
}

extension [Observation] {
  /// The places of the observations in the order of their keys: series by series, each in the order
  /// of its periods.
  var keyOrder: [Int] {
    let (series, seriesOfRow) = numberedSeries
    // Each series has its room in the result, which is filled in the order of the rows.
    var counts = [Int](repeating: 0, count: series.count)
    for number in seriesOfRow { counts[number] += 1 }
    var ends = counts
    var ranges: [Range<Int>] = []
    for number in order(ofSeriesFrom: series) {
      let start = ranges.last?.upperBound ?? 0
      ends[number] = start
      ranges.append(start..<start + counts[number])
    }
    var order = [Int](repeating: 0, count: count)
    for (row, number) in seriesOfRow.enumerated() {
      order[ends[number]] = row
      ends[number] += 1
    }
    for range in ranges {
      let isSorted = range.dropFirst().allSatisfy {
        self[order[$0 - 1]].period <= self[order[$0]].period
      }
      if !isSorted { order[range].sort { (self[$0].period, $0) < (self[$1].period, $1) } }
    }
    return order
  }

  /// The order of the series that have their first rows there, by ranks, as few names are in them.
  private func order(ofSeriesFrom rows: [Int]) -> [Int] {
    var (measures, areas, groups, categories) = (
      NameRanks<Identifier>(), NameRanks<String>(), NameRanks<String>(), NameRanks<String>()
    )
    var series: [RankedSeries] = []
    series.reserveCapacity(rows.count)
    for (number, row) in rows.enumerated() {
      series.append(
        RankedSeries(
          measure: measures.number(of: self[row].measure),
          area: areas.number(of: self[row].series.area),
          group: groups.number(of: self[row].series.group),
          category: categories.number(of: self[row].series.category), number: number))
    }
    let (measureRanks, areaRanks) = (measures.ranks, areas.ranks)
    let (groupRanks, categoryRanks) = (groups.ranks, categories.ranks)
    for place in series.indices {
      series[place].measure = measureRanks[series[place].measure]
      series[place].area = areaRanks[series[place].area]
      series[place].group = groupRanks[series[place].group]
      series[place].category = categoryRanks[series[place].category]
    }
    series.sort { $0.precedes($1) }
    return series.map(\.number)
  }

  /// The first row of each series, and the number of the series of each row.
  private var numberedSeries: (firstRows: [Int], ofRows: [Int]) {
    var numbers = PlaceTable()
    var firstRows: [Int] = []
    var ofRows: [Int] = []
    ofRows.reserveCapacity(count)
    var number = -1
    for row in indices {
      // Most files have the series of each period in the same order, and nothing need be looked up.
      number = number + 1 < firstRows.count ? number + 1 : 0
      if number >= firstRows.count || !self[row].isOfSeries(of: self[firstRows[number]]) {
        let hash = self[row].seriesHash
        var search = numbers.search(hash)
        number = firstRows.count
        while number == firstRows.count, let place = numbers.next(&search) {
          if self[row].isOfSeries(of: self[firstRows[place]]) { number = place }
        }
        if number == firstRows.count {
          numbers.append(hash)
          firstRows.append(row)
        }
      }
      ofRows.append(number)
    }
    return (firstRows, ofRows)
  }
}

extension Observation {
  fileprivate var seriesHash: UInt64 {
    var hasher = Hasher()
    hasher.combine(measure)
    hasher.combine(series)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  fileprivate func isOfSeries(of other: Self) -> Bool {
    measure == other.measure && series == other.series
  }
}

/// A series by the ranks of its names.
private struct RankedSeries {
  var measure, area, group, category: Int
  let number: Int

  func precedes(_ other: Self) -> Bool {
    if measure != other.measure { return measure < other.measure }
    if area != other.area { return area < other.area }
    if group != other.group { return group < other.group }
    return category < other.category
  }
}

/// The place of each of a few names in their order.
private struct NameRanks<Name: Hashable & Comparable> {
  private var numbers: [Name: Int] = [:]
  /// The name that was asked for last: most stand in the row above already.
  private var last: (name: Name, number: Int)?

  /// The number of a name: they are counted as they are met.
  mutating func number(of name: Name) -> Int {
    if let last, name == last.name { return last.number }
    let next = numbers.count
    let number = numbers[name, default: next]
    if number == next { numbers[name] = next }
    last = (name, number)
    return number
  }

  /// The place in the order of the names, by their numbers.
  var ranks: [Int] {
    var ranks = [Int](repeating: 0, count: numbers.count)
    for (rank, entry) in numbers.sorted(by: { $0.key < $1.key }).enumerated() {
      ranks[entry.value] = rank
    }
    return ranks
  }
}

extension Array {
  /// Sorts what isn't in order, which most files are.
  ///
  /// It looks at each record once, for its key, and in its place: a copy of a record takes a
  /// reference to each of its fields with it.
  fileprivate mutating func sortIfNeeded<Key>(
    by key: (Self, Int) -> Key, _ precedes: (Key, Key) -> Bool
  ) {
    let keys = indices.map { key(self, $0) }
    guard indices.dropFirst().contains(where: { precedes(keys[$0], keys[$0 - 1]) }) else { return }
    reorder(by: indices.sorted { precedes(keys[$0], keys[$1]) })
  }
}
