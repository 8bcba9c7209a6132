/// What a browser makes of a page, as far as the tests ask: its tags and its visible words.
struct Page {
  /// A start tag.
  struct Tag {
    var name: String
    var attributes: [String: String]
  }

  private(set) var tags: [Tag] = []
  /// The text outside tags, without scripts and styles.
  private(set) var words = ""

  /// Reads a page that has no stray `<` in its text.
  init(_ html: String) {
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      words += rest[..<start] + " "
      rest = rest[start...].dropFirst()
      if rest.hasPrefix("!--") {
        rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
        continue
      }
      let (tag, after) = Self.tag(rest)
      rest = after
      guard let tag, !tag.name.hasPrefix("/"), !tag.name.hasPrefix("!") else { continue }
      tags.append(tag)
      if ["script", "style"].contains(tag.name) {
        rest = rest.firstRange(of: "</\(tag.name)").map { rest[$0.lowerBound...] } ?? ""
      }
    }
    words += rest
    for (name, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] { words = words.replacing(name, with: character) }
  }

  private static func tag(_ text: Substring) -> (Tag?, Substring) {
    var rest = text
    let name = rest.prefix { !$0.isWhitespace && $0 != ">" }
    rest = rest[name.endIndex...]
    var tag = Tag(name: name.lowercased(), attributes: [:])
    while let next = rest.first(where: { !$0.isWhitespace }), next != ">" {
      rest = rest.drop(while: \.isWhitespace)
      let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" }
      rest = rest[key.endIndex...]
      var value: Substring = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        if let quote = rest.first, quote == "\"" || quote == "'" {
          rest = rest.dropFirst()
          value = rest.prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { !$0.isWhitespace && $0 != ">" }
          rest = rest[value.endIndex...]
        }
      }
      if key.isEmpty { break }
      tag.attributes[key.lowercased()] = String(value)
    }
    return (tag, rest.drop { $0 != ">" }.dropFirst())
  }
}
