import Diagnostics
import Mustache
import Testing

/// A report says what its templates and its data say: a construct that goes wrong puts a wrong
/// sentence, or none, before its readers.
struct `Each construct prints what the standard has it print` {
  struct Example: CustomTestStringConvertible {
    var template: String
    var value: Value = [:]
    var partials: [String: String] = [:]
    var result: String
    var testDescription: String { template.debugDescription }
  }

  @Test(arguments: [
    Example(template: "", result: ""),
    Example(template: "No tag, { one } or two }}", result: "No tag, { one } or two }}"),
    Example(template: "{{x}}{{ x }}{{\tx\n}}", value: ["x": "a"], result: "aaa"),
    Example(template: "{{n}} {{m}}", value: ["n": 0, "m": -7], result: "0 -7"),
    Example(template: "{{n}}", value: ["n": .int(.min)], result: "-9223372036854775808"),
    Example(template: "{{t}} {{f}}", value: ["t": true, "f": false], result: "true false"),
    Example(template: "({{x}})", value: ["x": .missing], result: "()"),
    Example(template: "{{grün}} {{日本}}", value: ["grün": "a", "日本": "b"], result: "a b"),
    Example(template: "{{.}}", value: "all", result: "all"),
    Example(template: "{{a.b.c}}", value: ["a": ["b": ["c": "deep"]]], result: "deep"),
    Example(
      template: "{{of-exactly-23-characters}} {{a-name-of-24-characters}}",
      value: ["of-exactly-23-characters": "x", "a-name-of-24-characters": "y"], result: "x y"),
    Example(
      template:
        "{{a-name-that-is-longer-than-any-sensible}} {{a-name-that-is-longer-than-any-other}}",
      value: [
        "a-name-that-is-longer-than-any-other": "b", "a-name-that-is-longer-than-any-sensible": "a",
      ], result: "a b"),
    Example(template: "{{x}}", value: ["x": "first", "x": "second"], result: "first"),
  ])
  func variables(example: Example) { expectResult(example) }

