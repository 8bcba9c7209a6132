/// The places of things by their hashes; the things themselves lie in arrays of their owner's.
///
/// For a look-up or two in each of thousands of rows: a dictionary takes five times as long.
package struct PlaceTable: Sendable {
  /// The place in each slot, -1 in a free one; there are always more of those.
  @usableFromInline var slots: [Int32]
  @usableFromInline var hashes: [UInt64] = []

  /// A search for something by its hash.
  package struct Search {
    @usableFromInline let hash: UInt64
    @usableFromInline var slot: Int

    @inlinable
    init(hash: UInt64, slot: Int) {
      self.hash = hash
      self.slot = slot
    }
  }

  /// Makes a table without anything.
  ///
  /// - Parameter expectedCount: How many places may come.
  @inlinable
  package init(expectedCount: Int = 0) {
    hashes.reserveCapacity(expectedCount)
    var count = 16
    while count < expectedCount * 2 { count *= 4 }
    slots = Array(repeating: -1, count: count)
  }

  /// Begins to look for the places of what has a hash.
  @inlinable
  package func search(_ hash: UInt64) -> Search {
    Search(hash: hash, slot: Int(truncatingIfNeeded: hash) & (slots.count - 1))
  }

  /// The next place of something that has the hash: what is searched for, or another thing.
  @inlinable
  package func next(_ search: inout Search) -> Int? {
    while slots[search.slot] >= 0 {
      let place = Int(slots[search.slot])
      search.slot = (search.slot + 1) & (slots.count - 1)
      if hashes[place] == search.hash { return place }
    }
    return nil
  }

  /// Adds something at the next place.
  @inlinable
  package mutating func append(_ hash: UInt64) {
    hashes.append(hash)
    if hashes.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 4)
      for place in hashes.indices { insert(place) }
    } else {
      insert(hashes.count - 1)
    }
  }

  @inlinable
  mutating func insert(_ place: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashes[place]) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(truncatingIfNeeded: place)
  }
}
