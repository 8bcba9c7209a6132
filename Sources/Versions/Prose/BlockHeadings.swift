/// Under which headings blocks stood and stand: what moves from one to another, such as from the
/// strengths to what is to be developed, says something else with the same words.
struct BlockHeadings {
  /// The heading above each block of the old text and of the new one, by its place.
  private let old: [Int?]
  private let new: [Int?]
  private let table: WordTable
  private let oldBlocks: [WordTable.Block]
  private let newBlocks: [WordTable.Block]
  /// Where the headings of the old text are in the new one, and the other way round.
  private var newPlaces: [Int: Int] = [:]
  private var oldPlaces: [Int: Int] = [:]
  /// Where the blocks that moved away are now.
  private var movedTo: [Int: Int] = [:]

  init(
    _ steps: [BlockAlignment.Step], _ oldBlocks: [WordTable.Block], _ newBlocks: [WordTable.Block],
    _ table: WordTable
  ) {
    func headings(_ blocks: [WordTable.Block]) -> [Int?] {
      var last: Int?
      return blocks.indices.map { place in
        if table.layout(of: blocks[place]).isHeading { last = place }
        return last
      }
    }
    (old, new) = (headings(oldBlocks), headings(newBlocks))
    (self.table, self.oldBlocks, self.newBlocks) = (table, oldBlocks, newBlocks)
    for step in steps {
      switch step {
      case .movedHere(let one, let two), .movedAndChanged(let one, let two): movedTo[one] = two
      default: break
      }
      guard let (one, two) = places(of: step), old[one] == one, new[two] == two else { continue }
      (newPlaces[one], oldPlaces[two]) = (two, one)
    }
  }

  /// The places of a block that is in both texts; `nil` for any other.
  private func places(of step: BlockAlignment.Step) -> (old: Int, new: Int)? {
    switch step {
    case .same(let one, let two), .changed(let one, let two), .movedHere(let one, let two),
      .movedAndChanged(let one, let two):
      (one, two)
    case .movedAway(let one): movedTo[one].map { (one, $0) }
    case .removed, .added: nil
    }
  }

  /// Under which heading a block was and under which it's now, in words; `nil` where that's the
  /// same heading, and where it stayed and a heading came or went.
  func change(of step: BlockAlignment.Step) -> String? {
    guard let (one, two) = places(of: step), old[one] != one, new[two] != two else { return nil }
    let (before, now) = (old[one], new[two])
    let isThereNow = before.map { newPlaces[$0] != nil } ?? true
    let wasThere = now.map { oldPlaces[$0] != nil } ?? true
    if before.flatMap({ newPlaces[$0] }) == now, isThereNow { return nil }
    switch step {
    case .same, .changed: guard isThereNow, wasThere else { return nil }
    default: break
    }
    func name(_ heading: WordTable.Block?) -> String {
      guard let heading else { return "above all headings" }
      return "under '\(table.text(of: heading.words[...]).withoutHeadingMark)'"
    }
    return "was \(name(before.map { oldBlocks[$0] })), now \(name(now.map { newBlocks[$0] }))"
  }
}
