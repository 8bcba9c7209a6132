import CommonMark
import Versions

/// Two texts that were made of one, brought together by paragraph.
///
/// A paragraph that stands elsewhere went from one place and came at another. So where both took one
/// out, and one of them put one like it in, that one moved it, and what the other did to it counts
/// as a change of the same place.
///
/// What one put in stands under the heading that it was written for: where the other took that
/// away, or put another one in between, a weakness could come to stand among the strengths.
struct ParagraphMerge {
  /// What both together come to; `nil` when they changed the same place, each in another way, or
  /// the same paragraph, or when what one put in would stand under another heading.
  private(set) var text: String?

  /// Brings two texts together.
  ///
  /// Where the second has all that the first put into a place, and more, it was written on from
  /// there: a workbook that is gone on with still knows only what the files held when it was made.
  init(_ mine: String, _ theirs: String, base: String) {
    let (held, left, right) = (
      Self.paragraphs(of: base), Self.paragraphs(of: mine), Self.paragraphs(of: theirs)
    )
    let mineChanges = Self.changes(from: held, to: left)
    let theirChanges = Self.changes(from: held, to: right)
    var result: [[UInt8]] = []
    // What both took out, and what only one put in.
    var (gone, came): ([[UInt8]], [[UInt8]]) = ([], [])
    // Where in the result what was put in stands, and where it stands in the text that has it.
    var puts: [(place: Int, isMine: Bool, origin: Int)] = []
    func put(_ new: Range<Int>, ofMine isMine: Bool) {
      for (place, origin) in zip(result.count..., new) { puts.append((place, isMine, origin)) }
      result += isMine ? left[new] : right[new]
    }
    var place = 0
    var (i, j) = (0, 0)
    while i < mineChanges.count || j < theirChanges.count {
      let one = i < mineChanges.count ? mineChanges[i] : nil
      let two = j < theirChanges.count ? theirChanges[j] : nil
      if let one, let two, Self.touch(one.old, two.old) {
        guard one.old == two.old, Self.goesOn(right[two.new], from: left[one.new]) else { return }
        result += held[place..<one.old.lowerBound]
        put(two.new, ofMine: false)
        gone += held[one.old]
        place = one.old.upperBound
        (i, j) = (i + 1, j + 1)
        continue
      }
      let isMine =
        two.map { two in
          one.map {
            $0.old.lowerBound < two.old.lowerBound
              || $0.old.lowerBound == two.old.lowerBound && $0.old.isEmpty
          } ?? false
        } ?? true
      guard let next = isMine ? one : two else { return }
      result += held[place..<next.old.lowerBound]
      put(next.new, ofMine: isMine)
      came += isMine ? left[next.new] : right[next.new]
      place = next.old.upperBound
      if isMine { i += 1 } else { j += 1 }
    }
    result += held[place...]
    guard !Self.areAkin(gone, came) else { return }
    let (above, mineAbove, theirsAbove) = (
      Self.headings(above: result), Self.headings(above: left), Self.headings(above: right)
    )
    guard
      puts.allSatisfy({ above[$0.place] == ($0.isMine ? mineAbove : theirsAbove)[$0.origin] })
    else { return }
    text = Self.text(of: result)
  }

  /// The headings that each of some paragraphs stands below, from the nearest.
  ///
  /// A heading itself stands below those of higher levels.
  private static func headings(above paragraphs: [[UInt8]]) -> [[ArraySlice<UInt8>]] {
    let bytes = Array(text(of: paragraphs).utf8)
    let document = Document(blocksOf: bytes, options: ParseOptions(tables: true))
    let headings = document.children(of: document.root)
      .filter { document.kind(of: $0) == .heading }
      .map { (range: document.sourceRange(of: $0), level: document.level(ofHeading: $0)) }
    var open: [(range: Range<Int>, level: Int)] = []
    var next = headings[...]
    var end = 0
    return paragraphs.map { paragraph in
      let start = end + (paragraph.firstIndex { $0 > 0x20 } ?? 0)
      end += paragraph.count + 2
      func take() {
        guard let heading = next.popFirst() else { return }
        open.removeAll { $0.level >= heading.level }
        open.append(heading)
      }
      while let heading = next.first, heading.range.lowerBound < start { take() }
      var above = open
      if let own = next.first, own.range.lowerBound == start {
        above.removeAll { $0.level >= own.level }
      }
      return above.reversed().map { bytes[$0.range] }
    }
  }

  /// Whether some paragraphs are others, in their order, with or without more among them.
  private static func goesOn(_ all: ArraySlice<[UInt8]>, from some: ArraySlice<[UInt8]>) -> Bool {
    // What was only taken out isn't written on from.
    if some.isEmpty { return all.isEmpty }
    var rest = some
    for paragraph in all where paragraph == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  /// Whether any of some paragraphs is one of others, word for word or nearly.
  private static func areAkin(_ gone: [[UInt8]], _ came: [[UInt8]]) -> Bool {
    if gone.isEmpty || came.isEmpty { return false }
    return Redline(from: text(of: gone), to: text(of: came)).blocks.contains {
      $0.kind != .removed && $0.kind != .added
    }
  }

  private static func text(of paragraphs: [[UInt8]]) -> String {
    let blankLine: [UInt8] = [0x0A, 0x0A]
    return String(decoding: paragraphs.joined(separator: blankLine).map(\.self), as: UTF8.self)
  }

  /// Whether two changes of one text concern the same place: a word of it, or the same gap.
  private static func touch(_ one: Range<Int>, _ two: Range<Int>) -> Bool {
    if one.isEmpty || two.isEmpty {
      return one.isEmpty && two.isEmpty
        ? one == two
        : one.isEmpty
          ? two.lowerBound < one.lowerBound && one.lowerBound < two.upperBound
          : one.lowerBound < two.lowerBound && two.lowerBound < one.upperBound
    }
    return one.overlaps(two)
  }

  /// The changes of one text into another, none right beside the next.
  private static func changes(
    from old: [[UInt8]], to new: [[UInt8]]
  ) -> [(old: Range<Int>, new: Range<Int>)] {
    var changes: [(old: Range<Int>, new: Range<Int>)] = []
    for part in EditScript(from: old, to: new).parts where part.kind != .same {
      if let last = changes.last, last.old.upperBound == part.old.lowerBound,
        last.new.upperBound == part.new.lowerBound
      {
        changes[changes.count - 1] = (
          last.old.lowerBound..<part.old.upperBound, last.new.lowerBound..<part.new.upperBound
        )
      } else {
        changes.append((part.old, part.new))
      }
    }
    return changes
  }

  /// The paragraphs of a text; more than one blank line between two belongs to the later.
  private static func paragraphs(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { return [] }
    var paragraphs: [[UInt8]] = []
    var start = 0
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0x0A, bytes[index + 1] == 0x0A {
        paragraphs.append(Array(bytes[start..<index]))
        start = index + 2
        index = start
      } else {
        index += 1
      }
    }
    return paragraphs + [Array(bytes[start...])]
  }
}
