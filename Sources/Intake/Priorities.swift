import DataFiles
import Diagnostics
import SelfEvaluation

/// A yes or a no, as people write it in a cell.
private enum Answer: String, CaseIterable {
  case yes, no
}

extension WorkspaceReader {
  /// Reads `priorities.csv`.
  ///
  /// Measures name priorities and priorities name measures, so these are looked up later, by
  /// ``linkPriorities()``.
  mutating func readPriorities() {
    let isWhole = readTable(.priorities) { reader, row, columns in
      reader.readPriority(row, columns)
    }
    if !isWhole { priorities.areComplete = false }
  }

  private mutating func readPriority(_ row: borrowing CSVRow, _ columns: Columns) {
    let own = Self.readID(row, columns["id"], "key priority", into: &priorities, &log)
    let id = own.id
    var priority = KeyPriority(
      id: id, title: requiredText(row, columns["title"], "title", of: id), at: place(of: row))
    priority.team = team(row, columns["team"])
    priority.lead = text(row, columns["lead"])
    priority.due = date(row, columns["due"])
    priority.successCriterion = text(row, columns["success-criterion"])
    let measures = row.items(at: columns["measures"]).map { item in
      (item.text, itemPlace(item, row, columns["measures"]))
    }
    if own.isKept, !measures.isEmpty { namedByPriorities[id] = measures }
    priority.questions = questions(row, columns["questions"])
    priority.alignedWith = row.items(at: columns["aligned-with"]).map(\.text)
    priority.progress = word(row, columns["progress"], .unknownProgress, as: "progress")
    priority.reviewed = date(row, columns["reviewed"])
    priority.inImprovementPlan = answer(row, columns["lip"])
    priority.formerly = formerIDs(row, columns["formerly"])
    guard own.isKept else { return }
    for former in priority.formerly { priorities.renamed[former.key] = id }
    result.priorities.append(priority)
  }

  /// Looks up the measures that priorities name, once both tables are read.
  mutating func linkPriorities() {
    for index in result.priorities.indices {
      for (name, position) in namedByPriorities[result.priorities[index].id] ?? [] {
        guard let found = measureReference(name, at: { position }) else {
          result.priorities[index].unknownMeasures.append(Identifier(name))
          continue
        }
        if !result.priorities[index].measures.contains(found) {
          result.priorities[index].measures.append(found)
        }
      }
    }
  }

  private mutating func answer(_ row: borrowing CSVRow, _ column: Int) -> Bool? {
    switch text(row, column).lowercased() {
    case "y", "true", "1", "x": return true
    case "n", "false", "0": return false
    default: break
    }
    let answer: Answer? = word(row, column, .unknownLIP, as: "answer")
    return answer.map { $0 == .yes }
  }

  /// Reads a cell that names a team.
  mutating func team(_ row: borrowing CSVRow, _ column: Int) -> Identifier? {
    if row.isEmpty(at: column) { return nil }
    return teamReference(text(row, column)) { row.position(at: column) }
  }

  /// Reads `priorities/ID.md`: what was achieved, in prose.
  mutating func readPriorityTexts() {
    for (id, index) in files.priorityTexts {
      let file = workspace.files[index]
      guard let source = readText(file) else { continue }
      let text = prose(source)
      let references = readReferences(in: text)
      reportMarks(in: text)
      reportDefinitions(source, in: [text])
      guard let slot = result.priorities.firstIndex(where: { $0.id == Identifier(id) }) else {
        guard priorities.areComplete, priorities[Identifier(id)] == nil else { continue }
        log.add(
          .unknownPriority, "there is no key priority '\(id)' for this text",
          at: place(file.path),
          hint: priorityTextHint(id, file))
        continue
      }
      if !text.isBlank { result.priorities[slot].evaluation = text }
      result.priorities[slot].citations = references.citations
      result.priorities[slot].values = references.values
    }
  }

  /// What to do with a text that has no key priority's id for its name.
  private func priorityTextHint(_ id: String, _ file: InputFile) -> String {
    if let original = originalPath(of: file.path.lowercased()),
      let name = pathParts(original).last?.dropLast(".md".count),
      let own = priorities[Identifier(String(name))]
    {
      return "by its name it's a copy: rename it to '\(own).md' if it's the text on '\(own)', or "
        + "delete it"
    }
    return priorities.hint(
      for: id,
      orElse: Identifier.isValid(id)
        ? "add a row with the id '\(id)' to priorities.csv, or rename the file"
        : "rename it to the id of its priority, as in 'P1.md'")
  }

  /// Reads `actions.csv`.
  mutating func readActions() {
    readTable(.actions) { reader, row, columns in
      let own = Self.readID(row, columns["id"], "action", into: &reader.actions, &reader.log)
      reader.readAction(own, row, columns)
    }
  }

  private mutating func readAction(
    _ own: RowID, _ row: borrowing CSVRow, _ columns: Columns
  ) {
    let id = own.id
    let name = requiredText(row, columns["priority"], "priority", of: id)
    let words = requiredText(row, columns["action"], "action", of: id)
    let priority =
      name.isEmpty
      ? nil : priorityReference(name, isInList: false) { row.position(at: columns["priority"]) }
    var action = Action(
      id: id, priority: priority ?? Identifier(name), action: words, at: place(of: row))
    action.team = team(row, columns["team"])
    action.lead = text(row, columns["lead"])
    action.start = date(row, columns["start"])
    action.due = date(row, columns["due"])
    action.successCriterion = text(row, columns["success-criterion"])
    action.status = word(row, columns["status"], .unknownStatus, as: "status of an action")
    action.reviewed = date(row, columns["reviewed"])
    (action.evidence, action.unknownEvidence) = references(row, columns["evidence"]) {
      reader, text, place in
      reader.evidenceReference(text, at: place)
    }
    action.notes = row.paragraphs(at: columns["notes"])
    if own.isKept { result.actions.append(action) }
  }
}
