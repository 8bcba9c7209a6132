public import Diagnostics
public import Editions
import Mustache
public import SelfEvaluation
public import Trends
public import Versions

/// What a report is made of.
public struct ReportRequest: Sendable {
  /// The self-evaluation as the edition may show it.
  public let evaluation: Evaluation
  /// What its data say.
  public let trends: TrendReport
  /// What is known of the years before from their saved versions.
  public let earlier: EarlierYears
  /// What was found to say about its files; a draft lists the errors among them.
  public let findings: [Finding]
  /// For whom it is.
  public let edition: Edition
  /// What the edition holds back; `nil` for the internal one.
  public let withheld: Withheld?
  /// The teams whose answers are shown; none stands for all.
  public let teams: [Identifier]
  /// Whether it's written in spite of errors: then its first page says what is missing.
  public let isDraft: Bool
  /// Templates that take the place of the built-in ones, by their paths, such as
  /// `question.html.mustache`.
  public let templates: [String: String]
  /// The program that writes it, such as `LASER 0.1`.
  public let generator: String

  /// Creates a request.
  ///
  /// This is the one gate to the public edition: what it may not show is taken out here, and what
  /// the data say is worked out anew from what is left. It doesn't look back at last year's version,
  /// which isn't public. A draft is never public.
  public init(
    evaluation: Evaluation, trends: TrendReport, earlier: EarlierYears = EarlierYears(),
    findings: [Finding] = [],
    edition: Edition = .internalEdition, teams: [Identifier] = [], isDraft: Bool = false,
    templates: [String: String] = [:], generator: String
  ) {
    let isPublic = edition == .publicEdition
    let edited = EditedEvaluation(evaluation, for: edition)
    self.evaluation = edited.evaluation
    withheld = edited.withheld
    self.trends = isPublic ? TrendReport(edited.evaluation) : trends
    if isPublic {
      let shown = edited.evaluation.judgements
      self.earlier = earlier.gradesOnly { grade in
        shown.contains { $0.team == grade.team && $0.question == grade.question }
      }
    } else {
      self.earlier = earlier
    }
    self.findings = isPublic ? [] : findings
    self.edition = edition
    self.teams = teams
    self.isDraft = isDraft && !isPublic
    self.templates = templates
    self.generator = generator
  }
}

/// A file to be written.
public struct OutputFile: Sendable {
  /// Its name, without a folder.
  public var name: String
  /// Its content, which is UTF-8.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What came of a request.
public struct ReportResult: Sendable {
  /// `report.html`, `report.md`, `digest.html`, `digest.md` and `report.json`.
  public var files: [OutputFile]
  /// What is wrong with the templates; with an error among it the files are not whole.
  public var findings: [Finding]
  /// The grades in the report.
  public var profile: GradeProfile
}

/// Turns a self-evaluation into the texts that people read.
public enum Reports {
  /// The rules that findings about templates are made under.
  public static let rules: [Rule] = TemplateRules.all + [TemplateLibrary.unknownTemplate]

  /// Writes a report and its digest, in HTML and in Markdown, and the saved version.
  ///
  /// The same request gives the same bytes. Each file holds ``mark`` once, at its end.
  public static func write(_ request: ReportRequest) -> ReportResult {
    let index = ReportIndex(request)
    let (html, htmlFindings) = TemplateLibrary.templates(for: .html, overrides: request.templates)
    let (markdown, markdownFindings) = TemplateLibrary.templates(
      for: .markdown, overrides: request.templates)
    var findings = TemplateLibrary.unknown(in: request.templates) + htmlFindings + markdownFindings
    var files: [OutputFile] = []
    for (face, templates) in [(Face.html, html), (.markdown, markdown)] {
      let model = ReportModel(index: index, face: face, generator: request.generator)
      for (template, value) in [("report", model.report()), ("digest", model.digest())] {
        var bytes: [UInt8] = []
        findings += templates.render(template, with: value, into: &bytes)
        files.append(OutputFile(name: "\(template).\(face.suffix)", bytes: bytes))
      }
    }
    let version = VersionWriter.bytes(
      of: index.evaluation, edition: request.edition.rawValue,
      generator: "\(request.generator). \(markWords) \(mark)")
    files = [
      files[0], files[2], files[1], files[3], OutputFile(name: "report.json", bytes: version),
    ]
    return ReportResult(files: files, findings: findings, profile: GradeProfile(index))
  }

  /// The place of a file's checksum: whoever writes the file fills in the sixteen digits.
  public static let mark = "laser-checksum:0000000000000000"

  static let markWords =
    "Made by LASER from the files of a workspace; a file with this mark may be written over."
}
