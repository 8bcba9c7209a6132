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
  /// The saved version.
  let version: Once<VersionText>

  /// Creates a request.
  ///
  /// This is the one gate to the public edition: what it may not show is taken out here, and what
  /// the data say is worked out anew from what is left. It doesn't look back at last year's version,
  /// which isn't public. A draft is never public.
  /// One who has begun on the saved version of the internal edition gives it along; where only some
  /// teams' answers are shown, it's made anew with no others.
  public init(
    evaluation: Evaluation, trends: TrendReport, earlier: EarlierYears = EarlierYears(),
    findings: [Finding] = [],
    edition: Edition = .internalEdition, teams: [Identifier] = [], isDraft: Bool = false,
    templates: [String: String] = [:], generator: String, version: Once<VersionText>? = nil
  ) {
    let isPublic = edition == .publicEdition
    let edited = EditedEvaluation(
      evaluation, for: edition, withoutGrades: isPublic ? earlier.draftGrades : [])
    let own = Once {
      VersionText(of: edited.evaluation, edition: edition.rawValue, onlyTeams: teams)
    }
    self.version = isPublic || !teams.isEmpty ? own : version ?? own
    self.evaluation = edited.evaluation
    withheld = edited.withheld
    self.trends = isPublic ? TrendReport(edited.evaluation) : trends
    if isPublic {
      let shown = edited.evaluation.judgements
      self.earlier = earlier.gradesOnly { grade in
        !earlier.draftGrades.contains(grade.key)
          && shown.contains { $0.team == grade.team && $0.question == grade.question }
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

/// A file to be written, which is made as it's written.
public struct OutputFile: Sendable {
  /// Its name, without a folder.
  public let name: String
  private let make: @Sendable (_ passOn: ([UInt8]) throws -> Void) throws -> [Finding]

  /// Creates a file.
  ///
  /// - Parameters:
  ///   - name: Its name, without a folder.
  ///   - make: Makes the content, passes it on piece by piece and tells what was found meanwhile.
  public init(
    name: String,
    make: @escaping @Sendable (_ passOn: ([UInt8]) throws -> Void) throws -> [Finding]
  ) {
    self.name = name
    self.make = make
  }

  /// Creates a file whose content is at hand.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name) { passOn in
      try passOn(bytes)
      return []
    }
  }

  /// Makes the content, which is UTF-8, so that a large one never stands in memory.
  ///
  /// - Parameter passOn: Takes the next piece.
  /// - Returns: What was found; with an error among it the file isn't whole.
  /// - Throws: What `passOn` throws.
  public func write(_ passOn: ([UInt8]) throws -> Void) throws -> [Finding] { try make(passOn) }

  /// Makes the content in one piece.
  public func content() throws -> (bytes: [UInt8], findings: [Finding]) {
    var bytes: [UInt8] = []
    let findings = try make { bytes += $0 }
    return (bytes, findings)
  }
}

/// What came of a request.
public struct ReportResult: Sendable {
  /// `report.html`, `report.md`, `digest.html`, `digest.md` and `report.json`.
  public var files: [OutputFile]
  /// The same in the order in which several are best begun on: of two that share parts, one waits for
  /// what the other has begun on.
  public var filesToMake: [OutputFile] { [files[0], files[2], files[1], files[3], files[4]] }
  /// What is wrong with the templates, whatever they are filled with.
  public var findings: [Finding]
  /// What the files are made from.
  fileprivate let index: Once<ReportIndex>

  /// The grades in the report.
  public var profile: GradeProfile { GradeProfile(index.value) }
}

/// Turns a self-evaluation into the texts that people read.
public enum Reports {
  /// The rules that findings about templates are made under.
  public static let rules: [Rule] =
    TemplateRules.all + [TemplateLibrary.unknownTemplate, TemplateLibrary.emptyPage]

  /// Makes a report and its digest, in HTML and in Markdown, and the saved version.
  ///
  /// The same request gives the same bytes. Each file holds ``mark`` once, at its end. The files
  /// share nothing that changes, so several may be written at a time.
  public static func files(of request: ReportRequest) -> ReportResult {
    // Whoever makes the first file does it, while the checks are at work.
    let index = Once { ReportIndex(request) }
    let version = request.version
    let facts = Once { ReportFacts(index: index.value, generator: request.generator) }
    let shared = SharedParts(facts)
    var findings = TemplateLibrary.unknown(in: request.templates)
    var files: [OutputFile] = []
    for face in [Face.html, .markdown] {
      let templates = Once { TemplateLibrary.report(face, overrides: request.templates) }
      // The built-in ones are without fault, and read when they are needed.
      if !request.templates.isEmpty { findings += templates.value.findings }
      let model = Once { ReportModel(facts.value, face: face) }
      func page(_ name: String, _ value: @escaping @Sendable () -> Value) -> OutputFile {
        OutputFile(name: "\(name).\(face.suffix)") { passOn in
          request.templates.isEmpty
            ? try templates.value.set.render(name, with: value(), passOn: passOn)
            : try render(name, of: templates.value.set, with: value(), passOn: passOn)
        }
      }
      files.append(page("report") { model.value.report(version, shared) })
      files.append(page("digest") { model.value.digest(shared) })
    }
    let json = OutputFile(name: "report.json") { passOn in
      try version.value.lines(
        generator: "\(request.generator). \(markWords) \(mark)", passOn: passOn)
      return []
    }
    return ReportResult(
      files: [files[0], files[2], files[1], files[3], json], findings: findings, index: index)
  }

  /// Does what all reports need and no workspace is needed for, so that it's done when a report is
  /// made.
  public static func prepare() {
    for face in [Face.html, .markdown] { _ = TemplateLibrary.report(face, overrides: [:]) }
  }
}
