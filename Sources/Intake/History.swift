import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  /// Reads `history.csv`: grades of years that have no saved version.
  mutating func readHistory() {
    var seen = PlaceTable()
    var memo = Memo()
    var columns: HistoryColumns?
    readTable(.history) { reader, row, found in
      let known = columns ?? HistoryColumns(found)
      columns = known
      guard let record = reader.gradeRecord(row, known, &memo) else { return }
      let hash = record.team.placeHash.hashed(with: record.year).hashed(with: record.question)
      var search = seen.search(hash)
      while let place = seen.next(&search) {
        let earlier = reader.result.history[place]
        guard earlier.year == record.year, earlier.team == record.team,
          earlier.question == record.question
        else { continue }
        reader.log.add(
          .repeatedRecord,
          "team '\(record.team)' has a grade for question \(record.question) in "
            + "\(Period.academicYear(record.year)) already, on line \(earlier.position.line)",
          at: row.position(at: 0), hint: "keep one of the two rows")
        return
      }
      seen.append(hash)
      reader.result.history.append(record)
    }
  }

  /// Where the columns stand, so that no name is looked up for a row.
  private struct HistoryColumns {
    var year, team, question, grade: Int
    /// All of them that are there.
    var all: [(name: String, column: Int)]

    init(_ columns: Columns) {
      year = columns["year"]
      team = columns["team"]
      question = columns["question"]
      grade = columns["grade"]
      all = TableLayout.history.names.map { ($0, columns[$0]) }.filter { $0.1 >= 0 }
    }
  }

  /// What is written in row after row.
  private struct Memo {
    var years = CellMemo<Int?>()
    var teams = CellMemo<Identifier?>()
    var grades = CellMemo<Grade?>()
  }

  private mutating func gradeRecord(
    _ row: borrowing CSVRow, _ columns: HistoryColumns, _ memo: inout Memo
  ) -> GradeRecord? {
    for (name, column) in columns.all where row.isEmpty(at: column) {
      log.add(
        .emptyCell, "this row has nothing in the column '\(name)'", at: row.position(at: column),
        hint: "write the \(name) in this cell")
      return nil
    }
    let year = recalled(&memo.years, row, columns.year) { $0.academicYear($1, $2) }
    let team = recalled(&memo.teams, row, columns.team) { $0.teamThen($1, $2) }
    let question = answeredQuestion(row, columns.question)
    let grade = recalled(&memo.grades, row, columns.grade) { reader, row, column in
      reader.grade(
        row.trimmed(at: column)[...], orElse: "leave the row out where there was no grade"
      ) { row.position(at: column) }
    }
    guard let year, let team, let question, let grade else { return nil }
    if let own = settings?.year, year >= own {
      log.addOnce(
        .gradeNotEarlier, String(year), at: row.position(at: columns.year),
        "\(Period.academicYear(year)) isn't a year before that of the report; its grades aren't used",
        hint: { _ in "this table is for earlier years; a grade of this year stands in its answer" })
    }
    return GradeRecord(year: year, team: team, question: question, grade: grade, at: place(of: row))
  }

  /// Reads the team of an earlier year, which may be none of this year's.
  private mutating func teamThen(_ row: borrowing CSVRow, _ column: Int) -> Identifier? {
    let text = text(row, column)
    guard let id = Identifier(validating: text), teams[id] == nil, teams.areComplete,
      // A slip of the pen is no former team.
      teams.hint(for: text, orElse: "").isEmpty,
      !result.settings.teams.contains(where: { folded($0.name) == folded(text) })
    else { return team(row, column) }
    log.addOnce(
      .formerTeam, id.text, at: row.position(at: column),
      "there is no team '\(id)' this year; its earlier grades aren't shown",
      hint: { _ in "if there was such a team, all is well; otherwise correct the id" })
    return id
  }

  private mutating func academicYear(_ row: borrowing CSVRow, _ column: Int) -> Int? {
    let text = text(row, column)
    if let year = Period.firstYear(ofAcademicYear: text) { return year }
    if column >= 0 {
      log.add(
        .badYear, "'\(text)' isn't an academic year", at: row.position(at: column),
        hint: yearHint(text))
    }
    return nil
  }

  private mutating func answeredQuestion(_ row: borrowing CSVRow, _ column: Int) -> Int? {
    let plain = row.withTrimmedBytes(at: column) { Int(digits: $0, 0..<$0.count) }
    if let plain, questions.contains(plain) { return plain }
    let text = text(row, column)
    guard let number = Int(digits: text.drop { $0 == "Q" || $0 == "q" }) else {
      if column >= 0 {
        log.add(
          .unknownQuestion, "there is no question '\(text)'", at: row.position(at: column),
          hint: questionHint)
      }
      return nil
    }
    return questionExists(number, as: text) { row.position(at: column) } ? number : nil
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
