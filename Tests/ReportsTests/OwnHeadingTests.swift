import Reports
import Testing

/// If these fail, something that a team wrote is read, cited and agreed, and printed nowhere.
struct OwnHeadingTests {
  private func pages(_ body: String) throws -> [String] {
    var workspace = SampleWorkspace.small
    workspace.files["judgements/early/own.md"] = "# Question 2\nGrade: Secure\n\n\(body)\n"
    let report = try workspace.report(isDraft: true)
    // What the page embeds holds every text in any case.
    let page = report.text("report.html").split(separator: "<script type=\"application/json\"")[0]
    return [String(page), report.text("report.md")]
  }

  @Test func `a paragraph that dashes make a heading of is printed whole, as one heading`() throws {
    for page in try pages("Governors know it,\nand heads. Two schools\nare a concern.\n-----") {
      #expect(page.contains("Governors know it, and heads. Two schools are a concern."))
    }
  }

  @Test(arguments: ["## Heads trust us #1 #", "## Drill-down\n\n### Heads trust us #1"])
  func `a heading of the writer's own is printed though nothing stands below`(body: String) throws {
    for page in try pages(body) { #expect(page.replacing("\\#", with: "#").contains("us #1")) }
  }

  @Test func `a heading of the form that nobody wrote below is left out`() throws {
    let without = try pages("Text.").map { $0.split(separator: "Next steps").count }
    let with = try pages("Text.\n\n## Next steps").map { $0.split(separator: "Next steps").count }
    #expect(with == without)
  }
}
