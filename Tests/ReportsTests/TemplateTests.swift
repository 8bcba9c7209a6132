import Diagnostics
import ReportTemplates
import Reports
import TestSupport
import Testing

/// If these fail, a council can't change the look of its report, or breaks it without being told.
struct TemplateTests {
  @Test(arguments: [
    ("front.html.mustache", "<h1>↓{{autority}}</h1>\n", "template-missing-name"),
    (
      "front.md.mustache", "# {{authority}}\n\n↓{{#note}}\n*{{note}}*\n",
      "template-unclosed-section"
    ),
    ("question.md.mustache", "a\n↓{{> judgment}}\n", "template-unknown-partial"),
  ])
  func `a typo in a template is found at its place`(
    path: String, marked: String, rule: String
  ) throws {
    let template = MarkedText(marked)
    let result = try SampleWorkspace.small.report(templates: [path: template.text])
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1)
    #expect(finding.rule.name == rule)
    #expect(finding.position.file == path)
    #expect(finding.position.line == template.line)
    #expect(finding.position.column == template.column)
  }

  @Test func `a template brought along takes the place of the built-in one`() throws {
    let result = try SampleWorkspace.small.report(templates: [
      "front.html.mustache": "<h1>Our own {{authority}}</h1>\n",
      "style.css": "h1 { color: rebeccapurple }",
    ])
    #expect(result.findings.isEmpty)
    #expect(result.text("report.html").contains("<h1>Our own Anyshire</h1>"))
    #expect(result.text("report.html").contains("rebeccapurple"))
  }

  @Test func `a file that is no template is named`() throws {
    let result = try SampleWorkspace.small.report(templates: ["stile.css": ""])
    let finding = try #require(result.findings.first)
    #expect(finding.rule.name == "template-unknown-file")
    #expect(finding.hint.contains("style.css"))
  }

  @Test(arguments: [
    "frnt.html.mustache", "front.htm.mustache", "front.mustache", "digets.md.mustache",
  ])
  func `a template that nothing includes is named`(path: String) throws {
    let result = try SampleWorkspace.small.report(templates: [
      path: "<p>Ours</p>", "front.html.mustache": "<h1>{{authority}}</h1>",
    ])
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1)
    #expect(finding.rule.name == "template-unknown-file")
    #expect(finding.position.file == path)
    #expect(finding.hint.contains("did you mean"))
  }

  @Test(arguments: [
    ("council.mustache", "call it 'council.html.mustache' or 'council.md.mustache'"),
    ("council.html.mustache", "write {{> council}} in another template, where it is to stand"),
    (
      "banks/lancashire-laser-2013.json",
      "put it into the workspace, and name it as \"bank\" in laser.json"
    ),
    ("comparison.css", "no command can use another; delete it"),
  ])
  func `a file that nothing reads has a hint at what does`(path: String, hint: String) throws {
    let result = try SampleWorkspace.small.report(templates: [path: "Ours"])
    #expect(result.findings.map(\.rule.name) == ["template-unknown-file"])
    #expect(result.findings.map(\.hint) == [hint])
  }

  /// Folders that were copied when these files were among them are no mistake.
  @Test func `a file that nothing reads and that is as it was handed out needs no word`() throws {
    let paths = ReportTemplates.paths.filter { !ReportTemplates.changeable.contains($0) }
    #expect(!paths.isEmpty)
    let templates = paths.map { ($0, ReportTemplates.text(at: $0) ?? "") }
    let result = try SampleWorkspace.small.report(
      templates: Dictionary(uniqueKeysWithValues: templates))
    #expect(result.findings.isEmpty)
  }

  @Test(arguments: ["report.html.mustache", "digest.md.mustache"])
  func `a template that makes an empty page is named`(path: String) throws {
    let result = try SampleWorkspace.small.report(templates: [path: "\n"])
    #expect(result.findings.map(\.rule.name) == ["template-empty-page"])
    #expect(result.findings.map(\.position.file) == [path])
  }

  @Test func `a part may be left empty`() throws {
    let result = try SampleWorkspace.small.report(templates: ["register.html.mustache": ""])
    #expect(result.findings.isEmpty)
  }

  /// A page without the mark would be taken for a person's, and never be written over again.
  @Test(arguments: ["report.html", "digest.html", "report.md", "digest.md"])
  func `a page whose template leaves the mark out has it all the same`(name: String) throws {
    let ours = try SampleWorkspace.small.report(templates: ["\(name).mustache": "Ours"]).text(name)
    #expect(ours.hasPrefix("Ours\n<!-- Made by LASER"))
    #expect(ours.ranges(of: Reports.mark).count == 1)
    let moved = try SampleWorkspace.small.report(templates: ["\(name).mustache": "{{{mark}}} Ours"])
    #expect(moved.text(name).ranges(of: Reports.mark).count == 1)
  }

  @Test(arguments: [
    ("badge", "{{> badge}}"), ("badge", "{{# year}}{{> badge}}{{/ year}}"),
    ("Anyshire", "{{> *authority}}"),
  ])
  func `a template that another one includes is no mistake`(name: String, tag: String) throws {
    let result = try SampleWorkspace.small.report(templates: [
      "\(name).html.mustache": "<p>Ours</p>", "front.html.mustache": "<h1>\(tag)</h1>",
    ])
    #expect(result.findings.isEmpty)
  }

  @Test func `every rule is listed once`() {
    let names = Reports.rules.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.contains("template-unknown-file"))
  }
}

