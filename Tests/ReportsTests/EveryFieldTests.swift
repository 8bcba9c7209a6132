import Editions
import Foundation
import Reports
import Testing

/// If these fail, something that a team wrote is missing from the report without anybody noticing.
struct EveryFieldTests {
  /// A workspace in which each field that takes words holds one that stands nowhere else, and the
  /// words, by the field.
  struct Filled {
    var workspace = SampleWorkspace(files: [:])
    var words: [String: String] = [:]

    /// A new word for a field.
    private mutating func word(_ field: String) -> String {
      let word = "uniq\(words.count)wort"
      words[field] = word
      return word
    }

    init() {
      workspace.files["laser.json"] = """
        {
          "authority": "\(word("authority"))", "code": "\(word("code"))",
          "region": "\(word("region"))", "year": "2014/15",
          "teams": [
            {"id": "\(word("team id"))", "name": "\(word("team name"))"},
            {"id": "second", "name": "\(word("second team"))", "moderates": true}
          ],
          "statisticalNeighbours": ["\(word("neighbour"))"], "bank": "bank.json",
          "marking": "\(word("marking"))", "trendYears": 3, "suppressBelow": 17,
          "wordLimit": 4321, "note": "\(word("note"))", "date": "2015-10-11"
        }
        """
      workspace.files["bank.json"] = """
        {
          "id": "\(word("bank id"))", "title": "\(word("bank title"))",
          "version": "\(word("bank version"))",
          "scale": [
            {"id": "top", "name": "\(word("grade"))", "aliases": ["\(word("alias"))"]},
            {"id": "low", "name": "\(word("second grade"))"}
          ],
          "guidance": ["\(word("guidance"))"],
          "parts": [{"name": "\(word("part"))", "questions": [
            {"number": 1, "text": "\(word("question"))", "prompts": ["\(word("prompt"))"],
             "formerly": ["\(word("question formerly"))"], "wordLimit": 8765},
            {"number": 2, "text": "\(word("second question"))"}]}]
        }
        """
      let register = [
        "E1", word("title"), "survey", "2015-02-03", word("period"), word("source"), word("owner"),
        "1", "1.1", word("reported to"), word("location"), "2031-12-13", word("item marking"),
        "challenges", word("formerly"), word("notes"),
      ]
      workspace.files["register.csv"] = """
        id,title,kind,date,period,source,owner,questions,prompts,reported-to,location,expires,marking,stance,formerly,notes
        \(register.joined(separator: ","))
        """
      let priority = [
        "P1", word("priority"), words["team id"] ?? "", word("lead"), "2016-04-05",
        word("success criterion"), "m1", "1", word("aligned with"), "some progress", "2015-06-07",
        "yes", word("priority formerly"),
      ]
      workspace.files["priorities.csv"] = """
        id,title,team,lead,due,success-criterion,measures,questions,aligned-with,progress,reviewed,lip,formerly
        \(priority.joined(separator: ","))
        """
      workspace.files["priorities/P1.md"] = "\(word("evaluation")) [E1]\n"
      let action = [
        word("action id"), "P1", words["team id"] ?? "", word("action"), word("action lead"),
        "2014-10-21", "2016-11-22", word("action success"), "in progress", "2015-01-23", "E1",
        word("action notes"),
      ]
      workspace.files["actions.csv"] = """
        id,priority,team,action,lead,start,due,success-criterion,status,reviewed,evidence,notes
        \(action.joined(separator: ","))
        """
      let team = words["team id"] ?? ""
      workspace.files["judgements/\(team)/Q.md"] = """
        # Question 1
        Grade: top
        Reason: \(word("reason"))
        Status: agreed
        Updated: 2015-06-14
        Author: \(word("author"))
        Evidence: E1
        Measures: m1
        Priorities: P1
        Agreed: 2015-07-15
        Fingerprint: \(word("fingerprint"))

        \(word("text")) **\(word("strong text"))** [\(word("link text"))](https://example.org)

        | \(word("table head")) |
        | --- |
        | \(word("table cell")) |

        ## Strengths

        - \(word("strengths"))

        ## Areas for development

        1. \(word("areas"))

        ## Drill-down

        \(word("drill-down introduction"))

        ### \(word("scope")): low

        > \(word("drill-down text"))

        ## \(word("other heading"))

        `\(word("code"))`

        ### \(word("lower heading"))

        <b>\(word("raw HTML"))</b>

        ## Next steps

        \(word("next steps"))
        """
      workspace.files["history.csv"] = """
        year,team,question,grade
        2013/14,second,2,low
        """
      let measure = [
        "m1", word("measure"), "percent", "higher", "snapshot", "schools", "1", "P1",
        word("measure source"), "78.5", "2016/17", word("headline"), "2001/02: \(word("break"))",
        "1",
      ]
      workspace.files["measures.csv"] = """
        id,title,unit,polarity,kind,counts,questions,priorities,source,target,target-period,headline,breaks,decimals
        \(measure.joined(separator: ","))
        """
      let category = words["headline"] ?? ""
      workspace.files["measures/m.csv"] = """
        measure,period,area,group,category,value,numerator,denominator,status
        m1,2013/14,,,\(category),,1234,9876,final
        m1,2014/15,,,\(category),,2345,9876,revised
        m1,2014/15,\(word("area")),\(word("group")),\(category),x,,,provisional
        """
    }
  }

