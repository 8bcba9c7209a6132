import Reports
import Testing

/// If this fails, the digest hides why there is no figure, or draws a gap that is none.
struct DigestTests {
  private func digest(_ rows: String, _ name: String = "digest.md") throws -> String {
    let files = [
      "laser.json": #"{"authority": "Anyshire", "year": "2014/15"}"#,
      "measures.csv": "id,title,unit,polarity,kind,questions\nm,Measured,percent,higher,flow,1\n",
      "measures/m.csv": "measure,period,area,group,category,value,numerator,denominator\n" + rows,
    ]
    return try SampleWorkspace(files: files).report().text(name)
  }

  @Test func `a comparator's figure that was withheld has its reason in words`() throws {
    let rows = "m,2014/15,,,,62,,\nm,2012/13,England,,,c,,\nm,2014/15,England,,,z,,\n"
    #expect(
      try digest(rows).contains(
        "| England | withheld to protect confidentiality | no figure | not applicable |"))
    #expect(try digest(rows, "report.html").contains("withheld to protect confidentiality</td>"))
  }

  @Test(arguments: [("Boys", true), ("FSM", false)])
  func `a gap is drawn only between a group and the rest`(other: String, isDrawn: Bool) throws {
    let rows = "m,2013/14,,Girls,,70,,\nm,2014/15,,Girls,,75,,\nm,2014/15,,\(other),,50,,\n"
    #expect(try digest(rows, "digest.html").contains("Gap in percentage points") == isDrawn)
  }

  @Test func `a number has no England in its chart, and its figures in the table`() throws {
    let files = [
      "laser.json": #"{"authority": "Anyshire", "year": "2014/15"}"#,
      "measures.csv":
        "id,title,unit,polarity,kind,questions\nm,Exclusions,count,lower,flow,1\n",
      "measures/m.csv":
        "measure,period,area,value\nm,2013/14,,1\nm,2014/15,,2\nm,2014/15,England,9000\n",
    ]
    let report = try SampleWorkspace(files: files).report()
    let page = report.text("digest.html")
    let chart = try #require(page.firstRange(of: "<svg")).lowerBound
    let end = try #require(page[chart...].firstRange(of: "</svg>")).lowerBound
    #expect(!page[chart..<end].contains("England"))
    #expect(!report.text("report.html").contains("9,000"))
    #expect(report.text("digest.md").contains("| England | no figure | no figure | 9,000 |"))
    #expect(!report.text("digest.md").contains("Gap to England"))
  }

  @Test(arguments: [
    ("", "Target 60%<", "t", "M42 21H367"), ("2012/13", "Target 60% for<", "z", "M54 21H84"),
    ("2013/14", "Target 60% for<", "z", "M175 21H205"),
    ("2016/17", "Target 60% for<", "z", "M323 21H338"),
  ])
  func `a target is drawn at the period that it's for`(
    period: String, label: String, style: String, path: String
  ) throws {
    let files = [
      "laser.json": #"{"authority": "Anyshire", "year": "2014/15"}"#,
      "measures.csv":
        "id,title,unit,polarity,kind,questions,target,target-period\n"
        + "m,Measured,percent,higher,flow,1,60,\(period)\n",
      "measures/m.csv": "measure,period,value\nm,2012/13,50\nm,2013/14,53\nm,2014/15,56\n",
    ]
    let page = try SampleWorkspace(files: files).report().text("digest.html")
    #expect(page.contains(label))
    for name in ["t", "z"] {
      #expect(page.contains("<path class=\"\(name)\"") == (name == style), "\(name)")
    }
    #expect(page.contains("<path class=\"\(style)\" d=\"\(path)"))
    if !period.isEmpty {
      #expect(page.contains("d=\"M69 134.3h.01M190 100.3h.01M311 66.3h.01\""))
    }
  }

  @Test(arguments: [
    ("by {{m.change}} since", "by (not available) since"),
    ("Now {{m.latest}}.", "Now (not applicable)."),
    ("(now {{m.latest}})", "(now (not applicable))"),
    ("at last ({{m.latest}})", "at last (not applicable)"),
  ])
  func `prose reads around a figure that isn't there`(prose: String, words: String) throws {
    var workspace = SampleWorkspace(files: [
      "laser.json":
        #"{"authority": "Anyshire", "year": "2014/15", "teams": [{"id": "t", "name": "T"}]}"#,
      "measures.csv": "id,title,unit,polarity,kind,questions\nm,Measured,percent,higher,flow,1\n",
      "measures/m.csv": "measure,period,value\nm,2012/13,50\nm,2014/15,z\n",
    ])
    workspace.files["judgements/t/Q01.md"] =
      "# Question 1\nGrade: good\nStatus: draft\n\nGood: \(prose)\n"
    let report = try workspace.report()
    let spoken = words.replacing("not available", with: "not applicable")
    #expect(report.text("report.md").contains(spoken))
    let page = report.text("report.html").replacing("</a>", with: "")
      .replacing(/<a class="value"[^>]*>/, with: "")
    #expect(page.contains(spoken))
  }

  @Test func `a total among the classes is not drawn as one more share`() throws {
    let rows = "m,2014/15,,,good,60,,\nm,2014/15,,,inadequate,40,,\nm,2014/15,,,Total,100,,\n"
    let page = try digest(rows, "digest.html")
    #expect(page.contains("<path class=\"s1\""))
    #expect(!page.contains("<path class=\"s2\""))
  }
}
