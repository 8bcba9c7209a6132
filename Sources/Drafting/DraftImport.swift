import DataFiles
public import Diagnostics
public import Intake
public import SelfEvaluation

internal import Versions

/// What bringing drafts into a workspace comes to: the files to write, or what stands against it.
public struct DraftImport: Sendable {
  /// The files that become others and the new ones, by their path in the workspace; none when there
  /// is a conflict.
  public private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// What the files that become others held, by their path.
  public private(set) var originals: [String: [UInt8]] = [:]
  /// The answers that become others.
  public private(set) var changes: [Change] = []
  /// The answers that both the draft and the files have changed.
  public private(set) var conflicts: [Conflict] = []

  /// An answer that becomes another.
  public struct Change: Sendable {
    /// The team.
    public var team: Identifier
    /// The number of the question.
    public var question: Int
    /// Whether the files had no answer to it.
    public var isNew: Bool
    /// Whether it had been agreed.
    public var wasAgreed: Bool
    /// Whether somebody else's changes are kept beside the draft's.
    public var isMerged: Bool
    /// Whether lines of the draft's text got a backslash before them, as the file would have taken
    /// them for the end of the answer.
    public var isQuoted: Bool
    /// The ids in its key lines that nothing in the workspace has; they're kept as written.
    public var unknown: [Identifier] = []
  }

  /// An answer that can't be brought in without losing something.
  public struct Conflict: Sendable {
    /// The team.
    public var team: Identifier
    /// The number of the question.
    public var question: Int
    /// Why, as a sentence without its subject; it names the drafts.
    public var reason: String
    /// The file of the draft.
    public var draft: String
    /// The file of another draft that changed the same, and whose change the files don't have yet;
    /// `nil` when they themselves have changed.
    public var otherDraft: String?
    /// Where the file's own answer stands; `nil` without one.
    public var position: FilePosition?
    /// Where the draft's answer is kept, in the workspace.
    public var path: String
    /// The draft's answer as a file.
    public var bytes: [UInt8]
  }

  private let workspace: Workspace
  private let evaluation: Evaluation
  private let errors: [Finding]
  private let pathByShownPath: [String: String]
  private var takenPaths: Set<String>
  /// What the answers say after the drafts so far.
  private var contents: [AnswerKey: AnswerContent] = [:]
  private var judgements: [AnswerKey: Judgement] = [:]
  /// The file of the draft that changed an answer last.
  private var changedBy: [AnswerKey: String] = [:]

  /// Works out what drafts make of a workspace; nothing is written.
  ///
  /// - Parameters:
  ///   - drafts: The drafts, in the order in which they are brought in.
  ///   - workspace: The workspace's files.
  ///   - evaluation: What they were read as.
  ///   - findings: What was found wrong with them.
  /// - Throws: ``DraftRefusal`` for what a draft can't do.
  public init(
    _ drafts: [Draft], into workspace: Workspace, readAs evaluation: Evaluation,
    findings: [Finding]
  ) throws(DraftRefusal) {
    errors = findings.filter { $0.severity == .error }
    self.workspace = workspace
    self.evaluation = evaluation
    pathByShownPath = Dictionary(
      workspace.files.map { (workspace.shownPath($0.path), $0.path) }
    ) { first, _ in first }
    takenPaths = Set(workspace.files.map { $0.path.lowercased() })
    for judgement in evaluation.judgements {
      judgements[judgement.answerKey] = judgement
      contents[judgement.answerKey] = AnswerContent(judgement.asWritten)
    }
    let before = contents
    for draft in drafts { try take(draft, before) }
    if conflicts.isEmpty { try write(before) }
    if !conflicts.isEmpty {
      files = []
      changes = []
    }
  }

  // MARK: - Each draft

