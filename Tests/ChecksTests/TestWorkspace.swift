import Checks
import Diagnostics
import Intake
import ReportTemplates
import SelfEvaluation
import TestSupport
import Testing
import Trends

/// A workspace of a few texts, read as the program reads one, so that places are real.
struct TestWorkspace {
  /// The files by path; a test adds its own or takes the place of one.
  var files: [String: String] = [
    "laser.json": """
    {"authority": "Lancashire", "code": "E10000017", "region": "North West", "year": "2014/15",
     "date": "2015-07-31", "teams": [{"id": "primary", "name": "Primary"}]}
    """,
    "register.csv": """
    id,title,kind,date,questions
    E001,Results,dataset,2015-01-31,1
    E002,Survey of schools,survey,2015-03-01,1
    """,
  ]

  init(_ files: [String: String] = [:]) {
    self.files.merge(files) { $1 }
  }

  /// A workspace with one answer of the team Primary.
  init(answer: String, _ files: [String: String] = [:]) {
    self.init(files)
    self.files["judgements/primary/answers.md"] = answer
  }

  /// What the workspace holds.
  var evaluation: Evaluation? {
    let workspace = Workspace(
      files: files.sorted { $0.key < $1.key }.map { InputFile(path: $0.key, text: $0.value) },
      builtInBanks: ReportTemplates.banks)
    return Intake.read(workspace).evaluation
  }

  /// The findings of checking, without those of reading.
  var findings: [Finding] {
    guard let evaluation else { return [] }
    return Checks.findings(in: evaluation, trends: TrendReport(evaluation))
  }

  /// The findings under one rule.
  func findings(_ rule: String) -> [Finding] { findings.filter { $0.rule.name == rule } }
}

/// The findings of a rule on an answer to the first question.
func findings(
  _ rule: String, on text: String, measures: String, _ files: [String: String]
) -> [Finding] {
  let answer = "# Question 1\nGrade: good\nMeasures: \(measures)\n\n\(text)\n"
  return TestWorkspace(answer: answer, files).findings(rule)
}

/// Expects one finding of a rule on such an answer, where its text has the mark.
func expectFinding(
  _ rule: String, on marked: String, measures: String, _ files: [String: String],
  _ location: SourceLocation = #_sourceLocation
) {
  let mark = MarkedText(marked)
  let found = findings(rule, on: mark.text, measures: measures, files)
  let places = found.map { [$0.position.line - 4, $0.position.column] }
  #expect(places == [[mark.line, mark.column]], "\(found)", sourceLocation: location)
}
