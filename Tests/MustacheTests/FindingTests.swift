import Diagnostics
import Mustache
import TestSupport
import Testing

/// Whoever changes a template is no programmer: without the exact place and a way out, a slip of the
/// keyboard costs them the report.
struct `Faults in templates are named with their place` {
  /// A template with `↓` before each place that a finding has to point at, and their rules.
  struct BadTemplate: CustomTestStringConvertible {
    var marked: String
    var rules: [Rule]
    var testDescription: String { marked.debugDescription }

    init(_ marked: String, _ rules: Rule...) {
      self.marked = marked
      self.rules = rules
    }
  }

  @Test(arguments: [
    BadTemplate("a\n  ↓{{title", TemplateRules.unclosedTag),
    BadTemplate("é↓{{x", TemplateRules.unclosedTag),
    BadTemplate("{{a}} ↓{{b {{c}}", TemplateRules.unclosedTag),
    BadTemplate("↓{{b\n{{c}}", TemplateRules.unclosedTag),
    BadTemplate("↓{{{x}} {{y}}", TemplateRules.unclosedTag),
    BadTemplate("a ↓{{! comment }", TemplateRules.unclosedTag),
    BadTemplate("↓{{", TemplateRules.unclosedTag),
    BadTemplate("\r\n↓{{#", TemplateRules.unclosedTag),
    BadTemplate("{{=[ ]=}} ↓[x", TemplateRules.unclosedTag),
    BadTemplate("a\r\n↓{{#x}} b", TemplateRules.unclosedSection),
    BadTemplate("{{#a}}\n ↓{{^b}}\n{{/a}}", TemplateRules.unclosedSection),
    BadTemplate(
      "↓{{#a}}↓{{^b}}↓{{<main}}↓{{$d}}", TemplateRules.unclosedSection,
      TemplateRules.unclosedSection,
      TemplateRules.unclosedSection, TemplateRules.unclosedSection),
    BadTemplate("{{#a}}x ↓{{/b}}", TemplateRules.wrongClose),
    BadTemplate("{{#teams}}\n{{#rows}}\n ↓{{/row}}\n{{/teams}}", TemplateRules.wrongClose),
    BadTemplate("a↓{{/x}}b", TemplateRules.strayClose),
    BadTemplate(
      "{{#a}}↓{{#b}}{{/a}}↓{{/b}}", TemplateRules.unclosedSection, TemplateRules.strayClose),
    BadTemplate("a ↓{{}} b", TemplateRules.emptyTag),
    BadTemplate("↓{{ }}↓{{{ }}}", TemplateRules.emptyTag, TemplateRules.emptyTag),
    BadTemplate("↓{{#}}↓{{/}}", TemplateRules.emptyTag, TemplateRules.emptyTag),
    BadTemplate(
      "↓{{>}}↓{{> *}}↓{{$}}↓{{<}}", TemplateRules.emptyTag, TemplateRules.emptyTag,
      TemplateRules.emptyTag, TemplateRules.emptyTag),
    BadTemplate("↓{{a b}}", TemplateRules.badName),
    BadTemplate("↓{{#a b}}x{{/a b}}", TemplateRules.badName),
    BadTemplate(
      "↓{{a..b}} ↓{{a.}} ↓{{.a}} ↓{{..}}", TemplateRules.badName, TemplateRules.badName,
      TemplateRules.badName, TemplateRules.badName),
    BadTemplate("x ↓{{=<%=}}", TemplateRules.badDelimiters),
    BadTemplate("x ↓{{=<% %> }} {{x}}", TemplateRules.badDelimiters),
    BadTemplate("↓{{=a b c=}} {{x}}", TemplateRules.badDelimiters),
    BadTemplate("↓{{== ==}}", TemplateRules.badDelimiters),
    BadTemplate("{{x}} ↓{{>other}}", TemplateRules.unknownPartial),
    BadTemplate("{{#x}}\n  ↓{{<other}}{{/other}}{{/x}}", TemplateRules.unknownPartial),
    BadTemplate("a ↓{{>main}}", TemplateRules.endlessPartial),
    BadTemplate("↓{{<main}}{{$b}}{{/b}}{{/main}}", TemplateRules.endlessPartial),
    BadTemplate(
      "↓{{x ↓{{/y}} ↓{{}}\n↓{{#z}}", TemplateRules.unclosedTag, TemplateRules.strayClose,
      TemplateRules.emptyTag, TemplateRules.unclosedSection),
  ])
  func `points at the fault`(bad: BadTemplate) {
    let set = templates(bad.marked.replacing("↓", with: ""))
    #expect(set.findings.map(\.rule) == bad.rules)
    #expect(set.findings.map(\.position) == marks(in: bad.marked, file: "main"))
    // A template with faults is still rendered, one way or the other.
    _ = set.render("main", with: ["x": 1, "a": [1, 2]])
  }

