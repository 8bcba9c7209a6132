import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  private static let historyLayout = TableLayout(
    names: ["year", "team", "question", "grade"], required: ["year", "team", "question", "grade"])

  /// Reads `history.csv`: grades of years that have no saved version.
  mutating func readHistory() {
    guard let file = file(at: "history.csv") else { return }
    var seen: [GradeKey: Int] = [:]
    readTable(file, Self.historyLayout) { reader, row, columns in
      guard let record = reader.gradeRecord(row, columns) else { return }
      let key = GradeKey(year: record.year, team: record.team, question: record.question)
      if let line = seen[key] {
        reader.log.add(
          .repeatedRecord,
          "team '\(record.team)' has a grade for question \(record.question) in "
            + "\(Period.academicYear(record.year)) already, on line \(line)",
          at: row.position(at: 0), hint: "keep one of the two rows")
      } else {
        seen[key] = record.position.line
        reader.result.history.append(record)
      }
    }
  }

  private struct GradeKey: Hashable {
    var year: Int
    var team: Identifier
    var question: Int
  }

  private mutating func gradeRecord(
    _ row: borrowing CSVRow, _ columns: Columns
  ) -> GradeRecord? {
    for name in Self.historyLayout.names where columns.has(name) && row.isEmpty(at: columns[name]) {
      log.add(
        .emptyCell, "this row has nothing in the column '\(name)'",
        at: row.position(at: columns[name]), hint: "write the \(name) in this cell")
      return nil
    }
    let yearText = text(row, columns["year"])
    let year = Period.firstYear(ofAcademicYear: yearText)
    if year == nil, columns.has("year") {
      log.add(
        .badYear, "'\(yearText)' isn't an academic year", at: row.position(at: columns["year"]),
        hint: yearHint(yearText))
    }
    let team = team(row, columns["team"])
    let questionText = text(row, columns["question"])
    var question = Int(digits: questionText.drop { $0 == "Q" || $0 == "q" })
    if let number = question {
      let exists = questionExists(number, as: questionText) {
        row.position(at: columns["question"])
      }
      if !exists { question = nil }
    } else if columns.has("question") {
      log.add(
        .unknownQuestion, "there is no question '\(questionText)'",
        at: row.position(at: columns["question"]), hint: questionHint)
    }
    let grade = grade(text(row, columns["grade"])[...]) { row.position(at: columns["grade"]) }
    guard let year, let team, let question, let grade else { return nil }
    return GradeRecord(year: year, team: team, question: question, grade: grade, at: place(of: row))
  }
}

/// What a year in another form was probably meant to be.
func yearHint(_ text: some StringProtocol) -> String {
  let general = "write an academic year with its two years, such as \"2014/15\""
  let parts = text.split { "/-\u{2013} ".contains($0) }
  guard let first = parts.first.flatMap({ Int(digits: $0) }), (1900...2200).contains(first) else {
    return general
  }
  let year = Period.academicYear(first).description
  guard parts.count > 1 else { return "write both years of the academic year, such as '\(year)'" }
  guard parts.count == 2, let second = Int(digits: parts[1]),
    second % 100 == (first + 1) % 100
  else { return "the second year follows the first: '\(year)'" }
  return "did you mean '\(year)'?"
}
