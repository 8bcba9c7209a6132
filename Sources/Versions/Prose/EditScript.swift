/// The shortest way from one sequence of words to another, in runs.
///
/// Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", *Algorithmica* 1 (1986),
/// 251–266, the variation in linear space of its section 4b.
package struct EditScript {
  /// A run of words: those of the old text, of the new one, or, being the same, of both.
  package struct Part: Equatable {
    package var kind: Redline.Run.Kind
    package var old: Range<Int>
    package var new: Range<Int>
  }

  package private(set) var parts: [Part] = []
  private let old: [Int32]
  private let new: [Int32]
  private var isRemoved: [Bool]
  private var isAdded: [Bool]

  /// Finds the way; the words are numbers from 0 up, with few gaps.
  package init(from old: [Int32], to new: [Int32]) {
    self.old = old
    self.new = new
    isRemoved = [Bool](repeating: false, count: old.count)
    isAdded = [Bool](repeating: false, count: new.count)
    matchCommonWords()
    parts = makeParts()
  }

  /// Finds the way between sequences of anything.
  package init<Item: Hashable>(from old: [Item], to new: [Item]) {
    var numbers: [Item: Int32] = [:]
    func number(_ item: Item) -> Int32 {
      let next = Int32(clamping: numbers.count)
      let number = numbers[item, default: next]
      if number == next { numbers[item] = next }
      return number
    }
    self.init(from: old.map(number), to: new.map(number))
  }

  /// Sets aside the words that only one side has: no shortest way keeps them, and two texts that
  /// share nothing are done at once.
  private mutating func matchCommonWords() {
    // Words are numbered from 0, so a list by number tells sooner than a set.
    let count = Int(max(old.max() ?? -1, new.max() ?? -1)) + 1
    var inOld = [Bool](repeating: false, count: count)
    var inNew = inOld
    for word in old { inOld[Int(word)] = true }
    for word in new { inNew[Int(word)] = true }
    var left: [Int32] = []
    var leftPlaces: [Int] = []
    var right: [Int32] = []
    var rightPlaces: [Int] = []
    left.reserveCapacity(old.count)
    leftPlaces.reserveCapacity(old.count)
    right.reserveCapacity(new.count)
    rightPlaces.reserveCapacity(new.count)
    for (place, word) in old.enumerated() {
      if inNew[Int(word)] {
        left.append(word)
        leftPlaces.append(place)
      } else {
        isRemoved[place] = true
      }
    }
    for (place, word) in new.enumerated() {
      if inOld[Int(word)] {
        right.append(word)
        rightPlaces.append(place)
      } else {
        isAdded[place] = true
      }
    }
    var search = ShortestPath(left, right)
    search.run()
    for place in search.removed { isRemoved[leftPlaces[place]] = true }
    for place in search.added { isAdded[rightPlaces[place]] = true }
  }

  private func makeParts() -> [Part] {
    var parts: [Part] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let (startOld, startNew) = (i, j)
      while i < old.count, isRemoved[i] { i += 1 }
      while j < new.count, isAdded[j] { j += 1 }
      if i > startOld {
        parts.append(Part(kind: .removed, old: startOld..<i, new: startNew..<startNew))
      }
      if j > startNew { parts.append(Part(kind: .added, old: i..<i, new: startNew..<j)) }
      let (sameOld, sameNew) = (i, j)
      while i < old.count, j < new.count, !isRemoved[i], !isAdded[j] {
        i += 1
        j += 1
      }
      if i > sameOld { parts.append(Part(kind: .same, old: sameOld..<i, new: sameNew..<j)) }
    }
    return parts
  }

  // MARK: - Readability

  /// Gives up stray matches, so that what was rewritten is one deletion and one insertion.
  ///
  /// A run that stayed is given up when it's no longer than the changes on either side of it. A
  /// sentence most of whose words changed, in more than one place, is given up whole.
  mutating func makeReadable(endsSentence: (Int32) -> Bool) {
    absorbShortRuns()
    absorbSentences(endsSentence)
  }

  private struct Hunk {
    /// The words of both sides that changed, between two runs that stayed.
    var old: Range<Int>
    var new: Range<Int>

    var size: Int { max(old.count, new.count) }
  }

  private var hunks: [Hunk] {
    var hunks: [Hunk] = []
    for part in parts where part.kind != .same {
      if let last = hunks.last, last.old.upperBound == part.old.lowerBound,
        last.new.upperBound == part.new.lowerBound
      {
        hunks[hunks.count - 1].old = last.old.lowerBound..<part.old.upperBound
        hunks[hunks.count - 1].new = last.new.lowerBound..<part.new.upperBound
      } else {
        hunks.append(Hunk(old: part.old, new: part.new))
      }
    }
    return hunks
  }

  private mutating func absorbShortRuns() {
    var stack: [Hunk] = []
    for hunk in hunks {
      var current = hunk
      while let last = stack.last {
        let kept = current.old.lowerBound - last.old.upperBound
        guard kept <= min(last.size, current.size) else { break }
        current = Hunk(
          old: last.old.lowerBound..<current.old.upperBound,
          new: last.new.lowerBound..<current.new.upperBound)
        stack.removeLast()
      }
      stack.append(current)
    }
    rebuild(from: stack)
  }

  private mutating func absorbSentences(_ endsSentence: (Int32) -> Bool) {
    // A sentence ends where both sides agree that it does.
    var bounds: [(old: Int, new: Int)] = [(0, 0)]
    for part in parts where part.kind == .same {
      for (i, j) in zip(part.old, part.new) where endsSentence(old[i]) {
        bounds.append((i + 1, j + 1))
      }
    }
    bounds.append((old.count, new.count))
    var result: [Hunk] = []
    var rest = hunks[...]
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      var inside: [Hunk] = []
      while let hunk = rest.first, hunk.old.lowerBound < end.old || hunk.new.lowerBound < end.new {
        inside.append(hunk)
        rest.removeFirst()
      }
      let size = max(end.old - start.old, end.new - start.new)
      let changed = inside.reduce(0) { $0 + $1.size }
      if inside.count > 1, changed * 2 > size {
        result.append(Hunk(old: start.old..<end.old, new: start.new..<end.new))
      } else {
        result += inside
      }
    }
    rebuild(from: result + rest)
  }

  private mutating func rebuild(from hunks: [Hunk]) {
    isRemoved = [Bool](repeating: false, count: old.count)
    isAdded = [Bool](repeating: false, count: new.count)
    for hunk in hunks {
      for place in hunk.old { isRemoved[place] = true }
      for place in hunk.new { isAdded[place] = true }
    }
    parts = makeParts()
  }
}

