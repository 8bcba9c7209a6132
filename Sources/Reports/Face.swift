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

/// Objects for a list, each knowing whether it's the first, so that separators stand between them.
func separated(_ objects: [[(Key, Value)]]) -> Value {
  .list(
    objects.enumerated().map { place, fields in
      .object(fields + [("first", .bool(place == 0))])
    })
}
