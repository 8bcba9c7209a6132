import Diagnostics

/// A fault within one row, before its place is counted out.
struct CSVFault {
  enum Kind {
    case unclosedQuote
    case textAfterQuote
    case strayQuote(afterSpace: Bool)
    case wrongEncoding(UInt8)
    case nul
    case repeatedColumn(String, first: Int)
    case missingCells(found: Int, expected: Int, separators: (own: UInt8?, usual: UInt8?))
    case surplusCell(String, found: Int, expected: Int)
  }

  var kind: Kind
  /// The byte of the window to point at.
  var raw: Int
}

extension CSVFault {
  func finding(at position: FilePosition) -> Finding {
    switch kind {
    case .unclosedQuote:
      Finding(
        .unclosedQuote, "this quotation mark is never closed", at: position,
        hint: "close the cell with '\"', or leave the opening one out")
    case .textAfterQuote:
      Finding(
        .textAfterQuote, "there is text after the cell's closing quotation mark", at: position,
        hint: "write a quotation mark that belongs to the text twice: \"\"")
    case .strayQuote(let afterSpace):
      Finding(
        .strayQuote, "a quotation mark inside a cell that isn't quoted is taken for text",
        at: position,
        hint: afterSpace
          ? "remove the space before the quotation mark, so that it opens the cell"
          : "put the cell in quotation marks and write this one twice: \"\"")
    case .wrongEncoding(let byte): .wrongEncoding(byte, at: position)
    case .nul: .notText(.unknown, at: position)
    case .repeatedColumn(let name, let first):
      Finding(
        .repeatedColumn, "'\(name)' is already the name of column \(first + 1)", at: position,
        hint: "rename or remove one of the two columns")
    case .missingCells(let found, let expected, let separators):
      Finding(
        .raggedRow,
        "the header has \(count(of: "column", expected)), this row \(count(of: "cell", found))",
        at: position,
        hint: separators.own.map { own in
          "here \(name(of: own)) part the cells, in the header "
            + "\(name(of: separators.usual ?? ASCII.comma)); write the row as the header is written"
        }
          ?? (found == 1 && expected > 3
            ? "take notes and sources out of the table; a row of figures needs its empty cells too"
            : "add the missing cells; an empty one is needed too"))
    case .surplusCell(let text, let found, let expected):
      Finding(
        .raggedRow,
        """
        the header has \(count(of: "column", expected)), this row \(count(of: "cell", found)); \
        '\(text)' has no column
        """, at: position,
        hint: "put a cell that has a separator in its text in quotation marks")
    }
  }

  private func name(of separator: UInt8) -> String {
    switch separator {
    case ASCII.comma: "commas"
    case ASCII.semicolon: "semicolons"
    case ASCII.tab: "tabs"
    default: "'\(Character(Unicode.Scalar(separator)))'"
    }
  }

  private func count(of noun: String, _ count: Int) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

extension Finding {
  static func rowTooLong(at position: FilePosition) -> Self {
    Self(
      .tooLarge,
      """
      this row was left out: it has more than \(CSVParser.longestRow >> 20) MB or \
      \(CSVParser.widestRow) cells
      """, at: position, hint: "look for a missing line end, or for a file that isn't a table")
  }

  static func unnamedColumn(_ column: Int, contentLine: Int, at position: FilePosition) -> Self {
    Self(
      .unnamedColumn,
      "column \(column + 1) has no name, but line \(contentLine) has something in it",
      at: position, hint: "give the column a name, or empty it")
  }
}

/// The findings of one file, of which a flood is counted rather than kept.
struct FindingLog {
  /// As many findings of one rule as are kept for one file.
  static let limit = 1_000

  private(set) var findings: [Finding] = []
  private var counts: [Rule: Int] = [:]

  mutating func add(_ finding: Finding) {
    let count = counts[finding.rule, default: 0] + 1
    counts[finding.rule] = count
    if count <= Self.limit { findings.append(finding) }
  }

  /// Puts the findings in order, and says of each flood how much of it was left out.
  mutating func finish() {
    findings = findings.inFileOrder
    for (rule, count) in counts where count > Self.limit {
      guard let last = findings.lastIndex(where: { $0.rule == rule }) else { continue }
      findings[last].message += " (and \(count - Self.limit) more like this)"
      counts[rule] = Self.limit
    }
  }
}
