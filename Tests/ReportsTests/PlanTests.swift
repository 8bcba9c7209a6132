import Foundation
import Reports
import Testing

/// What goes into the Local Improvement Plan leaves this program for another document, so it has
/// to be whole, and harmless in a spreadsheet.
struct PlanTests {
  private func reports(_ more: [String: String] = [:]) throws -> (
    html: String, markdown: String, digest: String
  ) {
    var files = [
      "laser.json": """
      {"authority": "Lancashire", "year": "2014/15", "date": "2015-03-20", "teams": [
        {"id": "primary", "name": "Primary"}, {"id": "secondary", "name": "Secondary"}]}
      """,
      "priorities.csv": """
      id,title,team,lead,due,success-criterion,measures,aligned-with,progress,reviewed,lip
      P1,Reading,primary,Head,2016-08-31,More read well,m,P2,on track,2015-02-02,yes
      P2,Writing,secondary,Lead,2016-08-31,More write,,,behind,2014-10-01,no
      P3,Sums,primary,Lead,2016-08-31,More add,,,,,yes
      """,
      "actions.csv": """
      id,priority,team,action,lead,due,success-criterion,status,reviewed
      A1,P1,secondary,"=HYPERLINK(""http://x"")",@Lead,2015-01-31,+1,in progress,2014-12-01
      A2,P2,primary,Not in the plan,Lead,2016-01-31,None,done,
      """,
      "measures.csv":
        "id,title,unit,polarity,target,target-period\nm,Readers,count,higher,40,2015/16\n",
      "measures/m.csv": "measure,period,value\nm,2012/13,20\nm,2013/14,25\nm,2014/15,30\n",
    ]
    files.merge(more) { $1 }
    let written = try SampleWorkspace(files: files).report()
    #expect(written.findings.isEmpty)
    func text(_ name: String) throws -> String {
      String(decoding: try #require(written.files.first { $0.name == name }).bytes, as: UTF8.self)
    }
    return (try text("report.html"), try text("report.md"), try text("digest.md"))
  }

  @Test func `headings leave no level out, so that a screen reader finds its way`() throws {
    let prose = "# What changed\n\nMore.\n\n### In schools\n\nMore.\n\n## Next\n\nMore.\n"
    let (html, markdown, _) = try reports(["priorities/P1.md": prose])
    #expect(html.contains("<h4>What changed</h4>"))
    #expect(html.contains("<h5>In schools</h5>"))
    #expect(html.contains("<h5>Next</h5>"))
    #expect(markdown.contains("\n#### What changed\n\nMore.\n\n##### In schools\n\nMore.\n"))
  }

  @Test func `the plan as a table of a spreadsheet runs no formula`() throws {
    let html = try reports().html
    let start = try #require(html.range(of: "href=\"data:text/csv;charset=utf-8,"))
    let end = try #require(html[start.upperBound...].firstIndex(of: "\""))
    let csv = try #require(html[start.upperBound..<end].removingPercentEncoding)
    let rows = csv.components(separatedBy: "\r\n")
    #expect(rows[0].hasPrefix("priority,title,team,lead,due"))
    #expect(rows[1].contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "\(rows[1])")
    #expect(rows[1].contains(",'@Lead,"))
    #expect(rows[1].contains(",'+1,"))
    #expect(rows[1].contains("target"))
    #expect(rows[2].hasPrefix("P3,Sums,Primary"))
    #expect(!csv.contains("Not in the plan"))
  }

  @Test func `progress against a target comes from the data`() throws {
    #expect(
      try reports().markdown.contains(
        "The 2014/15 figure is 10 short of the target of 40 for 2015/16."))
  }

  @Test func `the title of a measure stands once before what is said of it`() throws {
    let text = try reports().markdown
    #expect(text.contains("- [Readers](digest.md#readers-m): the number rose each year"), "\(text)")
    #expect(text.contains("| On track. Readers: the number"))
  }

  @Test(arguments: [("All visited", "All visited."), ("All visited!", "All visited!"), ("", "")])
  func `a criterion and what follows it are two sentences`(written: String, said: String) throws {
    let html = try reports([
      "actions.csv": "id,priority,action,success-criterion,notes\nA1,P1,Visit,\(written),So far\n"
    ]).html
    #expect(html.contains((said.isEmpty ? "" : "Success: \(said) ") + "Notes: So far.</p>"))
  }

