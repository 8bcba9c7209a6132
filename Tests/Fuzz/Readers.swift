import Checks
import CommonMark
import DataFiles
import Diagnostics
import Drafting
import Intake
import Mustache
import ReportTemplates
import SelfEvaluation
import Trends

@testable import Versions

/// A reader of what people and other programs write: whatever the bytes, it comes to an end and
/// doesn't trap.
struct FuzzedReader: Sendable {
  /// The name by which `Tests/Fuzz/run` knows it.
  var name: String
  /// Reads bytes.
  var read: @Sendable ([UInt8]) -> Void

  /// All of them.
  static let all = [
    Self(name: "commonmark", read: readMarkdown),
    Self(name: "mustache", read: readTemplate),
    Self(name: "csv", read: readTable),
    Self(name: "settings") { judge(["laser.json": $0]) },
    Self(name: "judgement") { judge(["judgements/primary/Q10.md": $0]) },
    Self(name: "register") { judge(["register.csv": $0]) },
    Self(name: "official") { judge(["measures/official.csv": $0]) },
    Self(name: "version", read: readVersion),
    Self(name: "page") { _ = try? VersionReader.readPage($0) },
    Self(name: "draft", read: readDraft),
  ]

  // MARK: - The engines

  /// The first byte chooses the options.
  private static func readMarkdown(_ bytes: [UInt8]) {
    let choice = bytes.first ?? 0
    var options = ParseOptions(
      tables: choice & 1 != 0, strikethrough: choice & 2 != 0, placeholders: choice & 4 != 0)
    if choice & 8 != 0 { options.isMention = { label in label.first == "E" } }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let document = Document(parsing: text, options: options)
    _ = document.html()
    _ = document.html(options: .conforming)
    _ = document.markdown()
    _ = document.wordCount(of: document.root)
    let passages = document.passages(in: document.root)
    for passage in passages.all where !passage.range.isEmpty {
      let start = passages.sourceOffset(atUTF8: passage.range.lowerBound)
      precondition(start <= text.utf8.count)
    }
    for node in document.descendants(of: document.root) {
      precondition(document.sourceRange(of: node).upperBound <= text.utf8.count)
    }
  }

  private static func readTemplate(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let template = Template(parsing: text, file: "a", name: "a")
    let part = Template(parsing: "<{{x}}{{$b}}-{{/b}}>", file: "b", name: "b")
    let set = TemplateSet([template, part])
    let data: Value = ["x": "&", "list": ["1", ["x": "2"]], "yes": true, "n": 3]
    var output: [UInt8] = []
    _ = set.render("a", with: data, into: &output)
  }

  private static func readTable(_ bytes: [UInt8]) {
    // In one piece and byte by byte: how a file comes from the disk changes nothing.
    var whole: [[String]] = []
    var parser = CSVParser(file: "a")
    parser.feed(bytes.span) { row in whole.append(cells(of: row)) }
    parser.finish { row in whole.append(cells(of: row)) }
    var pieces: [[String]] = []
    var second = CSVParser(file: "a")
    for byte in bytes { second.feed([byte].span) { row in pieces.append(cells(of: row)) } }
    second.finish { row in pieces.append(cells(of: row)) }
    precondition(whole == pieces && parser.findings == second.findings)
  }

  private static func cells(of row: borrowing CSVRow) -> [String] {
    (0..<row.count).map { row.string(at: $0) }
  }

  // MARK: - A workspace

  private static let files: [String: String] = [
    "laser.json": #"""
    {"authority": "Lancashire", "code": "E10000017", "region": "North West", "year": "2014/15",
     "teams": [{"id": "primary", "name": "Primary"}]}
    """#,
    "register.csv": "id,title,kind,date,questions\nE1,One,report,2015-01-01,10\n",
    "measures.csv": """
    id,title,unit,polarity,questions,file,indicator,numerator,denominator,filters
    gld,Good level,percent,higher,10,,,,,
    pass,Passed,percent,higher,10,official.csv,pass_percent,passed,pupils,sex=*
    """,
    "measures/ours.csv": """
    measure,period,area,group,category,value,numerator,denominator,status
    gld,2012/13,,,,50,50,100,
    gld,2013/14,,,,55,55,100,
    gld,2014/15,,,,60,60,100,
    """,
    "measures/official.csv": """
    time_period,time_identifier,geographic_level,new_la_code,la_name,sex,pupils,passed,pass_percent
    201415,Academic year,Local authority,E10000017,Lancashire,Total,200,50,25.0
    """,
    "judgements/primary/Q10.md": """
    # Question 10
    Grade: good

    It has risen by {{gld.change}} [E1].
    """,
  ]

  private static let banks = ReportTemplates.banks

  private static func intake(_ changed: [String: [UInt8]] = [:]) -> (Workspace, IntakeResult) {
    let inputs = files.mapValues { Array($0.utf8) }.merging(changed) { $1 }
      .sorted { $0.key < $1.key }.map { InputFile(path: $0.key, bytes: $0.value) }
    let workspace = Workspace(files: inputs, builtInBanks: banks)
    return (workspace, Intake.read(workspace))
  }

  private static func judge(_ changed: [String: [UInt8]]) {
    let (_, result) = intake(changed)
    guard let evaluation = result.evaluation else { return }
    _ = Checks.findings(in: evaluation, trends: TrendReport(evaluation))
  }

  // MARK: - What was saved

  /// A fingerprint that agrees would never be hit on, so the content is read without it too.
  private static func readVersion(_ bytes: [UInt8]) {
    _ = try? VersionReader.read(bytes)
    let source = TextDecoding.decode(bytes, file: "a").text
    guard let root = JSONDocument(parsing: source).root, root.kind == .object else { return }
    var reader = RecordReader(file: "a")
    guard var evaluation = try? reader.evaluation(root) else { return }
    Intake.readProse(of: &evaluation)
    _ = Comparison(from: evaluation, to: evaluation).observations
  }

  private static let opened = intake()

  private static func readDraft(_ bytes: [UInt8]) {
    let (workspace, result) = opened
    guard let evaluation = result.evaluation,
      let draft = try? Draft(reading: bytes, file: "a", for: evaluation)
    else { return }
    _ = try? DraftImport(
      [draft], into: workspace, readAs: evaluation, findings: result.findings)
  }
}
