import Compilation
import Diagnostics
import Intake
import ReportTemplates
import SelfEvaluation
import Testing
import Versions

/// What teams wrote in two places stands in one report, and nothing is decided for them: a loss
/// here is a lost answer, or one team's claim resting on another team's evidence.
struct MergeTests {
  /// A workspace of a team, named by it.
  private func workspace(_ team: String, _ files: [String: String] = [:]) -> IntakeResult {
    Intake.read(folder(team, files))
  }

  private func folder(_ team: String, _ files: [String: String]) -> Workspace {
    var all = [
      "laser.json": """
      {"authority": "Lancashire", "year": "2014/15",
       "teams": [{"id": "\(team)", "name": "\(team)"}]}
      """
    ]
    all.merge(files) { $1 }
    return Workspace(
      root: team, files: all.map { InputFile(path: $0.key, text: $0.value) },
      builtInBanks: ReportTemplates.banks)
  }

  private let register = """
    id,title,kind,date,owner
    E001,Minutes,minutes,2015-03-01,A. Lee
    """

  @Test func `each team's answers are there, in the order of the questions and teams`() throws {
    let result = Compilation.merge([
      workspace("primary", ["judgements/primary/a.md": "# Question 2\nGrade: good\n\nText."]),
      workspace("secondary", ["judgements/secondary/a.md": "# Question 1\nGrade: RI\n\nMore."]),
    ])
    let evaluation = try #require(result.evaluation)
    #expect(evaluation.judgements.map(\.team.text) == ["secondary", "primary"])
    #expect(evaluation.settings.teams.map(\.id.text) == ["primary", "secondary"])
    #expect(result.findings.isEmpty)
  }

  @Test func `the same evidence in two workspaces counts once`() throws {
    let result = Compilation.merge([
      workspace("primary", ["register.csv": register]),
      workspace("secondary", ["register.csv": register.replacing("E001", with: "e001")]),
    ])
    #expect(result.evaluation?.register.map(\.id.text) == ["E001"])
    #expect(result.findings.isEmpty)
  }

  /// Teams share a catalogue and a list of actions, and each keeps its own priorities.
  @Test func `a workspace may refer to what another one has`() throws {
    let shared = [
      "measures.csv": "id,title,unit,questions,priorities\nm,Own,percent,1,P1;P2\n",
      "actions.csv":
        "id,priority,team,action\nA1,P1,primary,Visit schools\nA2,P2,secondary,Visit colleges\n",
    ]
    let result = Compilation.read(
      [
        folder("primary", shared.merging(["priorities.csv": "id,title\nP1,Reading\n"]) { $1 }),
        folder(
          "secondary",
          shared.merging([
            "priorities.csv": "id,title\nP2,Writing\n", "register.csv": register,
            "judgements/secondary/a.md": "# Question 1\nGrade: RI\n\nMore [E001].",
          ]) { $1 }),
        folder("early", ["judgements/early/a.md": "# Question 1\nGrade: good\n\nText [E001]."]),
      ], by: .alone)
    #expect(result.findings == [])
    let evaluation = try #require(result.evaluation)
    #expect(evaluation.measures.map { $0.priorities.map(\.text) } == [["P1", "P2"]])
    #expect(evaluation.actions.map(\.team?.text) == ["primary", "secondary"])
    #expect(evaluation.judgements.map { $0.citations.count } == [1, 1])
  }

  @Test func `what no workspace has stays a finding of the one that refers to it`() {
    let result = Compilation.read(
      [
        folder("primary", ["measures.csv": "id,title,unit,priorities\nm,Own,percent,P9\n"]),
        folder("secondary", ["measures/m.csv": "measure,period,value\nm,2014/15,40\n"]),
      ], by: .alone)
    #expect(result.findings.map(\.rule.name) == ["unknown-priority", "unknown-measure"])
  }

  /// Two workspaces that contradict each other in one file.
  struct Conflict: CustomTestStringConvertible {
    var rule: String
    var file: String
    var one: String
    var other: String
    /// What the finding or its hint says, besides both places.
    var says: String
    /// Where on its line the finding points at, if that isn't the row's start.
    var column: Int?
    var testDescription: String { "\(rule) in \(file)" }
  }

