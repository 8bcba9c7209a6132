import SelfEvaluation

/// What a cell of a number column holds.
enum NumberText: Equatable {
  case blank
  /// 0 or a number of one of the ``sizes``, and how many decimals it was printed with after zeros at its end are gone.
  case number(Double, decimals: Int)
  /// The sign that a published table has instead of a number.
  case symbol(Observation.Symbol)
  case invalid

  /// Reads a number as spreadsheets and published tables print it.
  ///
  /// - Parameters:
  ///   - bytes: The cell without white space around it.
  ///   - decimalComma: Whether a comma stands before the decimals, as in files with semicolons
  ///     between the cells.
  init(_ bytes: Span<UInt8>, decimalComma: Bool = false) {
    if bytes.isEmpty {
      self = .blank
    } else if let plain = Self.plainNumber(bytes) {
      self = plain
    } else {
      self = Self.writtenNumber(bytes, decimalComma: decimalComma)
    }
  }

  /// The decimals of a number that's written with a power of ten, and of one that seems to have lost
  /// digits so: more than any other has.
  private static let decimalsOfPower = 15
  private static let decimalsOfShortened = 16

  /// Whether a spreadsheet seems to have shortened it for a narrow column, as 2,885 to `2.9E+03`.
  var isShortened: Bool {
    if case .number(_, Self.decimalsOfShortened) = self { true } else { false }
  }

  init(_ text: some StringProtocol, decimalComma: Bool = false) {
    self.init(Array(text.utf8).span, decimalComma: decimalComma)
  }

  /// How large a figure can be that isn't 0; of larger and smaller ones sums and shares may overflow.
  static let sizes = 1e-15..<1e15

  /// Powers of ten that a binary fraction holds exactly.
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The form that nearly all cells have: digits with at most one point.
  ///
  /// A whole number below 2⁵³ divided by an exact power of ten is rounded once, and so correctly.
  private static func plainNumber(_ bytes: Span<UInt8>) -> NumberText? {
    guard bytes.count <= 17 else { return nil }
    var mantissa = 0
    var digits = 0
    var decimals = -1
    var significantDecimals = 0
    var index = 0
    let isNegative = bytes[0] == 0x2D
    if isNegative { index = 1 }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x2E, decimals < 0 {
        decimals = 0
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      mantissa = mantissa * 10 + Int(byte - 0x30)
      digits += 1
      if decimals >= 0 {
        decimals += 1
        if byte != 0x30 { significantDecimals = decimals }
      }
    }
    guard digits > 0, digits <= 15 else { return nil }
    let value = Double(mantissa) / powersOfTen[max(decimals, 0)]
    return .number(isNegative && value != 0 ? -value : value, decimals: significantDecimals)
  }

  /// Every other form: separators of thousands, a per cent sign, a power of ten, a symbol.
  private static func writtenNumber(_ bytes: Span<UInt8>, decimalComma: Bool) -> NumberText {
    guard bytes.count <= 60 else { return .invalid }
    var text = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    if let symbol = Observation.Symbol(text) { return .symbol(symbol) }
    // Typographers' minus, and the spaces that word processors put between thousands.
    text = String(text.map { $0 == "\u{2212}" || $0 == "\u{2010}" ? "-" : $0 })
    if text.hasSuffix("%") { text = String(text.dropLast().trimmed) }
    var sign = ""
    if let first = text.first, first == "-" || first == "+" {
      sign = first == "-" ? "-" : ""
      text.removeFirst()
    }
    var exponent = ""
    var hasSpreadsheetPower = false
    if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let digits = text[text.index(after: mark)...]
      let unsigned = digits.first == "-" || digits.first == "+" ? digits.dropFirst() : digits
      guard isDigits(unsigned), unsigned.utf8.count <= 3 else { return .invalid }
      exponent = "e\(digits)"
      hasSpreadsheetPower = text[mark] == "E" && digits.first == "+"
      text = String(text[..<mark])
    }
    guard let plain = withoutSeparators(text, decimalComma: decimalComma),
      let value = Double(sign + plain + exponent), value == 0 || sizes.contains(value.magnitude)
    else { return .invalid }
    let fraction = plain.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first
    let significant = fraction?.lastIndex { $0 != "0" }
    let decimals = fraction.flatMap { part in
      significant.map { part.distance(from: part.startIndex, to: $0) + 1 }
    }
    guard let power = Int(exponent.dropFirst()) else {
      return .number(value == 0 ? 0 : value, decimals: decimals ?? 0)
    }
    // A spreadsheet's form, and fewer digits than the whole number has.
    let isShortened = hasSpreadsheetPower && plain.count { $0 != "." } <= power
    return .number(
      value == 0 ? 0 : value, decimals: isShortened ? decimalsOfShortened : decimalsOfPower)
  }

  /// A number with a point before its decimals and nothing between its thousands; `nil` when the
  /// text can't be read in one way only.
  private static func withoutSeparators(_ text: String, decimalComma: Bool) -> String? {
    let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "'"]
    var whole = Substring(text)
    var fraction: Substring?
    let commas = text.count { $0 == "," }
    let points = text.count { $0 == "." }
    if decimalComma, commas == 1, let comma = text.firstIndex(of: ",") {
      (whole, fraction) = (text[..<comma], text[text.index(after: comma)...])
      // "1,234" could be either, "0,123" and "1,23" could not.
      if points == 0, fraction?.utf8.count == 3, whole != "0",
        !whole.contains(where: spaces.contains)
      {
        return nil
      }
    } else if points == 1, let point = text.firstIndex(of: ".") {
      (whole, fraction) = (text[..<point], text[text.index(after: point)...])
    } else if points > 1 {
      return nil
    }
    if let fraction, !fraction.isEmpty, !isDigits(fraction) { return nil }
    let separators = Set(whole.filter { !$0.isASCII || !$0.isNumber })
    guard separators.count <= 1 else { return nil }
    var digits = String(whole)
    if let separator = separators.first {
      guard spaces.contains(separator) || separator == "," || (separator == "." && decimalComma)
      else { return nil }
      let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
      // Nor does a number of thousands begin with a nought: "0,675" has a decimal comma.
      guard let first = groups.first, (1...3).contains(first.utf8.count), first.first != "0",
        groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
      else { return nil }
      digits = groups.joined()
    }
    guard isDigits(digits) || (digits.isEmpty && fraction?.isEmpty == false) else { return nil }
    if digits.isEmpty { digits = "0" }
    guard let fraction, !fraction.isEmpty else { return digits }
    return "\(digits).\(fraction)"
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