  /// The fields that stand in the digest, which belongs to the report; they need not be repeated.
  private static let digestFields: Set<String> = [
    "measure source", "headline", "break", "area", "group",
  ]

  @Test(arguments: ["html", "md"])
  func `each field that an author can write reaches the report`(ending: String) throws {
    let filled = Filled()
    let result = try filled.workspace.report()
    #expect(result.findings.isEmpty)
    let visible = { (name: String) in
      let text = result.text(name)
      return ending == "html" ? Page(text).words : text
    }
    let report = visible("report.\(ending)")
    let digest = visible("digest.\(ending)")
    for (field, word) in filled.words.sorted(by: { $0.key < $1.key }) {
      let place = Self.digestFields.contains(field) ? digest : report
      #expect(place.contains(word), "\(field) is not in the \(ending) pages")
    }
    for text in [
      "11 October 2015", "4321", "17", "8765", "survey", "3 February 2015", "13 December 2031",
      "challenges", "1.1", "5 April 2016", "Some progress", "7 June 2015", "21 October 2014",
      "22 November 2016", "In progress", "23 January 2015", "Agreed", "14 June 2015",
      "15 July 2015", "2013/14",
    ] { #expect(report.contains(text), "\(text) is not in report.\(ending)") }
    for text in [
      "m1", "percent", "higher is better", "snapshot", "schools", "78.5%", "2016/17", "2001/02",
      "12.5%", "1,234 of 9,876", "2,345 of 9,876", "revised", "not available",
    ] { #expect(digest.contains(text), "\(text) is not in digest.\(ending)") }
  }

  @Test func `each field reaches the saved version and the model in the page`() throws {
    let filled = Filled()
    let result = try filled.workspace.report()
    let page = result.text("report.html")
    let start = try #require(page.firstRange(of: "id=\"laser-model\">")).upperBound
    let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
    for model in [result.text("report.json"), String(page[start..<end])] {
      let value = try JSONSerialization.jsonObject(with: Data(model.utf8))
      #expect(value is [String: Any])
      for (field, word) in filled.words where field != "raw HTML" {
        #expect(model.contains(word), "\(field) is not in the model")
      }
    }
  }

  @Test func `the public edition names no owner and no author`() throws {
    let filled = Filled()
    let result = try filled.workspace.report(edition: .publicEdition)
    for file in result.files {
      for field in ["owner", "author"] {
        let word = try #require(filled.words[field])
        #expect(!result.text(file.name).contains(word), "\(field) is in \(file.name)")
      }
    }
    #expect(result.text("report.html").contains("Public edition"))
  }
}
