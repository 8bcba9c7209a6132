import DataFiles
public import Diagnostics

/// Findings for other programs.
public enum FindingList {
  /// The findings as JSON, one field a line.
  public static func json(_ findings: [Finding]) -> [UInt8] {
    var writer = JSONWriter(layout: .lines)
    writer.object {
      $0.member("findings", of: findings) { writer, finding in
        writer.member("rule", finding.rule.name)
        writer.member("severity", finding.severity.rawValue)
        writer.member("file", finding.position.file)
        writer.member("line", finding.position.line)
        writer.member("column", finding.position.column)
        writer.member("message", finding.message)
        writer.member("hint", finding.hint)
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// The findings as SARIF 2.1.0, which editors and code hosts read.
  ///
  /// Source: OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0* (2020).
  ///
  /// - Parameters:
  ///   - findings: What was found.
  ///   - version: The version of the program.
  /// - Returns: JSON in UTF-8.
  public static func sarif(_ findings: [Finding], version: String) -> [UInt8] {
    let rules = Set(findings.map(\.rule)).sorted { $0.name < $1.name }
    let places = Dictionary(
      rules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var writer = JSONWriter(layout: .lines)
    writer.object {
      $0.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      $0.member("version", "2.1.0")
      $0.member("runs", of: [findings]) { run, findings in
        run.member("tool") {
          $0.member("driver") {
            $0.member("name", "LASER")
            $0.member("version", version)
            $0.member("rules", of: rules) { writer, rule in
              writer.member("id", rule.name)
              writer.member("shortDescription") { $0.member("text", rule.why) }
              writer.member("defaultConfiguration") { $0.member("level", rule.severity.rawValue) }
            }
          }
        }
        // A column counts what a reader would: characters. SARIF knows code points at best, which
        // differ only where a character has several.
        run.member("columnKind", "unicodeCodePoints")
        run.member("results", of: findings) { writer, finding in
          writer.member("ruleId", finding.rule.name)
          writer.member("ruleIndex", places[finding.rule.name])
          writer.member("level", finding.severity.rawValue)
          writer.member("message") { $0.member("text", "\(finding.message) (\(finding.hint))") }
          writer.member("locations", of: [finding.position]) { writer, position in
            writer.member("physicalLocation") {
              $0.member("artifactLocation") { $0.member("uri", percentEncoded(position.file)) }
              $0.member("region") {
                $0.member("startLine", position.line)
                $0.member("startColumn", position.column)
              }
            }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  /// A path as a relative reference of RFC 3986.
  private static func percentEncoded(_ path: String) -> String {
    let plain = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@".utf8)
    var result = ""
    for byte in path.utf8 {
      if plain.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