/// The search for a shortest way, divide and conquer from the middle.
private struct ShortestPath {
  private(set) var removed: [Int] = []
  private(set) var added: [Int] = []
  private let old: [Int32]
  private let new: [Int32]
  private var forward: [Int]
  private var backward: [Int]
  /// How many steps are still spent on finding the very shortest way.
  ///
  /// A stretch that is left when they are used up counts as replaced.
  private var budget = 16_000_000

  init(_ old: [Int32], _ new: [Int32]) {
    self.old = old
    self.new = new
    let size = 2 * (old.count + new.count) + 4
    forward = [Int](repeating: 0, count: size)
    backward = [Int](repeating: 0, count: size)
  }

  mutating func run() {
    // A list of work instead of recursion, whose depth a text could choose.
    var work = [(0..<old.count, 0..<new.count)]
    while var (left, right) = work.popLast() {
      while let a = left.first, let b = right.first, old[a] == new[b] {
        left = left.dropFirst()
        right = right.dropFirst()
      }
      while let a = left.last, let b = right.last, old[a] == new[b] {
        left = left.dropLast()
        right = right.dropLast()
      }
      if left.isEmpty || right.isEmpty {
        removed += left
        added += right
        continue
      }
      guard let (x, y) = middle(left, right) else {
        removed += left
        added += right
        continue
      }
      work.append((left.lowerBound..<x, right.lowerBound..<y))
      work.append((x..<left.upperBound, y..<right.upperBound))
    }
  }

  /// A point in the middle of a shortest way; `nil` when the budget is used up.
  private mutating func middle(_ left: Range<Int>, _ right: Range<Int>) -> (Int, Int)? {
    let (n, m) = (left.count, right.count)
    let delta = n - m
    let isOdd = delta & 1 != 0
    let offset = n + m + 1
    forward[offset + 1] = 0
    backward[offset + 1] = 0
    let most = (n + m + 1) / 2
    for d in 0...most {
      budget -= 2 * d + 1
      if budget < 0 { return nil }
      for k in stride(from: -d, through: d, by: 2) {
        var x =
          k == -d || k != d && forward[offset + k - 1] < forward[offset + k + 1]
          ? forward[offset + k + 1] : forward[offset + k - 1] + 1
        var y = x - k
        if x > n || y > m || y < 0 {
          forward[offset + k] = x
          continue
        }
        while x < n, y < m, old[left.lowerBound + x] == new[right.lowerBound + y] {
          x += 1
          y += 1
        }
        forward[offset + k] = x
        let other = delta - k
        guard isOdd, abs(other) <= d - 1 else { continue }
        let reached = backward[offset + other]
        if reached <= n, reached - other <= m, x + reached >= n {
          return (left.lowerBound + x, right.lowerBound + y)
        }
      }
      for k in stride(from: -d, through: d, by: 2) {
        var x =
          k == -d || k != d && backward[offset + k - 1] < backward[offset + k + 1]
          ? backward[offset + k + 1] : backward[offset + k - 1] + 1
        var y = x - k
        if x > n || y > m || y < 0 {
          backward[offset + k] = x
          continue
        }
        while x < n, y < m, old[left.upperBound - 1 - x] == new[right.upperBound - 1 - y] {
          x += 1
          y += 1
        }
        backward[offset + k] = x
        let other = delta - k
        guard !isOdd, abs(other) <= d else { continue }
        let reached = forward[offset + other]
        // A way that left the grid doesn't count, though it's the farthest on its diagonal.
        if reached <= n, reached - other <= m, x + reached >= n {
          return (left.upperBound - x, right.upperBound - y)
        }
      }
    }
    return nil
  }
}
