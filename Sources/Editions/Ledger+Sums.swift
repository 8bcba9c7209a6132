import SelfEvaluation

/// Which figures add up: by their names where these tell, and else by trying.
extension Ledger {
  /// Finds the sums of a family.
  ///
  /// - Returns: Whether every possible sum was tried.
  mutating func findSums(in family: Family) -> Bool {
    let members = members(of: family)
    switch family {
    case .groups: return findSumsOfGroups(members)
    case .areas:
      let parts = members.filter { !isWhole($0.key, in: family) }
      var isComplete = true
      if let whole = members.first(where: \.key.area.isEmpty) {
        isComplete = findSums([whole], among: parts, isDisjoint: true)
        let rows = [cohorts, counts]
        if makeUp(column(whole, rows), parts.map { column($0, rows) }) { return isComplete }
      }
      return findSums(parts, among: parts) && isComplete
    case .categories: return findSumsOfCategories(members)
    case .measures:
      findSumsOfMeasures(members)
      return true
    case .cohorts:
      findSumsOfCohorts(members)
      return true
    }
  }

  private mutating func findSumsOfGroups(_ members: [SeriesName]) -> Bool {
    let names = members.map { $0.key.group.isEmpty ? [] : $0.key.group.components }
    var isComplete = true
    for (place, whole) in members.enumerated() {
      let below = members.indices.filter { other in
        names[other].count == names[place].count + 1
          && names[place].allSatisfy(names[other].contains)
      }
      // A table of several dimensions may lack its rows and columns.
      let within = members.indices.filter { other in
        names[other].count > names[place].count && names[place].allSatisfy(names[other].contains)
      }
      let corners = within.filter { other in
        names[other].count > names[place].count + 1
          && !within.contains { between in
            names[between].count < names[other].count
              && names[between].allSatisfy(names[other].contains)
          }
      }
      for (_, cells) in Dictionary(grouping: corners, by: { names[$0].count }).sorted(by: {
        $0.key < $1.key
      }) {
        isComplete = findSums([whole], among: cells.map { members[$0] }) && isComplete
      }
      let parts = below.map { members[$0] }
      isComplete = findSums([whole], among: parts, isDisjoint: parts.count == 2) && isComplete
      guard parts.count > 2 else { continue }
      for (start, one) in below.enumerated() {
        for other in below[(start + 1)...] where Self.exclude(names[one], names[other]) {
          let pair = [members[one], members[other]]
          isComplete = findSums([whole], among: pair, isDisjoint: true) && isComplete
        }
      }
    }
    // One group may consist of others, such as pupils with support and pupils with a plan; in a table
    // of two dimensions, within a row or a column.
    var rows: [[String]: [Int]] = [:]
    for place in members.indices {
      for dimension in names[place].indices {
        var row = names[place]
        row[dimension] = ""
        rows[row, default: []].append(place)
      }
    }
    for row in rows.values.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let groups = row.map { members[$0] }
      let wereAllTried = findSums(groups, among: groups)
      // Those of a table add up to its rows and columns as well.
      if names[row[0]].count == 1 { isComplete = wereAllTried && isComplete }
    }
    return isComplete
  }

  /// Whether two groups can't have a pupil in common, by their names.
  private static func exclude(_ one: [String], _ other: [String]) -> Bool {
    let (left, right) = (Set(one).subtracting(other), Set(other).subtracting(one))
    guard left.count == 1, right.count == 1, let a = left.first?.slug, let b = right.first?.slug
    else { return false }
    return GroupName.exclude(a, b)
  }

  private mutating func findSums(
    _ wholes: [SeriesName], among parts: [SeriesName], isDisjoint: Bool = false
  ) -> Bool {
    let columns = parts.map { column($0, [cohorts, counts]) }
    var isComplete = true
    // Cohorts add up where counts that were worked out from rounded values need not.
    // Of more than a few, some would do so by chance.
    let isRounded =
      wholes.count == 1 && parts.count <= 5
      && (parts + wholes).contains { name in
        (series[name] ?? []).contains { cell in
          cell.flatMap { counts[$0] }.map { amounts[$0].isRounded } ?? false
        }
      }
    let cohortColumns = isRounded ? parts.map { column($0, [cohorts]) } : []
    for whole in wholes {
      let places = parts.indices.filter { parts[$0] != whole }
      guard !places.isEmpty else { continue }
      let others = places.map { columns[$0] }
      if isRounded {
        isComplete =
          addSums(
            of: column(whole, [cohorts]), places.map { cohortColumns[$0] },
            isDisjoint: isDisjoint, counting: .always) && isComplete
      }
      isComplete =
        addSums(
          of: column(whole, [cohorts, counts]), others, isDisjoint: isDisjoint,
          counting: wholes.count > 1 ? .byEvidence : isDisjoint ? .always : .together,
          isTotal: wholes.count == 1) && isComplete
    }
    return isComplete
  }

  private mutating func findSumsOfCategories(_ members: [SeriesName]) -> Bool {
    let parts = members.filter { !$0.key.category.isEmpty }.map { column($0, [self.counts]) }
    guard !parts.isEmpty else { return true }
    // All categories are of one cohort.
    let wholes = members.filter { !$0.key.category.isEmpty }.map { column($0, [cohorts]).rows[0] }
    let cohort = (0..<periodCount).map { period in
      let all = Set(wholes.compactMap { $0[period] }.filter { amounts[$0].value != nil })
      return all.count == 1 ? all.first : nil
    }
    let all = Column(rows: [cohort])
    var isComplete = addSums(of: all, parts, isDisjoint: true, counting: .always)
    for total in members where total.key.category.isEmpty {
      isComplete =
        addSums(of: column(total, [self.counts]), parts, isDisjoint: false, counting: .always)
        && isComplete
    }
    for place in parts.indices where parts.count > 2 && !makeUp(all, parts) {
      var others = parts
      let whole = others.remove(at: place)
      isComplete =
        addSums(of: whole, others, isDisjoint: false, counting: .byEvidence) && isComplete
    }
    return isComplete
  }

  /// Finds two groups that make up all pupils by their names, of whom one measure has one and
  /// another one the other.
  private mutating func findSumsOfCohorts(_ members: [SeriesName]) {
    let groups = Dictionary(grouping: members, by: \.key.group)
    let names = groups.keys.filter { !$0.isEmpty && $0.components.count == 1 }.sorted()
    for (place, one) in names.enumerated() {
      for other in names[(place + 1)...] where Self.exclude([one], [other]) {
        for period in 0..<periodCount {
          let left = measuresByCohort(of: groups[one] ?? [], period)
          let right = measuresByCohort(of: groups[other] ?? [], period)
          for (whole, measures) in measuresByCohort(of: groups[""] ?? [], period) {
            for (one, here) in left where !here.isDisjoint(with: measures) {
              for (other, there) in right
              where !there.isDisjoint(with: measures)
                && here.intersection(there).isDisjoint(with: measures)
                && amounts[one].value.map({ $0 + (amounts[other].value ?? 0) })
                  == amounts[whole].value
              {
                addSum(whole: whole, parts: [one, other], leaving: nil)
              }
            }
          }
        }
      }
    }
  }

  /// The cohorts of series in a period, and which measures print each.
  private func measuresByCohort(
    of members: [SeriesName], _ period: Int
  ) -> [(cohort: Int, measures: Set<Int>)] {
    var found: [Int: Set<Int>] = [:]
    for name in members {
      guard let cohort = (series[name]?[period]).flatMap(\.self).flatMap({ cohorts[$0] }),
        amounts[cohort].value != nil
      else { continue }
      found[cohort, default: []].insert(name.measure)
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Finds measures that are the sum of others, and those that make up the cohort that they share.
  private mutating func findSumsOfMeasures(_ members: [SeriesName]) {
    findTotalsOfMonths(members)
    guard members.count > 1 else { return }
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
    for (total, wholes) in numbers.enumerated() {
      for (yearly, parts) in numbers.enumerated()
      where yearly != total && columns[yearly].rows.count == columns[total].rows.count {
        var holds = false
        for last in parts.indices.dropFirst(2) {
          guard let whole = wholes[last], whole != .zero, let now = parts[last],
            let before = parts[last - 1], let first = parts[last - 2]
          else { continue }
          holds = SubsetSums.isNothing(whole - now - before - first)
          if !holds { break }
        }
        if holds { addTotalsOfYears(columns[total], of: columns[yearly]) }
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

  // MARK: - Sums through the periods

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
  private enum Counting {
    /// However likely they are to come out by chance.
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
  private mutating func addSums(
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
  private mutating func addSums(
    _ sets: Set<[Int]>, of whole: Column, _ parts: [Column], counting: Counting
  ) -> Set<Int> {
    guard !sets.isEmpty else { return [] }
    // Of what is nothing in every period, a sum says that it's nothing.
    let nothing = parts.indices.filter { place in
      let known = (0..<periodCount).compactMap { values(parts[place], $0) }
      return !known.isEmpty && known.allSatisfy { $0 == .zero }
    }
    let ranks = counting == .always ? [] : ranks(of: parts)
    var complete: Set<Int> = []
    for set in sets.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let members = (set + nothing.filter { !set.contains($0) }).map { parts[$0] }
      let answers = (0..<periodCount).map { holds(members, whole, $0) }
      let isGiven =
        switch counting {
        case .always: true
        case .together: standTogether(set, of: parts, ranks)
        case .byEvidence: false
        }
      guard isGiven || isCredible(set, of: parts, ranks: ranks, whole) else { continue }
      let isContradicted = answers.contains(false)
      for (period, answer) in answers.enumerated()
      where answer == true || answer == nil && !isContradicted {
        addSum(members, of: whole, period, isExact: true)
        if members.count == parts.count { complete.insert(period) }
      }
    }
    return complete
  }

  /// Whether parts are all of a whole, or some that belong together: neighbours in the table, or ethnic
  /// groups, wherever they stand.
  private func standTogether(_ set: [Int], of parts: [Column], _ ranks: [Int?]) -> Bool {
    let places = set.compactMap { ranks[$0] }
    if let first = places.first, let last = places.last, last - first + 1 == set.count {
      return true
    }
    return GroupName.areEthnic(
      set.compactMap { parts[$0].name?.key.group.components.last })
  }

  /// Whether parts make up a whole in every period in which all of them are known, and there is one:
  /// then no part is a sum of others.
  private func makeUp(_ whole: Column, _ parts: [Column]) -> Bool {
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
  private mutating func addSum(
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

extension String {
  /// The parts of a group's name that several filters made.
  var components: [String] {
    var parts: [String] = []
    var current = ""
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if word == "·" {
        parts.append(current)
        current = ""
      } else {
        current += current.isEmpty ? String(word) : " \(word)"
      }
    }
    return parts + [current]
  }
}
