// The few shapes of SVG that the charts are made of, written straight into bytes.

import Diagnostics

// Named only so that the C library is linked, which `rounded()` may call.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place in a drawing, in its units from the top left corner.
struct Spot {
  var x: Double
  var y: Double
}

extension OutputBuffer {
  /// Appends markup, or the name of a class.
  mutating func add(_ markup: StaticString) {
    markup.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends text as content or attribute value; what XML can't hold becomes U+FFFD.
  mutating func addEscaped(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where !bytes[index].standsForItself {
        var length = 1
        let substitute: StaticString
        switch bytes[index] {
        case UInt8(ascii: "&"): substitute = "&amp;"
        case UInt8(ascii: "<"): substitute = "&lt;"
        case UInt8(ascii: ">"): substitute = "&gt;"
        case UInt8(ascii: "\""): substitute = "&quot;"
        case 0x09, 0x0A, 0x0D: substitute = " "
        case 0xEF:
          // Of all that begins so XML forbids U+FFFE and U+FFFF.
          guard bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else { continue }
          length = 3
          substitute = "\u{FFFD}"
        default: substitute = "\u{FFFD}"
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        add(substitute)
        start = index + length
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// Appends a coordinate with at most one decimal.
  mutating func add(_ coordinate: Double) {
    guard coordinate.magnitude < 1e8 else { return append(0x30) }
    let exact = coordinate.magnitude * 10
    var tenths = UInt32(exact)
    // Half away from zero, as `rounded()` does, which takes a call into the C library.
    if exact - Double(tenths) >= 0.5 { tenths += 1 }
    if coordinate < 0, tenths > 0 { append(0x2D) }
    let whole = tenths / 10
    if whole < 1000 {
      if whole >= 100 { addDigit(whole / 100) }
      if whole >= 10 { addDigit(whole / 10 % 10) }
      addDigit(whole % 10)
    } else {
      append(String(whole))
    }
    if tenths % 10 > 0 {
      append(0x2E)
      addDigit(tenths % 10)
    }
  }

  private mutating func addDigit(_ digit: UInt32) { append(0x30 + UInt8(digit)) }

  /// Appends a number of a path, parted from the one before by a space.
  private mutating func addNext(_ coordinate: Double) {
    append(0x20)
    add(coordinate)
  }

  // MARK: - Paths: commands of the attribute `d`

  mutating func move(_ spot: Spot) {
    add("M")
    add(spot.x)
    addNext(spot.y)
  }

  /// A line to a further spot; a path that has begun needs no letter for it.
  mutating func line(_ spot: Spot) {
    addNext(spot.x)
    addNext(spot.y)
  }

  mutating func horizontal(from x: Double, to end: Double, y: Double) {
    move(Spot(x: x, y: y))
    add("H")
    add(end)
  }

  mutating func vertical(x: Double, from y: Double, to end: Double) {
    move(Spot(x: x, y: y))
    add("V")
    add(end)
  }

  /// Appends a `path`, or nothing where `draw` draws nothing.
  mutating func addPath(class name: StaticString, _ draw: (inout OutputBuffer) -> Void) {
    let start = count
    add("<path class=\"")
    add(name)
    add("\" d=\"")
    let empty = count
    draw(&self)
    if count == empty {
      removeLast(count - start)
    } else {
      add("\"/>")
    }
  }

  // MARK: - Text

  /// Appends a group of texts that share a class, or nothing where `draw` draws nothing.
  mutating func addGroup(class name: StaticString, _ draw: (inout OutputBuffer) -> Void) {
    let start = count
    add("<g class=\"")
    add(name)
    add("\">")
    let empty = count
    draw(&self)
    if count == empty {
      removeLast(count - start)
    } else {
      add("</g>")
    }
  }

  mutating func addText(_ text: String, x: Double, y: Double, class name: StaticString? = nil) {
    addText(FittedText(text: text), x: x, y: y, class: name)
  }

  /// Appends a text; one that was shortened carries its full wording as a title.
  mutating func addText(_ text: FittedText, x: Double, y: Double, class name: StaticString? = nil) {
    guard !text.text.isEmpty else { return }
    if let name {
      add("<text class=\"")
      add(name)
      add("\" x=\"")
    } else {
      add("<text x=\"")
    }
    add(x)
    add("\" y=\"")
    add(y)
    add("\">")
    if let full = text.full {
      add("<title>")
      addEscaped(full)
      add("</title>")
    }
    addEscaped(text.text)
    add("</text>")
  }
}

extension UInt8 {
  /// Whether text of XML may hold the byte as it is; of 0xEF that depends on what follows it.
  fileprivate var standsForItself: Bool {
    self >= 0x20 && self != 0x22 && self != 0x26 && self != 0x3C && self != 0x3E && self != 0xEF
  }
}
