import DataFiles
import Diagnostics

/// The text of laser.json, of which members can be changed, every other byte as it was.
struct SettingsText {
  private(set) var utf8: [UInt8]

  init(_ utf8: [UInt8]) { self.utf8 = utf8 }

  /// Sets a member to a text; one that isn't there is put behind another.
  mutating func set(_ name: String, to text: String, behind other: String) {
    var writer = JSONWriter(layout: .compact)
    writer.string(text)
    if let member = member(name) {
      utf8.replaceSubrange(member.value, with: writer.bytes)
    } else if let other = member(other) {
      utf8.insert(
        contentsOf: Array(", \"\(name)\": ".utf8) + writer.bytes, at: other.value.upperBound)
    }
  }

  /// Takes a member out.
  mutating func remove(_ name: String) {
    guard let member = member(name) else { return }
    func skip(_ place: Int) -> Int {
      var place = place
      while place < utf8.count, utf8[place] <= 0x20 { place += 1 }
      return place
    }
    var (start, end) = (member.key, member.value.upperBound)
    let next = skip(end)
    if next < utf8.count, utf8[next] == UInt8(ascii: ",") {
      end = skip(next + 1)
    } else {
      while start > 0, utf8[start - 1] <= 0x20 { start -= 1 }
      if start > 0, utf8[start - 1] == UInt8(ascii: ",") { start -= 1 }
    }
    utf8.removeSubrange(start..<end)
  }

  /// Where a member stands that has a text for its value, or nothing.
  private func member(_ name: String) -> (key: Int, value: Range<Int>)? {
    let source = SourceText(String(decoding: utf8, as: UTF8.self), file: "")
    guard let root = JSONDocument(parsing: source).root, root.kind == .object else { return nil }
    for member in root.members where member.key == name {
      let start = member.value.offset
      if member.value.isNull { return (member.keyOffset, start..<start + "null".utf8.count) }
      guard member.value.kind == .string else { return nil }
      var end = start + 1
      while end < utf8.count, utf8[end] != UInt8(ascii: "\"") {
        end += utf8[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return (member.keyOffset, start..<min(end + 1, utf8.count))
    }
    return nil
  }
}
