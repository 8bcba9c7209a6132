/// Moves labels along a line so that none overlaps another and each stays as near as it can.
///
/// Labels that meet form a block, which stands where its labels are nearest to their wishes in the
/// least squares sense; blocks that meet are joined. This is isotonic regression by pooling
/// adjacent violators, with the room as a bound.
///
/// - Parameters:
///   - wishes: Where each label would like its middle, in any order.
///   - extents: How much of the line each label takes, its distance to the next included.
///   - room: The part of the line that the labels must stay in; when they don't fit it, they run
///     over its end.
/// - Returns: The middle of each label, in the order of `wishes`.
package func spreadLabels(
  wishes: [Double], extents: [Double], room: (start: Double, end: Double)
) -> [Double] {
  struct Block {
    var members: [Int]
    var extent: Double
    /// The sum over the members of where each would have the block start.
    var startSum: Double
    func start(in room: (start: Double, end: Double)) -> Double {
      let wish = startSum / Double(members.count)
      return max(min(wish, room.end - extent), room.start)
    }
  }
  var blocks: [Block] = []
  let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
  for index in order {
    var block = Block(
      members: [index], extent: extents[index], startSum: wishes[index] - extents[index] / 2)
    while let last = blocks.last, last.start(in: room) + last.extent > block.start(in: room) {
      blocks.removeLast()
      block = Block(
        members: last.members + block.members, extent: last.extent + block.extent,
        startSum: last.startSum + block.startSum - last.extent * Double(block.members.count))
    }
    blocks.append(block)
  }
  var middles = wishes
  for block in blocks {
    var edge = block.start(in: room)
    for member in block.members {
      middles[member] = edge + extents[member] / 2
      edge += extents[member]
    }
  }
  return middles
}