  @Test(arguments: [
    Conflict(
      rule: "conflicting-id", file: "register.csv", one: "id,title\nE001,Minutes\n",
      other: "id,title\nE001,Survey\n", says: "'Survey' here, 'Minutes' there (different: title)"),
    Conflict(
      rule: "conflicting-id", file: "register.csv", one: "id,title,formerly\nE010,Minutes,E001\n",
      other: "id,title\nE001,Survey\n", says: "former id of 'E010'"),
    Conflict(
      rule: "conflicting-id", file: "measures.csv", one: "id,title,unit\ngld,Good level,percent\n",
      other: "id,title,unit\ngld,Good level,count\n", says: "different: unit, decimals"),
    Conflict(
      rule: "conflicting-id", file: "priorities.csv", one: "id,title\nP1,Reading\n",
      other: "id,title\nP1,Attendance\n", says: "'P1-2'"),
    Conflict(
      rule: "conflicting-setting", file: "laser.json",
      one: #"{"authority": "Lancashire", "year": "2014/15", "date": "2015-06-01"}"#,
      other: #"{"authority": "Lancashire", "year": "2014/15", "date": "2015-06-02"}"#,
      says: #""date" is '2015-06-02' here, but '2015-06-01'"#, column: 56),
    Conflict(
      rule: "conflicting-setting", file: "laser.json",
      one: #"{"authority": "Lancashire", "code": "E10000017", "year": "2014/15"}"#,
      other: #"{"authority": "Blackpool", "code": "E10000017", "year": "2014/15"}"#,
      says: "'Blackpool' here, but 'Lancashire'", column: 15),
    Conflict(
      rule: "two-years", file: "laser.json",
      one: #"{"authority": "Lancashire", "year": "2014/15"}"#,
      other: #"{"authority": "Lancashire", "year": "2013/14"}"#, says: "2013/14"),
    Conflict(
      rule: "two-moderators", file: "laser.json",
      one: """
        {"authority": "Lancashire", "year": "2014/15",
         "teams": [{"id": "a", "name": "A", "moderates": true}]}
        """,
      other: """
        {"authority": "Lancashire", "year": "2014/15",
         "teams": [{"id": "b", "name": "B", "moderates": true}]}
        """, says: "'b' moderates, but so does 'a'"),
  ])
  func `a contradiction names both places and what to do`(conflict: Conflict) throws {
    let result = Compilation.merge([
      workspace("primary", [conflict.file: conflict.one]),
      workspace("secondary", [conflict.file: conflict.other]),
    ])
    let finding = try #require(result.findings.first { $0.rule.name == conflict.rule })
    #expect(finding.severity == .error)
    #expect(finding.position.file == "secondary/\(conflict.file)")
    let text = finding.message + " " + finding.hint
    #expect(text.contains(conflict.says), "\(text)")
    if let column = conflict.column { #expect(finding.position.column == column) }
    if conflict.rule != "two-moderators" {
      #expect(text.contains("primary/\(conflict.file)"), "\(text)")
    }
  }

  @Test(arguments: [
    ["measures.csv": "id,title,unit,questions\nz,Zed,percent,1\n"],
    [
      "measures.csv": "id,title,unit,questions\nm,Own,percent,1\nz,Zed,percent,1\n",
      "measures/more.csv": """
      measure,period,area,value
      m,2014/15,Westerly,50
      z,2014/15,,50
      """,
    ],
  ])
  func `what another workspace adds is no change of what was agreed`(
    added: [String: String]
  ) throws {
    var files = [
      "register.csv": register,
      "measures.csv": "id,title,unit,questions\nm,Own,percent,1\n",
      "measures/m.csv": "measure,period,value\nm,2014/15,40\n",
      "judgements/primary/a.md": "# Question 1\nGrade: good\nStatus: agreed\n\nText [E001].\n",
    ]
    func changes(since fingerprint: String, with others: [IntakeResult]) throws -> [Agreement.Part]
    {
      let merged = Compilation.merge([workspace("primary", files)] + others)
      #expect(merged.findings.isEmpty)
      let evaluation = try #require(merged.evaluation)
      let answer = try #require(evaluation.judgement(team: Identifier("primary"), question: 1))
      return Agreements(evaluation).agreement(on: answer).changes(since: fingerprint)
    }
    let alone = try #require(workspace("primary", files).evaluation)
    let agreed = Agreements(alone).agreement(on: alone.judgements[0]).fingerprint
    let others = [workspace("secondary", added)]
    #expect(try changes(since: agreed, with: others) == [])
    #expect(try changes(since: String(agreed.prefix(64)), with: others) == [])
    // What the team's own workspace adds is one.
    files["measures.csv"]? += "z,Zed,percent,1\n"
    #expect(try changes(since: agreed, with: []).contains(.measure("z", .added)))
    #expect(try changes(since: agreed, with: others).contains(.measure("z", .added)))
  }

  @Test func `evidence that two teams mean differently is cited by neither`() throws {
    let answer = "# Question 1\nGrade: good\n\nIt works [E001]."
    let result = Compilation.merge([
      workspace("primary", ["register.csv": register, "judgements/primary/a.md": answer]),
      workspace(
        "secondary",
        [
          "register.csv": "id,title\nE001,Survey\nE001-secondary,Other\n",
          "judgements/secondary/a.md": answer,
        ]),
    ])
    #expect(result.evaluation?.register.map(\.id.text) == ["E001-secondary"])
    let finding = try #require(result.findings.first)
    #expect(finding.hint.contains("'E001-2'"), "an id that is taken isn't proposed")
  }

  @Test func `two banks are no report`() {
    let bank = """
      {"id": "own", "title": "Own", "version": "1", "scale": [{"id": "a", "name": "A"},
       {"id": "b", "name": "B"}], "parts": [{"name": "One", "questions":
       [{"number": 1, "text": "How?", "prompts": []}]}]}
      """
    let settings = #"{"authority": "Lancashire", "year": "2014/15", "bank": "bank.json"}"#
    let result = Compilation.merge([
      workspace("primary"),
      workspace("secondary", ["laser.json": settings, "bank.json": bank]),
    ])
    #expect(result.evaluation == nil)
    #expect(result.findings.map(\.rule.name) == ["two-banks"])
  }

  @Test func `an empty form gives way to the answer, in either order`() throws {
    let form = "# Question 1\nGrade:\nStatus: draft\n\n## Strengths\n\n## Next steps\n"
    let answer = "# Question 1\nGrade: good\n\nIt works."
    for texts in [[form, answer], [answer, form]] {
      let result = Compilation.merge(
        texts.map { text in
          workspace("primary", ["judgements/primary/a.md": text])
        })
      #expect(result.evaluation?.judgements.map { String($0.body.text) } == ["It works."])
      #expect(result.findings.isEmpty)
    }
  }

  @Test func `two answers of one team are an error`() {
    let result = Compilation.merge(
      ["One.", "Two."].map { text in
        workspace("primary", ["judgements/primary/a.md": "# Question 1\nGrade: good\n\n\(text)"])
      })
    #expect(result.findings.map(\.rule.name) == ["conflicting-answer"])
  }

  /// Else two sound workspaces of one authority make no report.
  @Test func `what differs in the case of ids and codes alone is the same`() throws {
    func team(_ name: String, measure: String, source: String, code: String) -> IntakeResult {
      workspace(
        name,
        [
          "laser.json": """
          {"authority": "Lancashire", "code": "\(code)", "year": "2014/15",
           "statisticalNeighbours": ["\(code.dropLast())9"],
           "teams": [{"id": "\(name)", "name": "\(name)"}]}
          """,
          "register.csv": register,
          "measures.csv": "id,title,unit,source\n\(measure),Number,count,\(source)\n",
          "measures/n.csv": "measure,period,value\n\(measure),2014/15,1\n",
        ])
    }
    let result = Compilation.merge([
      team("primary", measure: "gld", source: "E001", code: "E10000017"),
      team("secondary", measure: "GLD", source: "e001", code: "e10000017"),
    ])
    #expect(result.findings == [])
    #expect(result.evaluation?.observations.count == 1)
    #expect(result.evaluation?.settings.code == "E10000017")
  }

  @Test func `of two values neither is shown, and a revised file is one finding`() throws {
    let catalogue = "id,title,unit\nn,Number,count\n"
    let header = "measure,period,value\n"
    let result = Compilation.merge([
      workspace(
        "primary",
        [
          "measures.csv": catalogue,
          "measures/n.csv": header + "n,2012/13,1\nn,2013/14,2\nn,2014/15,3\n",
        ]),
      workspace(
        "secondary",
        [
          "measures.csv": catalogue,
          "measures/n.csv": header + "n,2012/13,1\nn,2013/14,5\nn,2014/15,6\n",
        ]),
    ])
    let evaluation = try #require(result.evaluation)
    #expect(evaluation.observations.map(\.period) == [.academicYear(2012)])
    #expect(evaluation.contestedMeasures == [Identifier("n")])
    #expect(result.findings.map(\.rule.name) == ["conflicting-observation"])
    #expect(result.findings[0].message.hasSuffix("(different: value), and 1 more figure"))
  }

  /// Else people compare two rows that are alike, and find nothing to mend.
  @Test func `priorities that differ in their texts alone point at these`() throws {
    func team(_ name: String, _ text: String) -> IntakeResult {
      workspace(name, ["priorities.csv": "id,title\nP1,Reading\n", "priorities/P1.md": text])
    }
    let result = Compilation.merge([
      team("primary", "Achieved.\n"), team("secondary", "Not yet.\n"),
    ])
    let finding = try #require(result.findings.first { $0.rule.name == "conflicting-id" })
    #expect(finding.position.file == "secondary/priorities/P1.md")
    #expect(finding.message.contains("another one in primary/priorities/P1.md:1:1"))
    #expect(finding.hint.contains("make the two texts alike"))
  }

  /// Else a status that differs sends people to look for a wrong value.
  @Test func `figures of which only the status differs say so`() {
    func team(_ name: String, _ status: String) -> IntakeResult {
      workspace(
        name,
        [
          "measures.csv": "id,title,unit\nn,Number,count\n",
          "measures/n.csv": "measure,period,value,status\nn,2014/15,1,\(status)\n",
        ])
    }
    let result = Compilation.merge([team("primary", "final"), team("secondary", "revised")])
    #expect(result.findings.map(\.message).contains { $0.hasSuffix("(different: status)") })
  }

  /// Within one workspace they are one group; two values for it would be published as of two.
  @Test func `a group in another case is the same group of another workspace`() throws {
    func team(_ name: String, _ rows: String) -> IntakeResult {
      workspace(
        name,
        [
          "measures.csv": "id,title,unit\nn,Number,count\n",
          "measures/n.csv": "measure,period,group,value\n" + rows,
        ])
    }
    let result = Compilation.merge([
      team("primary", "n,2012/13,Free school meals,1\nn,2013/14,Free school meals,2\n"),
      team("secondary", "n,2013/14,free-school meals,3\nn,2014/15,free school meals,4\n"),
    ])
    #expect(result.findings.map(\.rule.name) == ["conflicting-observation"])
    let observations = try #require(result.evaluation).observations
    #expect(observations.map(\.value) == [1, 4])
    #expect(Set(observations.map(\.series.group)) == ["Free school meals"])
  }

  /// Else two teams that each hold some years of one measure can't be compiled.
  @Test func `one measure prints with the decimals of the workspace that has more`() throws {
    func team(_ name: String, _ values: String) -> IntakeResult {
      workspace(
        name,
        [
          "measures.csv": "id,title,unit\nn,Exclusions,rate\n",
          "measures/n.csv": "measure,period,value\n" + values,
        ])
    }
    let result = Compilation.merge([
      team("primary", "n,2012/13,12.1\nn,2013/14,9.5\n"), team("secondary", "n,2014/15,0.06\n"),
    ])
    #expect(result.findings == [])
    #expect(result.evaluation?.measures.map(\.decimals) == [2])
  }

  /// What two teams saved last year, each with its settings; `nil` for one that saved nothing.
  private func saved(_ settings: [String?]) throws -> EarlierYears {
    let parts = try zip(["primary", "secondary"], settings).map { team, settings in
      guard let settings else {
        let now = try #require(workspace(team).evaluation)
        return EarlierYears(in: Workspace(root: team, files: []), before: now)
      }
      let old = try #require(
        workspace(
          team,
          [
            "laser.json": #"{"authority": "Lancashire", "year": "2013/14", \#(settings)}"#,
            "judgements/\(team)/a.md": "# Question 1\nGrade: good\n\nText.",
          ]
        ).evaluation)
      let bytes = VersionText(of: old, edition: "internal").lines()
      let now = try #require(workspace(team).evaluation)
      return EarlierYears(
        in: Workspace(root: team, files: [InputFile(path: "versions/a.json", bytes: bytes)]),
        before: now)
    }
    return Compilation.merge(parts)
  }

  private static func teams(_ id: String, _ name: String) -> String {
    #""teams": [{"id": "\#(id)", "name": "\#(name)"}]"#
  }

  @Test func `versions saved on two days are compared with as one year`() throws {
    let earlier = try saved([
      #""date": "2014-07-01", "note": "Ours", \#(Self.teams("primary", "P"))"#,
      #""date": "2014-07-02", \#(Self.teams("secondary", "S"))"#,
    ])
    #expect(earlier.findings == [])
    let last = try #require(earlier.versions[2013]?.evaluation)
    #expect(last.judgements.count == 2)
    #expect(last.settings.date?.description == "2014-07-02")
    #expect(last.settings.note == "")
  }

  /// Else the chapter on what has changed is missing for all teams, and nobody knows why.
  @Test(arguments: [0, 1])
  func `a workspace without a version of last year is named`(place: Int) throws {
    var settings: [String?] = [Self.teams("primary", "P"), Self.teams("secondary", "S")]
    #expect(try saved(settings).findings == [])
    settings[place] = nil
    let earlier = try saved(settings)
    #expect(earlier.versions.isEmpty)
    #expect(earlier.findings.map(\.rule.name) == ["without-last-year"])
    let folder = ["primary", "secondary"][place]
    #expect(earlier.findings.first?.position.file == "\(folder)/laser.json")
    #expect(try saved([nil, nil]).findings == [])
  }

  @Test func `a comparison that is left out because versions contradict each other says so`() throws
  {
    let teams = ["P", "Q"].map {
      Self.teams("primary", $0).replacing("]", with: #", {"id": "secondary", "name": "S"}]"#)
    }
    let earlier = try saved(teams)
    #expect(earlier.versions.isEmpty)
    #expect(earlier.findings.map(\.rule.name) == ["contradicting-versions"])
    let finding = try #require(earlier.findings.first)
    #expect(finding.severity == .warning)
    #expect(finding.position.file == "secondary/versions/a.json")
    #expect(finding.message.contains("2013/14"))
    // The grades stand by themselves.
    #expect(earlier.grades.count == 2)
  }

  @Test func `one source under two ids is said to be one`() {
    let result = Compilation.merge([
      workspace("primary", ["register.csv": register]),
      workspace("secondary", ["register.csv": register.replacing("E001", with: "S7")]),
    ])
    #expect(result.findings.map(\.rule.name) == ["evidence-twice"])
  }

  @Test func `what one workspace leaves open the other may say`() {
    let result = Compilation.merge([
      workspace("primary"),
      workspace(
        "secondary",
        [
          "laser.json": """
          {"authority": "Lancashire", "code": "E10000017", "year": "2014/15",
           "region": "North West", "marking": "OFFICIAL", "date": "2015-06-01"}
          """
        ]),
    ])
    #expect(result.findings.isEmpty)
    #expect(result.evaluation?.settings.marking == "OFFICIAL")
    #expect(result.evaluation?.settings.code == "E10000017")
  }

  @Test func `a workspace that can't be read doesn't hide the others' faults`() {
    let result = Compilation.merge([
      workspace("primary", ["laser.json": "{"]),
      workspace("secondary", ["register.csv": "id,title\nE001,\n"]),
    ])
    #expect(result.evaluation != nil)
    #expect(Set(result.findings.map(\.position.file)).count == 2)
  }
}
