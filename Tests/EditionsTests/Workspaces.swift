import Diagnostics
import Editions
import Foundation
import Intake
import ReportTemplates
import Reports
import SelfEvaluation
import Testing
import Trends
import Versions

/// The project's own folder.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// Reads a workspace made of texts by their paths; without a `laser.json` it gets a plain one.
func evaluation(_ files: [String: String]) throws -> Evaluation {
  var files = files
  if files["laser.json"] == nil { files["laser.json"] = plainSettings }
  let result = Intake.read(
    Workspace(
      files: files.sorted { $0.key < $1.key }.map { InputFile(path: $0.key, text: $0.value) },
      builtInBanks: ReportTemplates.banks))
  for finding in result.findings where finding.severity == .error {
    Issue.record("the workspace of the test has an error: \(finding)")
  }
  return try #require(result.evaluation)
}

let plainSettings = """
  {"authority": "Anyshire", "code": "E10000099", "region": "Far North", "year": "2014/15",
   "date": "2015-09-30", "statisticalNeighbours": ["E10000001", "E10000002"],
   "teams": [{"id": "primary", "name": "Primary"}, {"id": "early", "name": "Early years"}]}
  """

/// A workspace of one table of figures: each line is a period, an area, a group, a category, a count
/// and a cohort, with `-` for nothing; the measure comes first where there are several.
func figures(
  _ lines: String, measures: String = "m,Measure,percent,higher,flow,pupils",
  settings: String? = nil
) throws -> Evaluation {
  var rows = ["measure,period,area,group,category,value,numerator,denominator,status"]
  for line in lines.split(separator: "\n") {
    var words = line.split(separator: ",").map { word in
      let word = word.trimmingCharacters(in: .whitespaces)
      return word == "-" ? "" : word
    }
    if words.count == 6 { words.insert("m", at: 0) }
    try #require(words.count == 7, "\(line)")
    let isSymbol = words[5] == "c"
    let counts = isSymbol ? ["c", "", ""] : ["", words[5], words[6]]
    rows.append((words[..<5] + counts + [""]).joined(separator: ","))
  }
  return try evaluation([
    "laser.json": settings ?? plainSettings,
    "measures.csv": "id,title,unit,polarity,kind,counts\n\(measures)\n",
    "measures/figures.csv": rows.joined(separator: "\n") + "\n",
  ])
}

/// The figures that the public edition hides, as `measure area group category period`, blanks left
/// out.
func hidden(_ evaluation: Evaluation) -> [String] {
  let edited = EditedEvaluation(evaluation, for: .publicEdition).evaluation
  return zip(evaluation.observations, edited.observations).compactMap { before, after in
    guard before.numerator != nil || before.value != nil, after.symbol == .confidential else {
      return nil
    }
    #expect(after.value == nil && after.numerator == nil && after.denominator == nil)
    let key = before.series
    let names = [before.measure.text, key.area, key.group, key.category, before.period.description]
    return names.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// The files of the public report, by name, asked for by one who has the internal version at hand.
func publicFiles(
  of evaluation: Evaluation, teams: [Identifier] = []
) throws -> [String: [UInt8]] {
  let result = Reports.files(
    of: ReportRequest(
      evaluation: evaluation, trends: TrendReport(evaluation), edition: .publicEdition,
      teams: teams, generator: "LASER test",
      version: Once { VersionText(of: evaluation, edition: Edition.internalEdition.rawValue) }))
  var findings = result.findings
  var files: [String: [UInt8]] = [:]
  for file in result.files {
    let (bytes, found) = try file.content()
    files[file.name] = bytes
    findings += found
  }
  #expect(findings.isEmpty)
  return files
}
