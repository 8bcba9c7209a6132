import Diagnostics
import Mustache
import Testing

/// Templates and data come by e-mail.
///
/// Whatever is in them, the program answers with a report or a sentence: it doesn't crash, hang or
/// fill the memory.
struct `Hostile templates and data do no harm` {
  /// Bytes of a template with a tag every few bytes; every one of them has something to report.
  static let size = 30_000

  static func nested(_ depth: Int, _ opening: String, _ closing: String, _ inside: String) -> String
  {
    String(repeating: opening, count: depth) + inside + String(repeating: closing, count: depth)
  }

  @Test(arguments: [
    ("{{#a}}", "{{/a}}"), ("{{^b}}", "{{/b}}"), ("{{$c}}", "{{/c}}"), ("{{#d}}", "{{/d}}"),
    ("{{#a}}\n", "\n{{/a}}"), ("{{<e}}{{$c}}", "{{/c}}{{/e}}"),
  ])
  func `ten thousand levels of nesting`(opening: String, closing: String) {
    let text = Self.nested(10_000, opening, closing, "x")
    let set = templates(text, ["e": "{{$c}}{{/c}}"])
    #expect(set.findings.isEmpty)
    let result = set.render("main", with: ["a": true, "d": [["d": 1]]])
    if opening.contains("<") {
      #expect(result.findings.map(\.rule) == [TemplateRules.tooDeep])
    } else {
      #expect(result.text.filter { $0 != "\n" } == "x")
    }
  }

  @Test(arguments: [
    "{{", "{{{", "{{!", "{{#", "{{=", "{{={{ ", "{{x", "{{#x}}", "{{^x}}", "{{/x}}", "{{<x}}",
    "{{$x}}",
    "{{>x}}", "{{}}", "{{{}}}", "{{x}}", "{{{x}}", "{{x.y.z}}", "}}", "{{=| |=}}|x|",
    "{{#a}}{{/b}}", "{{#x}} \n", " {{! x }}\n", "{{> * x }}", "{{.}}", "{{..}}",
  ])
  func `nothing but the same tag`(piece: String) {
    let text = String(repeating: piece, count: Self.size / piece.utf8.count)
    let set = templates(text)
    let result = set.render("main", with: ["x": ["y": "z"]])
    #expect(result.text.utf8.count <= Self.size * 2)
  }

  @Test(arguments: [".", " ", "\n", "\r\n", "{ ", "no tag\n"])
  func `a megabyte without a tag`(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    #expect(templates(text).render("main", with: [:]).text == text)
  }

  @Test func `many wrong names in one long line`() {
    let text = (0..<10_000).map { "{{titel\($0)}}" }.joined()
    let findings = templates(text).render("main", with: ["title1": 1]).findings
    #expect(findings.count == 10_000)
    #expect(findings.last?.position.column == text.count - "{{titel9999}}".count + 1)
  }

  @Test func `a long name with many parts`() {
    let name = Array(repeating: "a", count: 20_000).joined(separator: ".")
    let set = templates("{{\(name)}}{{#\(name)}}{{/\(name)}}")
    #expect(set.findings.isEmpty)
    #expect(set.render("main", with: ["a": ["a": [:]]]).findings.count == 1)
  }

  @Test func `a parent with many arguments for many blocks`() {
    let count = 5_000
    let blocks = (0..<count).map { "{{$b\($0)}}x{{/b\($0)}}" }.joined()
    let set = templates("{{<p}}\(blocks.replacing("x", with: "y")){{/p}}", ["p": blocks])
    #expect(set.render("main", with: [:]).text == String(repeating: "y", count: count))
  }

  @Test func `objects too deep to look through are an error`() {
    let set = templates(Self.nested(1_002, "{{#a}}", "{{/a}}", "x"))
    let result = set.render("main", with: ["a": ["b": 1]])
    #expect(result.text.isEmpty)
    #expect(result.findings.map(\.rule) == [TemplateRules.tooDeep])
    #expect(result.findings.map(\.position.column) == [6_007])
  }

