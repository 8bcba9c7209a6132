import DataFiles
import Diagnostics

/// Passes over the second version of rows that two people changed, so that each conflict is one
/// finding and not a dozen.
struct ConflictTracker {
  private(set) var findings: [Finding] = []
  private var isInTheirs = false
  private var isOpen = false
  /// The lines that were passed over.
  private var lines: Set<Int> = []

  /// Whether a row is a mark of a conflict, or in its second version.
  mutating func isPassedOver(_ row: borrowing CSVRow) -> Bool {
    let mark: UInt8? = row.withBytes(at: 0) { bytes in
      guard bytes.count >= 7 else { return nil }
      let first = bytes[0]
      guard first == 0x3C || first == 0x3D || first == 0x3E || first == 0x7C else { return nil }
      for index in 0..<7 where bytes[index] != first { return nil }
      return first
    }
    guard mark != nil || isInTheirs else { return false }
    switch mark {
    case 0x3C:
      findings.append(.mergeConflict(at: row.position(at: 0)))
      isOpen = true
      isInTheirs = false
    case 0x3D, 0x7C:
      guard isOpen else { return false }
      isInTheirs = true
    case 0x3E:
      if !isOpen { findings.append(.mergeConflict(at: row.position(at: 0))) }
      isOpen = false
      isInTheirs = false
    default: break
    }
    lines.insert(row.lineNumber)
    return true
  }

  /// Leaves out the findings about lines that were passed over.
  func withoutConsequences(_ findings: [Finding]) -> [Finding] {
    lines.isEmpty ? findings : findings.filter { !lines.contains($0.position.line) }
  }
}

/// Blanks out the marks of conflicts in a text and the second version between them.
///
/// Every other byte keeps its place.
///
/// - Returns: The text; `nil` when there is no conflict in it.
func withoutConflicts(_ source: SourceText) -> (text: SourceText, findings: [Finding])? {
  guard mayHoldConflict(source.text) else { return nil }
  var bytes = Array(source.text.utf8)
  var findings: [Finding] = []
  var isOpen = false
  var isInTheirs = false
  var start = 0
  while start < bytes.count {
    let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let mark = bytes[start..<end].prefix(7).count == 7 ? bytes[start] : 0
    let isMark =
      [0x3C, 0x3D, 0x3E, 0x7C].contains(mark)
      && bytes[start..<end].prefix(7).allSatisfy { $0 == mark }
      && (start + 7 == end || bytes[start + 7] == 0x20)
    var isBlanked = isInTheirs
    if isMark, mark == 0x3C || mark == 0x3E || isOpen {
      isBlanked = true
      if mark == 0x3C || (mark == 0x3E && !isOpen) {
        findings.append(.mergeConflict(at: source.position(atByte: start)))
      }
      isOpen = mark != 0x3E
      isInTheirs = mark == 0x3D || mark == 0x7C
    }
    if isBlanked { for index in start..<end { bytes[index] = 0x20 } }
    start = end + 1
  }
  guard !findings.isEmpty else { return nil }
  return (SourceText(String(decoding: bytes, as: UTF8.self), file: source.file), findings)
}

/// Whether seven `<` or `>` stand in a row anywhere, which hardly any text has.
private func mayHoldConflict(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    if bytes.firstIndex(of: 0x3C, from: 0) == nil, bytes.firstIndex(of: 0x3E, from: 0) == nil {
      return false
    }
    // Every seventh byte is enough to meet a run of seven.
    var index = 6
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3C || byte == 0x3E {
        var start = index
        while start > 0, bytes[start - 1] == byte { start -= 1 }
        var end = index + 1
        while end < bytes.count, bytes[end] == byte { end += 1 }
        if end - start >= 7 { return true }
        index = end - 1
      }
      index += 7
    }
    return false
  }
}

extension Finding {
  fileprivate static func mergeConflict(at position: FilePosition) -> Self {
    Self(
      .mergeConflict, "two versions of these lines were never brought together", at: position,
      hint: "keep what is right and remove the lines that begin with <<<<<<<, ======= and >>>>>>>")
  }
}
