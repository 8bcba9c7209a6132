public import SelfEvaluation

extension TrendReport {
  /// Works out what the data say.
  public init(_ evaluation: Evaluation) {
    self.init()
    window = (0..<max(evaluation.settings.trendYears, 1)).reversed()
      .map { .academicYear(evaluation.settings.year - $0) }
  }
}
