public import Diagnostics

/// A JSON text (RFC 8259), read into values that know their place.
///
/// Reading goes on after most faults, so that one run shows all there is to correct.
public struct JSONDocument: Sendable {
  /// As deep as objects and arrays may stand in each other.
  public static let deepestNesting = 512

  /// The value, as far as it could be understood; `nil` for an empty text.
  public let root: JSONValue?
  /// The faults found, in the order of the text.
  public let findings: [Finding]

  /// Reads a text.
  ///
  /// - Parameter source: The whole text.
  public init(parsing source: SourceText) {
    guard source.text.utf8.count < UInt32.max else {
      root = nil
      findings = [
        Finding(
          .tooLarge, "a JSON text of more than 4 GB isn't read",
          at: FilePosition(file: source.file), hint: "look whether this is the right file")
      ]
      return
    }
    var text = source.text
    let (nodes, faults) = text.withUTF8 { bytes in
      var parser = JSONParser(byteCount: bytes.count)
      parser.parse(bytes.span)
      return (parser.nodes, parser.faults)
    }
    root = nodes.isEmpty ? nil : JSONValue(tree: JSONTree(source: source, nodes: nodes), index: 0)
    findings = faults.map { $0.finding(in: source) }.inFileOrder
  }
}