  private mutating func take(
    _ draft: Draft, _ before: [AnswerKey: AnswerContent]
  ) throws(DraftRefusal) {
    let bank = evaluation.bank
    // As the workspace writes the team's name, whatever the draft's case.
    let team = evaluation.settings.team(draft.team)?.id ?? draft.team
    for var answer in draft.answers {
      let key = AnswerKey(team: team, question: answer.question)
      let current = contents[key] ?? AnswerContent()
      var base = answer.base
      // Without a base to be trusted, its fingerprint still tells that nothing has changed. What
      // there isn't in the workspace had no place in the workbook.
      if base == nil {
        base = [current, judgements[key].map { AnswerContent($0) }].compactMap(\.self).first {
          $0.fingerprint(bank) == answer.baseFingerprint
        }
      }
      let text = answer.content.text
      // What nobody has changed stays as it is in the file, which its reader has found to do.
      if base?.text.isIdentical(to: text) != true {
        answer.content.text = AnswerText.quoted(text)
      }
      var merge = AnswerMerge(current, with: answer, base: base, bank)
      let joined = merge.content.text
      if !joined.isIdentical(to: current.text) { merge.quoteText() }
      if merge.content.status == .agreed, current.status != .agreed {
        throw DraftRefusal(
          "question \(answer.question) is said to be agreed, which a draft can't do",
          at: answer.position,
          hint: "give it the status 'in review', import it, and agree it with 'laser agree'")
      }
      guard merge.conflicts.isEmpty else {
        let alone = AnswerMerge(before[key] ?? AnswerContent(), with: answer, base: base, bank)
        let withFile = merge.conflicts.filter { alone.conflicts.contains($0) }
        if withFile.isEmpty {
          addConflict(answer, key, names(merge.conflicts), with: changedBy[key])
        } else {
          addConflict(answer, key, names(withFile), with: nil)
        }
        continue
      }
      let isChanged = AnswerContent.Field.allCases.contains {
        !merge.content.agrees(with: current, on: $0, bank)
      }
      guard isChanged else { continue }
      let isMerged = answer.fields.contains { field in
        !merge.content.agrees(with: answer.content, on: field, bank)
          && !isAsHeld(field, key, base, before)
      }
      changes.append(
        Change(
          team: team, question: answer.question, isNew: judgements[key] == nil,
          wasAgreed: current.status == .agreed, isMerged: isMerged,
          isQuoted: !answer.content.text.isIdentical(to: text)
            || !merge.content.text.isIdentical(to: joined)))
      contents[key] = merge.content
      changedBy[key] = answer.position.file
    }
  }

  /// Whether a field of an answer says what it said when the workbook was made.
  private func isAsHeld(
    _ field: AnswerContent.Field, _ key: AnswerKey, _ base: AnswerContent?,
    _ before: [AnswerKey: AnswerContent]
  ) -> Bool {
    let bank = evaluation.bank
    guard let base, let current = contents[key] else { return false }
    if current.agrees(with: base, on: field, bank) { return true }
    // An id that there isn't in the workspace stands in the file, and had no place in the workbook.
    guard let file = before[key], let read = judgements[key].map({ AnswerContent($0) }) else {
      return false
    }
    return current.agrees(with: file, on: field, bank) && read.agrees(with: base, on: field, bank)
  }

  private func names(_ fields: [AnswerContent.Field]) -> String {
    let names = fields.map(\.rawValue)
    return names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }

  private mutating func addConflict(
    _ answer: Draft.Answer, _ key: AnswerKey, _ fields: String, with otherDraft: String?
  ) {
    guard let question = evaluation.bank.question(answer.question) else { return }
    let text = AnswerFile.text(of: answer.content, to: question, evaluation.bank)
    let judgement = judgements[key]
    let own = judgement.flatMap { pathByShownPath[$0.position.file] }
    let folder = own.map { $0.split(separator: "/").dropLast().joined(separator: "/") }
    let path = freePath(
      (folder ?? self.folder(of: key.team)) + "/" + fileName(answer.question), ".conflict.txt",
      for: Array(text.utf8))
    conflicts.append(
      Conflict(
        team: key.team, question: answer.question,
        reason: "both \(otherDraft.map { "'\($0)'" } ?? "the file") and "
          + "'\(answer.position.file)' have changed its \(fields)",
        draft: answer.position.file, otherDraft: otherDraft, position: judgement?.position,
        path: path, bytes: Array(text.utf8)))
  }

  private func fileName(_ question: Int) -> String { "Q\(question < 10 ? "0" : "")\(question)" }

  /// The folder of a team's answers, under the name that it has.
  private func folder(of team: Identifier) -> String {
    for file in workspace.files {
      let parts = file.path.split(separator: "/")
      if parts.count == 3, parts[0].lowercased() == "judgements",
        Identifier(String(parts[1])) == team
      {
        return "\(parts[0])/\(parts[1])"
      }
    }
    return "judgements/\(team)"
  }

  /// A path that no file of the workspace has, unless with the same bytes.
  private mutating func freePath(
    _ stem: String, _ ending: String, for bytes: [UInt8]? = nil
  ) -> String {
    for number in 1... {
      let path = number == 1 ? stem + ending : "\(stem)-\(number)\(ending)"
      let standing = bytes == nil ? nil : workspace.files.first { $0.path == path }
      if let standing, (try? standing.bytes()) == bytes { return path }
      if takenPaths.insert(path.lowercased()).inserted { return path }
    }
    return stem + ending
  }