/// If these fail, a report is silent about what it does not contain.
struct CompletenessTests {
  @Test func `a workspace without answers lists 28 questions not yet judged`() throws {
    let workspace = SampleWorkspace(files: [
      "laser.json": """
      {"authority": "Anyshire", "year": "2014/15", "teams": [{"id": "a", "name": "A team"}]}
      """
    ])
    let result = try workspace.report()
    #expect(result.findings.isEmpty)
    for name in ["report.md", "report.html"] {
      let text = result.text(name)
      #expect(text.contains("28 questions still wait for a team's grade."), "\(name)")
      #expect(text.ranges(of: "No team has judged it.").count == 28, "\(name)")
    }
  }

  @Test func `a draft says on its first page what is missing`() throws {
    var workspace = SampleWorkspace.small
    workspace.files["judgements/early/all.md"] = "# Question 1\nGrade: Splendid\n\nText [E77].\n"
    let result = try workspace.report(isDraft: true)
    for name in ["report.md", "report.html"] {
      let text = result.text(name)
      let box = try #require(text.firstRange(of: "A draft: something is missing"))
      let summary = try #require(
        text.firstRange(of: ">Summary<") ?? text.firstRange(of: "## Summary"))
      #expect(box.lowerBound < summary.lowerBound, "\(name)")
      #expect(text.contains("judgements/early/all.md:2:8"), "\(name)")
    }
    #expect(!(try workspace.report().text("report.md").contains("A draft: something")))
  }

  @Test func `only the teams that were asked for are shown`() throws {
    let text = try SampleWorkspace.small.report(teams: ["EARLY"]).text("report.md")
    #expect(text.contains("Answers of Early Years only"))
    #expect(!text.contains("We see it otherwise"))
  }

  @Test func `the marking is printed as it is, at the top and at the bottom`() throws {
    var workspace = SampleWorkspace.small
    workspace.files["laser.json"]?.replace("OFFICIAL", with: "OFFICIAL–SENSITIVE <x>")
    let result = try workspace.report()
    for (name, marking) in [
      ("report.html", "OFFICIAL–SENSITIVE &lt;x&gt;"),
      ("report.md", "OFFICIAL–SENSITIVE &lt;x&gt;"),
    ] { #expect(result.text(name).ranges(of: marking).count >= 2, "\(name)") }
  }
}
