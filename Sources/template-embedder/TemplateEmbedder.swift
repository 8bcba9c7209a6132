import Foundation

/// Writes a Swift file that holds other files as string literals: `OUTPUT FOLDER FILE…`.
@main
enum TemplateEmbedder {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      print("template-embedder: error: usage: template-embedder OUTPUT FOLDER FILE…")
      exit(2)
    }
    let prefix = arguments[2] + "/"
    var entries = ""
    for path in arguments.dropFirst(3) {
      let bytes = try Data(contentsOf: URL(filePath: path))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        print("\(path):1:1: error: the file isn't UTF-8 text; save it as UTF-8")
        exit(1)
      }
      entries += "    \(literal(String(path.dropFirst(prefix.count)))): \(literal(text)),\n"
    }
    let body = entries.isEmpty ? "[:]" : "[\n\(entries)  ]"
    let source = "enum EmbeddedText {\n  static let byPath: [String: String] = \(body)\n}\n"
    try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  /// A Swift string literal on one line whose value is `text`, scalar for scalar.
  private static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case " "..."~", "\u{A1}"...: result.unicodeScalars.append(scalar)
      default: result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result + "\""
  }
}
