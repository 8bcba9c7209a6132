/// Which destinations become links.
public enum LinkPolicy: Sendable {
  /// `http`, `https`, `mailto`, a place in the same page, and paths beside the page.
  ///
  /// Whatever may be understood as any other scheme is refused, in whichever disguise: other case,
  /// white space or control characters in between, percent escapes, character references twice
  /// over. So is `//host`, which in a page opened from a disk is another machine's folder.
  case safe
  /// All; for text that is trusted.
  case all

  func allows(_ destination: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .all: true
    case .safe: isSafe(destination)
    }
  }
}

private func isSafe(_ destination: ArraySlice<UInt8>) -> Bool {
  if startsPlainly(destination) { return true }
  // Unwraps until nothing is wrapped any more; each round makes it shorter.
  var bytes = Array(destination)
  for _ in 0..<8 {
    let next = unwrapped(bytes)
    if next == bytes { return hasSafeStart(bytes) }
    bytes = next
  }
  return false
}

/// Whether it's plainly a web address, which needs no closer look.
private func startsPlainly(_ destination: ArraySlice<UInt8>) -> Bool {
  destination.starts(with: "https://".utf8) || destination.starts(with: "http://".utf8)
}

private func hasSafeStart(_ bytes: [UInt8]) -> Bool {
  guard let first = bytes.first else { return true }
  func isSlash(_ byte: UInt8) -> Bool { byte == .slash || byte == .backslash }
  if isSlash(first), bytes.count > 1, isSlash(bytes[1]) { return false }
  let end = bytes.firstIndex {
    $0 == .colon || isSlash($0) || $0 == .question || $0 == .hash
  }
  guard let end, bytes[end] == .colon else { return true }
  let scheme = String(decoding: bytes[..<end].map(\.lowercased), as: UTF8.self)
  return ["http", "https", "mailto"].contains(scheme)
}

/// The bytes without white space and control characters, one layer of escapes taken off.
private func unwrapped(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte == .percent, index + 2 < bytes.count, let high = bytes[index + 1].hexValue,
      let low = bytes[index + 2].hexValue
    {
      result.append(UInt8(high << 4 | low))
      index += 3
    } else if byte == .ampersand {
      let reference = unescapedReference(bytes[index...])
      result.append(contentsOf: reference.bytes)
      index += reference.length
    } else {
      if byte > .space, byte != 0x7F { result.append(byte) }
      index += 1
    }
  }
  return result
}

/// What a reference stands for as a lenient reader takes it, and its length in the source.
private func unescapedReference(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], length: Int) {
  let rest = bytes.dropFirst()
  let body = rest.prefix(40).prefix { $0.isAlphanumeric || $0 == .hash }
  let isEnded = rest.dropFirst(body.count).first == .semicolon
  let length = 1 + body.count + (isEnded ? 1 : 0)
  if body.first == .hash {
    let isHex = body.dropFirst().first.map { $0 | 0x20 == 0x78 } ?? false
    let digits = body.dropFirst(isHex ? 2 : 1)
    var value: UInt32 = 0
    for digit in digits {
      guard let number = digit.hexValue, isHex || number < 10, value < 0x11_0000 else { break }
      value = value * (isHex ? 16 : 10) + number
    }
    if !digits.isEmpty, value < 0x80 { return ([UInt8(value)], length) }
  } else if let scalars = entityScalars(Array(body)), isEnded {
    var decoded: [UInt8] = []
    for scalar in scalars { decoded.append(scalar: scalar) }
    return (decoded, length)
  }
  return ([.ampersand], 1)
}
