/// Numbers that look random and are the same in every run (SplitMix64, after Steele and others).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// A text of up to twelve characters, among them those that formats trip over.
  mutating func text() -> String {
    let alphabet: [Character] = [
      "a", "b", "Z", "0", " ", ",", ";", "\t", "\"", "\n", "\r\n", "\r", "'", "\\", "/", "<", "&",
      "é", "€", "😀", "\u{2028}", "\u{1}", "\u{7F}", "=", "-", "{", "]", ":",
    ]
    return String((0..<below(13)).map { _ in alphabet[below(alphabet.count)] })
  }
}