  @Test(arguments: [
    "{{#nodes}}{{>main}}{{/nodes}}", "{{^leaf}}{{>main}}{{/leaf}}", "{{>*main}}",
    "{{$b}}{{>main}}{{/b}}", "}} {x} { {x}} }", "{{! {{ }}", "{{! }}", "{{!}}",
  ])
  func `what may be meant is no fault`(template: String) {
    #expect(templates(template).findings == [])
  }

  @Test func `a circle of templates is named`() throws {
    let set = templates("{{>a}}", ["a": "{{x}} {{>b}}", "b": "\n {{>c}}", "c": "{{<a}}{{/a}}"])
    let finding = try #require(set.findings.first)
    #expect(set.findings.count == 1)
    #expect(finding.rule == TemplateRules.endlessPartial)
    #expect(finding.position == FilePosition(file: "c", line: 1, column: 1))
    #expect(finding.message.contains("a → b → c → a"))
  }

  @Test func `a misspelt partial gets a suggestion`() throws {
    let set = templates("{{>trnd}} {{>elsewhere}}", ["trend": ""])
    #expect(set.findings.map(\.hint).first == "did you mean 'trend'?")
    #expect(set.findings.count == 2)
  }

  @Test func `findings read well`() throws {
    let bad = [
      "<h1>{{title</h1>", "{{#teams}}", "{{#rows}}\n{{/row}}", "{{/rows}}", "{{ }}",
      "{{first name}}", "{{=<% %>}}", "{{>heading}}", "{{>main}}",
    ]
    let text =
      bad.flatMap { templates($0, ["headings": ""]).findings }
      + ["{{titel}} {{rows}}", "{{#rows}}{{>main}}{{/rows}}"].flatMap {
        templates($0).render("main", with: ["title": "", "rows": [1]]).findings
      }
    try expectGolden(text.map { "\($0)\n" }.joined(), "findings.txt")
  }

  @Test func `every rule has a name of its own and says why`() {
    #expect(Set(TemplateRules.all.map(\.name)).count == TemplateRules.all.count)
    #expect(
      TemplateRules.all.allSatisfy { $0.name.hasPrefix("template-") && $0.why.hasSuffix(".") })
  }
}

/// The places of the marks in a template, in the template without them.
func marks(in marked: String, file: String) -> [FilePosition] {
  var rest = marked
  var positions: [FilePosition] = []
  while rest.contains("↓") {
    let mark = MarkedText(rest)
    positions.append(FilePosition(file: file, line: mark.line, column: mark.column))
    if let first = rest.firstIndex(of: "↓") { rest.remove(at: first) }
  }
  return positions
}

/// A misspelt name prints nothing.
///
/// Unless it's reported, nobody sees that a figure is gone.
struct `Names that the data lacks are reported` {
  struct Example: CustomTestStringConvertible {
    var marked: String
    var hint: String?
    var testDescription: String { marked }
  }

  static let data: Value = [
    "title": "T", "rows": [["name": "a"], ["name": "b"]], "nothing": .missing, "no": false,
    "team": ["name": "Primary", "lead": .missing],
  ]