  @Test(arguments: [
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": .missing], result: "[no]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": false], result: "[no]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": 0], result: "[no]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": ""], result: "[no]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": []], result: "[no]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", result: "[no]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": true], result: "[yes]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": 1], result: "[yes]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": " "], result: "[yes]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": [:]], result: "[yes]"),
    Example(template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": [false]], result: "[yes]"),
    Example(
      template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": .lazyList(count: 0) { _ in "a" }],
      result: "[no]"),
    Example(
      template: "[{{#x}}yes{{/x}}{{^x}}no{{/x}}]", value: ["x": .lazyList(count: -1) { _ in "a" }],
      result: "[no]"),
  ])
  func `what is true and what is false`(example: Example) { expectResult(example) }

  @Test(arguments: [
    Example(template: "{{#x}}{{.}},{{/x}}", value: ["x": ["a", 2, true]], result: "a,2,true,"),
    Example(
      template: "{{#x}}{{a}}{{b}} {{/x}}", value: ["b": 9, "x": [["a": 1], ["a": 2, "b": 3]]],
      result: "19 23 "),
    Example(
      template: "{{#x}}{{#.}}{{.}}{{/.}};{{/x}}", value: ["x": [[1, 2], [], [3]]],
      result: "12;;3;"),
    Example(template: "{{#x.y}}{{z}}{{/x.y}}", value: ["x": ["y": ["z": 1]]], result: "1"),
    Example(
      template: "{{#x}}<{{.}}>{{/x}}", value: ["x": .lazyList(count: 3) { .int($0 * $0) }],
      result: "<0><1><4>"),
    Example(
      template: "{{#x}}{{#y}}{{n}}{{/y}}{{/x}}",
      value: [
        "x": .lazyList(count: 2) { x in ["y": .lazyList(count: 2) { y in ["n": .int(x * 2 + y)] }] }
      ], result: "0123"),
    Example(
      template: "{{#a}}{{#b}}{{x}}{{/b}}{{x}}{{/a}}{{x}}",
      value: ["x": 0, "a": ["x": 1], "b": ["x": 2]], result: "210"),
    Example(
      template: "{{#a}}{{b.c}}{{/a}}", value: ["a": ["b": [:]], "b": ["c": "wrong"]], result: ""),
    Example(
      template: "a\n{{#x}}\n- {{.}}\n{{/x}}\nb\n", value: ["x": [1, 2]], result: "a\n- 1\n- 2\nb\n"),
    Example(template: "a\n  {{^x}}  \nnone\n  {{/x}}\t\nb", result: "a\nnone\nb"),
  ])
  func sections(example: Example) { expectResult(example) }

  @Test(arguments: [
    Example(template: "a{{! anything, {{even}} a tag\n}}b", result: "a a tag\n}}b"),
    Example(template: "a\n  {{! alone }}\nb", result: "a\nb"),
    Example(
      template: "{{=<% %>=}}<%x%> {{x}}<%={{ }}=%> {{x}}", value: ["x": 1], result: "1 {{x}} 1"),
    Example(template: "{{=| |=}}|x||#x||x||/x|", value: ["x": 1], result: "11"),
    Example(template: "{{=<% %>=}}<%{x}%> <%&x%> <%x%>", value: ["x": "&"], result: "& & &amp;"),
    Example(
      template: "{{=<% %>=}}<%>p%>", value: ["x": 1], partials: ["p": "{{x}}<%x%>"],
      result: "1<%x%>"),
  ])
  func `comments and delimiters`(example: Example) { expectResult(example) }

  @Test(arguments: [
    // The same section is a list without and a condition within.
    Example(
      template: "{{>t}}",
      value: ["a": [["n": 1, "b": ["a": true, "b": false]], ["n": 2, "b": false]]],
      partials: ["t": "[{{#a}}{{n}}{{#b}}{{>t}}{{/b}}{{/a}}]"], result: "[1[1]2]"),
    Example(
      template: "{{#a}}{{#b}}{{n}}{{#a}}-{{/a}}{{/b}};{{/a}}",
      value: ["a": [["n": 1, "b": true], ["n": 2, "b": [["n": 3], ["n": 4]]]]],
      result: "1--;3--4--;"),
    Example(template: "[{{>p}}]", value: ["x": 1], partials: ["p": "{{x}}"], result: "[1]"),
    Example(template: "[{{> a/b.html }}]", partials: ["a/b.html": "x"], result: "[x]"),
    Example(template: "[{{>none}}]", result: "[]"),
    Example(template: "  {{>p}}\nz", partials: ["p": "a\nb\n"], result: "  a\n  b\nz"),
    Example(template: "  {{>p}}\n", partials: ["p": "a\n\nb\n"], result: "  a\n  \n  b\n"),
    Example(
      template: "  {{>p}}\n", partials: ["p": "{{>q}}\n {{>q}}\n", "q": "a\nb\n"],
      result: "  a\n  b\n   a\n   b\n"),
    Example(
      template: "  {{>p}}\n", partials: ["p": "x {{>q}}\n", "q": "a\nb"], result: "  x a\nb\n"),
    Example(
      template: " {{>p}}\n", value: ["x": "1\n2"], partials: ["p": "{{x}}|{{x}}\n{{x}}"],
      result: " 1\n2|1\n2\n 1\n2"),
    Example(
      template: " {{>p}}\n", value: ["x": [1, 2]], partials: ["p": "{{#x}}\n{{.}}\n{{/x}}\nz\n"],
      result: " 1\n 2\n z\n"),
    Example(
      template: "{{>*n}}{{> * o.n }}", value: ["n": "p", "o": ["n": "q"]],
      partials: ["p": "P", "q": "Q"], result: "PQ"),
    Example(
      template: "  {{>*n}}\n", value: ["n": "p"], partials: ["p": "a\nb\n"], result: "  a\n  b\n"),
    Example(
      template: "{{>tree}}",
      value: [
        "n": 1, "kids": [["n": 2, "kids": []], ["n": 3, "kids": [["n": 4, "kids": []]]]],
      ],
      partials: ["tree": "{{n}}({{#kids}}{{>tree}}{{/kids}})"], result: "1(2()3(4()))"),
  ])
  func partials(example: Example) { expectResult(example) }

  @Test(arguments: [
    Example(template: "{{$b}}own{{/b}}", result: "own"),
    Example(template: "{{<p}}{{/p}}", partials: ["p": "[{{$b}}own{{/b}}]"], result: "[own]"),
    Example(
      template: "{{<p}}lost {{x}}{{$b}}new{{/b}}{{/p}}", value: ["x": 1],
      partials: ["p": "[{{$b}}own{{/b}}{{$b}}again{{/b}}]"], result: "[newnew]"),
    Example(
      template: "{{<*n}}{{$b}}new{{/b}}{{/*n}}", value: ["n": "p"],
      partials: ["p": "[{{$b}}own{{/b}}]"], result: "[new]"),
    Example(template: "{{<none}}{{$b}}new{{/b}}{{/none}}", result: ""),
    Example(
      template: "{{<p}}{{$b}}{{x}}{{/b}}{{/p}}", value: ["x": 0, "o": [["x": 1], ["x": 2]]],
      partials: ["p": "{{#o}}{{$b}}{{/b}}{{/o}}"], result: "12"),
    // What a template says about its own blocks is meant for its own parent only.
    Example(
      template: "{{<p}}{{$a}}<{{$a}}inner{{/a}}>{{/a}}{{/p}}",
      partials: ["p": "[{{$a}}own{{/a}}]"], result: "[<inner>]"),
    Example(
      template: "{{<p}}{{$b}}{{<p}}{{$b}}deep{{/b}}{{/p}}{{/b}}{{/p}}",
      partials: ["p": "({{$b}}{{/b}})"], result: "((deep))"),
    Example(
      template: "{{<p}}{{$b}}new{{/b}}{{/p}}",
      partials: ["p": "{{>q}}", "q": "{{$b}}own{{/b}}"], result: "new"),
    Example(
      template: "{{<p}}{{#x}}{{$b}}new{{/b}}{{/x}}{{/p}}", value: ["x": 1],
      partials: ["p": "[{{$b}}own{{/b}}]"], result: "[own]"),
    Example(
      template: "a\n  {{<p}}\n    {{$b}}\n      x\n        y\n    {{/b}}\n  {{/p}}\nz\n",
      partials: ["p": "<\n {{$b}}\n {{/b}}\n>\n"], result: "a\n  <\n   x\n     y\n  >\nz\n"),
    Example(
      template: "{{<p}}\n{{$b}}one\n  two{{/b}}\n{{/p}}\n",
      partials: ["p": "  {{$b}}{{/b}}.\n"], result: "  one\n    two.\n"),
    Example(
      template: "{{<p}}{{$b}}\r\n  one\r\n  two\r\n{{/b}}{{/p}}\r\n",
      partials: ["p": "a\r\n {{$b}}\r\n   own\r\n {{/b}}\r\nz\r\n"],
      result: "a\r\n   one\r\n   two\r\nz\r\n"),
  ])
  func `parents and blocks`(example: Example) { expectResult(example) }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `every line ending ends a line`(ending: String) {
    let template = ["a", " {{#x}} ", " {{>p}}", "{{/x}}", "{{! }}", "{{=<% %>=}}", "<%x%>", ""]
    let partial = ["b", "c", ""]
    let example = Example(
      template: template.joined(separator: ending), value: ["x": "d"],
      partials: ["p": partial.joined(separator: ending)],
      result: ["a", " b", " c", "d", ""].joined(separator: ending))
    expectResult(example)
  }

  @Test func `a later template takes the place of an earlier one of its name`() {
    let set = TemplateSet([
      Template(parsing: "{{>p}}", file: "a", name: "a"),
      Template(parsing: "built in", file: "p", name: "p"),
      Template(parsing: "the user's", file: "own/p", name: "p"),
    ])
    #expect(set.findings.isEmpty)
    #expect(set.names == ["a", "p"])
    #expect(set.render("a", with: [:]).text == "the user's")
  }

  @Test func `rendering adds to what is there`() {
    let set = TemplateSet([Template(parsing: "  {{x}}\n", file: "a", name: "a")])
    var output = Array("before".utf8)
    #expect(set.render("a", with: ["x": 1], into: &output).isEmpty)
    #expect(String(decoding: output, as: UTF8.self) == "before  1\n")
  }

  @Test func `a key gives its name back`() {
    for name in ["", "a", "eight888", "nine99999", "sixteen-16161616", "of-exactly-23-character"] {
      #expect(Key(name).name == name)
    }
    #expect(Key("a name of twenty-four char").name == nil)
    #expect(Key("title") == "title")
    #expect(Key("a-name-that-is-longer-than-23") == "a-name-that-is-longer-than-23")
    #expect(Key("a-name-that-is-longer-than-23") != "a-name-that-is-longer-than-24")
  }

  func expectResult(_ example: Example, sourceLocation: SourceLocation = #_sourceLocation) {
    let set = templates(example.template, example.partials)
    #expect(
      set.render("main", with: example.value).text == example.result,
      sourceLocation: sourceLocation)
  }
}

/// A set of the template `main` and others, each in a file of its name.
func templates(_ main: String, _ partials: [String: String] = [:]) -> TemplateSet {
  let partials = partials.sorted { $0.key < $1.key }
  return TemplateSet(
    [Template(parsing: main, file: "main", name: "main")]
      + partials.map { Template(parsing: $0.value, file: $0.key, name: $0.key) })
}

extension TemplateSet {
  /// Fills a template.
  func render(_ name: String, with value: Value) -> (text: String, findings: [Finding]) {
    var output: [UInt8] = []
    let findings = render(name, with: value, into: &output)
    return (String(decoding: output, as: UTF8.self), findings)
  }
}
