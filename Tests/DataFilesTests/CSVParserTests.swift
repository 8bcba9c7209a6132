import DataFiles
import Diagnostics
import TestSupport
import Testing

/// A cell read wrongly is a number under the wrong name, and nobody would notice.
struct CSVParserTests {
  /// A file and the rows it holds.
  struct Rows: CustomTestStringConvertible {
    var text: String
    var rows: [[String]]
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ rows: [String]...) {
      self.text = text
      self.rows = rows
    }
  }

  static let readable = [
    Rows(""), Rows("\n\r\n\r"), Rows("\u{FEFF}"), Rows(" \n\t\n"), Rows(",,\n,,\n"),
    Rows("a", ["a"]), Rows("a\n", ["a"]), Rows("a\r\n1", ["a"], ["1"]),
    Rows("a,b\n1,2\n", ["a", "b"], ["1", "2"]),
    Rows("a,b\r1,2\r3,4", ["a", "b"], ["1", "2"], ["3", "4"]),
    Rows("a,b\r\n1,2\r\n", ["a", "b"], ["1", "2"]),
    Rows("\u{FEFF}a,b\n1,2", ["a", "b"], ["1", "2"]),
    Rows("\u{FEFF}\"a\",b\n1,2", ["a", "b"], ["1", "2"]),
    Rows("a,b\n1,\n,2\n", ["a", "b"], ["1", ""], ["", "2"]),
    Rows("a,b\n1,", ["a", "b"], ["1", ""]),
    Rows("a,b\n\"\",2", ["a", "b"], ["", "2"]),
    Rows("a,b\n\"1\n2\",3", ["a", "b"], ["1\n2", "3"]),
    Rows("a,b\n\"1\r\n2\r3\",3", ["a", "b"], ["1\r\n2\r3", "3"]),
    Rows("a,b\n\"1,2\",3", ["a", "b"], ["1,2", "3"]),
    Rows("a,b\n\"\"\"1\"\"\",\"\"\"\"", ["a", "b"], ["\"1\"", "\""]),
    Rows("a,b\n\"x\"\"y\"\"\",2\n", ["a", "b"], ["x\"y\"", "2"]),
    Rows("a,b\n\"1\" ,\"2\"  \n", ["a", "b"], ["1", "2"]),
    Rows("\"a\r\nb\",c\n1,2", ["a\r\nb", "c"], ["1", "2"]),
    Rows("\n\na,b\n\n1,2\n\n", ["a", "b"], ["1", "2"]),
    Rows("a,b\n1,2\n,\n , \n\"\",\"\"\n", ["a", "b"], ["1", "2"]),
    Rows("a,b\n1,2,,,\n", ["a", "b"], ["1", "2", "", "", ""]),
    Rows("a,b,,\n1,2\n", ["a", "b", "", ""], ["1", "2"]),
    Rows("é,b\n1,👩‍👩‍👧‍👦", ["é", "b"], ["1", "👩‍👩‍👧‍👦"]),
    Rows(" a , b \n 1 , 2 ", [" a ", " b "], [" 1 ", " 2 "]),
  ]

  @Test(arguments: readable)
  func `reads rows`(file: Rows) {
    let reading = CSVReading(file.text)
    #expect(reading.rows == file.rows)
    #expect(reading.findings.isEmpty)
  }

  @Test(arguments: [
    Rows("a;b\n1,5;2", ["a", "b"], ["1,5", "2"]),
    Rows("a\tb\n1,5\t2;3", ["a", "b"], ["1,5", "2;3"]),
    Rows("\"a,x,y\";b\n1;2", ["a,x,y", "b"], ["1", "2"]),
    Rows("\"a\n;;\",b\n1,2", ["a\n;;", "b"], ["1", "2"]),
    Rows("sep=;\na,b;c\n1;2", ["a,b", "c"], ["1", "2"]),
    Rows("SEP=|\r\na,b|c\r\n1|2", ["a,b", "c"], ["1", "2"]),
    Rows("\u{FEFF}sep=\t\ra\tb\r1\t2", ["a", "b"], ["1", "2"]),
    Rows("sep=x,b\n1,2", ["sep=x", "b"], ["1", "2"]),
  ])
  func `finds the separator`(file: Rows) {
    let reading = CSVReading(file.text)
    #expect(reading.rows == file.rows)
    #expect(reading.findings.isEmpty)
    #expect(reading.separators == Set([reading.separator]))
  }

  /// A faulty file, its rows as they're read all the same; `↓` stands where the finding points.
  struct Fault: CustomTestStringConvertible {
    var rule: Rule
    var marked: String
    var rows: [[String]]
    var testDescription: String { rule.name + " in " + marked.debugDescription }

    init(_ rule: Rule, _ marked: String, _ rows: [String]...) {
      self.rule = rule
      self.marked = marked
      self.rows = rows
    }
  }

  static let faulty = [
    Fault(.raggedRow, "a,b\n1↓\n2,3", ["a", "b"], ["1"], ["2", "3"]),
    Fault(.raggedRow, "a,b,c\r\n1,\"x\ny\"↓", ["a", "b", "c"], ["1", "x\ny"]),
    Fault(.raggedRow, "a,b\n1,2,↓3,4\n", ["a", "b"], ["1", "2", "3", "4"]),
    Fault(.raggedRow, "a,b\n1,2,, ↓4\n", ["a", "b"], ["1", "2", "", " 4"]),
    Fault(.unclosedQuote, "a,b\n1,↓\"2\n3,4\n", ["a", "b"], ["1", "2"], ["3", "4"]),
    Fault(.unclosedQuote, "a,b\n↓\"1,2\r\n3,4", ["a", "b"], ["1", "2"], ["3", "4"]),
    Fault(.unclosedQuote, "a,b\n1,↓\"", ["a", "b"], ["1", ""]),
    Fault(.unclosedQuote, "a,b\n1,↓\"2\"\"", ["a", "b"], ["1", "2\"\""]),
    Fault(.unclosedQuote, "↓\"a,b\n1,2\n", ["a", "b"], ["1", "2"]),
    Fault(
      .unclosedQuote, "a,b\n1,↓\"2\n3,4\n\"5\",\"6, 7\"\n", ["a", "b"], ["1", "2"], ["3", "4"],
      ["5", "6, 7"]),
    Fault(
      .unclosedQuote, "a,b\n1,↓\"2\n3,\"\"\n4,\"\"\"5\"\"\"\n", ["a", "b"], ["1", "2"], ["3", ""],
      ["4", "\"5\""]),
    Fault(.textAfterQuote, "a,b\n\"1\"↓x,2\n", ["a", "b"], ["1x", "2"]),
    Fault(.textAfterQuote, "a,b\n1,\"é\" ↓x \"y\"\n", ["a", "b"], ["1", "é x \"y\""]),
    Fault(.textAfterQuote, "a,b\n\"1\n2\"↓x,2", ["a", "b"], ["1\n2x", "2"]),
    Fault(.textAfterQuote, "a,b\n\"x\"\"y\"↓z\"\",2", ["a", "b"], ["x\"yz\"\"", "2"]),
    Fault(.strayQuote, "a,b\n1↓\"2,3\n", ["a", "b"], ["1\"2", "3"]),
    Fault(.strayQuote, "a,b\n5' 11↓\",3\"\n", ["a", "b"], ["5' 11\"", "3\""]),
    Fault(.strayQuote, "a,b\n1, ↓\"2\"\n", ["a", "b"], ["1", " \"2\""]),
    Fault(.repeatedColumn, "a,b,↓a\n1,2,3", ["a", "b", "a"], ["1", "2", "3"]),
    Fault(
      .repeatedColumn, "Success criterion,b, ↓success_criterion",
      [
        "Success criterion", "b", " success_criterion",
      ]),
    Fault(
      .unnamedColumn, "a,↓,b\n1,,3\n1,2,3\n1,2,3", ["a", "", "b"], ["1", "", "3"],
      ["1", "2", "3"], ["1", "2", "3"]),
    Fault(.unnamedColumn, "a,↓\"\"\n1,2", ["a", ""], ["1", "2"]),
    Fault(.notATextFile, "a,b\n1,2\n3↓\0,4\n5,6", ["a", "b"], ["1", "2"]),
    Fault(.notATextFile, "a,b\n\"x\ny↓\0\",4\n", ["a", "b"]),
    Fault(.notATextFile, "a,b\n\"x\" ↓\0\",4\n", ["a", "b"]),
  ]

  @Test(arguments: faulty)
  func `points at a fault and reads on`(fault: Fault) throws {
    let marked = MarkedText(fault.marked)
    let reading = CSVReading(marked.text)
    var findings = reading.findings
    // What a stray mark in a second cell adds is not this test's subject.
    findings.removeAll { $0.rule != fault.rule && $0.rule == .strayQuote }
    let finding = try #require(findings.first)
    #expect(finding.rule == fault.rule)
    #expect(
      finding.position == FilePosition(file: "a.csv", line: marked.line, column: marked.column))
    #expect(reading.rows == fault.rows)
    if fault.rule != .strayQuote { #expect(findings.count == 1) }
  }

  @Test func `tells every fault of a file in its order`() throws {
    let text = """
      id,title,,title
      1,"a"b,x
      2,c"d,,
      3,"e,,
      4,f,g,h,i
      """
    let lines = CSVReading(text).findings.map { "\($0)\n" }
    try expectGolden(lines.joined(), "csv-faults.txt")
  }

  @Test(arguments: [1, 2, 3, 7])
  func `the size of the pieces makes no difference`(size: Int) {
    let texts = Self.readable.map(\.text) + Self.faulty.map { MarkedText($0.marked).text }
    var files = texts.map { [UInt8]($0.utf8) }
    files += texts.map { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    files += ["caf\u{E9},b\n1,\"\u{E9}\"\"\"\n\u{80},2"].map {
      $0.unicodeScalars.map { UInt8($0.value) }
    }
    files += texts.map { $0.utf8.map { $0 == UInt8(ascii: "a") ? 0xE9 : $0 } }
    for file in files { #expect(CSVReading(file, chunkSize: size) == CSVReading(file)) }
  }

  @Test func `every cell knows its line and column`() {
    let reading = CSVReading("é,b\n\n1, x\n\"2\n3\",\"4\"\r\n5,  ")
    #expect(reading.lines == [1, 3, 4, 6])
    #expect(
      reading.places.map { $0.map { "\($0.line):\($0.column)" } } == [
        ["1:1", "1:3", "1:4"], ["3:1", "3:4", "3:5"], ["4:1", "5:4", "5:7"],
        ["6:1", "6:3", "6:5"],
      ])
  }

  @Test(arguments: [
    "1,x↓y", "1,\"x↓y\"", "1,\"\"\"x\"\"↓y\"", "1,\"x\n↓y\"", "1,é\u{301}x↓y", "1,\"x\" z↓y",
  ])
  func `every byte of a cell knows its line and column`(marked: String) throws {
    let input = MarkedText("a,b\n" + marked)
    var parser = CSVParser(file: "a.csv")
    var place: FilePosition?
    func look(_ row: borrowing CSVRow) {
      let text = row.string(at: 1)
      guard let index = text.firstIndex(of: "y") else { return }
      place = row.position(at: 1, byteOffset: text.utf8.distance(from: text.startIndex, to: index))
    }
    parser.feed([UInt8](input.text.utf8).span, look)
    parser.finish(look)
    #expect(place == FilePosition(file: "a.csv", line: input.line, column: input.column))
  }

  @Test func `Windows-1252 is read, and told once`() throws {
    let bytes = "a,b\nx,caf\u{E9}\nx\u{80}\u{81},\"\u{E9}\"\"\"\ny,\u{A3}9\n"
    let reading = CSVReading(bytes.unicodeScalars.map { UInt8($0.value) })
    #expect(
      reading.rows == [["a", "b"], ["x", "café"], ["x€\u{FFFD}", "é\""], ["y", "£9"]])
    let finding = try #require(reading.findings.first)
    #expect(reading.findings.count == 1)
    #expect(finding.rule == .wrongEncoding)
    #expect(finding.position == FilePosition(file: "a.csv", line: 2, column: 6))
    #expect(reading.places[2][2].column == 10)
  }

  @Test(arguments: [[0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
  func `the 'Unicode text' of a spreadsheet is read`(mark: [UInt8]) {
    let text = "a\tb\r\né\t\"😀\r\n\""
    let bytes = text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return mark[0] == 0xFE ? pair : pair.reversed()
    }
    let reading = CSVReading(mark + bytes)
    #expect(reading.rows == [["a", "b"], ["é", "😀\r\n"]])
    #expect(reading.findings.isEmpty)
  }

  @Test func `UTF-16 that breaks off is told`() {
    let reading = CSVReading([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x31, 0x00, 0x3D])
    #expect(reading.rows == [["a"], ["1\u{FFFD}"]])
    #expect(reading.findings.map(\.rule) == [.wrongEncoding])
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}rest", "Excel workbook"), ("%PDF-1.7", "PDF"), ("a\0,\0b\0", "NUL"),
  ])
  func `a file that is no text is named for what it is`(text: String, name: String) throws {
    let reading = CSVReading(text)
    #expect(reading.rows.isEmpty)
    #expect(reading.findings.map(\.rule) == [.notATextFile])
    #expect(try #require(reading.findings.first).message.contains(name))
  }

  @Test func `a cell is looked at without its spaces`() {
    var parser = CSVParser(file: "")
    let text = "a,b\n  England\u{A0}, \u{A0}\u{FEFF} \n"
    parser.feed([UInt8](text.utf8).span) { row in
      guard !row.isHeader else { return }
      // A row can't be copied, so the macro can't take it apart.
      let texts = [row.trimmed(at: 0), row.trimmed(at: 1), row.string(at: 9)]
      let equalities = [row.equals("England", at: 0), row.equals("Englanb", at: 0)]
      let empty = [row.isEmpty(at: 0), row.isEmpty(at: 1), row.isEmpty(at: 2), row.isEmpty(at: -1)]
      let offset = row.byteOffset
      #expect(texts == ["England", "", ""])
      #expect(equalities == [true, false])
      #expect(empty == [false, true, true, true])
      #expect(offset == 4)
    }
  }

  @Test func `what stops the reader's work stops the reading`() {
    struct Enough: Error {}
    var parser = CSVParser(file: "")
    var count = 0
    #expect(throws: Enough.self) {
      try parser.feed([UInt8]("a\n1\n2\n3\n".utf8).span) { _ in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }
}

