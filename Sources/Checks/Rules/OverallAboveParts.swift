import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// An overall grade that is better than every part of it.
  static let overallAboveParts = Self(
    "overall-above-parts", .warning,
    why: "A whole can't be better than all of its parts; guidance 3 asks to drill down."
  ) { subject in
    subject.answers.compactMap { answer in
      guard let overall = answer.judgement.grade, let rank = overall.rank else { return nil }
      let parts = answer.judgement.drillDowns.compactMap(\.grade)
      let ranks = parts.compactMap(\.rank)
      // One drill-down that is weaker is the exception it was written for.
      guard ranks.count > 1, let best = ranks.min(), best > rank,
        let bestGrade = parts.first(where: { $0.rank == best })
      else { return nil }
      let bank = subject.evaluation.bank
      return Fault(
        "the grade is \(bank.name(of: overall).lowercased()), but the best of "
          + "\(ranks.count) drill-downs is "
          + bank.name(of: bestGrade).lowercased(),
        at: answer.position(of: "grade"),
        hint: "lower the grade, or say in a drill-down what is good enough to outweigh the others")
    }
  }
}
