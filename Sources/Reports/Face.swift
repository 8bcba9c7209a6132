import Mustache

/// One of the two kinds of text that say the same.
enum Face: Sendable {
  case html
  case markdown

  /// The ending of the files' names.
  var suffix: String { self == .html ? "html" : "md" }

  /// How a template of this face makes data safe.
  var escaping: Escaping {
    switch self {
    case .html: .html
    case .markdown: .custom { text, output in appendMarkdown(text, to: &output) }
    }
  }
}

extension Value {
  /// A number with the answer to whether a noun after it stands in the singular.
  static func count(_ number: Int) -> Value { ["n": .int(number), "one": .bool(number == 1)] }

  /// Text that may be absent.
  static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .missing }
}

/// An object that stands in many lists, made once: as the first of a list and as a further one, so
/// that separators stand between them.
struct Listed: Sendable {
  fileprivate let first: [(Key, Value)]
  fileprivate let further: [(Key, Value)]

  init(_ fields: [(Key, Value)]) {
    first = fields + [("first", true)]
    further = fields + [("first", false)]
  }

  /// What it's made of.
  var fields: [(Key, Value)] { Array(first[..<(first.count - 1)]) }
}

/// Objects for a list, each knowing whether it's the first.
func separated(_ objects: [Listed]) -> Value {
  .list(
    objects.enumerated().map { place, object in
      .object(place == 0 ? object.first : object.further)
    })
}

/// Objects for a list, each knowing whether it's the first.
func separated(_ objects: [[(Key, Value)]]) -> Value {
  .list(objects.enumerated().map { .object($1 + [("first", .bool($0 == 0))]) })
}
