import SelfEvaluation

/// What a `{{measure.field}}` in prose stands for.
public struct QuotedValue: Sendable {
  /// The text to print, such as `8.6 percentage points`.
  public var text: String
  /// The series' place in the digest.
  public var anchor: String
  /// The field that was asked for.
  public var field: Field
  /// The series.
  public var series: SeriesTrend

  /// What may be asked of a series.
  public enum Field: String, Sendable, CaseIterable {
    case latest, first, change, gap, sentence
    case signedChange = "signed-change"
    case gapChange = "gap-change"
    case latestPeriod = "latest-period"
    case firstPeriod = "first-period"
  }
}

/// Why a `{{…}}` in prose stands for nothing.
public struct UnknownValue: Error, Hashable, Sendable {
  /// What is wrong, naming the text that was found.
  public var message: String
  /// What the writer can do.
  public var hint: String

  /// Creates a reason.
  public init(message: String, hint: String) {
    self.message = message
    self.hint = hint
  }
}

extension TrendReport {
  /// Looks up what a reference in prose stands for.
  ///
  /// - Parameter reference: The text between the braces, such as `eyfsp-gld.boys.latest`.
  /// - Returns: The value, or why there is none. A withheld value is its reason in words.
  public func value(of reference: some StringProtocol) -> Result<QuotedValue, UnknownValue> {
    .failure(UnknownValue(message: "", hint: ""))
  }
}
