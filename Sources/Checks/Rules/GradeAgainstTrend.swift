import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// The best grade while results got worse, or the worst while they got better.
  static let gradeAgainstTrend = Self(
    "grade-against-trend", .warning,
    why: "A grade that goes against the trend needs the reason that outweighs it."
  ) { subject in
    let worst = subject.evaluation.bank.scale.count - 1
    return subject.answers.compactMap { answer in
      guard let grade = answer.judgement.grade, let rank = grade.rank, worst > 0,
        rank == 0 || rank == worst
      else { return nil }
      let moved = subject.measuresLinked(to: answer)
        .compactMap { subject.trends.overall(subject.evaluation.measures[$0].id) }
        .filter { $0.test?.largerThanChance == true }
      let against = moved.filter { $0.verdict == (rank == 0 ? .declined : .improved) }
      let along = moved.filter { $0.verdict == (rank == 0 ? .improved : .declined) }
      guard let first = against.first, against.count > along.count else { return nil }
      let more = against.count > 1 ? ", and \(against.count - 1) more went the same way" : ""
      return Fault(
        "the grade is \(subject.evaluation.bank.name(of: grade).lowercased()), but "
          + "\(first.changeInWords), \(rank == 0 ? "a decline" : "an improvement") larger than "
          + "chance alone would explain\(more)",
        at: answer.position(of: "grade"),
        hint: "reconsider the grade, or say in the text what outweighs this")
    }
  }
}
