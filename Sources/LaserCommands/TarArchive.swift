/// The tar archives that `git` makes (POSIX.1-2001, "pax Interchange Format").
enum TarArchive {
  /// Takes the files out of an archive.
  static func files(in archive: [UInt8]) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    var longPath: String?
    var start = 0
    while start + 512 <= archive.count {
      let header = archive[start..<start + 512]
      guard header.contains(where: { $0 != 0 }) else { break }
      func text(_ offset: Int, _ length: Int) -> String {
        let field = header[start + offset..<start + offset + length]
        return String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
      }
      let digits = text(124, 12).filter { ("0"..."7").contains($0) }
      let size = Int(digits, radix: 8) ?? 0
      let first = start + 512
      guard size >= 0, size <= archive.count - first else { break }
      let content = archive[first..<first + size]
      switch header[start + 156] {
      case UInt8(ascii: "x"): longPath = paxPath(content)
      case UInt8(ascii: "0"), 0:
        let prefix = text(345, 155)
        let name = text(0, 100)
        let path = longPath ?? (prefix.isEmpty ? name : "\(prefix)/\(name)")
        files.append((path, Array(content)))
        longPath = nil
      default: longPath = nil
      }
      start = first + (size + 511) / 512 * 512
    }
    return files
  }

  /// The path in the records `LENGTH path=VALUE` of an extended header.
  private static func paxPath(_ content: ArraySlice<UInt8>) -> String? {
    var rest = content
    while let space = rest.firstIndex(of: 0x20),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex, length <= rest.count
    {
      let end = rest.startIndex + length
      let record = String(decoding: rest[(space + 1)..<end], as: UTF8.self)
      if record.hasPrefix("path=") { return String(record.dropFirst(5).dropLast()) }
      rest = rest[end...]
    }
    return nil
  }
}
