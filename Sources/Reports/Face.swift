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
///
/// Those that end with ``notFirst`` are shared with their other places, but for the first.
func separated(_ objects: [[(Key, Value)]]) -> Value {
  .list(
    objects.enumerated().map { place, fields in
      if let last = fields.last, last.0 == notFirst.0 {
        guard place == 0 else { return .object(fields) }
        return .object(fields.dropLast() + [(notFirst.0, true)])
      }
      return .object(fields + [(notFirst.0, .bool(place == 0))])
    })
}

/// What ends the fields of an object that is made once and stands in many lists.
let notFirst: (Key, Value) = ("first", false)
