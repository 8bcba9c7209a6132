import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A measure of the catalogue of which no file has a row.
  static let measureWithoutFigures = Self(
    "measure-without-figures", .note,
    why: "A measure without figures leaves a section of the digest with nothing in it."
  ) { subject in
    let measures = subject.evaluation.measures.filter {
      subject.trends.series(of: $0.id).isEmpty
    }
    if measures.isEmpty { return [] }
    // Of other authorities, or of later years, there may be some.
    let measured = Set(subject.evaluation.observations.lazy.map(\.measure))
      .union(subject.evaluation.contestedMeasures)
    return measures.filter { !measured.contains($0.id) }.map { measure in
      Fault(
        "there are no figures for '\(measure.title)'", at: measure.position,
        hint:
          "add rows for '\(measure.id)' to a file in the folder 'measures', or take the measure "
          + "out of measures.csv")
    }
  }
}
