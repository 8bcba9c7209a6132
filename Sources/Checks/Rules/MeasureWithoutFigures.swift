import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A measure of the catalogue of which no file has a row.
  static let measureWithoutFigures = Self(
    "measure-without-figures", .note,
    why: "A measure without figures leaves a section of the digest with nothing in it."
  ) { subject in
    // Of other authorities, or of later years, there may be some that make no series.
    subject.evaluation.measures.filter {
      subject.trends.rows(of: $0.id).isEmpty
        && !subject.evaluation.contestedMeasures.contains($0.id)
    }.map { measure in
      Fault(
        "there are no figures for '\(measure.title)'", at: measure.position,
        hint:
          "add rows for '\(measure.id)' to a file in the folder 'measures', or take the measure "
          + "out of measures.csv")
    }
  }
}
