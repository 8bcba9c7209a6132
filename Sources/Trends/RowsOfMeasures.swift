import SelfEvaluation

/// The places of each measure's observations.
struct RowsOfMeasures: Sendable {
  private var places: [Identifier: Int] = [:]
  private var rows: [[Int]] = []

  init(_ observations: [Observation]) {
    var ids: [Identifier] = []
    var place = 0
    for row in observations.indices {
      let id = observations[row].measure
      // Rows of one measure mostly stand together, and measures in the order of the period before.
      if place < ids.count, ids[place] == id {
        rows[place].append(row)
        continue
      }
      place = place + 1 < ids.count ? place + 1 : 0
      if place >= ids.count || ids[place] != id {
        place = places[id] ?? ids.count
        if place == ids.count {
          places[id] = place
          ids.append(id)
          rows.append([])
        }
      }
      rows[place].append(row)
    }
  }

  subscript(measure: Identifier) -> [Int] { places[measure].map { rows[$0] } ?? [] }
}
