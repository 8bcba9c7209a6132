/// The mark by which the program knows a file that it made and nobody has touched since.
///
/// It's the text `laser-checksum:` and 16 hexadecimal digits, once in each file; the digits are the
/// checksum of the file with zeros in their place.
enum OutputMark {
  private static let name = Array("laser-checksum:".utf8)
  private static let digits = 16

  /// Fills in the checksum of a new file that carries the mark with zeros.
  static func stamp(_ bytes: inout [UInt8]) {
    guard let place = place(in: bytes) else { return }
    bytes.replaceSubrange(place, with: hexadecimal(checksum(bytes, without: place)))
  }

  /// Whether the program made a file and it's still as it was made.
  static func isUntouched(_ bytes: [UInt8]) -> Bool {
    guard let place = place(in: bytes) else { return false }
    return bytes[place].elementsEqual(hexadecimal(checksum(bytes, without: place)))
  }

  /// Where the digits of the last mark stand.
  private static func place(in bytes: [UInt8]) -> Range<Int>? {
    var end = bytes.count - digits
    while end >= name.count {
      let start = end - name.count
      if bytes[end - 1] == name[name.count - 1], bytes[start..<end].elementsEqual(name) {
        return end..<end + digits
      }
      end -= 1
    }
    return nil
  }

  /// A checksum that tells an edited file from an untouched one; it's no protection from forgery.
  ///
  /// Eight bytes at a time are folded in by rotation, exclusive or and multiplication with an odd
  /// number, so that every bit spreads; it reads several bytes a nanosecond.
  private static func checksum(_ bytes: [UInt8], without place: Range<Int>) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: bytes.count)
    func fold(_ word: UInt64) {
      state = ((state << 5 | state >> 59) ^ word) &* 0x9E37_79B9_7F4A_7C15
    }
    for part in [0..<place.lowerBound, place.upperBound..<bytes.count] {
      bytes[part].withUnsafeBytes { buffer in
        var offset = 0
        while offset + 8 <= buffer.count {
          fold(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
          offset += 8
        }
        while offset < buffer.count {
          fold(UInt64(buffer[offset]))
          offset += 1
        }
      }
    }
    return state ^ state >> 29
  }

  private static func hexadecimal(_ number: UInt64) -> [UInt8] {
    let text = String(number, radix: 16)
    return Array((String(repeating: "0", count: digits - text.count) + text).utf8)
  }
}

/// Writes what the program made, and never over what a person wrote.
enum Output {
  /// Stamps and writes files into a folder, all or none.
  ///
  /// - Throws: ``RequestError`` when a file that a person made or changed stands in the way, or the
  ///   disk refuses.
  static func write(
    _ files: [(name: String, bytes: [UInt8])], into folder: String, force: Bool
  ) throws {
    let stamped = files.map { file in
      var bytes = file.bytes
      OutputMark.stamp(&bytes)
      return (path: folder.isEmpty ? file.name : "\(folder)/\(file.name)", bytes: bytes)
    }
    for file in stamped { try refuseForeign(file.path, unlike: file.bytes, force: force) }
    do {
      for path in Set(stamped.map { $0.path.folderOfPath }).sorted() { try Disk.makeFolder(path) }
      try Disk.write(stamped)
    } catch {
      throw RequestError("\(error)", hint: "what stood there is unchanged")
    }
  }

  /// Writes one file that a person named.
  static func write(_ bytes: [UInt8], to path: String, force: Bool) throws {
    try write([(path, bytes)], into: "", force: force)
  }

  private static func refuseForeign(
    _ path: String, unlike new: [UInt8], force: Bool
  ) throws {
    switch Disk.kind(of: path) {
    case .absent: return
    case .file where force: return
    case .file: break
    case .folder, .other:
      throw RequestError("'\(path)' is in the way: it isn't an ordinary file")
    }
    let old: [UInt8]
    do {
      old = try Disk.contents(of: path)
    } catch {
      throw RequestError("\(error)")
    }
    guard old.isEmpty || old == new || OutputMark.isUntouched(old) else {
      throw RequestError(
        "'\(path)' was written or changed by a person, so it's left as it is",
        hint: "move it away, write into another folder, or write over it with --force")
    }
  }
}

extension String {
  /// The folder part of a path; empty without one.
  fileprivate var folderOfPath: String {
    lastIndex(of: "/").map { String(self[..<$0]) } ?? ""
  }
}
