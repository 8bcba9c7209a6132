import Diagnostics
import Intake
import SelfEvaluation
import TestSupport
import Testing

/// One file with one fault; `↓` stands before the character that the finding has to point at.
struct BadFile: CustomTestStringConvertible {
  var path: String
  var marked: String
  var rule: String
  /// Words that the hint must have.
  var hint = ""

  var testDescription: String { "\(rule) in \(path)" }
}

/// If this fails, a writer looks for a mistake in the wrong place, or isn't told of it.
struct PlacedFaultTests {
  /// The files that each bad one is put among.
  static let others = [
    "register.csv": "id,title\nE001,Annual report\nE002,Survey\n",
    "measures.csv":
      "id,title,unit\ngld,Good level,percent\nvisits,Visits,count\nexcl,Exclusions,rate\n",
    "priorities.csv": "id,title\nP1,Reading\n",
    "measures/own.csv": "measure,period,value\ngld,2014/15,66\n",
    "judgements/primary/Q01.md": "# Question 1\nGrade: good\n\nShared [E001].\n",
  ]

  private func findings(_ bad: BadFile) -> [Finding] {
    var files = Self.others
    files[bad.path] = MarkedText(bad.marked).text
    return Intake.read(workspace(files)).findings
  }

  @Test func `the good files alone have no faults`() {
    #expect(Intake.read(workspace(Self.others)).findings == [])
  }

