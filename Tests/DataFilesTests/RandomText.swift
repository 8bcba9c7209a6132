import TestSupport

extension SeededGenerator {
  /// A text of up to twelve characters, among them those that formats trip over.
  mutating func text() -> String {
    let alphabet: [Character] = [
      "a", "b", "Z", "0", " ", ",", ";", "\t", "\"", "\n", "\r\n", "\r", "'", "\\", "/", "<", "&",
      "é", "€", "😀", "\u{2028}", "\u{1}", "\u{7F}", "=", "-", "{", "]", ":",
    ]
    return String((0..<below(13)).map { _ in alphabet[below(alphabet.count)] })
  }
}