  // MARK: - The files

  private mutating func write(_ before: [AnswerKey: AnswerContent]) throws(DraftRefusal) {
    let bank = evaluation.bank
    var changed: [String: [AnswerKey]] = [:]
    for change in changes {
      let key = AnswerKey(team: change.team, question: change.question)
      if let path = judgements[key].flatMap({ pathByShownPath[$0.position.file] }) {
        if changed[path]?.contains(key) != true { changed[path, default: []].append(key) }
      } else if let question = bank.question(key.question), let content = contents[key],
        judgements[key] == nil, !files.contains(where: { $0.path == newPaths[key] })
      {
        let path = freePath("\(folder(of: key.team))/" + fileName(key.question), ".md")
        newPaths[key] = path
        files.append((path, Array(AnswerFile.text(of: content, to: question, bank).utf8)))
      }
    }
    for (path, keys) in changed.sorted(by: { $0.key < $1.key }) {
      files.append((path, try rewritten(path, keys, before)))
    }
    try verify()
  }

  private var newPaths: [AnswerKey: String] = [:]

  private mutating func rewritten(
    _ path: String, _ keys: [AnswerKey], _ before: [AnswerKey: AnswerContent]
  ) throws(DraftRefusal) -> [UInt8] {
    let shown = workspace.shownPath(path)
    // A text that is written anew would keep what a block that's never closed has swallowed.
    if let fault = errors.first(where: {
      $0.position.file == shown && ["merge-conflict", "unclosed-block"].contains($0.rule.name)
    }) {
      throw DraftRefusal(fault.message, at: fault.position, hint: fault.hint)
    }
    let bytes = try? workspace.files.first { $0.path == path }?.bytes()
    guard let bytes, var text = TextFile(bytes, file: shown) else {
      throw DraftRefusal(
        "'\(shown)' mixes two encodings, so nothing can be changed in it without harm",
        hint: "open it in an editor, and save it as UTF-8")
    }
    originals[path] = bytes
    var file = AnswerFile(text.utf8, evaluation.bank)
    let answers = keys.compactMap { key in judgements[key].map { (key, $0) } }
    for (key, judgement) in answers.sorted(by: { $0.1.position > $1.1.position }) {
      guard let old = before[key], let new = contents[key] else { continue }
      file.change(judgement, from: old, to: new)
    }
    text.utf8 = file.utf8
    guard let encoded = text.encoded else {
      let lacking = String(decoding: text.utf8, as: UTF8.self).unicodeScalars.first {
        TextDecoding.windows1252(String($0)) == nil
      }
      throw DraftRefusal(
        "'\(shown)' isn't in UTF-8, and its encoding lacks the character "
          + "'\(lacking.map(String.init) ?? "")' of the draft",
        hint: "open it in an editor, save it as UTF-8, and import the draft again")
    }
    return encoded
  }

  /// Reads the workspace as it would be: every answer has to come back as it was meant, and those
  /// that no draft speaks of as they were.
  private mutating func verify() throws(DraftRefusal) {
    guard !files.isEmpty else { return }
    let next = workspace.with(files.map { InputFile(path: $0.path, bytes: $0.bytes) })
    guard let result = Intake.read(next).evaluation else { return }
    var found: [AnswerKey: AnswerContent] = [:]
    var unknown: [AnswerKey: [Identifier]] = [:]
    for judgement in result.judgements {
      let key = judgement.answerKey
      found[key] = AnswerContent(judgement.asWritten)
      unknown[key] = AnswerContent.Field.allCases
        .flatMap { judgement.unknownReferences[$0.rawValue] ?? [] }.map(\.target)
    }
    for (key, content) in contents.sorted(by: { $0.key.question < $1.key.question }) {
      let isSame = found[key].map { other in
        AnswerContent.Field.allCases.allSatisfy {
          content.agrees(with: other, on: $0, evaluation.bank)
            || $0 == .status && content.status == nil
        }
      }
      guard isSame != true else { continue }
      throw DraftRefusal(
        "the draft's answers could not be written so that question \(key.question) of team "
          + "'\(key.team)' reads as it should",
        hint: "'laser check' may name a fault in the team's files; the draft itself is unharmed")
    }
    for place in changes.indices {
      let key = AnswerKey(team: changes[place].team, question: changes[place].question)
      changes[place].unknown = unknown[key] ?? []
    }
  }
}
