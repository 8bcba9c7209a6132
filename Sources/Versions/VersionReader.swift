import DataFiles
import Diagnostics
import Intake
public import SelfEvaluation

/// An evaluation as it was saved.
public struct SavedVersion: Sendable {
  /// What was saved.
  public var evaluation: Evaluation
  /// `internal` or `public`.
  public var edition: String
  /// What it's called by whoever saved it; `nil` for nothing.
  public var label: String?
  /// The teams whose answers it has, where those of others were left out; none stands for all.
  public var onlyTeams: [Identifier]
  /// The digest of its content in hexadecimal digits.
  public var fingerprint: String
}

/// Reads what ``VersionWriter`` wrote.
public enum VersionReader {
  /// Reads a version, `report.json` included.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The path to show in positions. It's not opened.
  /// - Returns: What was saved.
  /// - Throws: ``VersionFault`` for a file that is truncated, edited, newer or none at all.
  public static func read(
    _ bytes: [UInt8], file: String = ""
  ) throws(VersionFault) -> SavedVersion {
    let source = TextDecoding.decode(bytes, file: file).text
    let document = JSONDocument(parsing: source)
    if document.findings.containErrors || document.root == nil {
      throw fault(of: document, in: source)
    }
    guard let root = document.root, root.kind == .object, let number = root["format"]?.int,
      number >= 1, root["authority"] != nil
    else { throw .notAVersion }
    guard root["kind"]?.string != "draft" else { throw .draft }
    guard number <= VersionWriter.format else { throw .newerFormat(number) }
    guard let fingerprint = root["fingerprint"]?.string,
      SHA256(of: canonicalContent(of: root)).hexadecimal == fingerprint
    else { throw .edited }
    var reader = RecordReader(file: file)
    var evaluation = try reader.evaluation(migrated(root, from: number))
    Intake.readProse(of: &evaluation)
    return SavedVersion(
      evaluation: evaluation,
      edition: root["edition"]?.string ?? "internal", label: root["label"]?.string,
      onlyTeams: try reader.ids(root, "onlyTeams"), fingerprint: fingerprint)
  }

  /// Reads the version inside a page that the program made.
  ///
  /// - Parameters:
  ///   - bytes: The whole page.
  ///   - file: The path to show in positions. It's not opened.
  /// - Returns: What was saved.
  /// - Throws: ``VersionFault`` as for a version, and ``VersionFault/noModel`` for another page.
  public static func readPage(
    _ bytes: [UInt8], file: String = ""
  ) throws(VersionFault) -> SavedVersion {
    let opening = Array("id=\"laser-model\">".utf8)
    guard let found = bytes.firstIndex(of: opening) else { throw .noModel }
    let start = found + opening.count
    guard let end = bytes.firstIndex(of: Array("</script".utf8), from: start) else {
      throw .truncated
    }
    return try read(Array(bytes[start..<end]), file: file)
  }

  /// Brings a version of an older format into the form of today's.
  ///
  /// Format 1 is the first, so there is nothing to do yet; each later format adds its step here,
  /// and none is ever taken away.
  private static func migrated(_ root: JSONValue, from number: Int) -> JSONValue { root }

  /// The content that the fingerprint is made of: all members but two, without spaces.
  static func canonicalContent(of root: JSONValue) -> [UInt8] {
    var writer = VersionText.canonicalWriter
    writer.beginObject()
    for member in root.members where member.key != "fingerprint" && member.key != "generator" {
      writer.key(member.key)
      writer.copy(member.value)
    }
    writer.endObject()
    return writer.bytes
  }

  /// Tells a text that was cut off from one that was never JSON.
  private static func fault(of document: JSONDocument, in source: SourceText) -> VersionFault {
    let text = source.text.utf8
    let last = text.last { $0 > 0x20 }
    let beginsAsVersion = text.first { $0 > 0x20 } == UInt8(ascii: "{")
    if beginsAsVersion, last != UInt8(ascii: "}") || !hasBalancedBraces(source.text) {
      return .truncated
    }
    guard let finding = document.findings.first(where: { $0.severity == .error }) else {
      return .notAVersion
    }
    let place = finding.position
    return .notJSON("line \(place.line), column \(place.column): \(finding.message)")
  }

  private static func hasBalancedBraces(_ text: String) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        isEscaped = false
      } else if isInString {
        if byte == UInt8(ascii: "\\") { isEscaped = true }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
      }
    }
    return depth <= 0 && !isInString
  }
}

extension JSONWriter {
  /// Writes a value that was read.
  fileprivate mutating func copy(_ value: JSONValue) {
    switch value.kind {
    case .object:
      beginObject()
      for member in value.members {
        key(member.key)
        copy(member.value)
      }
      endObject()
    case .array:
      beginArray()
      for element in value.elements { copy(element) }
      endArray()
    case .string: string(value.string)
    // Numbers are written by this program's own writer, so the shortest form is the form they have.
    case .number: if let whole = value.int { int(whole) } else { double(value.double) }
    case .bool: bool(value.bool)
    case .null: null()
    }
  }
}
