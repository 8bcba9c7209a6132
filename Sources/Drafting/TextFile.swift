import DataFiles
import Diagnostics

/// A file of text that can be written back in its own encoding, every untouched byte as it was.
struct TextFile {
  /// The text as UTF-8, without a byte order mark.
  var utf8: [UInt8]
  private let encoding: Encoding

  private enum Encoding {
    case utf8(hasMark: Bool)
    case utf16(isLittleEndian: Bool)
    case windows1252
  }

  /// Decodes a file; `nil` for one that could not be written back byte for byte.
  init?(_ bytes: [UInt8], file: String) {
    let (source, findings) = TextDecoding.decode(bytes, file: file)
    guard !findings.contains(where: { $0.severity == .error }) else { return nil }
    utf8 = Array(source.text.utf8)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16(isLittleEndian: bytes[0] == 0xFF)
    } else if findings.isEmpty {
      encoding = .utf8(hasMark: bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    } else {
      encoding = .windows1252
    }
    guard encoded == bytes else { return nil }
  }

  /// The file; `nil` when its encoding lacks a character.
  var encoded: [UInt8]? {
    switch encoding {
    case .utf8(let hasMark): return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + utf8
    case .utf16(let isLittleEndian):
      var bytes: [UInt8] = isLittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
      for unit in String(decoding: utf8, as: UTF8.self).utf16 {
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        bytes += isLittleEndian ? [low, high] : [high, low]
      }
      return bytes
    case .windows1252: return TextDecoding.windows1252(String(decoding: utf8, as: UTF8.self))
    }
  }
}
