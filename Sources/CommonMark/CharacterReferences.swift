// Character references such as `&amp;`, `&#38;` and `&#x26;`.

extension Parser {
  /// Adds what the reference at this place stands for behind the source.
  ///
  /// - Returns: The end of the reference, or `nil` if there is none here.
  mutating func resolveReference(at start: Int, end: Int) -> Int? {
    guard let reference = characterReference(in: text.span.extracting(..<end), at: start) else {
      return nil
    }
    for scalar in reference.scalars { text.append(scalar: scalar) }
    return reference.end
  }
}

/// Reads a reference to characters.
///
/// - Parameters:
///   - text: The text, which isn't read beyond.
///   - start: Where the `&` stands.
/// - Returns: The scalars that it stands for, which may be none of Unicode's, and where it ends;
///   `nil` if there is no reference here.
package func characterReference(
  in text: Span<UInt8>, at start: Int
) -> (scalars: [UInt32], end: Int)? {
  var index = start + 1
  guard index < text.count else { return nil }
  guard text[index] == .hash else { return namedReference(in: text, at: index) }
  index += 1
  let isHex = index < text.count && text[index] | 0x20 == 0x78
  if isHex { index += 1 }
  let digits = index
  var value: UInt32 = 0
  while index < text.count, index - digits <= 7 {
    guard let digit = text[index].hexValue, isHex || digit < 10 else { break }
    value = value &* (isHex ? 16 : 10) &+ digit
    index += 1
  }
  let count = index - digits
  guard count >= 1, count <= (isHex ? 6 : 7), index < text.count, text[index] == .semicolon else {
    return nil
  }
  return ([value], index + 1)
}

private func namedReference(
  in text: Span<UInt8>, at start: Int
) -> (scalars: [UInt32], end: Int)? {
  var index = start
  var name: [UInt8] = []
  while index < text.count, text[index].isAlphanumeric, index - start <= 32 {
    name.append(text[index])
    index += 1
  }
  guard index > start, index < text.count, text[index] == .semicolon,
    let scalars = entityScalars(name)
  else { return nil }
  return (scalars, index + 1)
}

/// The scalars that a name stands for; `nil` for a name that HTML doesn't have.
func entityScalars(_ name: [UInt8]) -> [UInt32]? {
  entityNames.withUTF8Buffer { table in
    var low = 0
    var high = table.count
    while low < high {
      // The entry around the middle, from after the space before it up to the space behind it.
      var start = (low + high) / 2
      while start > low, !table[start - 1].isWhitespace { start -= 1 }
      var index = start
      while index < high, table[index] != .equals, index - start < name.count,
        table[index] == name[index - start]
      {
        index += 1
      }
      guard index < high else { return nil }
      let isWhole = index - start == name.count
      if isWhole, table[index] == .equals { return scalars(in: table, from: index + 1) }
      let nameIsLess = isWhole || (table[index] != .equals && name[index - start] < table[index])
      if nameIsLess {
        high = start
      } else {
        while index < high, !table[index].isWhitespace { index += 1 }
        low = index + 1
      }
      while high > low, table[high - 1].isWhitespace { high -= 1 }
    }
    return nil
  }
}

private func scalars(in table: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt32] {
  var values: [UInt32] = [0]
  var index = start
  while index < table.count, !table[index].isWhitespace {
    if let digit = table[index].hexValue {
      values[values.count - 1] = values[values.count - 1] &* 16 &+ digit
    } else {
      values.append(0)
    }
    index += 1
  }
  return values
}
