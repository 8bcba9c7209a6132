import SelfEvaluation

/// With how many decimals a measure's values print where `measures.csv` doesn't say.
///
/// One would make 0.06 and 0.14 look alike, which is how exclusions and Progress 8 are published.
struct UsualDecimals {
  private var largest = 0.0
  private var mostWritten = 0

  /// Takes note of a value of all pupils in the authority.
  mutating func see(_ value: Double, written cell: NumberText) {
    largest = max(largest, abs(value))
    // More are what a formula left behind, and a power of ten has none to speak of.
    if case .number(_, let decimals) = cell, decimals <= 6 {
      mostWritten = max(mostWritten, decimals)
    }
  }

  /// Two for small values that are written with so many, and for those below one.
  func decimals(usual: Int) -> Int {
    guard usual > 0, largest > 0 else { return usual }
    return largest < 1 || largest < 10 && mostWritten >= 2 ? 2 : usual
  }
}
