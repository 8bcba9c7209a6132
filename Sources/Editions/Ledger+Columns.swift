import SelfEvaluation

// What adds up through the periods, and which of these sums count.

extension Ledger {
  /// Amounts by period, in one row or in two that have to add up at once.
  struct Column {
    var rows: [[Int?]]
    /// Whose amounts they are, if they are those of one series.
    var name: SeriesName?
  }

  func column(_ name: SeriesName, _ rows: [[Int?]]) -> Column {
    let cells = series[name] ?? Array(repeating: nil, count: periodCount)
    let own = rows.map { amounts in cells.map { $0.flatMap { amounts[$0] } } }
    let filled = own.filter { row in row.contains { $0 != nil } }
    return Column(rows: filled.isEmpty ? [own[0]] : filled, name: name)
  }

  func values(_ column: Column, _ period: Int) -> SubsetSums.Number? {
    var number = SubsetSums.Number.zero
    for (row, amounts) in column.rows.enumerated() {
      guard let amount = amounts[period], let value = self.amounts[amount].value else {
        return nil
      }
      number[row] = value
    }
    return number
  }

  /// Which sums that come out count.
  enum Counting {
    /// Those of all parts of a period, and those that no period contradicts unless there are many
    /// of these; others by evidence.
    case always
    /// Those of parts that stand together; others by evidence.
    case together
    /// Those that are likelier to be meant than to come out by chance.
    case byEvidence
  }

  /// Adds every sum of some of the parts that makes the whole in a period.
  ///
  /// - Parameters:
  ///   - whole: What they add up to.
  ///   - parts: What may be added up.
  ///   - isDisjoint: Whether the parts have no pupil in common, so that they can't exceed the whole.
  ///   - counting: Which sums count.
  ///   - isTotal: Whether the whole is that of its family, so that parts which were withheld are looked
  ///     for in it.
  /// - Returns: Whether every possible sum was tried.
  mutating func addSums(
    of whole: Column, _ parts: [Column], isDisjoint: Bool, counting: Counting,
    isTotal: Bool = false
  ) -> Bool {
    var sets: Set<[Int]> = []
    var isComplete = true
    for period in 0..<periodCount {
      guard let target = values(whole, period), target != .zero else { continue }
      var known: [Int] = []
      var places: [Int] = []
      var items: [SubsetSums.Number] = []
      for place in parts.indices where parts[place].rows.count == whole.rows.count {
        guard let value = values(parts[place], period) else { continue }
        known.append(place)
        guard value != .zero else { continue }
        places.append(place)
        items.append(value)
      }
      guard !items.isEmpty else { continue }
      if SubsetSums.isNothing(items.reduce(target, -)) {
        // Those who happen to be nobody in this period too: that they are isn't told by the sum.
        sets.insert(known)
      } else {
        let search = SubsetSums(items, addingUpTo: target, sizes: 1...items.count)
        isComplete = isComplete && search.isComplete
        for set in search.found { sets.insert(set.map { places[$0] }) }
      }
      if isTotal, !isDisjoint { addSumsWithWithheld(parts, of: whole, period) }
    }
    let wholePeriods = addSums(sets, of: whole, parts, counting: counting)
    for period in 0..<periodCount where isDisjoint && !wholePeriods.contains(period) {
      addSum(
        parts.filter { $0.rows.allSatisfy { $0[period] != nil } }, of: whole, period,
        isExact: false)
    }
    return isComplete
  }

  /// Adds sums in the periods in which they hold, or may hold since an amount was withheld.
  ///
  /// - Returns: The periods in which all the parts together make the whole.
  mutating func addSums(
    _ sets: Set<[Int]>, of whole: Column, _ parts: [Column], counting: Counting
  ) -> Set<Int> {
    guard !sets.isEmpty else { return [] }
    // Of what is nothing in every period, a sum says that it's nothing.
    let nothing = parts.indices.filter { place in
      let known = (0..<periodCount).compactMap { values(parts[place], $0) }
      return !known.isEmpty && known.allSatisfy { $0 == .zero }
    }
    let ranks = ranks(of: parts)
    let sums = sets.sorted { $0.lexicographicallyPrecedes($1) }.map { set in
      let members = (set + nothing.filter { !set.contains($0) }).map { parts[$0] }
      return (set, members, answers: (0..<periodCount).map { holds(members, whole, $0) })
    }
    // Of districts and their localities, many make the whole of one year by chance.
    let areFew = sums.count { !$0.answers.contains(false) } <= parts.count
    var complete: Set<Int> = []
    for (set, members, answers) in sums {
      let isContradicted = answers.contains(false)
      let isGiven =
        switch counting {
        case .always:
          areFew && !isContradicted
            || answers.indices.contains { answers[$0] == true && areAll(set, of: parts, $0) }
        case .together: standTogether(set, of: parts, ranks)
        case .byEvidence: false
        }
      guard isGiven || isCredible(set, of: parts, ranks: ranks, whole) else { continue }
      for (period, answer) in answers.enumerated()
      where answer == true || answer == nil && !isContradicted {
        addSum(members, of: whole, period, isExact: true)
        if members.count == parts.count { complete.insert(period) }
      }
    }
    return complete
  }