/// A file that nobody foresaw must not eat the machine.
struct CSVLimitTests {
  @Test func `an unclosed quotation mark at the start of a large file costs no more than the file`()
  {
    let line = "1,2,\"\",3\n"
    let text = "\"a,b,c,d\n" + String(repeating: line, count: 5_000_000 / line.utf8.count)
    let reading = CountingReading(text)
    #expect(reading.rows == 5_000_000 / line.utf8.count + 1)
    #expect(reading.findings.map(\.rule) == [.unclosedQuote])
  }

  @Test func `quotation marks that open again and again cost no more than the file`() {
    let text = "a,b\n" + String(repeating: "1,\"x\n", count: 200_000)
    let reading = CountingReading(text)
    #expect(reading.rows > 100_000)
    #expect(reading.findings.count <= 1_000)
  }

  @Test func `a line full of faults is counted out once`() {
    let text = "a\n" + String(repeating: "x\"é", count: 100_000)
    #expect(CountingReading(text).findings.map(\.rule) == [.strayQuote])
    let header = String(repeating: "é,", count: 60_000) + "\n1"
    let findings = CountingReading(header).findings
    #expect(findings.count == 1_001)
    #expect(findings.contains { $0.message.hasSuffix("(and 58999 more like this)") })
  }

  @Test func `a row of too many cells is told and left out`() {
    let text = "a\n" + String(repeating: ",", count: 70_000) + "\n1\n"
    let reading = CountingReading(text)
    #expect(reading.rows == 2)
    #expect(reading.findings.map(\.rule) == [.tooLarge])
  }

