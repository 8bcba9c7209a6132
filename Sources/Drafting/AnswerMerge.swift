import SelfEvaluation
import Versions

/// An answer that two people changed, brought together as far as their changes don't touch.
///
/// A grade, a reason or a status is taken whole; lists gain what either added and lose what either
/// removed; texts are brought together by paragraph.
struct AnswerMerge {
  /// What both together say; where they don't agree, what the file says.
  private(set) var content: AnswerContent
  /// What both changed, each in another way.
  private(set) var conflicts: [AnswerContent.Field] = []

  /// Brings a draft together with a file.
  ///
  /// - Parameters:
  ///   - current: What the file says now.
  ///   - draft: What the draft says.
  ///   - base: What the file said when the workbook was made; `nil` when that isn't known.
  ///   - bank: The bank, whose scale names the grades.
  init(
    _ current: AnswerContent, with draft: Draft.Answer, base: AnswerContent?, _ bank: QuestionBank
  ) {
    content = current
    for field in AnswerContent.Field.allCases where draft.fields.contains(field) {
      let incoming = draft.content
      if incoming.agrees(with: current, on: field, bank) { continue }
      // Whoever doesn't know what was there before can only fill in what is empty.
      let held = base ?? AnswerContent()
      if let base, incoming.agrees(with: base, on: field, bank) { continue }
      if current.agrees(with: held, on: field, bank) {
        content.take(field, from: incoming)
        continue
      }
      switch field {
      case .evidence:
        content.evidence = merged(current.evidence, incoming.evidence, held.evidence)
      case .measures:
        content.measures = merged(current.measures, incoming.measures, held.measures)
      case .priorities:
        content.priorities = merged(current.priorities, incoming.priorities, held.priorities)
      case .updated:
        content.updated = [current.updated, incoming.updated].compactMap(\.self).max()
      case .text:
        let text = base.flatMap { ParagraphMerge(current.text, incoming.text, base: $0.text).text }
        if let text { content.text = text } else { conflicts.append(field) }
      case .grade, .reason, .status: conflicts.append(field)
      }
    }
  }

  private func merged(
    _ current: [Identifier], _ incoming: [Identifier], _ base: [Identifier]
  ) -> [Identifier] {
    let removed = Set(base).subtracting(incoming)
    let kept = current.filter { !removed.contains($0) }
    return kept + incoming.filter { !base.contains($0) && !kept.contains($0) }
  }
}

/// Two texts that were made of one, brought together by paragraph.
///
/// A paragraph that stands elsewhere went from one place and came at another. So where both took one
/// out, and one of them put one like it in, that one moved it, and what the other did to it counts
/// as a change of the same place.
struct ParagraphMerge {
  /// What both together come to; `nil` when they changed the same place, each in another way, or the
  /// same paragraph.
  private(set) var text: String?

  /// Brings two texts together.
  init(_ mine: String, _ theirs: String, base: String) {
    var numbers: [[UInt8]: Int32] = [:]
    func units(of text: String) -> (texts: [[UInt8]], numbers: [Int32]) {
      let texts = Self.paragraphs(of: Array(text.utf8))
      return (
        texts,
        texts.map { text in
          let next = Int32(clamping: numbers.count)
          return numbers[text]
            ?? {
              numbers[text] = next; return next
            }()
        }
      )
    }
    let (held, left, right) = (units(of: base), units(of: mine), units(of: theirs))
    let mineChanges = Self.changes(from: held.numbers, to: left.numbers)
    let theirChanges = Self.changes(from: held.numbers, to: right.numbers)
    var result: [[UInt8]] = []
    // What both took out, and what only one put in.
    var (gone, came): ([[UInt8]], [[UInt8]]) = ([], [])
    var place = 0
    var (i, j) = (0, 0)
    while i < mineChanges.count || j < theirChanges.count {
      let one = i < mineChanges.count ? mineChanges[i] : nil
      let two = j < theirChanges.count ? theirChanges[j] : nil
      if let one, let two, Self.touch(one.old, two.old) {
        guard one.old == two.old, left.numbers[one.new].elementsEqual(right.numbers[two.new]) else {
          return
        }
        result += held.texts[place..<one.old.lowerBound] + left.texts[one.new]
        gone += held.texts[one.old]
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
      result += held.texts[place..<next.old.lowerBound]
      result += isMine ? left.texts[next.new] : right.texts[next.new]
      came += isMine ? left.texts[next.new] : right.texts[next.new]
      place = next.old.upperBound
      if isMine { i += 1 } else { j += 1 }
    }
    result += held.texts[place...]
    guard !Self.areAkin(gone, came) else { return }
    text = Self.text(of: result)
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
    from old: [Int32], to new: [Int32]
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
  private static func paragraphs(of bytes: [UInt8]) -> [[UInt8]] {
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