  @Test func `a long chain of templates`() {
    var partials: [String: String] = [:]
    for index in 0..<5_000 { partials["t\(index)"] = "{{>t\(index + 1)}}" }
    partials["t5000"] = "end"
    let set = templates("{{>t0}}", partials)
    #expect(set.findings.isEmpty)
    #expect(set.render("main", with: [:]).findings.map(\.rule) == [TemplateRules.tooDeep])
    partials["t5000"] = "{{>t0}}"
    #expect(templates("{{>t0}}", partials).findings.map(\.rule) == [TemplateRules.endlessPartial])
  }

  @Test(arguments: [
    "{{#self}}{{>main}}{{/self}}", "{{#self}}{{>main}}{{>main}}{{/self}}", "{{>*name}}",
    "{{^none}}{{>main}}{{/none}}", "{{$b}}{{>main}}{{/b}}",
    "{{#self}}{{<main}}{{$b}}x{{/b}}{{/main}}{{/self}}",
    "{{#self}}x{{<main}}{{$b}}{{$b}}{{/b}}{{/b}}{{/main}}{{/self}}",
  ])
  func `a recursion that the data never ends`(template: String) throws {
    let set = templates(template)
    #expect(set.findings.isEmpty)
    var output = Array("kept".utf8)
    let findings = set.render("main", with: ["self": true, "name": "main"], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "kept")
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.rule == TemplateRules.tooDeep)
    #expect(finding.position.file == "main")
  }

  @Test(arguments: [(99, true), (100, true), (101, false)])
  func `a tree may be a hundred levels deep`(depth: Int, isRendered: Bool) {
    var tree: Value = ["kids": []]
    for _ in 0..<depth { tree = ["kids": [tree]] }
    let result = templates("{{#kids}}<{{>main}}>{{/kids}}").render("main", with: tree)
    #expect(result.findings.isEmpty == isRendered)
    #expect(result.text.utf8.count == (isRendered ? depth * 2 : 0))
  }

  @Test func `a document that multiplies itself is given up`() {
    var partials: [String: String] = ["p30": "x"]
    for index in 0..<30 { partials["p\(index)"] = "{{>p\(index + 1)}}{{>p\(index + 1)}}" }
    var set = templates("{{>p0}}", partials)
    #expect(set.findings.isEmpty)
    set.mostSteps = 10_000
    #expect(set.render("main", with: [:]).findings.map(\.rule) == [TemplateRules.tooLong])
    set.mostSteps = .max
    set.mostBytes = 1_000
    #expect(set.render("main", with: [:]).findings.map(\.rule) == [TemplateRules.tooLong])

    var lists = templates(Self.nested(20, "{{#a}}", "{{/a}}", ""))
    lists.mostSteps = 10_000
    let ten = Value.list((0..<10).map { .int($0 + 1) })
    #expect(lists.render("main", with: ["a": ten]).findings.map(\.rule) == [TemplateRules.tooLong])
  }

  /// A page is passed on in pieces of 64 KB, each of which is far from too long by itself.
  @Test(arguments: [(299_999, true), (300_000, false), (10_000_000, false)])
  func `a document that is passed on piece by piece is given up as well`(
    mostBytes: Int, isGivenUp: Bool
  ) throws {
    var set = templates("{{#list}}0123456789{{/list}}")
    set.mostBytes = mostBytes
    let list = Value.lazyList(count: 30_000) { _ in true }
    var passedOn = 0
    let findings = try set.render("main", with: ["list": list]) { passedOn += $0.count }
    #expect(findings.map(\.rule) == (isGivenUp ? [TemplateRules.tooLong] : []))
    #expect(passedOn <= mostBytes)
    if !isGivenUp { #expect(passedOn == 300_000) }
  }

  @Test func `an item of a lazy list is let go before the next is made`() {
    let list = Value.lazyList(count: 1_000) { index in
      .object([("n", .int(index)), ("bulk", .text(String(repeating: "x", count: 10_000)))])
    }
    let result = templates("{{#list}}{{n}} {{/list}}").render("main", with: ["list": list])
    #expect(result.text.hasPrefix("0 1 2 ") && result.text.hasSuffix(" 999 "))
  }
}
