import DataFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Other programs read what we write, and reviewers read its differences.
struct JSONWriterTests {
  private func written(
    _ writer: JSONWriter = JSONWriter(), _ write: (inout JSONWriter) -> Void
  ) -> String {
    var writer = writer
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func sample(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("format")
    writer.int(1)
    writer.key("teams")
    writer.beginArray()
    writer.beginObject()
    writer.key("id")
    writer.string("primary")
    writer.key("moderates")
    writer.bool(false)
    writer.endObject()
    writer.string(nil)
    writer.endArray()
    writer.key("none")
    writer.beginArray()
    writer.endArray()
    writer.key("empty")
    writer.beginObject()
    writer.endObject()
    writer.endObject()
  }

  @Test func `the compact layout has no space`() {
    #expect(
      written { sample(&$0) }
        == #"{"format":1,"teams":[{"id":"primary","moderates":false},null],"none":[],"empty":{}}"#)
  }

  @Test func `the other layout has one field a line`() {
    let text = written(JSONWriter(layout: .lines)) {
      sample(&$0)
      $0.endLine()
    }
    #expect(
      text == """
        {
          "format": 1,
          "teams": [
            {
              "id": "primary",
              "moderates": false
            },
            null
          ],
          "none": [],
          "empty": {}
        }

        """)
  }

  @Test(arguments: [
    ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t\u{8}\u{1F}", #""\n\r\t\u0008\u001F""#),
    ("é€😀", "\"é€😀\""),
    ("", "\"\""), ("</script>&\u{2028}", "\"</script>&\u{2028}\""), ("a\u{7F}", "\"a\u{7F}\""),
  ])
  func `text is escaped where it must be`(text: String, expected: String) {
    #expect(written { $0.string(text) } == expected)
  }

  @Test(arguments: [
    ("</script><!--&", #""\u003C/script\u003E\u003C!--\u0026""#),
    ("\u{2028}\u{2029}\u{2027}“", "\"\\u2028\\u2029\u{2027}“\""), ("€", "\"€\""),
  ])
  func `text can stand inside an HTML script element`(text: String, expected: String) {
    let json = written(JSONWriter(isForHTML: true)) { $0.string(text) }
    #expect(json == expected)
    #expect(JSONDocument(parsing: SourceText(json, file: "")).root?.string == text)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-12, "-12"), (66.1, "66.1"), (0.1, "0.1"), (-0.25, "-0.25"),
      (1.005, "1.005"), (0.001, "0.001"), (12.3456, "12.3456"), (1.0 / 3, "0.3333333333333333"),
      (0.1 + 0.2, "0.30000000000000004"), (1e15, "1000000000000000"), (1e16, "10000000000000000"),
      (1e20, "100000000000000000000"), (1.5e20, "150000000000000000000"), (1e21, "1e21"),
      (-1.25e300, "-1.25e300"), (0.0001, "0.0001"), (1e-6, "0.000001"), (1.5e-7, "1.5e-7"),
      (Double.leastNonzeroMagnitude, "5e-324"), (9_007_199_254_740_992, "9007199254740992"),
      (123456.789, "123456.789"),
      (9999999999.95, "9999999999.95"), (1234567890123.4, "1234567890123.4"), (1e-5, "0.00001"),
    ] as [(Double, String)])
  func `numbers are short and plain`(number: Double, expected: String) {
    #expect(written { $0.double(number) } == expected)
    #expect(Double(expected) == number)
  }

  @Test func `what is no number is null`() {
    let text = written {
      $0.beginArray()
      $0.double(.nan)
      $0.double(-.infinity)
      $0.double(nil)
      $0.int(nil)
      $0.bool(nil)
      $0.int(.min)
      $0.endArray()
    }
    #expect(text == "[null,null,null,null,null,-9223372036854775808]")
  }

