extension Array {
  /// Puts the elements into another order, without taking a copy of any.
  ///
  /// - Parameter places: Where each stands now, in the new order: each place once.
  public mutating func reorder(by places: [Int]) {
    precondition(places.count == count, "each element has its place")
    var places = places
    for start in indices {
      var place = start
      while places[place] != start {
        let from = places[place]
        places[place] = place
        swapAt(place, from)
        place = from
      }
      places[place] = place
    }
  }
}
