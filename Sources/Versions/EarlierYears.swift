import DataFiles
public import Diagnostics
public import Intake
public import SelfEvaluation

/// What is known of the years before from the versions that were saved in them.
///
/// Of each year the version with the latest date counts, and where dates don't tell the one that was
/// saved when the year was carried forward, or else the last by name; one with the answers of some
/// teams alone only where there's no other. Only internal versions of the same authority do.
public struct EarlierYears: Sendable {
  /// The version of each year, by its first calendar year.
  public private(set) var versions: [Int: SavedVersion] = [:]
  /// What is wrong with the files.
  public private(set) var findings: [Finding] = []
  /// The grades of those versions, with the numbers that questions have now, and on today's scale.
  public private(set) var grades: [GradeRecord] = []

  /// The grades that weren't agreed then, of which no public edition tells.
  public private(set) var draftGrades: Set<GradeRecord.Key> = []
  /// The year that the report compares with, by its first calendar year.
  private var lastYear: Int?
  /// The settings of the workspace that this is known of.
  private var settings = FilePosition(file: "laser.json")

  /// The rules that findings are made under.
  public static let rules = [unreadable, otherAuthority, contradicting, oneWithout]

  private static let unreadable = Rule(
    "unreadable-version", .error,
    why: "A year whose saved version can't be read would be missing from the report unnoticed.")
  private static let otherAuthority = Rule(
    "version-of-another-authority", .warning,
    why: "Grades of another authority aren't this one's earlier grades.")
  private static let contradicting = Rule(
    "contradicting-versions", .warning,
    why: "What was said in two ways last year is nothing that this year can be compared with.")
  private static let oneWithout = Rule(
    "without-last-year", .warning,
    why: "Beside teams that have a version of last year, those without one would seem to be new.")

  /// Knows of no earlier year.
  public init() {}

  /// Reads the versions of a workspace that the report of a year looks back to: those of the two
  /// years before it.
  ///
  /// - Parameters:
  ///   - workspace: The files, of which those in `versions` are read.
  ///   - evaluation: What the workspace holds now.
  public init(in workspace: Workspace, before evaluation: Evaluation) {
    let year = evaluation.settings.year
    lastYear = year - 1
    settings.file = workspace.shownPath("laser.json")
    for file in Self.files(in: workspace) {
      let place = FilePosition(file: workspace.shownPath(file.path))
      var bytes: [UInt8] = []
      do {
        try file.readChunks { bytes += $0 }
      } catch {
        findings.append(
          Finding(
            Self.unreadable, "the version can't be read: \(error)", at: place,
            hint: "see that the file can be opened, or move it away"))
        continue
      }
      if let of = Self.year(atTheTopOf: bytes), !(year - 2..<year).contains(of) { continue }
      do {
        take(try VersionReader.read(bytes, file: place.file), at: place, for: evaluation)
      } catch {
        findings.append(
          Finding(
            Self.unreadable, "the version can't be read: \(error)", at: place,
            hint: "save it anew with 'laser version save', or move it out of 'versions'; what it "
              + "says of its year is missing"))
      }
    }
    for version in versions.sorted(by: { $0.key < $1.key }) {
      takeGrades(of: version.value.evaluation, for: evaluation)
    }
  }

  /// What differs between last year's version and now; `nil` without one.
  ///
  /// Grades of still earlier years are left out: that there is a year more of them is no news.
  public func sinceLastYear(_ evaluation: Evaluation) -> Comparison? {
    guard let version = versions[evaluation.settings.year - 1] else { return nil }
    var old = version.evaluation
    // What a version has left out isn't new.
    var new = version.onlyTeams.isEmpty ? evaluation : evaluation.only(version.onlyTeams)
    (old.history, new.history) = ([], [])
    return Comparison(from: old, to: new)
  }

  /// Keeps nothing but the grades of some answers, for an edition that shows no others.
  public func gradesOnly(where isShown: (GradeRecord) -> Bool) -> Self {
    var result = Self()
    result.grades = grades.filter(isShown)
    return result
  }

  /// Brings together what several workspaces of one authority know.
  ///
  /// A year's version is only whole when each of them has one; otherwise the teams of the others
  /// would seem to be new. Grades stand by themselves.
  ///
  /// - Parameters:
  ///   - parts: What each workspace knows.
  ///   - merge: Makes one evaluation of several, and finds where they contradict each other.
  public init(_ parts: [Self], merge: ([Evaluation]) -> IntakeResult) {
    lastYear = parts.first?.lastYear
    findings = parts.flatMap(\.findings)
    grades = parts.flatMap(\.grades)
    draftGrades = parts.reduce(into: []) { $0.formUnion($1.draftGrades) }
    reportThoseWithoutLastYear(among: parts)
    for (year, version) in parts.first?.versions ?? [:] {
      let all = parts.compactMap { $0.versions[year] }
      guard all.count == parts.count else { continue }
      let merged = merge(Self.withOneDay(all.map(\.evaluation)))
      if year == lastYear, let fault = merged.findings.first(where: { $0.severity == .error }) {
        findings.append(
          Finding(
            Self.contradicting,
            "nothing is compared with \(version.evaluation.settings.yearText), as the versions saved "
              + "then contradict each other: \(fault.message)", at: fault.position,
            hint: "correct it in that year's workspaces, save a version of each with "
              + "'laser version save', and put these in the place of the old ones"))
      }
      guard !merged.findings.containErrors, let evaluation = merged.evaluation else { continue }
      versions[year] = version
      versions[year]?.evaluation = evaluation
      if all.contains(where: { !$0.onlyTeams.isEmpty }) {
        versions[year]?.onlyTeams = all.flatMap { part in
          part.onlyTeams.isEmpty ? part.evaluation.settings.teams.map(\.id) : part.onlyTeams
        }
      }
    }
  }

