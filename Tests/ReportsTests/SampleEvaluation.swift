import DataFiles
import Diagnostics
import Editions
import Intake
import ReportTemplates
import Reports
import SelfEvaluation
import Testing
import Trends
import Versions

/// A report that stands in memory.
struct MadeReport {
  var files: [(name: String, bytes: [UInt8])] = []
  var findings: [Finding]
}

extension Reports {
  /// Makes a report in memory.
  static func write(_ request: ReportRequest) throws -> MadeReport {
    let result = files(of: request)
    var report = MadeReport(findings: result.findings)
    for file in result.files {
      let (bytes, findings) = try file.content()
      report.files.append((file.name, bytes))
      report.findings += findings
    }
    return report
  }
}

/// A workspace as text, by path, and the reports of it.
struct SampleWorkspace {
  var files: [String: String]

  /// Reads it.
  func read() -> (evaluation: Evaluation?, findings: [Finding]) {
    let result = Intake.read(
      Workspace(
        files: files.sorted { $0.key < $1.key }.map { InputFile(path: $0.key, text: $0.value) },
        builtInBanks: ReportTemplates.banks))
    return (result.evaluation, result.findings)
  }

  /// Reads it and writes its report.
  func report(
    edition: Edition = .internalEdition, teams: [String] = [], isDraft: Bool = false,
    templates: [String: String] = [:], lastYear: Self? = nil
  ) throws -> MadeReport {
    let read = read()
    let evaluation = try #require(read.evaluation)
    var earlier = EarlierYears()
    if let last = try lastYear.map({ try #require($0.read().evaluation) }) {
      let version = VersionText(of: last, edition: "internal").lines()
      earlier = EarlierYears(
        in: Workspace(files: [InputFile(path: "versions/last.json", bytes: version)]),
        before: evaluation)
    }
    return try Reports.write(
      ReportRequest(
        evaluation: evaluation, trends: TrendReport(evaluation), earlier: earlier,
        findings: read.findings, edition: edition, teams: teams.map { Identifier($0) },
        isDraft: isDraft, templates: templates, generator: "LASER test"))
  }

  /// A form of two parts and four grades that no built-in form has.
  static let bank = """
    {
      "id": "five-steps", "title": "A form of our own", "version": "7",
      "scale": [
        {"id": "a", "name": "Leading", "aliases": ["lead"]}, {"id": "b", "name": "Secure"},
        {"id": "c", "name": "Mixed"}, {"id": "d", "name": "Fragile"}, {"id": "e", "name": "Failing"}
      ],
      "guidance": ["Say how well, not what."],
      "parts": [
        {"name": "Results", "questions": [
          {"number": 1, "text": "How well do pupils do?", "prompts": ["Test results", "Visits"],
           "formerly": ["4"], "wordLimit": 120}]},
        {"name": "People", "questions": [{"number": 2, "text": "Are staff well led?"}]}
      ]
    }
    """

  /// Two teams, two questions, one measure with groups: small, but with something of everything.
  static let small = Self(files: [
    "laser.json": """
    {
      "authority": "Anyshire", "code": "E10000099", "region": "Far North", "year": "2014/15",
      "teams": [
        {"id": "early", "name": "Early Years"},
        {"id": "heads", "name": "Directorate", "moderates": true}
      ],
      "bank": "bank.json", "marking": "OFFICIAL", "note": "An example.", "date": "2015-09-30",
      "statisticalNeighbours": ["E10000001"]
    }
    """,
    "bank.json": bank,
    "register.csv": """
    id,title,kind,date,period,source,owner,questions,prompts,reported-to,location,expires,marking,stance,formerly,notes
    E1,Test results of the summer,dataset,2015-08-01,2014/15,Department,Data team,1,1.1,Cabinet;Scrutiny,https://example.org/a,2016-01-01,OFFICIAL,supports,X1,Read with care
    E2,Minutes of the cabinet,minutes,2015-03-04,,Council,,2,,Cabinet,papers/march.pdf,2015-06-01,,challenges,,
    """,
    "measures.csv": """
    id,title,unit,polarity,kind,counts,questions,priorities,source,target,target-period,headline,breaks,decimals
    good,Good level of development,percent,higher,flow,pupils,1,P1,E1,80,2015/16,,,1
    """,
    "measures/good.csv": """
    measure,period,area,group,category,value,numerator,denominator,status
    good,2012/13,,,,,600,1000,final
    good,2013/14,,,,,640,1000,final
    good,2014/15,,,,,690,1000,provisional
    good,2012/13,England,,,61,,,final
    good,2013/14,England,,,63,,,final
    good,2014/15,England,,,66,,,final
    good,2012/13,,Boys,,,280,500,final
    good,2013/14,,Boys,,c,,,final
    good,2014/15,,Boys,,,320,500,provisional
    good,2012/13,,Girls,,,320,500,final
    good,2013/14,,Girls,,c,,,final
    good,2014/15,,Girls,,,370,500,provisional
    """,
    "judgements/early/all.md": """
    # Question 1
    Grade: Secure
    Status: in review
    Updated: 2015-06-14
    Author: A. Writer
    Measures: good
    Evidence: E2
    Priorities: P1

    Results are {{good.latest}} [E1]. They
    rose each year, and *most* groups with them.

    ## Strengths

    - Reading
    - Writing

    ## Drill-down

    ### Boys: Fragile

    Boys reach {{good.boys.latest}} [E1; E2].

    ## A heading of our own

    See [the plan][plan].

    ## Next steps

    [plan]: https://example.org/plan

    Keep going.
    """,
    "judgements/heads/Q1.md": """
    # Question 1
    Grade: Mixed
    Reason: The gap is wider than elsewhere.
    Status: agreed
    Agreed: 2015-09-01

    We see it otherwise.
    """,
    "priorities.csv": """
    id,title,team,lead,due,success-criterion,measures,questions,aligned-with,progress,reviewed,lip,formerly
    P1,Close the gap,early,Lead person,2016-08-31,Gap below 5 points,good,1,National aim,on track,2015-07-01,yes,P9
    P2,Train the trainers,heads,,,,,,National aim,,,no,
    """,
    "priorities/P1.md": "The gap **narrowed** a little [E1].\n",
    "actions.csv": """
    id,priority,team,action,lead,start,due,success-criterion,status,reviewed,evidence,notes
    A1,P1,early,Visit every setting,Visitor,2015-01-01,2015-06-30,All visited,in progress,2015-05-01,E2,Half way
    """,
    "history.csv": """
    year,team,question,grade
    2012/13,early,1,Mixed
    2013/14,early,1,Mixed
    """,
  ])
}

extension MadeReport {
  /// The text of a file.
  func text(_ name: String) -> String {
    files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }
}
