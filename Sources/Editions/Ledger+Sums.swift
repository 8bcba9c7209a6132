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
