import Foundation
import SelfEvaluation

/// Who is left of a whole without some of its parts, where these are few and no row says so.
///
/// Parts are taken together that have no pupil in common: districts, the categories of a distribution,
/// months, opposites such as boys and girls. Where the row of a group is blank, other groups are when
/// they stand one below the other, as those of one kind do in a table, and hardly by chance leave few.
extension Ledger {
  /// Those whom no figure prints: the amounts of their cohort and count, as far as these are known.
  struct Rest {
    var cohort: Int?
    var count: Int?
  }

  /// What figures that have no pupil in common count together.
  private struct Numbers {
    var cohort: Double?
    var count: Double?
    /// Whether the count is worked out from a value that was rounded.
    var isRounded = false

    /// What is left without others; `nil` when these can't be a part.
    func without(_ others: Self) -> Self? {
      let cohort = cohort.flatMap { own in others.cohort.map { own - $0 } }
      var count = count.flatMap { own in others.count.map { own - $0 } }
      let isRounded = isRounded || others.isRounded
      if let left = count, left < 0 || left > cohort ?? .infinity {
        guard isRounded else { return nil }
        count = nil
      }
      guard cohort ?? count ?? -1 >= 0 else { return nil }
      return Self(cohort: cohort, count: count, isRounded: isRounded)
    }
  }

  /// Finds who is left over, and adds the sums that tell of them.
  mutating func findRests() {
    guard figures.limit > 0 else { return }
    var seen: Set<Family> = []
    for name in names where !comparators.contains(name.key.area.lowercased()) {
      findRestsOfYears(name)
      for family in Self.families(of: name) where seen.insert(family).inserted {
        switch family {
        case .groups: findRestsOfGroups(members(of: family))
        case .areas:
          let parts = members(of: family).filter { !isWhole($0.key, in: family) }
          guard let whole = members(of: family).first(where: \.key.area.isEmpty) else { continue }
          findRests(of: whole, among: parts, areDisjoint: true)
        case .categories: findRestsOfCategories(members(of: family))
        case .measures, .cohorts: break
        }
      }
    }
  }

  /// A figure that readers see and that prints of what somebody is left over.
  func shownWhole(of rest: Rest) -> Int? {
    [rest.count, rest.cohort].compactMap(\.self).flatMap { sumsOf[$0] }
      .flatMap { amounts[sums[$0.sum].whole].cells }.first { !isHidden[$0] }
  }

  private mutating func findRestsOfGroups(_ members: [SeriesName]) {
    guard members.count > 1 else { return }
    let names = members.map { $0.key.group.isEmpty ? [] : $0.key.group.components }
    let all = Set(names)
    // A table of two dimensions may lack its rows and columns.
    var parts: [[String]: (near: [Int], far: [Int])] = [:]
    for (place, name) in names.enumerated() {
      for one in name.indices {
        var row = name
        row.remove(at: one)
        parts[row, default: ([], [])].near.append(place)
        for other in row.indices where other >= one && !all.contains(row) {
          var whole = row
          whole.remove(at: other)
          parts[whole, default: ([], [])].far.append(place)
        }
      }
    }
    for (place, whole) in members.enumerated() {
      guard let (near, far) = parts[names[place]] else { continue }
      let opposites = opposites(of: names[place], among: near.map { names[$0] })
      findRests(of: whole, among: near.map { members[$0] }, pairs: opposites)
      findRests(of: whole, among: far.map { members[$0] })
    }
  }

  /// Two of some groups of a whole that have no pupil in common by their names, as places.
  private func opposites(of whole: [String], among parts: [[String]]) -> [[Int]] {
    guard parts.count > 1 else { return [] }
    let own = parts.map { part in (part.first { !whole.contains($0) } ?? "").slug }
    return own.indices.flatMap { one in
      GroupName.opposites(of: own[one]).compactMap { own.firstIndex(of: $0) }
        .filter { one < $0 }.map { [one, $0] }
    }
  }

  private mutating func findRestsOfCategories(_ members: [SeriesName]) {
    let parts = members.filter { !$0.key.category.isEmpty }
    guard parts.count > 1 else { return }
    for period in 0..<periodCount {
      let cells = parts.compactMap { series[$0]?[period] }
      let cohort = Set(cells.map { cohorts[$0] })
      guard cells.count > 1, cohort.count == 1, let whole = cohort.first.flatMap(\.self),
        let all = amounts[whole].value
      else { continue }
      var left = Numbers(count: all)
      var isKnown = true
      for cell in cells {
        let count = figures.cells[cell].isRounded ? nil : figures.cells[cell].count
        guard let rest = left.without(Numbers(count: count)) else {
          isKnown = false
          break
        }
        left = rest
      }
      guard isKnown, isFew(left, withoutParts: cells.count) else { continue }
      rests.append(Rest(count: addRest(of: whole, cells.map { counts[$0] })))
    }
  }

