/// Two words that stand side by side.
private struct Phrase: Hashable {
  var first, second: Int32
}

extension WordTable.Block: Hashable {
  // All bytes at once take a tenth of the time that word after word does.
  func hash(into hasher: inout Hasher) { words.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

/// Decides which block of an old text became which of a new one.
struct BlockAlignment {
  /// What happened to a block, by its place in the old text, the new one or both.
  enum Step: Equatable {
    case same(Int, Int)
    case changed(Int, Int)
    case removed(Int)
    case added(Int)
    case movedAway(Int)
    case movedHere(Int, Int)
    /// It stands elsewhere now, and some of its words differ; the place that it left is a step of
    /// its own.
    case movedAndChanged(Int, Int)
  }

  private(set) var steps: [Step] = []
  private let oldBlocks: [WordTable.Block]
  private let newBlocks: [WordTable.Block]
  /// The words alone, by which blocks resemble each other.
  private let old: [[Int32]]
  private let new: [[Int32]]
  private var isMovedAway: Set<Int> = []
  /// Where in the old text the blocks stood that came, word for word, from elsewhere.
  private var movedFrom: [Int: Int] = [:]
  /// The share of words that two blocks have to have in common to be one block that changed.
  private static let leastShare = 0.34
  /// The share of words that they have to have in common when others stand between their places.
  private static let leastShareOfMoved = 0.6
  /// As few words as a block may have to be looked for elsewhere: short ones resemble each other.
  private static let fewestWordsOfMoved = 8
  /// As many pairs of blocks as are held against each other one by one.
  private static let mostPairs = 900

  init(_ old: [WordTable.Block], _ new: [WordTable.Block]) {
    oldBlocks = old
    newBlocks = new
    self.old = old.map(\.words)
    self.new = new.map(\.words)
  }

  mutating func align() {
    var numbers: [WordTable.Block: Int32] = [:]
    func number(_ block: WordTable.Block) -> Int32 {
      let next = Int32(truncatingIfNeeded: numbers.count)
      let number = numbers[block, default: next]
      if number == next { numbers[block] = next }
      return number
    }
    let left = oldBlocks.map(number)
    let right = newBlocks.map(number)
    let script = EditScript(from: left, to: right)
    findMoves(script, left, right)
    var (goneBlocks, newBlocks): ([Int], [Int]) = ([], [])
    for part in script.parts {
      switch part.kind {
      case .removed: goneBlocks += part.old
      case .added: newBlocks += part.new
      case .same:
        closeGap(goneBlocks, newBlocks)
        (goneBlocks, newBlocks) = ([], [])
        for (one, two) in zip(part.old, part.new) { steps.append(.same(one, two)) }
      }
    }
    closeGap(goneBlocks, newBlocks)
    findChangedMoves()
  }

  /// Blocks that were taken for gone at one place and for new at another, and are one block with
  /// some other words.
  private mutating func findChangedMoves() {
    var gone: [Int: Int] = [:]
    var came: [Int: Int] = [:]
    for (place, step) in steps.enumerated() {
      switch step {
      case .removed(let block) where old[block].count >= Self.fewestWordsOfMoved:
        gone[block] = place
      case .added(let block) where new[block].count >= Self.fewestWordsOfMoved:
        came[block] = place
      default: break
      }
    }
    guard !gone.isEmpty, !came.isEmpty else { return }
    let (left, right) = (gone.keys.sorted(), came.keys.sorted())
    var pairs: [(old: Int, new: Int, share: Double)] = []
    if left.count * right.count <= Self.mostPairs {
      let sortedRight = right.map { new[$0].sorted() }
      for one in left {
        let sortedLeft = old[one].sorted()
        for (place, two) in right.enumerated() {
          pairs.append((one, two, sharedWords(sortedLeft, sortedRight[place])))
        }
      }
    } else {
      pairs = candidates(left, right).map { one, two in
        (one, two, sharedWords(old[one].sorted(), new[two].sorted()))
      }
    }
    pairs = pairs.filter { $0.share >= Self.leastShareOfMoved }
    for pair in pairs.sorted(by: { ($1.share, $0.old, $0.new) < ($0.share, $1.old, $1.new) }) {
      guard let from = gone[pair.old], let to = came[pair.new] else { continue }
      gone[pair.old] = nil
      came[pair.new] = nil
      steps[from] = .movedAway(pair.old)
      steps[to] = .movedAndChanged(pair.old, pair.new)
    }
  }

  /// Blocks that went from one place and came, word for word, at another.
  private mutating func findMoves(_ script: EditScript, _ left: [Int32], _ right: [Int32]) {
    var gone: [Int32: [Int]] = [:]
    for part in script.parts where part.kind == .removed {
      for place in part.old { gone[left[place], default: []].append(place) }
    }
    for part in script.parts where part.kind == .added {
      for place in part.new {
        guard var places = gone[right[place]], let first = places.first else { continue }
        places.removeFirst()
        gone[right[place]] = places
        isMovedAway.insert(first)
        movedFrom[place] = first
      }
    }
  }

  /// Pairs what is left between two blocks that stayed.
  private mutating func closeGap(_ gone: [Int], _ came: [Int]) {
    if gone.isEmpty, came.isEmpty { return }
    let left = gone.filter { !isMovedAway.contains($0) }
    let right = came.filter { movedFrom[$0] == nil }
    let pairs =
      left.count * right.count <= Self.mostPairs
      ? bestPairs(left, right) : pairsBySharedPhrases(left, right)
    var (i, j) = (0, 0)
    func flush(oldBefore: Int, newBefore: Int) {
      while i < gone.count, gone[i] < oldBefore {
        steps.append(isMovedAway.contains(gone[i]) ? .movedAway(gone[i]) : .removed(gone[i]))
        i += 1
      }
      while j < came.count, came[j] < newBefore {
        steps.append(movedFrom[came[j]].map { .movedHere($0, came[j]) } ?? .added(came[j]))
        j += 1
      }
    }
    for (one, two) in pairs {
      flush(oldBefore: one, newBefore: two)
      steps.append(.changed(one, two))
      i += 1
      j += 1
    }
    flush(oldBefore: .max, newBefore: .max)
  }

  /// The pairs, in the order of both texts, that share most.
  private func bestPairs(_ left: [Int], _ right: [Int]) -> [(Int, Int)] {
    guard !left.isEmpty, !right.isEmpty else { return [] }
    let sortedLeft = left.map { old[$0].sorted() }
    let sortedRight = right.map { new[$0].sorted() }
    let width = right.count + 1
    var best = [Double](repeating: 0, count: (left.count + 1) * width)
    var share = [Double](repeating: 0, count: left.count * right.count)
    for i in stride(from: left.count - 1, through: 0, by: -1) {
      for j in stride(from: right.count - 1, through: 0, by: -1) {
        let common = sharedWords(sortedLeft[i], sortedRight[j])
        share[i * right.count + j] = common >= Self.leastShare ? common : 0
        best[i * width + j] = max(
          best[(i + 1) * width + j], best[i * width + j + 1],
          share[i * right.count + j] > 0
            ? best[(i + 1) * width + j + 1] + share[i * right.count + j] : 0)
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let common = share[i * right.count + j]
      if common > 0, best[i * width + j] == best[(i + 1) * width + j + 1] + common {
        pairs.append((left[i], right[j]))
        i += 1
        j += 1
      } else if best[i * width + j] == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// The words that two blocks share, as a part of all their words (Dice's measure).
  private func sharedWords(_ left: [Int32], _ right: [Int32]) -> Double {
    var (i, j, common) = (0, 0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        common += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(2 * common) / Double(max(1, left.count + right.count))
  }

  /// Pairs many blocks by phrases of two words that stand once on either side, in linear time.
  private func pairsBySharedPhrases(_ left: [Int], _ right: [Int]) -> [(Int, Int)] {
    longestRising(candidates(left, right))
  }

  /// The new block that shares most phrases with each old one, where that is enough of them.
  private func candidates(_ left: [Int], _ right: [Int]) -> [(old: Int, new: Int)] {
    func places(_ blocks: [Int], _ words: [[Int32]]) -> [Phrase: Int] {
      var places: [Phrase: Int] = [:]
      for block in blocks {
        for (one, two) in zip(words[block], words[block].dropFirst()) {
          let phrase = Phrase(first: one, second: two)
          // A phrase that stands twice tells nothing.
          places[phrase] = places[phrase] == nil ? block : -1
        }
      }
      return places
    }
    let inNew = places(right, new)
    var votes: [Int: [Int: Int]] = [:]
    for (phrase, block) in places(left, old) where block >= 0 {
      if let other = inNew[phrase], other >= 0 {
        votes[block, default: [:]][other, default: 0] += 1
      }
    }
    var candidates: [(old: Int, new: Int)] = []
    var taken: Set<Int> = []
    for block in left {
      let best = votes[block]?.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
      guard let best, best.value * 6 >= min(old[block].count, new[best.key].count),
        taken.insert(best.key).inserted
      else { continue }
      candidates.append((block, best.key))
    }
    return candidates
  }

  /// The most pairs that stand in the same order in both texts.
  private func longestRising(_ pairs: [(old: Int, new: Int)]) -> [(Int, Int)] {
    var tails: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[place] = tails[low - 1] }
      if low == tails.count { tails.append(place) } else { tails[low] = place }
    }
    var result: [(Int, Int)] = []
    var place = tails.last ?? -1
    while place >= 0 {
      result.append((pairs[place].old, pairs[place].new))
      place = before[place]
    }
    return result.reversed()
  }
}