  @Test(arguments: [
    Example(marked: "{{title}}\n ↓{{titel}}", hint: "did you mean 'title'?"),
    Example(marked: "{{#rows}}↓{{nmae}}{{/rows}}", hint: "did you mean 'name'?"),
    Example(marked: "{{#rows}}↓{{{titles}}}{{/rows}}", hint: "did you mean 'title'?"),
    Example(marked: "↓{{team.nam}}", hint: "did you mean 'team.name'?"),
    Example(marked: "↓{{tema.name}}", hint: "did you mean 'team.name'?"),
    Example(marked: "↓{{title.x}}", hint: nil),
    Example(marked: "↓{{&completely-different}}", hint: nil),
    Example(marked: "↓{{>*titel}}", hint: "did you mean 'title'?"),
  ])
  func `each once, with a suggestion`(example: Example) throws {
    let set = templates(example.marked.replacing("↓", with: ""))
    let findings = set.render("main", with: Self.data).findings
    #expect(findings.map(\.rule) == [TemplateRules.missingName])
    #expect(findings.map(\.position) == marks(in: example.marked, file: "main"))
    if let hint = example.hint {
      #expect(findings.map(\.hint) == [hint])
    } else {
      #expect(findings.allSatisfy { !$0.hint.contains("did you mean") })
    }
  }

  @Test(arguments: [
    "{{nothing}}", "{{nothing.name}}", "{{no}}", "{{no.name}}", "{{team.lead}}",
    "{{team.lead.name}}",
    "{{#absent}}{{never}}{{/absent}}", "{{^absent}}{{/absent}}", "{{#team.absent}}{{/team.absent}}",
    "{{#rows}}{{name}}{{title}}{{/rows}}", "{{$block}}{{/block}}",
  ])
  func `what is known, and tests of what may be absent, are not`(template: String) {
    #expect(templates(template).render("main", with: Self.data).findings == [])
  }

  @Test func `in the order of the templates, each place`() {
    let set = templates(
      "{{>p}}\n{{y}} {{y}}\n{{>p}}", ["p": "{{x}}\n{{#rows}}{{x}}{{/rows}}"])
    let findings = set.render("main", with: Self.data).findings
    #expect(
      findings.map(\.position.description) == ["main:2:1", "main:2:7", "p:1:1", "p:2:10"])
  }

  @Test(arguments: ["{{rows}}", "{{team}}", "{{{team}}}", "{{.}}"])
  func `lists and objects are no text`(template: String) {
    let result = templates(template).render("main", with: Self.data)
    #expect(result.text.isEmpty)
    #expect(result.findings.map(\.rule) == [TemplateRules.notText])
  }

  @Test func `a template that a value names and that is not there`() {
    let result = templates("a {{>*kind}}", ["chart": "x"]).render("main", with: ["kind": "charts"])
    #expect(result.findings.map(\.rule) == [TemplateRules.unknownPartial])
    #expect(result.findings.map(\.hint) == ["did you mean 'chart'?"])
    #expect(result.findings.map(\.position.description) == ["main:1:3"])
  }

  /// Whoever only reads that there is no such template adds one under a name that isn't found.
  @Test(arguments: [
    ("council", "add a file 'council.html.mustache'"),
    ("council.html", "add a file 'council.html.mustache' and call it 'council' here"),
    ("crest.html.mustache", "did you mean 'crest'?"), ("crst", "did you mean 'crest'?"),
  ])
  func `the hint has the name of the file that is missing`(name: String, hint: String) {
    for tag in ["{{> \(name)}}", "{{> *name}}"] {
      let set = TemplateSet(
        [("front", tag), ("crest", "x")].map { name, text in
          Template(parsing: text, file: "\(name).html.mustache", name: name)
        })
      let findings = set.findings + set.render("front", with: ["name": .text(name)]).findings
      #expect(Set(findings.map(\.hint)) == [hint], "\(tag)")
    }
  }

  @Test func `an unknown template is an error and prints nothing`() {
    let result = templates("x").render("mian", with: [:])
    #expect(result.text.isEmpty)
    #expect(result.findings.map(\.rule) == [TemplateRules.unknownPartial])
    #expect(result.findings.map(\.hint) == ["did you mean 'main'?"])
  }
}
