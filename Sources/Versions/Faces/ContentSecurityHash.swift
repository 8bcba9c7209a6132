extension String {
  /// The SHA-256 of a script in base 64 (RFC 4648, section 4), by which the content security policy
  /// of a page allows it alone.
  public var contentSecurityHash: String {
    let bytes = SHA256(of: self).bytes
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var word = 0
      for place in 0..<3 {
        let index = start + place
        word = word << 8 | (index < bytes.count ? Int(bytes[index]) : 0)
      }
      for place in 0..<4 {
        text.append(
          place <= part.count ? digits[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
