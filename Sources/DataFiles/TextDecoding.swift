public import Diagnostics

/// Reading the bytes of a file as text.
public enum TextDecoding {
  /// Decodes a file.
  ///
  /// UTF-8 and, with a byte order mark, UTF-16 are read as they are; a byte that isn't UTF-8 is
  /// taken for Windows-1252. The byte order mark is left out.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The path to show in findings. It's not opened.
  /// - Returns: The text, and what was odd about its encoding. A file that isn't text at all gives
  ///   the empty text and an error.
  public static func decode(_ bytes: [UInt8], file: String) -> (
    text: SourceText, findings: [Finding]
  ) {
    let span = bytes.span
    if let kind = FileSignature.kind(of: span) {
      return (SourceText("", file: file), [.notText(kind, at: FilePosition(file: file))])
    }
    var findings: [Finding] = []
    let text: SourceText
    if var decoder = UTF16Decoder(startOf: span) {
      var utf8: [UInt8] = []
      utf8.reserveCapacity(bytes.count)
      decoder.decode(span, 2..<span.count, into: &utf8)
      decoder.finish(into: &utf8)
      text = SourceText(String(decoding: utf8, as: UTF8.self), file: file)
      if !decoder.isWellFormed { findings = [.damagedUTF16(file: file)] }
    } else {
      let range = FileSignature.markLength(of: span)..<span.count
      let highByte = span.firstHighByte(in: range)
      let isASCII = highByte == range.upperBound
      let flaw = isASCII ? nil : span.firstFlaw(in: highByte..<range.upperBound)
      text = SourceText(span.string(range, isASCII: isASCII, firstFlaw: flaw), file: file)
      if let flaw {
        findings = [
          .wrongEncoding(span[flaw], at: text.position(atByte: flaw - range.lowerBound))
        ]
      }
    }
    if let offset = text.text.firstOffset(of: 0) {
      let finding = Finding.notText(.unknown, at: text.position(atByte: offset))
      return (SourceText("", file: file), [finding])
    }
    return (text, findings)
  }
}

/// What a file's first bytes say about its kind.
enum FileSignature {
  /// A kind of file that isn't text.
  enum Kind: String {
    case zip = "an Excel workbook, or another kind of zip file"
    case oldOffice = "an old Excel workbook or Word document"
    case pdf = "a PDF document"
    case picture = "a picture"
    case compressed = "a compressed file"
    case richText = "a rich text document (RTF)"
    case webPage = "a web page (HTML)"
    case unknown = "something other than text: it has a NUL byte in it"
  }

  /// As many bytes as are needed to tell the kind.
  static let length = 8

  private static let known: [(bytes: [UInt8], kind: Kind)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0], .oldOffice), ([0x25, 0x50, 0x44, 0x46, 0x2D], .pdf),
    ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture),
    ([0x47, 0x49, 0x46, 0x38], .picture), ([0x1F, 0x8B], .compressed),
    (Array("{\\rtf".utf8), .richText), (Array("<html".utf8), .webPage),
    (Array("<!doctyp".utf8), .webPage),
  ]

  static func kind(of bytes: Span<UInt8>) -> Kind? {
    let start = markLength(of: bytes)
    return known.first { entry in
      bytes.count - start >= entry.bytes.count
        && entry.bytes.indices.allSatisfy { index in
          let byte = bytes[start + index]
          return byte == entry.bytes[index]
            || entry.kind == .webPage && byte | 0x20 == entry.bytes[index]
        }
    }?.kind
  }

  /// The length of the UTF-8 byte order mark that the bytes begin with.
  static func markLength(of bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }
}

// MARK: - The wording of each rule

extension Finding {
  static func notText(_ kind: FileSignature.Kind, at position: FilePosition) -> Self {
    let hint =
      switch kind {
      case .zip, .oldOffice:
        "open it in its own program and save it as 'CSV UTF-8' (a table) or as plain text"
      case .richText, .webPage:
        "open it in its own program and save it as plain text (a table as 'CSV UTF-8')"
      case .unknown: "open it in the program it comes from and save it as text in UTF-8"
      case .pdf, .picture, .compressed: "put the text itself here, in UTF-8"
      }
    return Self(.notATextFile, "this is \(kind.rawValue)", at: position, hint: hint)
  }

  static func wrongEncoding(_ byte: UInt8, at position: FilePosition) -> Self {
    let scalar = Windows1252.scalar(of: byte)
    return Self(
      .wrongEncoding,
      "the text isn't UTF-8; it was read as Windows-1252, this character as '\(scalar)'",
      at: position,
      hint: "save the file as UTF-8; in a spreadsheet, save as 'CSV UTF-8 (comma delimited)'")
  }

  static func damagedUTF16(file: String) -> Self {
    Self(
      .wrongEncoding, "the text is UTF-16 with damaged characters",
      at: FilePosition(file: file),
      hint: "save the file as UTF-8; in a spreadsheet, save as 'CSV UTF-8 (comma delimited)'")
  }
}
