import Diagnostics
import SelfEvaluation
import Versions

extension CheckRule {
  /// A grade in `history.csv` that isn't the one saved that year.
  static let historyAgainstVersion = CheckRule(
    "history-against-version", .warning,
    why: "The report shows the saved grade; whoever reads history.csv would be told another."
  ) { subject in
    var saved: [Answer: Grade] = [:]
    for record in subject.earlier.grades { saved[Answer(record)] = record.grade }
    guard !saved.isEmpty else { return [] }
    let bank = subject.evaluation.bank
    return subject.evaluation.history.compactMap { record in
      guard let grade = saved[Answer(record)], grade != record.grade else { return nil }
      let year = Period.academicYear(record.year)
      return Fault(
        "question \(record.question) of \(subject.name(of: record.team)) is "
          + "\(bank.name(of: record.grade).lowercased()) here and "
          + "\(bank.name(of: grade).lowercased()) in the saved version of \(year)",
        at: record.position, hint: "correct the row, or remove it: the saved version has it")
    }
  }
}

/// What an earlier grade was given to.
private struct Answer: Hashable {
  var year: Int
  var team: Identifier
  var question: Int

  init(_ record: GradeRecord) {
    (year, team, question) = (record.year, record.team, record.question)
  }
}