  private mutating func reportThoseWithoutLastYear(among parts: [Self]) {
    guard let lastYear, let version = parts.lazy.compactMap({ $0.versions[lastYear] }).first else {
      return
    }
    let year = version.evaluation.settings.yearText
    for part in parts where part.versions[lastYear] == nil {
      findings.append(
        Finding(
          Self.oneWithout,
          "there is no version of \(year) here, so nothing of any workspace is compared "
            + "with that year",
          at: part.settings,
          hint: "save one in that year's workspace with 'laser version save', and put it into "
            + "'versions' here"))
    }
  }

  /// Versions of one year, of which each was saved on a day of its own and with a note of its own.
  private static func withOneDay(_ evaluations: [Evaluation]) -> [Evaluation] {
    let day = evaluations.compactMap(\.settings.date).max()
    let notes = Set(evaluations.map(\.settings.note))
    return evaluations.map { evaluation in
      var evaluation = evaluation
      evaluation.settings.date = day
      if notes.count > 1 { evaluation.settings.note = "" }
      return evaluation
    }
  }

  private mutating func take(
    _ version: SavedVersion, at place: FilePosition, for evaluation: Evaluation
  ) {
    let settings = version.evaluation.settings
    let year = evaluation.settings.year
    guard version.edition == "internal", (year - 2..<year).contains(settings.year) else { return }
    guard settings.authority.lowercased() == evaluation.settings.authority.lowercased() else {
      findings.append(
        Finding(
          Self.otherAuthority,
          "this is a version of \(settings.authority), not of \(evaluation.settings.authority)",
          at: place, hint: "move it out of 'versions', or correct the name in laser.json"))
      return
    }
    if let known = versions[settings.year], version.rank < known.rank { return }
    versions[settings.year] = version
  }

  private mutating func takeGrades(of old: Evaluation, for new: Evaluation) {
    let renamed = old.renamed(Renames(from: old, to: new), for: new)
    for judgement in renamed.judgements where judgement.question > 0 {
      guard let grade = judgement.grade, let same = new.bank.grade(named: old.bank.id(of: grade))
      else { continue }
      let record = GradeRecord(
        year: old.settings.year, team: judgement.team, question: judgement.question, grade: same,
        at: judgement.position)
      grades.append(record)
      if judgement.status != .agreed { draftGrades.insert(record.key) }
    }
  }

  /// The saved versions among the files of a workspace, in the order of their names.
  public static func files(in workspace: Workspace) -> [InputFile] {
    // Without the ending, before which `2014-15-end` would stand in front of `2014-15`.
    workspace.files.filter { isVersion($0.path) }
      .sorted { String($0.path.dropLast(5)).precedesNaturally(String($1.path.dropLast(5))) }
  }

  private static func isVersion(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    guard parts.count > 1, Substring(parts[0]).lowercased() == "versions",
      let name = parts.last.map(Substring.init), !name.hasPrefix(".")
    else { return false }
    return name.lowercased().hasSuffix(".json")
  }

  /// The year of a version, which stands near its top, so that those of other years need not be
  /// read; `nil` when it isn't there.
  private static func year(atTheTopOf bytes: [UInt8]) -> Int? {
    let parts = String(decoding: bytes.prefix(2048), as: UTF8.self).split(separator: "\"")
    for (place, part) in parts.enumerated() where part == "year" && place + 2 < parts.count {
      if parts[place + 1].allSatisfy({ $0 == ":" || $0.isWhitespace }) {
        return Period.firstYear(ofAcademicYear: parts[place + 2])
      }
    }
    return nil
  }
}

extension SavedVersion {
  /// Which of the versions of a year is the year's evaluation: the one with the highest.
  fileprivate var rank: (isWhole: Int, day: Int, isOfYearsEnd: Int) {
    // What is kept of a year when it's carried forward is called by the year.
    let isOfYearsEnd = label == evaluation.settings.yearText
    return (
      onlyTeams.isEmpty ? 1 : 0,
      evaluation.settings.date?.dayNumber ?? (isOfYearsEnd ? .max : .min), isOfYearsEnd ? 1 : 0
    )
  }
}
