import SelfEvaluation

extension Evaluation {
  /// The same with every list in the order of its keys, so that rows may stand in any order; the
  /// observations, of which there are thousands, have an order of their own beside them.
  var inKeyOrder: Self {
    var result = self
    result.register.sortIfNeeded { $0.id < $1.id }
    result.measures.sortIfNeeded { $0.id < $1.id }
    result.judgements.sortIfNeeded { ($0.question, $0.team) < ($1.question, $1.team) }
    result.priorities.sortIfNeeded { $0.id < $1.id }
    result.actions.sortIfNeeded { $0.id < $1.id }
    result.history.sortIfNeeded {
      ($0.year, $0.question, $0.team) < ($1.year, $1.question, $1.team)
    }
    return result
  }
}

extension [Observation] {
  /// The places of the observations in the order of their keys: sorted by ranks, since there are
  /// thousands and few names in them.
  var keyOrder: [Int] {
    var measures = NameRanks<Identifier>()
    var (areas, groups, categories) = (
      NameRanks<String>(), NameRanks<String>(), NameRanks<String>()
    )
    var places: [ObservationPlace] = []
    places.reserveCapacity(count)
    for (index, observation) in enumerated() {
      places.append(
        ObservationPlace(
          measure: measures.number(of: observation.measure),
          area: areas.number(of: observation.series.area),
          group: groups.number(of: observation.series.group),
          category: categories.number(of: observation.series.category),
          period: observation.period, index: index))
    }
    let (measureRanks, areaRanks) = (measures.ranks, areas.ranks)
    let (groupRanks, categoryRanks) = (groups.ranks, categories.ranks)
    for place in places.indices {
      places[place].measure = measureRanks[places[place].measure]
      places[place].area = areaRanks[places[place].area]
      places[place].group = groupRanks[places[place].group]
      places[place].category = categoryRanks[places[place].category]
    }
    places.sortIfNeeded { $0.precedes($1) }
    return places.map(\.index)
  }
}

/// An observation by the ranks of its names.
private struct ObservationPlace {
  var measure, area, group, category: Int
  let period: Period
  let index: Int

  func precedes(_ other: Self) -> Bool {
    if measure != other.measure { return measure < other.measure }
    if area != other.area { return area < other.area }
    if group != other.group { return group < other.group }
    if category != other.category { return category < other.category }
    return period == other.period ? index < other.index : period < other.period
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
  fileprivate mutating func sortIfNeeded(by precedes: (Element, Element) -> Bool) {
    for place in indices.dropFirst() where precedes(self[place], self[place - 1]) {
      return sort(by: precedes)
    }
  }
}
