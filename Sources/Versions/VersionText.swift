import DataFiles
import Mustache
public import SelfEvaluation

/// A version and its two layouts, its fingerprint worked out once.
///
/// The fingerprint is the SHA-256 of the version without spaces, without the members `fingerprint`
/// and `generator`, and with the characters that HTML gives a meaning written as escapes. So it's
/// the same in `report.json` and in the page, and a change of layout does not break it.
public struct VersionText: Sendable {
  /// The digest of the content in hexadecimal digits.
  public let fingerprint: String
  /// The version without spaces.
  private let content: [UInt8]

  /// Takes an evaluation.
  ///
  /// - Parameters:
  ///   - evaluation: The evaluation.
  ///   - edition: `internal` or `public`.
  ///   - label: What the version is called by whoever saves it.
  ///   - onlyTeams: The teams whose answers it has, and the others' it hasn't; none stands for all.
  public init(
    of evaluation: Evaluation, edition: String, label: String? = nil, onlyTeams: [Identifier] = []
  ) {
    let evaluation = onlyTeams.isEmpty ? evaluation : evaluation.only(onlyTeams)
    // Room that isn't used costs nothing; moving megabytes into more room does.
    let prose = evaluation.judgements.reduce(0) { $0 + $1.body.range.count }
    let expected =
      2 * prose + 512 * (evaluation.observations.count + 2 * evaluation.register.count)
    var writer = VersionWriter(
      json: JSONWriter(expectedCount: expected, isForHTML: true), bank: evaluation.bank)
    // What there isn't was never decided to be shown.
    let written = edition == "internal" ? evaluation.asWritten : evaluation
    writer.begin(written.inKeyOrder, edition: edition, label: label, onlyTeams: onlyTeams)
    writer.json.endObject()
    var bytes = writer.json.bytes
    writer.json = JSONWriter()
    fingerprint = SHA256(of: bytes).hexadecimal
    bytes.removeLast()
    bytes += ",\"fingerprint\":\"\(fingerprint)\"}".utf8
    content = bytes
  }

  /// The writer of the form that is hashed.
  static var canonicalWriter: JSONWriter { JSONWriter(layout: .compact, isForHTML: true) }

  /// The version without spaces, for a script element within a page.
  public var embedded: [UInt8] {
    var bytes = content
    bytes.escapeForHTML()
    return bytes
  }

  /// Writes the version with one field a line.
  ///
  /// - Parameters:
  ///   - generator: The program and its mark, which come last; `nil` leaves them out.
  ///   - passOn: Takes the next piece of the text, as UTF-8.
  public func lines(
    generator: String?, passOn: ([UInt8]) throws -> Void
  ) rethrows {
    var lines = JSONLines()
    try lines.add(content.span.extracting(droppingLast: 1), passOn: passOn)
    if let generator {
      var member = JSONWriter(appendingTo: [UInt8(ascii: ",")], isForHTML: true)
      member.member("generator", generator)
      try lines.add(member.bytes.span, passOn: passOn)
    }
    try lines.add([UInt8(ascii: "}")].span, passOn: passOn)
    try lines.finish(passOn: passOn)
  }

  /// Writes the same in one piece.
  public func lines(generator: String? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    lines(generator: generator) { bytes += $0 }
    return bytes
  }
}

extension [UInt8] {
  /// Writes the characters of JSON that no page may hold as escapes, which read back the same.
  public mutating func escapeForHTML() {
    HTMLCharacters.replaceForbidden(in: &self) { scalar in
      String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      .joined()
    }
  }
}
