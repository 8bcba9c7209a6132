import SelfEvaluation

/// The places of each measure's observations.
struct RowsOfMeasures: Sendable {
  private var places: [Identifier: Int] = [:]
  private(set) var byMeasure: [(measure: Identifier, rows: [Int32])] = []

  init(_ observations: [Observation]) {
    var place = 0
    for row in observations.indices {
      let id = observations[row].measure
      // Rows of one measure mostly stand together, and measures in the order of the period before.
      if place >= byMeasure.count || byMeasure[place].measure != id {
        place = place + 1 < byMeasure.count ? place + 1 : 0
        if place >= byMeasure.count || byMeasure[place].measure != id {
          place = places[id] ?? byMeasure.count
        }
        if place == byMeasure.count {
          places[id] = place
          byMeasure.append((id, []))
        }
      }
      byMeasure[place].rows.append(Int32(truncatingIfNeeded: row))
    }
  }

  subscript(measure: Identifier) -> [Int] {
    places[measure].map { byMeasure[$0].rows.map(Int.init) } ?? []
  }
}
