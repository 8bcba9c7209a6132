import SelfEvaluation

extension Evaluation {
  /// The same with every list in the order of its keys, so that rows may stand in any order.
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
    result.observations = observations.inKeyOrder
    return result
  }
}

extension [Observation] {
  /// Sorts by ranks, since there are thousands and few names in them.
  fileprivate var inKeyOrder: Self {
    var measures = NameRanks<Identifier>()
    var (areas, groups, categories) = (
      NameRanks<String>(), NameRanks<String>(), NameRanks<String>()
    )
    for observation in self {
      measures.take(observation.measure)
      areas.take(observation.series.area)
      groups.take(observation.series.group)
      categories.take(observation.series.category)
    }
    measures.close()
    areas.close()
    groups.close()
    categories.close()
    var places: [ObservationPlace] = []
    places.reserveCapacity(count)
    for (index, observation) in enumerated() {
      let series = observation.series
      places.append(
        ObservationPlace(
          measure: measures.rank(of: observation.measure), area: areas.rank(of: series.area),
          group: groups.rank(of: series.group), category: categories.rank(of: series.category),
          index: index))
    }
    func precedes(_ left: ObservationPlace, _ right: ObservationPlace) -> Bool {
      if left.measure != right.measure { return left.measure < right.measure }
      if left.area != right.area { return left.area < right.area }
      if left.group != right.group { return left.group < right.group }
      if left.category != right.category { return left.category < right.category }
      let (one, two) = (self[left.index].period, self[right.index].period)
      return one == two ? left.index < right.index : one < two
    }
    places.sortIfNeeded(by: precedes)
    return places.map { self[$0.index] }
  }
}

/// An observation by the ranks of its names.
private struct ObservationPlace {
  var measure, area, group, category, index: Int
}

/// The place of each of a few names in their order.
private struct NameRanks<Name: Hashable & Comparable> {
  private var ranks: [Name: Int] = [:]
  /// The name that was asked for last: most stand in the row above already.
  private var last: (name: Name, rank: Int)?

  mutating func take(_ name: Name) {
    if name == last?.name { return }
    if ranks[name] == nil { ranks[name] = 0 }
    last = (name, 0)
  }

  mutating func close() {
    for (rank, name) in ranks.keys.sorted().enumerated() { ranks[name] = rank }
    last = nil
  }

  mutating func rank(of name: Name) -> Int {
    if let last, name == last.name { return last.rank }
    let rank = ranks[name] ?? 0
    last = (name, rank)
    return rank
  }
}

extension Array {
  fileprivate mutating func sortIfNeeded(by precedes: (Element, Element) -> Bool) {
    // Files are mostly in order already.
    for (one, two) in zip(self, dropFirst()) where precedes(two, one) {
      sort(by: precedes)
      return
    }
  }
}
