import DataFiles
import Diagnostics
import TestSupport
import Testing

/// Registers and catalogues are read through this: a cell under the wrong name misleads a report.
struct CSVTableTests {
  private let table = CSVTable(
    SourceText("Id; Success criterion \n\nE1;\"a \"\"b\"\"\nc\"\r\n E2 ;é\n", file: "r.csv"))

  @Test func `cells are found by row, column and name`() {
    #expect(table.header.names == ["Id", "Success criterion"])
    #expect(table.rows == 0..<2)
    #expect(table[0, 1] == "a \"b\"\nc")
    #expect(table[1, 0] == "E2")
    #expect(table.string(row: 1, column: 0) == " E2 ")
    #expect(table[1, "success_criterion"] == "é")
    #expect(table[1, "SUCCESS-CRITERION"] == "é")
    #expect(table[1, "other"] == nil)
    #expect(table[1, 5] == "")
    #expect(table[1, -1] == "")
    #expect(table.isEmpty(row: 1, column: 2))
    #expect(!table.isEmpty(row: 1, column: 1))
    #expect(table.findings.isEmpty)
  }

  @Test func `cells and their characters know their place`() {
    #expect(table.lineNumber(ofRow: 0) == 3)
    #expect(table.position(row: 0, column: 0).description == "r.csv:3:1")
    #expect(table.position(row: 0, column: 1).description == "r.csv:3:4")
    #expect(table.position(row: 0, column: 2).description == "r.csv:4:3")
    #expect(table.position(row: 1, column: 0).description == "r.csv:5:2")
    #expect(table.position(row: 1, column: 1).description == "r.csv:5:6")
    #expect(table.position(row: 0, column: 1, byteOffset: 0).description == "r.csv:3:5")
    #expect(table.position(row: 0, column: 1, byteOffset: 3).description == "r.csv:3:9")
    #expect(table.position(row: 0, column: 1, byteOffset: 6).description == "r.csv:4:1")
  }

  @Test func `an empty file is a table without rows`() {
    for text in ["", "\n\n", "a,b", "a,b\n"] {
      let table = CSVTable(SourceText(text, file: ""))
      #expect(table.rows.isEmpty)
      #expect(table.findings.isEmpty)
      #expect(table.header.column("a") == (text.hasPrefix("a") ? 0 : nil))
    }
  }

  @Test func `bytes are decoded on the way`() {
    let table = CSVTable([0x61, 0x0A, 0xE9, 0x2C, 0x78], file: "r.csv")
    #expect(table[0, 0] == "é")
    #expect(
      table.findings.map { "\($0.rule.name) \($0.position)" } == [
        "wrong-encoding r.csv:2:1", "ragged-row r.csv:2:3",
      ])
    #expect(CSVTable([0x50, 0x4B, 3, 4], file: "").findings.map(\.rule) == [.notATextFile])
  }

  @Test(arguments: CSVParserTests.readable.map(\.text) + CSVParserTests.faulty.map(\.marked))
  func `agrees with the parser cell by cell`(text: String) {
    let text = text.replacing("↓", with: "").replacing("\0", with: "").replacing(
      "\u{FEFF}", with: "")
    let table = CSVTable(SourceText(text, file: "a.csv"))
    let reading = CSVReading(text)
    #expect(table.findings == reading.findings)
    #expect(table.rows.count == max(reading.rows.count - 1, 0))
    for row in table.rows {
      let columns = 0..<table.cellCount(inRow: row)
      #expect(columns.map { table.string(row: row, column: $0) } == reading.rows[row + 1])
      #expect(
        (columns.lowerBound...columns.upperBound).map { table.position(row: row, column: $0) }
          == reading.places[row + 1])
      #expect(table.lineNumber(ofRow: row) == reading.lines[row + 1])
    }
  }

  @Test(arguments: [
    ("Success criterion", "success-criterion"), (" reported_to ", "reported-to"),
    ("LA  Name", "la-name"), ("\u{FEFF}id", "id"), ("a-_ b", "a-b"), ("É", "é"), ("", ""),
  ])
  func `names have one form`(name: String, form: String) {
    #expect(FieldName.folded(name) == form)
  }
}

/// What we write, a spreadsheet has to read.
struct CSVWriterTests {
  private func written(_ write: (inout CSVWriter) -> Void, _ writer: CSVWriter = CSVWriter())
    -> String
  {
    var writer = writer
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("a b", "a b"), ("a,b", "\"a,b\""), ("a;b", "a;b"), ("a\"b", "\"a\"\"b\""),
    ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""), (" a", "\" a\""), ("a ", "\"a \""), ("é", "é"),
    ("=1+1", "=1+1"),
  ])
  func `only what needs quotation marks gets them`(text: String, cell: String) {
    #expect(written { $0.row([text, "x"]) } == cell + ",x\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+44 1772", "'+44 1772"), ("-x", "'-x"), ("@A1", "'@A1"),
    ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("a=1", "a=1"), ("", ""),
  ])
  func `a text that a spreadsheet would run is made plain`(text: String, cell: String) {
    #expect(written({ $0.row([text, "x"]) }, CSVWriter(guardsFormulas: true)) == cell + ",x\n")
  }

  @Test func `numbers stay numbers`() {
    let text = written(
      {
        $0.int(-5)
        $0.int(nil)
        $0.double(-0.5)
        $0.double(66.0)
        $0.double(.nan)
        $0.endRow()
      },
      CSVWriter(
        separator: UInt8(ascii: ";"), lineEnd: .carriageReturnLineFeed, guardsFormulas: true)
    )
    #expect(text == "-5;;-0.5;66;\r\n")
  }

  @Test func `what stands before the first row is kept`() {
    #expect(written({ $0.row(["a"]) }, CSVWriter(appendingTo: [0x23, 0x0A])) == "#\na\n")
  }

  @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")], [1, 2, 3])
  func `what is written is read back the same`(separator: UInt8, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let columns = random.below(5) + 1
      var rows = [(0..<columns).map { "column \($0)" }]
      for _ in 0..<random.below(6) {
        // The first cell keeps the row from being empty, which readers skip.
        rows.append(["x" + random.text()] + (1..<columns).map { _ in random.text() })
      }
      var writer = CSVWriter(
        separator: separator, lineEnd: random.below(2) == 0 ? .lineFeed : .carriageReturnLineFeed)
      for row in rows { writer.row(row) }
      let reading = CSVReading(writer.bytes, chunkSize: random.below(50) + 1, separator: separator)
      #expect(reading.rows == rows)
      #expect(reading.findings.isEmpty)
    }
  }
}
