import Intake

/// The mark by which the program knows a file that it made and nobody has touched since.
///
/// It's the text `laser-checksum:` and 16 hexadecimal digits, once in each file; the digits are the
/// checksum of the file with zeros in their place.
enum OutputMark {
  private static let name = Array(Workspace.outputMark.utf8)
  private static let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: Checksum.digitCount)

  /// Fills in the checksum of a text that carries the mark with zeros.
  static func stamp(_ bytes: inout [UInt8]) {
    guard let place = place(in: bytes[...]) else { return }
    var checksum = Checksum()
    checksum.add(bytes)
    bytes.replaceSubrange(place, with: checksum.digits)
  }

  /// Fills in the checksum of a file that has just been written.
  ///
  /// - Parameters:
  ///   - new: The file.
  ///   - checksum: The checksum of what was written.
  /// - Throws: ``Disk/Failure``.
  static func stamp(_ new: NewFile, _ checksum: Checksum) throws(Disk.Failure) {
    let file = try OpenFile(new.path)
    guard let place = try place(in: file) else { return }
    // Only a text that looks like the mark has other digits.
    let hasZeros = try file.bytes(place).elementsEqual(zeros)
    let value = try hasZeros ? checksum : Self.checksum(of: file, without: place)
    try new.replace(at: place.lowerBound, by: value.digits)
  }

  /// Where the digits of the last mark stand in a file, which is read from its end for it.
  static func place(in file: OpenFile) throws(Disk.Failure) -> Range<Int>? {
    let length = name.count + Checksum.digitCount
    var end = file.size
    while end >= length {
      let start = max(end - 4096, 0)
      if let place = place(in: try file.bytes(start..<end)) {
        return start + place.lowerBound..<start + place.upperBound
      }
      if start == 0 { break }
      end = start + length - 1
    }
    return nil
  }

  /// Where the digits of the last mark stand.
  private static func place(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var end = bytes.endIndex - Checksum.digitCount
    while end >= bytes.startIndex + name.count {
      let start = end - name.count
      if bytes[end - 1] == name[name.count - 1], bytes[start..<end].elementsEqual(name) {
        return end..<end + Checksum.digitCount
      }
      end -= 1
    }
    return nil
  }

  /// Reads some of the bytes of a file, with zeros for the digits of its mark.
  static func bytes(
    _ range: Range<Int>, of file: OpenFile, unmarked mark: Range<Int>?
  ) throws(Disk.Failure) -> ArraySlice<UInt8> {
    var bytes = try file.bytes(range)
    guard let mark else { return bytes }
    for place in mark.clamped(to: range.lowerBound..<range.lowerBound + bytes.count) {
      bytes[place - range.lowerBound] = UInt8(ascii: "0")
    }
    return bytes
  }

  /// The checksum of a file with zeros for the digits of its mark.
  static func checksum(
    of file: OpenFile, without mark: Range<Int>
  ) throws(Disk.Failure) -> Checksum {
    var checksum = Checksum()
    for start in stride(from: 0, to: file.size, by: 1 << 16) {
      let range = start..<min(start + 1 << 16, file.size)
      checksum.add(try bytes(range, of: file, unmarked: mark))
    }
    return checksum
  }
}
