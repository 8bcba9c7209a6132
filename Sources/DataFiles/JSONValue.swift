public import Diagnostics

/// One value of a JSON document, with its place in the text.
///
/// A value is a view on the document's tree, which all its values share.
public struct JSONValue: Sendable {
  /// What a value can be.
  public enum Kind: String, Sendable {
    /// Members in braces.
    case object
    /// Elements in brackets.
    case array
    /// Text in quotation marks.
    case string
    /// A number.
    case number
    /// `true` or `false`.
    case bool
    /// `null`.
    case null
  }

  let tree: JSONTree
  let index: Int

  private var node: JSONNode { tree.nodes[index] }

  /// What the value is.
  public var kind: Kind { node.kind }

  /// The offset in the source of the value's first byte, that of its quotation mark or bracket.
  public var offset: Int { Int(node.start) }

  /// The place of the value in its file.
  public var position: FilePosition { tree.source.position(atByte: offset) }

  /// The text of a string; `nil` for any other value.
  public var string: String? { kind == .string ? tree.string(of: node) : nil }

  /// A number as it's written; `nil` for any other value.
  public var numberText: String? { kind == .number ? tree.string(of: node) : nil }

  /// A number in floating point; `nil` for any other value, and for a number out of range.
  public var double: Double? { numberText.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } }

  /// A whole number, however it's written; `nil` for any other value, and for one out of range.
  public var int: Int? { numberText.flatMap { Int($0) ?? Double($0).flatMap(Int.init(exactly:)) } }

  /// `true` or `false`; `nil` for any other value.
  public var bool: Bool? { kind == .bool ? node.isTrue : nil }

  /// Whether the value is `null`.
  public var isNull: Bool { kind == .null }

  /// The elements of an array in their order; none for any other value.
  public var elements: Elements {
    Elements(tree: tree, index: index + 1, end: kind == .array ? Int(node.next) : index + 1)
  }

  /// The members of an object in their order; none for any other value.
  public var members: Members {
    Members(tree: tree, index: index + 1, end: kind == .object ? Int(node.next) : index + 1)
  }

  /// Finds a member of an object by its name; of several, the first.
  public subscript(name: String) -> JSONValue? {
    guard kind == .object else { return nil }
    var key = index + 1
    while key < Int(node.next) {
      if tree.isEqual(tree.nodes[key], name) { return JSONValue(tree: tree, index: key + 1) }
      key = Int(tree.nodes[key + 1].next)
    }
    return nil
  }

  /// The elements of an array, one after another.
  public struct Elements: Sequence, IteratorProtocol, Sendable {
    let tree: JSONTree
    var index: Int
    let end: Int

    /// The next element.
    public mutating func next() -> JSONValue? {
      guard index < end else { return nil }
      defer { index = Int(tree.nodes[index].next) }
      return JSONValue(tree: tree, index: index)
    }
  }

  /// One member of an object.
  public struct Member: Sendable {
    /// The name.
    public let key: String
    /// The offset in the source of the name's quotation mark.
    public let keyOffset: Int
    /// The value.
    public let value: JSONValue

    /// The place of the name in its file.
    public var keyPosition: FilePosition { value.tree.source.position(atByte: keyOffset) }
  }

  /// The members of an object, one after another.
  public struct Members: Sequence, IteratorProtocol, Sendable {
    let tree: JSONTree
    var index: Int
    let end: Int

    /// The next member.
    public mutating func next() -> Member? {
      guard index + 1 < end else { return nil }
      let key = tree.nodes[index]
      let value = JSONValue(tree: tree, index: index + 1)
      index = Int(tree.nodes[index + 1].next)
      return Member(key: tree.string(of: key), keyOffset: Int(key.start), value: value)
    }
  }
}

/// One value in the tree of a document: 16 bytes, and no text of its own.
struct JSONNode {
  /// The offset of the value's first byte.
  var start: UInt32
  /// Where the text of a string or number ends.
  var textEnd: UInt32
  /// The index of the node after this one and all within it.
  var next: UInt32
  var kind: JSONValue.Kind
  /// How many bytes stand before the text of a string.
  var markLength: UInt8 = 0
  var hasEscapes = false
  var isTrue = false

  var text: Range<Int> {
    let first = Int(start) + Int(markLength)
    return first..<Swift.max(first, Int(textEnd))
  }
}

/// The nodes of a document in the order of its text, a member's name before its value.
///
/// One array for all keeps a tree of several megabytes small and quick to read.
final class JSONTree: Sendable {
  let source: SourceText
  let nodes: [JSONNode]

  init(source: SourceText, nodes: [JSONNode]) {
    self.source = source
    self.nodes = nodes
  }

  func string(of node: JSONNode) -> String {
    var text = source.text
    return text.withUTF8 { bytes in
      guard node.hasEscapes else { return bytes.span.string(node.text) }
      return String(decoding: bytes.span.unescapingJSON(node.text), as: UTF8.self)
    }
  }

  func isEqual(_ node: JSONNode, _ name: String) -> Bool {
    if node.hasEscapes { return string(of: node) == name }
    guard node.text.count == name.utf8.count else { return false }
    var text = source.text
    return text.withUTF8 { $0[node.text].elementsEqual(name.utf8) }
  }
}

extension Span<UInt8> {
  /// Resolves the escapes of a string; a broken one stands for itself, half a pair for U+FFFD.
  func unescapingJSON(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard self[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
        result.append(self[index])
        index += 1
        continue
      }
      let letter = self[index + 1]
      if let byte = JSONEscape.byte(of: letter) {
        result.append(byte)
        index += 2
      } else if letter == UInt8(ascii: "u"),
        let unit = hexUnit(at: index + 2, before: range.upperBound)
      {
        index += 6
        if unit & 0xFC00 == 0xD800, index + 1 < range.upperBound,
          self[index] == UInt8(ascii: "\\"), self[index + 1] == UInt8(ascii: "u"),
          let low = hexUnit(at: index + 2, before: range.upperBound), low & 0xFC00 == 0xDC00
        {
          index += 6
          let value = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
          result.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        } else {
          result.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
        }
      } else {
        result.append(self[index])
        index += 1
      }
    }
    return result
  }

  /// The four hexadecimal digits at an index.
  func hexUnit(at index: Int, before end: Int) -> UInt32? {
    guard index + 4 <= end else { return nil }
    var unit: UInt32 = 0
    for digit in index..<index + 4 {
      guard let value = Character(Unicode.Scalar(self[digit])).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(value)
    }
    return unit
  }
}

enum JSONEscape {
  /// The byte that a letter after a backslash stands for.
  static func byte(of letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): ASCII.lineFeed
    case UInt8(ascii: "r"): ASCII.carriageReturn
    case UInt8(ascii: "t"): ASCII.tab
    default: nil
    }
  }
}