  @Test(arguments: [
    // Easter fell on 5 April 2015.
    ("2015-04-05", 1), ("2015-04-06", 2), ("2015-01-01", 1), ("2014-12-31", 0), ("2015-08-31", 2),
  ])
  func `what was reported stands under the term of its date`(date: String, column: Int) throws {
    let text = try reports([
      "register.csv": "id,title,date,reported-to\nE1,Minutes,\(date),Cabinet\n"
    ]).markdown
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("| Cabinet |") })
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(cells[column + 1].contains("Minutes, dated "))
  }

  @Test(arguments: [("2015-04-07", "2015-04-04"), ("2016-03-28", "2016-03-27")])
  func `a review before Easter isn't one of the summer term`(date: String, reviewed: String) throws
  {
    let text = try reports([
      "laser.json": """
      {"authority": "Lancashire", "year": "2014/15", "date": "\(date)", "teams": [
        {"id": "primary", "name": "Primary"}, {"id": "secondary", "name": "Secondary"}]}
      """,
      "priorities.csv": "id,title,reviewed\nP1,Reading,\(reviewed)\n",
      "actions.csv": "id,priority\n",
    ]).markdown
    #expect(text.contains("**not this term**"))
  }

  @Test func `a team that neither leads nor serves a priority is a gap`() throws {
    let text = try reports().markdown
    #expect(text.contains("Reading | **leads** | aligned: [P2](#p2-writing) 1 action |"), "\(text)")
    #expect(text.contains("Sums | **leads** | gap |"))
  }

  @Test func `a priority that is named by what it was called before is no gap`() throws {
    let text = try reports([
      "priorities.csv": """
      id,title,team,aligned-with,formerly
      P1,Reading,primary,OLD,
      P2,Writing,secondary,,OLD
      """, "actions.csv": "id,priority\n",
    ]).markdown
    #expect(text.contains("- Aligned with: [P2 Writing](#p2-writing) (Secondary)\n"), "\(text)")
    #expect(text.contains("- Aligned with: [P1 Reading](#p1-reading) (Primary)\n"))
    #expect(text.contains("Reading | **leads** | aligned: [P2](#p2-writing) |"))
    #expect(text.contains("Writing | aligned: [P1](#p1-reading) | **leads** |"))
  }

  @Test(arguments: [(21, ""), (22, " and 1 other"), (25, " and 4 others")])
  func `priorities that all serve one aim don't each list all others`(count: Int, more: String)
    throws
  {
    let rows = (1...count).map { "P\($0),Reading,\($0 == 1 ? "primary" : "secondary"),Literacy" }
    let (html, markdown, _) = try reports([
      "priorities.csv": "id,title,team,aligned-with\n" + rows.joined(separator: "\n"),
      "actions.csv": "id,priority\n",
    ])
    let last = "[P21](#p21-reading)\(more)"
    #expect(markdown.contains("[P21 Reading](#p21-reading) (Secondary)\(more)\n"), "\(markdown)")
    #expect(markdown.contains("| **leads** | aligned: [P2](#p2-reading), "))
    #expect(markdown.contains("\(last) |"))
    #expect(html.contains(">P21</a>\(more)</span>"))
  }

  @Test func `what nobody has reviewed this term is said, and what is overdue`() throws {
    let text = try reports().markdown
    #expect(text.contains("- Reviewed: 1 October 2014 **not this term**"))
    #expect(text.contains("- Reviewed: 2 February 2015\n"))
    #expect(text.contains("**overdue** **not reviewed this term**"))
  }

  @Test func `criteria and categories of another authority keep their order and labels`() throws {
    let rows = ["4", "3b", "3a", "2", "1"].enumerated().map { place, category in
      "cat,2014/15,\(category),\(place + 1),\(place + 1),15"
    }
    let digest = try reports([
      "measures.csv": """
      id,title,unit,polarity,kind,counts,questions,headline
      m,Readers,count,higher,,,,
      cat,Schools by category,percent,higher,snapshot,schools,5,1;2
      """,
      "measures/cat.csv": "measure,period,category,value,numerator,denominator\n"
        + rows.map { $0.replacing(",\($0.split(separator: ",")[3]),", with: ",,") }
        .joined(separator: "\n"),
    ]).digest
    let labels = digest.split(separator: "\n").filter { $0.contains(" of 15) |") }
      .compactMap { $0.split(separator: "|").first }
    // The first row is the headline's.
    #expect(
      labels.map { $0.filter { $0 != " " } } == ["Lancashire", "4", "3b", "3a", "2", "1"])
    #expect(digest.contains("Schools by category, 1 or 2: 9 of 15 schools (60.0%)"))
  }
}
