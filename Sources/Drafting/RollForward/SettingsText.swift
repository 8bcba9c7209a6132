import DataFiles
import Diagnostics
public import SelfEvaluation

/// The text of laser.json, of which members can be changed, every other byte as it was.
public struct SettingsText {
  private(set) var utf8: [UInt8]

  /// Puts teams at the end of the list of teams in a laser.json.
  ///
  /// - Returns: The file in its own encoding; `nil` where there's no place for them.
  public static func adding(_ teams: [Team], to file: [UInt8]) -> [UInt8]? {
    guard var text = TextFile(file, file: "") else { return nil }
    var settings = SettingsText(text.utf8)
    guard settings.add(teams) else { return nil }
    text.utf8 = settings.utf8
    return text.encoded ?? text.utf8
  }

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

  /// Adds teams behind the last one, laid out as that is.
  ///
  /// - Returns: Whether there's a place for them.
  private mutating func add(_ teams: [Team]) -> Bool {
    let items = teams.map { team in
      var writer = JSONWriter(layout: .compact)
      writer.object {
        $0.member("id", team.id.text)
        $0.member("name", team.name)
      }
      return writer.bytes
    }
    guard let root else { return false }
    guard let list = root["teams"] else {
      guard let year = member("year") else { return false }
      utf8.insert(contentsOf: Array(", \"teams\": []".utf8), at: year.value.upperBound)
      return add(teams)
    }
    guard list.kind == .array else { return false }
    var last: Int?
    for team in list.elements {
      guard team.kind == .object else { return false }
      last = team.offset
    }
    guard let last else {
      utf8.insert(contentsOf: Array(items.joined(separator: ", ".utf8)), at: list.offset + 1)
      return true
    }
    let space = utf8[..<last].reversed().prefix { $0 <= 0x20 }.reversed()
    let gap = [UInt8(ascii: ",")] + (space.isEmpty ? [0x20] : Array(space))
    utf8.insert(contentsOf: items.flatMap { gap + $0 }, at: end(ofObject: last))
    return true
  }

  private var root: JSONValue? {
    let source = SourceText(String(decoding: utf8, as: UTF8.self), file: "")
    guard let root = JSONDocument(parsing: source).root, root.kind == .object else { return nil }
    return root
  }

  /// The byte behind an object's closing brace.
  private func end(ofObject start: Int) -> Int {
    var place = start
    var depth = 0
    var isText = false
    while place < utf8.count {
      switch utf8[place] {
      case UInt8(ascii: "\\") where isText: place += 1
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "{") where !isText: depth += 1
      case UInt8(ascii: "}") where !isText:
        depth -= 1
        if depth == 0 { return place + 1 }
      default: break
      }
      place += 1
    }
    return utf8.count
  }

  /// Where a member stands that has a text for its value, or nothing.
  private func member(_ name: String) -> (key: Int, value: Range<Int>)? {
    guard let root else { return nil }
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
