import DataFiles
import Diagnostics
import Intake
import SelfEvaluation
import Versions

extension RollForward {
  /// The register with a note on what has expired by the end of the new year's first day.
  mutating func register(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .register)
    for item in evaluation.register {
      let name = "\(item.id) \(item.title)"
      renumber(item.questions, line: item.position.line, of: name, in: &table)
      let prompts = item.prompts.compactMap { numbers.prompt($0) }
      guard prompts != item.prompts else { continue }
      table.set(
        line: item.position.line, "prompts", to: prompts.map(\.description).joined(separator: ";"))
      note(
        lost: item.prompts.filter { numbers.prompt($0) == nil }.map(\.description), "prompt",
        of: name)
    }
    for item in expired {
      let note = "Expired \(item.expires?.inWords ?? "")"
      let notes = table.text(line: item.position.line, "notes")
      guard !notes.holds(note) else { continue }
      table.set(
        line: item.position.line, "notes", to: notes.isEmpty ? note : "\(notes) \(note)")
    }
    return table.finished()
  }

  /// What may no longer be relied on when the new year begins.
  var expired: [EvidenceItem] {
    guard let start = CalendarDate(year: year, month: 9, day: 1) else { return [] }
    return evaluation.register.filter { $0.expires.map { $0 < start } ?? false }
  }

  private static let lostLinks =
    "Links to questions and prompts that the new question bank doesn't have, taken out"

  /// Puts the new numbers of questions into a row of a table.
  private mutating func renumber(
    _ questions: [Int], line: Int, of name: String, in table: inout TableText
  ) {
    let kept = questions.compactMap { numbers.number(of: $0) }
    guard kept != questions else { return }
    table.set(line: line, "questions", to: kept.map(String.init).joined(separator: ";"))
    note(
      lost: questions.filter { numbers.number(of: $0) == nil }.map(String.init), "question",
      of: name)
  }

  private mutating func note(lost links: [String], _ noun: String, of name: String) {
    guard !links.isEmpty else { return }
    let nouns = links.count == 1 ? noun : "\(noun)s"
    note(Self.lostLinks, "\(name): \(nouns) \(links.joined(separator: ", "))")
  }

  mutating func measures(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .measures)
    for measure in evaluation.measures {
      renumber(
        measure.questions, line: measure.position.line, of: "\(measure.id) \(measure.title)",
        in: &table)
      let kept = measure.priorities.filter { !droppedPriorities.contains($0) }
      guard kept.count < measure.priorities.count else { continue }
      table.set(
        line: measure.position.line, "priorities", to: kept.map(\.text).joined(separator: ";"))
    }
    return table.finished()
  }

  mutating func priorities(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .priorities)
    for priority in evaluation.priorities {
      if droppedPriorities.contains(priority.id) {
        table.remove(line: priority.position.line)
      } else {
        renumber(
          priority.questions, line: priority.position.line,
          of: "\(priority.id) \(priority.title)", in: &table)
        // How far it came in one year is no word on the next.
        for column in ["progress", "reviewed"]
        where !table.text(line: priority.position.line, column).isEmpty {
          table.set(line: priority.position.line, column, to: "")
        }
      }
    }
    return table.finished()
  }

  func isLeft(_ action: Action) -> Bool {
    action.status == .done || droppedPriorities.contains(action.priority)
  }

  func actions(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .actions)
    for action in evaluation.actions where isLeft(action) {
      table.remove(line: action.position.line)
    }
    return table.finished()
  }

  /// The grades of earlier years with this year's below them.
  mutating func history(_ utf8: [UInt8]) -> [UInt8] {
    var table = TableText(utf8, .history)
    for record in evaluation.history {
      guard let number = numbers.number(of: record.question) else {
        table.remove(line: record.position.line)
        note(
          "Grades of questions that are not asked any more, which only the saved version has",
          "\(Period.academicYear(record.year)), question \(record.question), \(name(of: record.team)): "
            + evaluation.bank.name(of: record.grade))
        continue
      }
      let id = evaluation.bank.id(of: record.grade)
      guard let grade = bank.grade(named: id) else {
        table.remove(line: record.position.line)
        note(unknown: record.grade, year: record.year, record.question, record.team)
        continue
      }
      if number != record.question {
        table.set(line: record.position.line, "question", to: String(number))
      }
      // A word such as '3' may stand for another grade on the new scale.
      if bank.grade(named: table.text(line: record.position.line, "grade")) != grade {
        table.set(line: record.position.line, "grade", to: id)
      }
    }
    return table.finished(adding: gradeRows)
  }

  /// Takes this year's grades, as far as the scale of the next year has them.
  mutating func takeGrades() {
    let settings = evaluation.settings
    let known = Set(
      evaluation.history.filter { $0.year == settings.year }.map { "\($0.team.key) \($0.question)" }
    )
    for answer in evaluation.judgements {
      // A grade that was itself carried forward was never this year's.
      guard let grade = answer.grade, answer.status != .carriedForward,
        !known.contains("\(answer.team.key) \(answer.question)"),
        let number = numbers.number(of: answer.question)
      else { continue }
      let id = evaluation.bank.id(of: grade)
      guard bank.grade(named: id) != nil else {
        note(unknown: grade, year: settings.year, answer.question, answer.team)
        continue
      }
      gradeRows.append([
        "year": settings.yearText, "team": answer.team.text,
        "question": String(number), "grade": id,
      ])
    }
    grades = gradeRows.count
  }

  private mutating func note(
    unknown grade: Grade, year: Int, _ question: Int, _ team: Identifier
  ) {
    note(
      "Grades that the scale of the new question bank doesn't have, which only the saved version "
        + "has",
      "\(Period.academicYear(year)), question \(question), \(name(of: team)): "
        + evaluation.bank.name(of: grade))
  }
}