  @Test func `a header far wider than its rows costs no more than the file`() {
    let header = "a" + String(repeating: ",", count: 60_000) + "\n"
    let reading = CountingReading(header + String(repeating: "1,\n", count: 50_000))
    #expect(reading.rows == 50_001)
    #expect(reading.findings.isEmpty)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `rubbish does no harm and reads the same in any pieces`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = [
      0x61, 0x22, 0x22, 0x22, 0x2C, 0x2C, 0x3B, 0x0A, 0x0D, 0x20, 0x09, 0xC3, 0xA9, 0xE9, 0x00,
    ]
    for _ in 0..<1_500 {
      // A NUL ends the reading, so most files are without one.
      let kinds = random.below(8) == 0 ? alphabet.count : alphabet.count - 1
      let bytes = (0..<random.below(60)).map { _ in alphabet[random.below(kinds)] }
      let whole = CSVReading(bytes)
      #expect(CSVReading(bytes, chunkSize: random.below(9) + 1) == whole, "\(bytes)")
      #expect(whole.findings.allSatisfy { $0.position.line >= 1 && $0.position.column >= 1 })
    }
  }

  @Test func `a cell of 20 MB is read`() {
    var count = 0
    var parser = CSVParser(file: "")
    parser.feed([UInt8]("a\n\"".utf8).span) { _ in }
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<20 { parser.feed(piece.span) { _ in } }
    parser.feed([UInt8]("\"\n".utf8).span) { row in count = row.withBytes(at: 0) { $0.count } }
    #expect(count == 20 << 20)
    #expect(parser.findings.isEmpty)
  }

  @Test(arguments: ["", "\""])
  func `a row beyond the limit is told and left out`(start: String) {
    var rows: [Int] = []
    var parser = CSVParser(file: "")
    func look(_ row: borrowing CSVRow) { rows.append(row.withBytes(at: 0) { $0.count }) }
    parser.feed([UInt8]("a\n\(start)".utf8).span, look)
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<33 { parser.feed(piece.span, look) }
    parser.feed([UInt8]("\r\nlast".utf8).span, look)
    parser.finish(look)
    #expect(rows == [1, 4])
    #expect(parser.findings.last?.rule == .tooLarge)
    #expect(parser.findings.last?.position.line == 2)
  }
}

/// The number of rows and the findings of a large text.
private struct CountingReading {
  var rows = 0
  var findings: [Finding] = []

  init(_ text: String) {
    var parser = CSVParser(file: "")
    parser.feed([UInt8](text.utf8).span) { _ in rows += 1 }
    parser.finish { _ in rows += 1 }
    findings = parser.findings
  }
}