  @Test func `every number reads back the same`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let numbers = [
        Double(bitPattern: random.next()), Double(random.below(2_000_000)) / 1_000,
        Double(random.below(1_000_000_000)) / 10_000, Double(Int64(bitPattern: random.next())),
      ]
      for number in numbers where number.isFinite {
        let text = written { $0.double(number) }
        #expect(Double(text) == number)
        #expect(text.count <= number.description.count + 25)
        #expect(JSONDocument(parsing: SourceText(text, file: "")).findings.isEmpty)
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64], [JSONWriter.Layout.compact, .lines])
  func `what is written is read back the same`(seed: UInt64, layout: JSONWriter.Layout) throws {
    var random = SeededGenerator(seed: seed)
    for round in 0..<300 {
      var writer = JSONWriter(layout: layout, isForHTML: round % 2 == 0)
      random.writeValue(to: &writer, depth: 0)
      let text = String(decoding: writer.bytes, as: UTF8.self)
      let document = JSONDocument(parsing: SourceText(text, file: ""))
      #expect(document.findings.allSatisfy { $0.rule == .jsonRepeatedKey }, "\(text)")
      var again = JSONWriter(layout: layout, isForHTML: round % 2 == 0)
      try #require(document.root).write(to: &again)
      #expect(again.bytes == writer.bytes)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(writer.bytes), options: .fragmentsAllowed)
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a page's text is laid out as the file would have been written`(seed: UInt64) {
    for round in 0..<200 as Range<UInt64> {
      var (random, again) = (
        SeededGenerator(seed: seed * 1_000 + round), SeededGenerator(seed: seed * 1_000 + round)
      )
      var compact = JSONWriter(expectedCount: 100, isForHTML: true)
      random.writeValue(to: &compact, depth: 0)
      var file = JSONWriter(layout: .lines)
      again.writeValue(to: &file, depth: 0)
      file.endLine()
      var bytes: [UInt8] = []
      var lines = JSONLines()
      lines.add(compact.bytes.span) { bytes += $0 }
      lines.finish { bytes += $0 }
      #expect(bytes == file.bytes)
    }
  }

  @Test(arguments: [1, 65_000, 65_530, 65_536, 65_540, 200_000])
  func `a text of any length is laid out whole`(length: Int) {
    var (compact, file) = (JSONWriter(isForHTML: true), JSONWriter(layout: .lines))
    func write(to writer: inout JSONWriter) {
      writer.object {
        for text in [String(repeating: "a", count: length), String(repeating: "<", count: length)] {
          $0.member("before", ["1", "2"])
          $0.member("text", text)
          $0.member("after", 123_456_789)
        }
      }
    }
    write(to: &compact)
    write(to: &file)
    file.endLine()
    var pieces: [[UInt8]] = []
    var lines = JSONLines()
    // In two parts, as the mark of a file is added behind its content.
    let half = compact.bytes.span.extracting(droppingLast: 1)
    lines.add(half) { pieces.append($0) }
    lines.add([UInt8(ascii: "}")].span) { pieces.append($0) }
    lines.finish { pieces.append($0) }
    #expect(Array(pieces.joined()) == file.bytes)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a member in one go is written as its name and then its value`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for layout in [JSONWriter.Layout.compact, .lines] {
      var (one, other) = (JSONWriter(layout: layout), JSONWriter(layout: layout))
      one.beginObject()
      other.beginObject()
      for _ in 0..<300 {
        let (text, number) = (random.text(), random.below(2_000_000) - 1_000_000)
        let fraction = Double(random.below(1_000)) / [1, 10, 777][random.below(3)]
        one.member(literal: "text", text)
        one.member(literal: "number", number)
        one.member(literal: "fraction", fraction)
        other.member("text", text)
        other.member("number", number)
        other.member("fraction", fraction)
      }
      one.endObject()
      other.endObject()
      #expect(one.bytes == other.bytes)
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func writeValue(to writer: inout JSONWriter, depth: Int) {
    switch below(depth > 4 ? 5 : 7) {
    case 0: writer.null()
    case 1: writer.bool(below(2) == 0)
    case 2: writer.int(below(100_000) - 50_000)
    case 3: writer.double(Double(below(1_000_000)) / 777)
    case 4: writer.string(text())
    case 5:
      writer.beginArray()
      for _ in 0..<below(5) { writeValue(to: &writer, depth: depth + 1) }
      writer.endArray()
    default:
      writer.beginObject()
      for _ in 0..<below(5) {
        writer.key(text())
        writeValue(to: &writer, depth: depth + 1)
      }
      writer.endObject()
    }
  }
}