  /// Months of a year.
  private mutating func findRestsOfYears(_ name: SeriesName) {
    guard let cells = series[name] else { return }
    for (year, months) in months {
      guard let whole = cells[year], isCounted(name) else { continue }
      let parts = months.compactMap { cells[$0] }
      if parts.count > 1 { findRest(of: whole, without: parts) }
    }
  }

  // MARK: - One whole

  /// Finds who is left without one of the parts, a pair of them, or neighbours.
  private mutating func findRests(
    of whole: SeriesName, among parts: [SeriesName], pairs: [[Int]] = [],
    areDisjoint: Bool = false
  ) {
    guard !parts.isEmpty, let wholes = series[whole] else { return }
    for period in 0..<periodCount {
      guard let cell = wholes[period], let all = numbers(of: cell) else { continue }
      let cells = parts.map { series[$0]?[period] }
      for pair in pairs {
        let own = pair.compactMap { cells[$0] }
        if own.count == pair.count { findRest(of: cell, without: own) }
      }
      let known = cells.indices.filter { cells[$0] != nil }
      for start in known.indices {
        var left = all
        for end in start..<known.count {
          guard let part = cells[known[end]], let own = numbers(of: part),
            let rest = left.without(own)
          else { break }
          left = rest
          guard isFew(rest, withoutParts: end - start + 1) else { continue }
          let run = known[start...end]
          let arePart =
            run.count == 1
            ? !isTotal(part)
            : areDisjoint
              ? run.count == known.count
              : isBlank(whole, period) && isTelling(rest, of: all, among: known.count)
          if arePart { addRest(of: cell, without: run.compactMap { cells[$0] }) }
        }
      }
    }
  }

  private mutating func findRest(of whole: Int, without parts: [Int]) {
    guard var left = numbers(of: whole) else { return }
    for part in parts {
      guard let own = numbers(of: part), let rest = left.without(own) else { return }
      left = rest
    }
    if isFew(left, withoutParts: parts.count) { addRest(of: whole, without: parts) }
  }

  private mutating func addRest(of whole: Int, without parts: [Int]) {
    let cohort = addRest(of: cohorts[whole], parts.map { cohorts[$0] })
    let count = addRest(of: counts[whole], parts.map { counts[$0] })
    rests.append(Rest(cohort: cohort, count: count))
    if let cohort, let count { bind(count, to: cohort) }
  }

  private mutating func addRest(of whole: Int?, _ parts: [Int?]) -> Int? {
    guard let whole, let all = amounts[whole].value else { return nil }
    let own = parts.compactMap(\.self)
    let known = own.compactMap { amounts[$0].value }
    guard known.count == parts.count else { return nil }
    return addSum(whole: whole, parts: own, leaving: max(known.reduce(all, -), 0))
  }

  private func numbers(of cell: Int) -> Numbers? {
    let cell = figures.cells[cell]
    guard cell.isPrinted, cell.count != nil || cell.cohort != nil else { return nil }
    return Numbers(cohort: cell.cohort, count: cell.count, isRounded: cell.isRounded)
  }

  private func isTotal(_ cell: Int) -> Bool {
    let key = figures.cells[cell].series
    return GroupName.isTotal(key.group) || GroupName.isTotal(key.area)
  }

  /// Whether those who are left are few; a count of nobody is no secret where parts make up a number.
  private func isFew(_ rest: Numbers, withoutParts parts: Int) -> Bool {
    if let cohort = rest.cohort {
      if cohort <= 0 { return false }
      if cohort < figures.limit { return true }
    }
    guard let count = rest.count, count < figures.limit else { return false }
    return count > 0 || rest.cohort != nil || parts == 1
  }

  /// Whether a whole is hardly left with so few by chance; a cohort and its count are alike, so one
  /// of them tells.
  private func isTelling(_ rest: Numbers, of all: Numbers, among tried: Int) -> Bool {
    let bits = [(rest.cohort, all.cohort), (rest.count, all.count)].map { left, all in
      log2(max(all ?? 1, 1) / (1 + (left ?? 0)))
    }
    return max(bits[0], bits[1]) > log2(Double(tried)) + 1
  }
}
