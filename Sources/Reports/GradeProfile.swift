import SelfEvaluation

/// How many answers have each grade, by part of the form and in all.
public struct GradeProfile: Sendable {
  /// The names of the grades, from best to worst.
  public var grades: [String]
  /// The names of their shapes and colours.
  var tones: [String]
  /// A row for each part; where there are several, one for all of them comes last.
  public var rows: [Row]

  /// The answers of one part, or of all.
  public struct Row: Sendable {
    /// The part.
    public var name: String
    /// How many answers have each grade of the scale.
    public var counts: [Int]
    /// How many are not applicable.
    public var outside = 0
    /// How many answers are still to come.
    public var open: Int
    /// Whether it counts all parts.
    public var isTotal = false

    /// How many answers have a grade of the scale.
    public var graded: Int { counts.reduce(0, +) }
  }

  /// The row that counts everything.
  public var total: Row? { rows.last }

  /// Counts the answers of the teams that don't moderate; with a year, their grades of that year.
  init(_ index: ReportIndex, year: Int? = nil) {
    let bank = index.evaluation.bank
    let ids = index.countedTeams.map(\.id)
    let view = GradeView(bank: bank)
    grades = bank.scale.map(\.name)
    tones = bank.scale.indices.map { view.tone(of: .onScale($0)) }
    rows = bank.parts.map { part in
      var row = Row(
        name: part.name, counts: Array(repeating: 0, count: bank.scale.count),
        open: part.questions.count * ids.count)
      for question in part.questions {
        for team in ids {
          let grade =
            year.map { index.pastGrade(of: team, question: question.number, year: $0) }
            ?? index.grade(of: question.number, by: team)
          guard let grade else { continue }
          row.open -= 1
          if let rank = grade.rank, row.counts.indices.contains(rank) {
            row.counts[rank] += 1
          } else {
            row.outside += 1
          }
        }
      }
      return row
    }
    guard rows.count > 1 else { return }
    let counts = bank.scale.indices.map { rank in rows.reduce(0) { $0 + $1.counts[rank] } }
    rows.append(
      Row(
        name: "All parts", counts: counts, outside: rows.reduce(0) { $0 + $1.outside },
        open: rows.reduce(0) { $0 + $1.open }, isTotal: true))
  }
}