  /// Whether a set has all the parts of which anything is known in a period, but those that are
  /// nothing.
  private func areAll(_ set: [Int], of parts: [Column], _ period: Int) -> Bool {
    parts.indices.allSatisfy { place in
      set.contains(place) || (values(parts[place], period) ?? .zero) == .zero
    }
  }

  /// Whether parts are all of a whole, or some that belong together: neighbours in the table, or groups
  /// of one kind by their names, wherever they stand.
  private func standTogether(_ set: [Int], of parts: [Column], _ ranks: [Int?]) -> Bool {
    let places = set.compactMap { ranks[$0] }
    if let first = places.first, let last = places.last, last - first + 1 == set.count {
      return true
    }
    return GroupName.areOfOneKind(
      set.compactMap { parts[$0].name?.key.group.components.last })
  }

  /// Whether parts make up a whole in every period in which all of them are known, and there is one:
  /// then no part is a sum of others.
  func makeUp(_ whole: Column, _ parts: [Column]) -> Bool {
    let answers = (0..<periodCount).compactMap { period -> Bool? in
      guard parts.allSatisfy({ $0.rows.count == whole.rows.count }) else { return false }
      return holds(parts, whole, period)
    }
    return !answers.isEmpty && !answers.contains(false)
  }

  /// Adds the sum of all parts, some of which were withheld, if it leaves few pupils for these.
  private mutating func addSumsWithWithheld(
    _ parts: [Column], of whole: Column, _ period: Int
  ) {
    let present = parts.filter { part in
      part.rows.count == whole.rows.count && part.rows.allSatisfy { $0[period] != nil }
    }
    guard let target = values(whole, period), present.contains(where: { values($0, period) == nil })
    else { return }
    let numbers = present.map { values($0, period) }
    let left = numbers.reduce(target) { $0 - ($1 ?? .zero) }
    let withheld = Double(numbers.count { $0 == nil })
    if left.min() > -SubsetSums.tolerance,
      left[whole.rows.count - 1] < withheld * figures.limit
    {
      addSum(present, of: whole, period, isExact: true)
    }
  }

  /// Whether a sum holds in a period; `nil` when an amount of it was withheld or isn't there.
  private func holds(_ parts: [Column], _ whole: Column, _ period: Int) -> Bool? {
    guard var left = values(whole, period) else { return nil }
    for part in parts {
      guard let value = values(part, period) else { return nil }
      left -= value
    }
    return SubsetSums.isNothing(left)
  }

  /// Adds one sum for each row.
  ///
  /// Where amounts were withheld by their publisher, the first of them is taken for all that's left.
  mutating func addSum(
    _ parts: [Column], of whole: Column, _ period: Int, isExact: Bool
  ) {
    guard let target = values(whole, period), !parts.isEmpty else { return }
    var rows: [(whole: Int, parts: [Int], left: Double)] = []
    for row in whole.rows.indices {
      let own = parts.compactMap { row < $0.rows.count ? $0.rows[row][period] : nil }
      guard let sum = whole.rows[row][period], own.count == parts.count else { return }
      let left = own.reduce(target[row]) { $0 - (amounts[$1].value ?? 0) }
      guard left > -SubsetSums.tolerance else { return }
      rows.append((sum, own, left))
    }
    for (sum, own, left) in rows {
      // Readers take what is left for the one that was withheld.
      let unknown = own.filter { amounts[$0].value == nil }
      for (place, amount) in unknown.enumerated() { assume(place == 0 ? left : 0, for: amount) }
      addSum(whole: sum, parts: own, leaving: isExact || !unknown.isEmpty ? nil : max(left, 0))
    }
  }
}
