import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  /// Reads `register.csv`.
  mutating func readRegister() {
    var memo = Memo()
    var columns: RegisterColumns?
    let isWhole = readTable(.register) { reader, row, found in
      let known = columns ?? RegisterColumns(found)
      columns = known
      let own = Self.readID(row, known.id, "evidence item", into: &reader.evidence, &reader.log)
      let item = reader.evidenceItem(own.id, row, known, &memo)
      guard own.isKept else { return }
      for former in item.formerly { reader.evidence.renamed[former.key] = own.id }
      reader.result.register.append(item)
    }
    if !isWhole { evidence.areComplete = false }
  }

  /// Where the columns stand, so that no name is looked up for a row.
  private struct RegisterColumns {
    var id, title, kind, date, period, source, owner, questions, prompts, reportedTo: Int
    var location, expires, marking, stance, formerly, notes: Int

    init(_ columns: Columns) {
      id = columns["id"]
      title = columns["title"]
      kind = columns["kind"]
      date = columns["date"]
      period = columns["period"]
      source = columns["source"]
      owner = columns["owner"]
      questions = columns["questions"]
      prompts = columns["prompts"]
      reportedTo = columns["reported-to"]
      location = columns["location"]
      expires = columns["expires"]
      marking = columns["marking"]
      stance = columns["stance"]
      formerly = columns["formerly"]
      notes = columns["notes"]
    }
  }

  /// What is written in row after row.
  private struct Memo {
    var texts = CellMemo<String>()
    var notes = CellMemo<String>()
    var kinds = CellMemo<EvidenceItem.Kind?>()
    var stances = CellMemo<EvidenceItem.Stance?>()
    var bodies = CellMemo<[String]>()
  }

  private mutating func evidenceItem(
    _ id: Identifier, _ row: borrowing CSVRow, _ columns: RegisterColumns, _ memo: inout Memo
  ) -> EvidenceItem {
    var item = EvidenceItem(id: id, title: "", at: place(of: row))
    item.title = recalled(&memo.texts, row, columns.title) { $1.trimmed(at: $2) }
    if item.title.isEmpty { _ = requiredText(row, columns.title, "title", of: id) }
    item.kind = recalled(&memo.kinds, row, columns.kind) {
      $0.word($1, $2, .unknownKind, as: "kind of evidence")
    }
    item.date = date(row, columns.date)
    item.period = recalled(&memo.texts, row, columns.period) { $1.trimmed(at: $2) }
    item.source = recalled(&memo.texts, row, columns.source) { $1.trimmed(at: $2) }
    item.owner = recalled(&memo.texts, row, columns.owner) { $1.trimmed(at: $2) }
    item.questions = questions(row, columns.questions)
    item.prompts = prompts(row, columns.prompts)
    item.reportedTo = recalled(&memo.bodies, row, columns.reportedTo) {
      $1.items(at: $2).map(\.text)
    }
    item.location = location(row, columns.location)
    item.expires = date(row, columns.expires)
    item.marking = recalled(&memo.texts, row, columns.marking) { $1.trimmed(at: $2) }
    item.stance = recalled(&memo.stances, row, columns.stance) {
      $0.word($1, $2, .unknownStance, as: "stance")
    }
    item.formerly = formerIDs(row, columns.formerly)
    item.notes = recalled(&memo.notes, row, columns.notes) { $1.paragraphs(at: $2) }
    return item
  }

  /// Reads prompts such as `3.5;10.2`.
  private mutating func prompts(
    _ row: borrowing CSVRow, _ column: Int
  ) -> [PromptReference] {
    if row.isEmpty(at: column) { return [] }
    if let prompts = row.withTrimmedBytes(at: column, { questions.plainPrompts($0) }) {
      return prompts
    }
    var prompts: [PromptReference] = []
    for item in row.items(at: column) {
      let parts = item.text.utf8.split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false
      ).map { Substring($0) }
      guard parts.count == 2, let question = Int(digits: parts[0]),
        let prompt = Int(digits: parts[1])
      else {
        log.add(
          .badListItem, "'\(item.text)' isn't a prompt", at: itemPlace(item, row, column),
          hint: "write the question, a point and the prompt's place in its list, such as 3.5")
        continue
      }
      guard questionExists(question, as: parts[0], at: { itemPlace(item, row, column) }) else {
        continue
      }
      let count = questions.promptCount(question)
      guard !hasBank || (1...max(count, 1)).contains(prompt) && count > 0 else {
        log.add(
          .unknownPrompt, "question \(question) has no prompt \(prompt)",
          at: itemPlace(item, row, column),
          hint: count == 0
            ? "question \(question) has no prompts at all"
            : "its prompts are \(question).1 to \(question).\(count); "
              + "'\(questionsCommand(question))' lists them")
        continue
      }
      let reference = PromptReference(question: question, prompt: prompt)
      if !prompts.contains(reference) { prompts.append(reference) }
    }
    return prompts
  }

  /// Reads where a source lies, and sees whether it's there; nothing is opened.
  private mutating func location(_ row: borrowing CSVRow, _ column: Int) -> String {
    let isAddress = row.withTrimmedBytes(at: column) { isPlainWebAddress($0) }
    let text = text(row, column)
    if isAddress || text.isEmpty || isWebAddress(text) { return text }
    let path = text.replacingEach("\\", with: "/")
    var parts: [Substring] = []
    var isOutside =
      path.hasPrefix("/") || path.hasPrefix("~/") || path.dropFirst().first == ":"
      || path.lowercased().hasPrefix("file:")
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        isOutside = true
      }
    }
    if isOutside {
      log.add(
        .locationOutside, "'\(text)' lies outside the workspace", at: row.position(at: column),
        hint: "copy the document into the workspace, or give a web address")
      return text
    }
    let wanted = parts.joined(separator: "/").lowercased()
    let decoded = withoutPercentSigns(wanted)
    locations.insert(wanted)
    locations.insert(decoded)
    if !files.hasSomething(at: wanted), !files.hasSomething(at: decoded) {
      log.add(
        .locationNotFound, "there is nothing at '\(text)' in the workspace",
        at: row.position(at: column),
        hint: text.lowercased().hasPrefix("www.")
          ? "did you mean 'https://\(text)'?"
          : "give a path inside the workspace such as documents/plan.pdf, or a web address")
    }
    return text
  }
}

/// Whether a location is surely an address, written as nearly all are.
private func isPlainWebAddress(_ text: Span<UInt8>) -> Bool {
  func begins(with scheme: StaticString) -> Bool {
    let length = scheme.utf8CodeUnitCount
    guard text.count > length, text[length] < 0x80 else { return false }
    return scheme.withUTF8Buffer { text.extracting(0..<length).holdsSame(as: $0.span) }
  }
  return begins(with: "https://") || begins(with: "http://")
}

/// Whether a location is an address rather than a path.
private func isWebAddress(_ text: String) -> Bool {
  let lower = text.lowercased()
  return ["http://", "https://", "mailto:"].contains { lower.hasPrefix($0) }
}

/// A path as it is where a link writes `%20` for a space.
private func withoutPercentSigns(_ path: String) -> String {
  guard path.utf8.contains(0x25) else { return path }
  var bytes: [UInt8] = []
  var rest = path.utf8[...]
  while let byte = rest.popFirst() {
    if byte == 0x25, rest.count >= 2, let value = UInt8(Substring(rest.prefix(2)), radix: 16) {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
