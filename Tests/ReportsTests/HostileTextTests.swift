import CommonMark
import Testing

@testable import Reports

/// If these fail, a text in a team's file can run a script in the browser of whoever reads a report.
struct HostileTextTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>",
    "[x](javascript:alert(1))", "![x](https://example.org/spy.png)",
    "<a href='javascript:alert(1)'>x</a>", "</style><script>alert(1)</script>",
    "`code` *stars* | pipe | ~~struck~~", "--> <!-- <iframe src=x>", "{{{authority}}}",
    "<javascript:alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;",
  ]

  /// The sample with a text in each field that takes words.
  private func workspace(_ text: String) -> SampleWorkspace {
    func json(_ text: String) -> String {
      "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
    func cell(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    let (j, c) = (json(text), cell(text))
    return SampleWorkspace(files: [
      "laser.json": """
      {"authority": \(j), "region": \(j), "code": \(j), "year": "2014/15", "marking": \(j),
       "note": \(j), "bank": "bank.json", "statisticalNeighbours": [\(j)],
       "teams": [{"id": "t", "name": \(j)}, {"id": "u", "name": \(j), "moderates": true}]}
      """,
      "bank.json": """
      {"id": "x", "title": \(j), "version": \(j),
       "scale": [{"id": "a", "name": \(j), "aliases": ["good"]}, {"id": "b", "name": "B"}],
       "guidance": [\(j)],
       "parts": [{"name": \(j), "questions": [
         {"number": 1, "text": \(j), "prompts": [\(j)], "formerly": [\(j)]}]}]}
      """,
      "register.csv": """
      id,title,kind,period,source,owner,questions,reported-to,location,marking,formerly,notes
      E1,\(c),report,\(c),\(c),\(c),1,\(c),\(c),\(c),,\(c)
      E2,b,report,,,,1,,javascript:alert(1),,,
      """,
      "priorities.csv": """
      id,title,team,lead,success-criterion,measures,questions,aligned-with
      P1,\(c),t,\(c),\(c),m,1,\(c)
      """,
      "priorities/P1.md": text,
      "actions.csv": """
      id,priority,team,action,lead,success-criterion,notes
      A1,P1,t,\(c),\(c),\(c),\(c)
      """,
      "measures.csv": """
      id,title,unit,polarity,kind,questions,source,headline,breaks
      m,\(c),percent,higher,flow,1,\(c),,\(cell("2013/14: \(text)"))
      """,
      "measures/m.csv": """
      measure,period,area,group,category,value
      m,2013/14,,,,10
      m,2014/15,,,,20
      m,2014/15,\(c),,,30
      m,2014/15,,\(c),,30
      """,
      "judgements/t/a.md": """
      # Question 1
      Grade: good
      Reason: \(text)
      Author: \(text)
      Measures: m

      \(text)

      ## \(text)

      - \(text)

      ## Drill-down

      ### \(text): good

      \(text) {{m.latest}} [E1]
      """,
    ])
  }

  @Test(arguments: hostile)
  func `text stays text in the pages`(text: String) throws {
    let result = try workspace(text).report(isDraft: true)
    for name in ["report.html", "digest.html"] {
      let page = Page(result.text(name))
      #expect(page.words.contains("Lead:") || name == "digest.html")
      for tag in page.tags {
        #expect(
          !["img", "iframe", "object", "embed", "form", "base", "link"].contains(tag.name),
          "\(tag) in \(name)")
        #expect(
          tag.name != "script" || tag.attributes["type"] == "application/json", "\(tag) in \(name)")
        #expect(tag.name != "svg" || tag.attributes["class"] != nil, "\(tag) in \(name)")
        for (key, value) in tag.attributes {
          #expect(!key.hasPrefix("on") && key != "style", "\(tag) in \(name)")
          guard key == "href" || key == "src" else { continue }
          // The one address of data is the program's own: a measure's values, to be saved.
          let isTable =
            value.hasPrefix("data:text/csv;charset=utf-8,measure,period,")
            && tag.attributes["download"] != nil
          let isSafe =
            isTable
            || ["#", "https://", "http://", "report.", "digest."].contains(where: value.hasPrefix)
          #expect(isSafe, "\(tag) in \(name)")
        }
      }
      #expect(page.tags.count { $0.name == "style" } == 1)
    }
  }

  @Test func `a table comes out of its address as it went in`() {
    let table = Array(UInt8.min...UInt8.max)
    let address = String(decoding: csvAddress(table), as: UTF8.self)
    let start = "data:text/csv;charset=utf-8,"
    #expect(address.hasPrefix(start))
    #expect(
      address.dropFirst(start.count).allSatisfy { character in
        character.isASCII && (character.isLetter || character.isNumber)
          || "%,-./_~".contains(character)
      })
    var bytes: [UInt8] = []
    var rest = address.utf8.dropFirst(start.utf8.count)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      rest = rest.dropFirst(2)
      if let value = UInt8(digits, radix: 16) { bytes.append(value) }
    }
    #expect(bytes == table)
  }

  @Test(arguments: hostile)
  func `text stays text in the Markdown`(text: String) throws {
    let result = try workspace(text).report(isDraft: true)
    for name in ["report.md", "digest.md"] {
      let document = Document(
        parsing: result.text(name), options: ParseOptions(tables: true, strikethrough: true))
      for node in document.descendants(of: document.root) {
        switch document.kind(of: node) {
        case .html, .htmlBlock:
          #expect(document.literal(of: node).contains(Reports.mark), "\(name)")
        case .image: Issue.record("an image in \(name)")
        case .link:
          let address = document.destination(of: node)
          let isSafe = ["#", "https://", "report.md", "digest.md"].contains(
            where: address.hasPrefix)
          #expect(isSafe, "\(address) in \(name)")
        default: break
        }
      }
    }
  }

  @Test(arguments: hostile)
  func `a cell never breaks its table`(text: String) throws {
    let report = try workspace(text).report(isDraft: true)
    for name in ["report.md", "digest.md"] {
      let lines = report.text(name).split(separator: "\n", omittingEmptySubsequences: false)
      var columns: Int?
      var rows = 0
      for line in lines {
        guard line.hasPrefix("|") else {
          columns = nil
          continue
        }
        let cells = line.replacing("\\|", with: "").count { $0 == "|" } - 1
        if let columns { #expect(cells == columns, "\(line)") }
        columns = cells
        rows += 1
      }
      #expect(rows > 3)
    }
  }
}