  @Test(arguments: settings + tables + data + answers + pasted + odd + files)
  func `points at the fault, once`(bad: BadFile) throws {
    let found = findings(bad)
    let finding = try #require(found.first)
    #expect(found.count == 1, "\(found.map(\.description))")
    #expect(finding.rule.name == bad.rule)
    let mark = MarkedText(bad.marked)
    #expect(
      finding.position == FilePosition(file: bad.path, line: mark.line, column: mark.column))
    #expect(finding.hint.contains(bad.hint), "\(finding.hint)")
    #expect(Intake.rules.contains(finding.rule))
  }

  /// If this fails, a writer is warned of what is right.
  @Test(arguments: [
    "#1 in the region.\n", "Ours is\n#1 of all.\n", "####### Seven\n", "##\n",
    "```\n##Code\n•\tx\n```\n",
    "Text ##not at the start.\n", "- One\n- Two\n", "-\tOne\n-\tTwo\n",
    "1.\tOne\n2.\tTwo\n",
    "– as said before – it rose.\n", "It rose\n– as we said –\n– and fell.\n",
    "It fell by\n-2 and\n-3 points.\n", "We spent\n1.5 million and\n2.5 million.\n",
    "Heads agree\n(1) and so do\n(3) and\n(4), the surveys.\n", "It's at 9\na. m. and\np. m.\n",
    "*One* and\n*two*.\n", "A. Brown\nB. Clark\nhead teachers\n", "1) One\n2) Two\n",
    "Jo Bloggs\n– Head of service\n– Lancashire\n", "See\n1.First alone.\n",
    "or one word\n", "One line\twith a tab.\n", "e.g.\tthis\n",
    "- One\n\tand more\n\tof it.\n", "| A\t| B |\n|---|---|\n| 1\t| 2 |\n", "One\t\nTwo\t\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "```\n| A | B |\n| 1 | 2 |\n```\n",
    "Jo Bloggs | Head of service | Lancashire\n01772 | jo@example.org | our page\n",
    "The gap is |a - b|, and\n|b - a| is the same.\n", "- A | B | C\n- 1 | 2 | 3\n- 4 | 5 | 6\n",
    "\\#Hashtag\n", "Our view\n---\n\nText.\n", "One.\n\n-----\n\nTwo.\n", "1. A\n1. B\n1. C\n",
    "3. A\n4. B\n", "> Heads said so.\n", "> 9 of 10 heads,\n> and all governors.\n",
    "A* and A* grades, 3\\*s.\n",
    "It's ~5 to ~7 now.\n", "Ages 3~5 rose.\n", "It ~~fell~~ rose, ~so~ we say.\n",
    "See `a~b~c`.\n",
    "**Bold**, *so* it is.\n", "It rose by {{gld.change}}.\n",
    "It's {{visits.latest}} per cent.\n", "{x.y} and {gld} and {{gld.latest}}.\n",
    "É, ü, £5 – “so”.\n",
    "Question 2: how well we do\n", "Question 3 asks for more.\n",
    "See\nquestion 3: it says more.\n",
    "Grades: good and better.\n", "See [it][p].\n\n[p]: https://example.org\n",
    "See [p].\n\n[P]: plan.pdf\n", "See [sic]: so.\n", "| a |\n|---|\n| 1 | |\n",
    "[*Ours*](plan.pdf), [`x`](y) and [{{gld.latest}}](z) and [E001](w).\n",
    "[E001; p. 3] so.\n", "## **Strengths**\n\nWe do.\n", "We know our\nstrengths\nand limits.\n",
    "### Q3 attendance\n\nIt rose.\n", "Evidence: the survey of heads says so.\n",
    "Priorities: reading and maths.\n", "Status: it's good.\n", "It's good: well done.\n",
    "1. Strengths\n2. Limits\n", "1.5 strengths for each limit\n", "See\n3.2 strengths, say.\n",
    "## Drill-down\n\nOne thing: boys differ.\n", "[see it](https://example.org/E002) so.\n",
    "x^2^ and {x=1} and \\[sic\\] so.\n", "Done!\n",
  ])
  func `what Markdown reads as its writer meant it has no finding`(text: String) {
    var files = Self.others
    files["judgements/primary/Q02.md"] = "# Question 2\nGrade: good\n\n\(text)"
    #expect(Intake.read(workspace(files)).findings == [])
  }

  /// Else half a word is called a bullet.
  @Test(arguments: [("•Bullet", "'•'"), ("a)\tBullet", "'a)'"), ("(1) One\n(2) Two", "'(1)'")])
  func `a list that is none is told by its sign alone`(text: String, sign: String) {
    var files = Self.others
    files["judgements/primary/Q02.md"] = "# Question 2\nGrade: good\n\n\(text)\n"
    let found = Intake.read(workspace(files)).findings
    #expect(found.map(\.rule.name) == ["pasted-list"])
    #expect(found.first?.message.contains(sign) == true)
  }

  /// Else who follows the hint is told of two dozen faults in settings that were never any.
  @Test func `the folder of a report is told as such`() throws {
    let report = InputFile(path: "report.json", text: #"{"generator": "laser-checksum:0"}"#)
    let own = InputFile(path: "own.json", text: "{}")
    for (files, hint) in [
      ([report], "name the workspace's folder"), ([report, own], "'own.json'"),
    ] {
      let result = Intake.read(Workspace(files: files, builtInBanks: builtInBanks))
      let finding = try #require(result.findings.first { $0.rule.name == "missing-settings" })
      #expect(finding.hint.contains(hint))
    }
  }

  /// Else the region stands among the districts, and nothing is compared with it.
  @Test func `a region that the settings don't name is told`() throws {
    let result = Intake.read(
      workspace([
        "laser.json": #"{"authority": "Wiltshire", "year": "2014/15"}"#,
        "measures.csv": "id,title,unit\ngld,Good level,percent\n",
        "measures/own.csv": "measure,period,area,value\ngld,2014/15,south west,60\n",
      ]))
    let finding = try #require(result.findings.first { $0.rule.name == "ambiguous-area" })
    #expect(finding.hint.contains(#"write "region": "South West" in laser.json"#))
  }

  /// Else the authority stands as a district beside itself, and has no figures of its own.
  @Test(arguments: [("E10000017", true), ("e06000008", true), ("E07000117", false)])
  func `an authority's code is told while the settings name none`(code: String, isTold: Bool) {
    let rows = "measure,period,area,value\ngld,2014/15,\(code),60\n"
    let files = [
      "measures.csv": "id,title,unit\ngld,Good level,percent\n", "measures/own.csv": rows,
    ]
    func isFound(_ settings: String) -> Bool {
      Intake.read(workspace(files.merging(["laser.json": settings]) { $1 })).findings.contains {
        $0.rule.name == "ambiguous-area" && $0.hint.contains("\"code\": \"\(code.uppercased())\"")
      }
    }
    #expect(isFound(#"{"authority": "Wiltshire", "year": "2014/15"}"#) == isTold)
    #expect(!isFound(#"{"authority": "Wiltshire", "code": "E06000054", "year": "2014/15"}"#))
  }

  /// Else who has named a district rightly is told to write another place.
  @Test(arguments: [
    "Bedford", "Bolton", "Bradford", "Brent", "Cambridgeshire", "Derby", "Devon", "Halton",
    "Harrow", "Hertfordshire", "Kent", "Lancashire", "Leeds", "Manchester", "Merton",
    "North Lincolnshire", "North Northamptonshire", "North Somerset", "Reading", "Salford",
    "Sefton", "Southampton", "Sutton", "Torbay", "Trafford", "Warrington", "West Sussex",
  ])
  func `a district or comparator is not taken for another place`(authority: String) {
    let districts = [
      "Allerdale", "Ashfield", "Ashford", "Barnet", "Boston", "Burnley", "Corby", "Darlington",
      "Dover", "East Hertfordshire", "East Northamptonshire", "East Sussex", "Fenland", "Gedling",
      "Harlow", "Herefordshire", "Kennet", "Lancaster", "Lewes", "Luton", "Maldon",
      "Melton", "North East Derbyshire", "North East Lincolnshire", "North Hertfordshire",
      "Northampton", "Selby", "South Hams", "South Somerset", "Stafford", "Watford",
      "West Lancashire", "Winchester", "Wyre", "Wyre Forest",
    ]
    for region in ["London", "North East", "South West", "West Midlands"] {
      let areas = districts + ["England", "Statistical neighbours", region]
      let rows = areas.map { "gld,2014/15,\($0),66\n" }.joined()
      let names = #""authority": "\#(authority)", "region": "\#(region)""#
      let result = Intake.read(
        workspace([
          "laser.json": #"{\#(names), "year": "2014/15"}"#,
          "measures.csv": "id,title,unit\ngld,Good level,percent\n",
          "measures/own.csv": "measure,period,area,value\n" + rows,
        ]))
      #expect(!result.findings.contains { $0.rule.name == "ambiguous-area" })
    }
  }

  /// Else a writer is told to cite by what is no id, and told that it's none once they have.
  @Test func `a hint names no id that can't be one`() throws {
    let result = Intake.read(
      workspace([
        "register.csv": "id,title\nE 001,Annual report\n",
        "judgements/primary/Q01.md": "# Question 1\nGrade: good\nEvidence: E001\n",
      ]))
    let finding = try #require(result.findings.first { $0.rule.name == "unknown-evidence" })
    #expect(!finding.hint.contains("E 001"), "\(finding.hint)")
  }

  /// A hint is typed as it stands, from the folder where the workspace was named.
  @Test(arguments: [
    ("Evidence", "laser trends --suggest Evidence/measures/dfe.csv"),
    (".", "laser trends --suggest measures/dfe.csv"),
    ("My evidence", "laser trends --suggest \"My evidence/measures/dfe.csv\""),
  ])
  func `the command that a hint names has the file as it's reached`(root: String, command: String) {
    var files = Self.others
    files["measures/dfe.csv"] = "time_period,geographic_level\n201415,National\n"
    var folder = workspace(files)
    folder.root = root
    #expect(Intake.read(folder).findings.map(\.hint).contains { $0.contains("'\(command)'") })
  }

  static let settings = [
    #"↓{"year": "2014/15"}"#: "missing-setting",
    #"{"authority": ↓"", "year": "2014/15"}"#: "missing-setting",
    #"{"authority": ↓7, "year": "2014/15"}"#: "wrong-type",
    #"{"authority": ↓null, "year": "2014/15"}"#: "missing-setting",
    #"{"authority": "A", "year": ↓null}"#: "missing-setting",
    #"{"authority": "A", "year": ↓2014}"#: "bad-year",
    #"{"authority": "A", "year": ↓"2014/16"}"#: "bad-year",
    #"{"authority": "A", "year": "2014/15", ↓"codes": "E10000017"}"#: "unknown-key",
    #"{"authority": "A", "year": "2014/15", "code": ↓"E1000017"}"#: "bad-code",
    #"{"authority": "A", "year": "2014/15", "region": ↓"Northwest"}"#: "unknown-region",
    #"{"authority": "A", "year": "2014/15", "trendYears": ↓1}"#: "setting-out-of-range",
    #"{"authority": "A", "year": "2014/15", "wordLimit": ↓"many"}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "date": ↓"14/6/2015"}"#: "bad-date",
    #"{"authority": "A", "year": "2014/15", "bank": ↓"lancashire"}"#: "unknown-bank",
    #"{"authority": "A", "year": "2014/15", "teams": ↓"primary"}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [↓"primary"]}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [↓null]}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": ↓null, "name": "A"}]}"#:
      "missing-setting",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": ↓null}]}"#:
      "missing-setting",
    #"{"authority": "A", "year": "2014/15", "statisticalNeighbours": [↓null]}"#: "wrong-type",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": "A"}, {"id": ↓"Primary", "name": "B"}]}"#:
      "repeated-id",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", "name": "A", "moderates": true}, {"id": "b", "name": "B", "moderates": ↓true}]}"#:
      "two-moderators",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": ↓"a team", "name": "A"}]}"#: "bad-id",
    #"{"authority": "A", "year": "2014/15", "teams": [{"id": "primary", ↓"nme": "A"}]}"#:
      "missing-setting",
    #"{"authority": "A", "year": "2014/15"↓ "note": ""}"#: "json-syntax",
  ].map { marked, rule in
    // The answers are a team's, so settings that don't list one for the test's sake get it here.
    BadFile(
      path: "laser.json",
      marked: marked.contains("teams")
        ? marked : marked.replacing("}", with: #", "teams": [{"id": "primary", "name": "P"}]}"#),
      rule: rule)
  }.sorted { $0.marked < $1.marked }

  static let tables: [BadFile] = [
    BadFile(path: "register.csv", marked: "id,↓titel\nE001,A\n", rule: "missing-column"),
    BadFile(path: "register.csv", marked: "↓title,kind\nA,report\n", rule: "missing-column"),
    BadFile(
      path: "register.csv", marked: "id,title,↓knid\nE001,A,x\n", rule: "unknown-column",
      hint: "'kind'"),
    BadFile(path: "register.csv", marked: "id,title\nE001,↓\n", rule: "empty-cell"),
    BadFile(path: "register.csv", marked: "id,title\n↓E 01,A\nE001,B\n", rule: "bad-id"),
    BadFile(path: "register.csv", marked: "id,title\nE001,A\n↓e001,B\n", rule: "repeated-id"),
    BadFile(
      path: "register.csv", marked: "id,title,kind\nE001,A,↓visit-ntoe\n", rule: "unknown-kind",
      hint: "visit-note"),
    BadFile(
      path: "register.csv", marked: "id,title,stance\nE001,A,↓against\n", rule: "unknown-stance"),
    BadFile(
      path: "register.csv", marked: "id,title,date\nE001,A,↓12/03/2015\n", rule: "bad-date",
      hint: "2015-03-12"),
    BadFile(
      path: "register.csv", marked: "id,title,date\nE001,A,↓June 2015\n", rule: "bad-date",
      hint: "the year with four digits"),
    BadFile(
      path: "register.csv", marked: "id,title,date\nE001,A,↓2015-06-31\n", rule: "bad-date",
      hint: "June 2015 has 30 days"),
    BadFile(
      path: "register.csv", marked: "id,title,questions\nE001,A,2; 3;↓29\n",
      rule: "unknown-question", hint: "1 to 28"),
    BadFile(
      path: "register.csv", marked: "id,title,questions\nE001,A,\"2;↓x\"\n", rule: "bad-list-item"),
    BadFile(
      path: "register.csv", marked: "id,title,questions\nE001,A,1;↓27-999999999\n",
      rule: "bad-list-item"),
    BadFile(
      path: "register.csv", marked: "id,title,prompts\nE001,A,3.1; ↓3.99\n", rule: "unknown-prompt"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓documents/a.pdf\n",
      rule: "location-not-found"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓../a.pdf\n",
      rule: "location-outside"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓documents/../../a.pdf\n",
      rule: "location-outside"),
    BadFile(
      path: "register.csv", marked: "id,title,location\nE001,A,↓documents/../documents/a.pdf\n",
      rule: "location-not-found"),
    BadFile(
      path: "priorities.csv", marked: "id,title,team\nP1,A,↓primery\n", rule: "unknown-team",
      hint: "primary"),
    BadFile(
      path: "priorities.csv", marked: "id,title,team\nP1,A,↓early  years\n", rule: "unknown-team",
      hint: "did you mean 'Early-Years'"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action\nA1,↓reading,Do it\n",
      rule: "unknown-priority", hint: "did you mean 'P1'"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action\nA1,↓A new one,Do it\n",
      rule: "unknown-priority", hint: "add it to priorities.csv"),
    BadFile(
      path: "priorities.csv", marked: "id,title,measures\nP1,A,gld;↓gdl\n", rule: "unknown-measure",
      hint: "gld"),
    BadFile(
      path: "priorities.csv", marked: "id,title,progress\nP1,A,↓on trak\n",
      rule: "unknown-progress", hint: "on track"),
    BadFile(path: "priorities.csv", marked: "id,title,lip\nP1,A,↓maybe\n", rule: "unknown-lip"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action\nA1,↓P2,Do it\n", rule: "unknown-priority",
      hint: "priorities.csv"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action,evidence\nA1,P1,Do,↓E003\n",
      rule: "unknown-evidence"),
    BadFile(
      path: "actions.csv", marked: "id,priority,action,status\nA1,P1,Do,↓finished\n",
      rule: "unknown-status"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n↓2014/15,primary,1,good\n",
      rule: "grade-not-earlier", hint: "earlier years"),
    BadFile(
      path: "register.csv",
      marked: "↓Register of evidence\nid,title\nE001,Annual report\nE002,Survey\n",
      rule: "line-above-header", hint: "leave out what stands above"),
    BadFile(
      path: "register.csv",
      marked:
        "↓Register 2015,,\n,,\nKept by Jo,,\nid,title,owner\nE001,Annual report,A\nE002,Survey,B\n",
      rule: "line-above-header"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n2013/14,↓pimary,1,good\n",
      rule: "unknown-team", hint: "did you mean 'primary'?"),
    BadFile(
      path: "history.csv",
      marked: "year,team,question,grade\n2013/14,↓youth,1,good\n2013/14,youth,2,good\n",
      rule: "former-team", hint: "correct the id"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n2013/14,primary,1,↓fine\n",
      rule: "unknown-grade", hint: "leave the row out where there was no grade"),
    BadFile(
      path: "history.csv", marked: "year,team,question,grade\n↓2013,primary,1,good\n",
      rule: "bad-year"),
    BadFile(
      path: "history.csv",
      marked: "year,team,question,grade\n2013/14,primary,1,good\n↓2013/14,Primary,1,RI\n",
      rule: "repeated-record"),
  ]

  static let data: [BadFile] = [
    BadFile(
      path: "measures.csv", marked: "id,title,unit\ngld,A,↓percentage points\n",
      rule: "unknown-unit"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,polarity\ngld,A,percent,↓highr\n",
      rule: "unknown-polarity", hint: "higher"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,kind\ngld,A,percent,↓stock\n",
      rule: "unknown-kind"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,target\ngld,A,percent,↓about 70\n",
      rule: "not-a-number"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,target\ngld,A,percent,↓>70\n",
      rule: "not-a-number", hint: "write 70 alone"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,target\ngld,A,percent,↓high\n",
      rule: "not-a-number", hint: "where there is no target"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,breaks\ngld,A,percent,↓2010/11 - new sample\n",
      rule: "bad-period", hint: "write '2010/11: new sample'"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,breaks\ngld,A,percent,↓2010/11 new: all\n",
      rule: "bad-period", hint: "write '2010/11: new: all'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓Dec-11,66\n",
      rule: "bad-period", hint: "write 2011/12 if the academic year is meant"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓Aug-14,66\n",
      rule: "bad-period", hint: "write 2014-08 if August 2014 is meant"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓Sept 2014,66\n",
      rule: "bad-period", hint: "write 2014-09 if September 2014 is meant"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,breaks\ngld,A,percent,↓2012-13: new\n",
      rule: "bad-period", hint: "2012/13"),
    BadFile(
      path: "measures.csv",
      marked: "id,title,unit,headline\ngld,A,percent,Outstanding;Good;↓good\n",
      rule: "repeated-category"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,decimals\ngld,A,percent,↓many\n",
      rule: "not-a-number"),
    BadFile(
      path: "measures.csv", marked: "id,title,unit,priorities\ngld,A,percent,↓P7\n",
      rule: "unknown-priority"),
    BadFile(
      path: "measures.csv",
      marked: "id,title,unit,file,indicator\ngld,A,percent,,\nx,A,percent,↓none.csv,v\n",
      rule: "missing-file"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓2010-11,66\n",
      rule: "ambiguous-period", hint: "2010/11"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓2014-15,66\n",
      rule: "bad-period", hint: "2014/15"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,↓31/08/2014,66\n",
      rule: "bad-period", hint: "write 2014-08-31 if 31 August 2014 is meant"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,2014/15,↓sixty\n",
      rule: "not-a-number"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓888,60\n",
      rule: "ambiguous-area", hint: "leave the area empty"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓South West,60\n",
      rule: "ambiguous-area", hint: "the authority's region is 'North West'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Eng,60\n",
      rule: "ambiguous-area", hint: "England"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓Lancashire CC,60\n",
      rule: "ambiguous-area", hint: "leave the area empty"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value\n↓glt,2013/14,66\nglt,2014/15,66\nGLT,2012/13,1\n",
      rule: "unknown-measure", hint: "gld"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\n↓Good level,2014/15,66\n",
      rule: "unknown-measure", hint: "did you mean 'gld'"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,,66\n↓GLD,2014/2015,Lancashire,66\n",
      rule: "repeated-observation"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,group,value\ngld,2014/15,,66\n↓gld,2014/15,All Pupils,66\n",
      rule: "repeated-observation", hint: "'All pupils' is the same as an empty one"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓National,66\nGLD,2013/14,national,66\n",
      rule: "ambiguous-area", hint: "'England'"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓England average,66\n",
      rule: "ambiguous-area", hint: "'England'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓All England,66\n",
      rule: "ambiguous-area", hint: "'England'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Englnd,66\n",
      rule: "ambiguous-area", hint: "did you mean 'England'?"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓nroth west,66\n",
      rule: "ambiguous-area", hint: "did you mean 'North West'?"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓Statistical nieghbours,66\n",
      rule: "ambiguous-area", hint: "did you mean 'Statistical neighbours'?"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Lancshire,66\n",
      rule: "ambiguous-area", hint: "did you mean 'Lancashire'?"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Regional,66\n",
      rule: "ambiguous-area", hint: "'North West'"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,area,value\ngld,2014/15,↓Stat neighbours,6\n",
      rule: "ambiguous-area", hint: "'Statistical neighbours'"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓LA average,66\n",
      rule: "ambiguous-area", hint: "empty"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,area,value\ngld,2014/15,↓Total,66\n",
      rule: "ambiguous-area", hint: "empty"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,category,value\ngld,2014/15,good,40\ngld,2014/15,↓Total,100\n",
      rule: "total-as-category", hint: "leave such rows out"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,↓66.1,66,100\n",
      rule: "value-against-counts", hint: "leave"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,,↓8.758,13837\n",
      rule: "fractional-count", hint: "write 8758 if"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\nvisits,2014/15,↓8758.4\n",
      rule: "fractional-count", hint: "write the whole number"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,,↓101,100\n",
      rule: "count-above-cohort"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,,↓-1,100\n",
      rule: "negative-count"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\nvisits,2014/15,↓-5\n",
      rule: "negative-count"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\ngld,2014/15,↓5,,0\n",
      rule: "value-against-counts"),
    BadFile(
      path: "measures/own.csv",
      marked: "measure,period,value,numerator,denominator\nexcl,2014/15,↓,5,100\n",
      rule: "missing-value"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value\ngld,2014/15,↓660\n",
      rule: "percent-out-of-range"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,value,status\ngld,2014/15,6,↓finale\n",
      rule: "unknown-status", hint: "final"),
    BadFile(
      path: "measures/own.csv", marked: "↓measure,period\ngld,2014/15\n", rule: "missing-column"),
    BadFile(
      path: "measures/own.csv", marked: "measure,period,↓vaule\ngld,2014/15,1\n",
      rule: "missing-column", hint: "'value'"),
    BadFile(path: "measures/own.csv", marked: "↓", rule: "empty-file"),
  ]
}
