import DataFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Settings and saved versions are JSON: a value misread is an authority under another's name.
struct JSONDocumentTests {
  private func document(_ text: String) -> JSONDocument {
    JSONDocument(parsing: SourceText(text, file: "laser.json"))
  }

  @Test(arguments: [
    "{}", "[]", "0", "-0", "-0.5e-10", "1E+5", "\"\"", "true", "false", "null", " [ ] ",
    "\t\r\n1\n",
    "[1,2,[3,[]],{}]", "{\"a\":{\"b\":[null,true]},\"c\":\"d\"}", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\u00e9\\u20AC\\uD83D\\ude00\"", "\"é€😀\u{7F}\u{2028}\"", "{\"\":1,\" \":2}",
    "[1e400, 123456789012345678901234567890]", "{\"a\\u0062\":1,\"ac\":2}",
  ])
  func `agrees with Foundation on what is right`(text: String) throws {
    let document = document(text)
    #expect(document.findings.isEmpty)
    let root = try #require(document.root)
    guard !text.contains("1e400") else { return }
    let expected = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(root.foundationValue as? NSObject == expected as? NSObject)
  }

  @Test func `values are of their kind and no other`() throws {
    let root = try #require(
      document(
        #"{"text":"é\n","whole":-12,"float":2.50,"exact":1e3,"big":1e400,"yes":true,"no":false,"none":null,"list":[1,"x"]}"#
      ).root)
    #expect(root.kind == .object)
    #expect(root["text"]?.string == "é\n")
    #expect(root["text"]?.double == nil)
    #expect(root["whole"]?.int == -12)
    #expect(root["whole"]?.double == -12)
    #expect(root["whole"]?.string == nil)
    #expect(root["float"]?.int == nil)
    #expect(root["float"]?.double == 2.5)
    #expect(root["float"]?.numberText == "2.50")
    #expect(root["exact"]?.int == 1000)
    #expect(root["big"]?.double == nil)
    #expect(root["big"]?.int == nil)
    #expect(root["yes"]?.bool == true)
    #expect(root["no"]?.bool == false)
    #expect(root["none"]?.isNull == true)
    #expect(root["none"]?.bool == nil)
    #expect(root["list"]?.elements.map(\.kind) == [.number, .string])
    #expect(root["list"]?["x"] == nil)
    #expect(root["lis"] == nil)
    #expect(
      root.members.map(\.key).joined(separator: " ")
        == "text whole float exact big yes no none list")
    #expect(Array(root.elements).isEmpty)
  }

  @Test func `names and values know their places`() throws {
    let root = try #require(document("{\n  \"é\": [\n    1, {\"b\": null}\n  ]\n}").root)
    let member = try #require(root.members.first { _ in true })
    #expect(member.keyPosition.description == "laser.json:2:3")
    #expect(member.value.position.description == "laser.json:2:8")
    let places = member.value.elements.map(\.position.description)
    #expect(places == ["laser.json:3:5", "laser.json:3:8"])
  }

  /// A faulty text; `↓` stands where the finding points.
  struct Fault: CustomTestStringConvertible {
    var marked: String
    var words: String
    /// The text as it's read all the same, in compact form.
    var value: String?
    var testDescription: String { marked.debugDescription }

    init(_ marked: String, _ words: String, _ value: String?) {
      self.marked = marked
      self.words = words
      self.value = value
    }
  }

  static let faulty = [
    Fault("↓", "empty", nil), Fault(" \n↓", "empty", nil),
    Fault("[1,2↓,]", "after the last", "[1,2]"),
    Fault("{\"a\":1↓,\n}", "after the last", "{\"a\":1}"),
    Fault("[1,↓,2]", "nothing before", "[1,2]"), Fault("[↓,1]", "nothing before", "[1]"),
    Fault("{↓,\"a\":1}", "nothing before", "{\"a\":1}"),
    Fault("[1↓ 2]", "comma is missing", "[1,2]"),
    Fault("{\"a\":1↓\n\"b\":2}", "comma is missing", "{\"a\":1,\"b\":2}"),
    Fault("{\"a\"↓ 1}", "colon is missing", "{\"a\":1}"),
    Fault("{\"a\"↓ = 1}", "colon is missing", "{\"a\":1}"),
    Fault("{\"a\":↓}", "value is missing", "{\"a\":null}"),
    Fault("{\"a\":↓,\"b\":1}", "value is missing", "{\"a\":null,\"b\":1}"),
    Fault("{↓:1}", "name in quotation marks", "{\"\":1}"),
    Fault("{↓año:1}", "isn't in quotation marks", "{\"año\":1}"),
    Fault("{↓1:1}", "isn't in quotation marks", "{\"1\":1}"),
    Fault("[↓'a b']", "single", "[\"a b\"]"), Fault("{↓'a':1}", "single", "{\"a\":1}"),
    Fault("[↓“a b”]", "curly", "[\"a b\"]"), Fault("{↓“a”:1}", "curly", "{\"a\":1}"),
    Fault("[1, ↓// one\n2]", "comments", "[1,2]"), Fault("↓/* one\n*/ 2", "comments", "2"),
    Fault("↓# one\n2", "comments", "2"), Fault("2↓/* one", "comments", "2"),
    Fault("[↓\"a,\n\"b\"]", "isn't closed on its line", "[\"a,\",\"b\"]"),
    Fault("↓\"a", "isn't closed on its line", "\"a\""),
    Fault("↓\"a\\", "isn't closed on its line", nil),
    Fault("{\"a\":↓[1,2", "never closed", "{\"a\":[1,2]}"), Fault("↓{", "never closed", "{}"),
    Fault("↓{\"a\":", "never closed", "{\"a\":null}"),
    Fault("↓{\"a\"", "never closed", "{\"a\":null}"),
    Fault("{\"a\":[1↓}", "can't close the '[' of line 1", "{\"a\":[1]}"),
    Fault("[1↓}", "can't close the '[' of line 1", "[1]"),
    Fault("↓]1", "nothing for this ']'", "1"),
    Fault("[\"↓\\x\"]", "doesn't stand for", nil), Fault("[\"C:↓\\é\"]", "doesn't stand for", nil),
    Fault("[\"↓\\u12G4\"]", "doesn't stand for", nil),
    Fault("[\"↓\\uD83D\"]", "half of a character", "[\"\u{FFFD}\"]"),
    Fault("[\"↓\\uDE00\"]", "half of a character", "[\"\u{FFFD}\"]"),
    Fault("[\"a↓\tb\"]", "tab", "[\"a\\tb\"]"), Fault("[\"a↓\u{1}b\"]", "control", nil),
    Fault("[↓007]", "begins with 0", nil), Fault("[↓-01]", "begins with 0", nil),
    Fault("[↓+1]", "isn't a JSON number", nil), Fault("[↓.5]", "isn't a JSON number", nil),
    Fault("[↓5.]", "isn't a JSON number", nil), Fault("[↓0x1F]", "isn't a JSON number", nil),
    Fault("[↓1e]", "isn't a JSON number", nil), Fault("[↓2014/15]", "", nil),
    Fault("[↓True]", "'True' isn't a JSON value", nil),
    Fault("[↓good]", "'good' isn't a JSON value", nil),
    Fault("[1]↓ x", "more text after", "[1]"), Fault("{}\n↓{}", "more text after", "{}"),
    Fault("[↓(1]", "'(' can't stand here", "[1]"), Fault("[↓é]", "", nil),
    Fault("[↓\u{FEFF}1]", "can't stand here", "[1]"),
  ]

  @Test(arguments: faulty.filter { !$0.words.isEmpty })
  func `points at a fault and reads on`(fault: Fault) throws {
    let input = MarkedText(fault.marked.replacing("]↓ x", with: "] ↓x"))
    let document = document(input.text)
    let finding = try #require(document.findings.first)
    #expect(document.findings.count == 1)
    #expect(finding.rule == .jsonSyntax)
    #expect(finding.message.contains(fault.words))
    #expect(
      finding.position == FilePosition(file: "laser.json", line: input.line, column: input.column))
    if let value = fault.value { #expect(document.root?.compact == value) }
  }

  @Test(arguments: [
    "{\"a\":1,\"b\":2,↓\"a\":3}", "{\"a\":1,\n↓\"\\u0061\":3}", "[{\"a\":{\"x\":1,↓\"x\":2}}]",
    "{" + (0..<40).map { "\"k\($0)\":0," }.joined() + "↓\"k7\":1}",
  ])
  func `a name that stands twice is a warning`(marked: String) throws {
    let input = MarkedText(marked)
    let findings = document(input.text).findings
    #expect(findings.map(\.rule) == [.jsonRepeatedKey])
    #expect(try #require(findings.first).position.column == input.column)
  }

  @Test func `one name in two objects is none`() {
    #expect(document("[{\"a\":{\"a\":1}},{\"a\":2}]").findings.isEmpty)
  }

  @Test func `tells every fault of a file in its order`() throws {
    let text = """
      {
        // settings
        'authority': "Lancashire,
        code: E10000017
        "year": "2014/15",
        "trendYears": 03,
        "teams": [{"id": "primary",}, {"id": "C:\\primary"]
        "year": True,
      }
      """
    try expectGolden(document(text).findings.map { "\($0)\n" }.joined(), "json-faults.txt")
  }

  @Test func `nesting is bounded`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(document(nested(512)).findings.isEmpty)
    let findings = document(nested(513)).findings
    #expect(findings.map(\.position.column) == [513])
    #expect(document(String(repeating: "{\"a\":[", count: 500_000)).findings.count == 1)
  }

  @Test(arguments: [
    "[", "{\"", "\"\\u", "'", ",", "}", "/", "-", "x ", "/*", "\u{1}", "{\"a\":1,\"a\":",
  ])
  func `rubbish of any length is read in bounded time`(piece: String) {
    let findings = document(String(repeating: piece, count: 200_000)).findings
    #expect((1...200).contains(findings.count))
  }

  @Test func `an object with many names is read in linear time`() {
    let names = (0..<50_000).map { "\"k\($0)\":0" }.joined(separator: ",")
    #expect(document("{\(names)}").findings.isEmpty)
  }

  @Test func `no cut and no changed byte does harm`() {
    let text = Array("{\"a\":[1,2.5e3,\"\\u00e9\\ud83d\\ude00é\",null],\"b\":{\"c\":true}}".utf8)
    var random = SeededGenerator(seed: 11)
    for round in 0..<5_000 {
      var bytes = Array(text.prefix(random.below(text.count + 1)))
      if !bytes.isEmpty, round % 2 == 0 {
        bytes[random.below(bytes.count)] =
          [0x22, 0x5C, 0x7B, 0x5D, 0x2C, 0x3A, 0x0A, 0xE2][random.below(8)]
      }
      let document = document(String(decoding: bytes, as: UTF8.self))
      #expect(document.root != nil || !document.findings.isEmpty)
      _ = document.root?.compact
    }
  }
}

extension JSONValue {
  /// What Foundation would give.
  fileprivate var foundationValue: Any {
    switch kind {
    case .object:
      Dictionary(members.map { ($0.key, $0.value.foundationValue) }) { first, _ in first }
    case .array: elements.map(\.foundationValue)
    case .string: string ?? ""
    case .number: NSNumber(value: double ?? 0)
    case .bool: NSNumber(value: bool ?? false)
    case .null: NSNull()
    }
  }

  /// The value written again without any space.
  var compact: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  func write(to writer: inout JSONWriter) {
    switch kind {
    case .object:
      writer.beginObject()
      for member in members {
        writer.key(member.key)
        member.value.write(to: &writer)
      }
      writer.endObject()
    case .array:
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .string: writer.string(string)
    case .number: writer.double(double)
    case .bool: writer.bool(bool)
    case .null: writer.null()
    }
  }
}
