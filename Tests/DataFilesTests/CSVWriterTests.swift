import DataFiles
import TestSupport
import Testing

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
        $0.double(-5)
        $0.double(nil)
        $0.double(-0.5)
        $0.double(66.0)
        $0.double(.nan)
        $0.endRow()
      },
      CSVWriter(lineEnd: .carriageReturnLineFeed, guardsFormulas: true))
    #expect(text == "-5,,-0.5,66,\r\n")
  }

  @Test func `what stands before the first row is kept`() {
    #expect(written({ $0.row(["a"]) }, CSVWriter(appendingTo: [0x23, 0x0A])) == "#\na\n")
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `what is written is read back the same`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let columns = random.below(5) + 1
      var rows = [(0..<columns).map { "column \($0)" }]
      for _ in 0..<random.below(6) {
        // The first cell keeps the row from being empty, which readers skip.
        rows.append(["x" + random.text()] + (1..<columns).map { _ in random.text() })
      }
      var writer = CSVWriter(
        lineEnd: random.below(2) == 0 ? .lineFeed : .carriageReturnLineFeed)
      for row in rows { writer.row(row) }
      let reading = CSVReading(writer.bytes, chunkSize: random.below(50) + 1)
      #expect(reading.rows == rows)
      #expect(reading.findings.isEmpty)
    }
  }
}
