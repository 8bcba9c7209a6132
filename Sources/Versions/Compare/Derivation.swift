import SelfEvaluation

/// How the value of an observation follows from its two counts.
enum Derivation: Hashable {
  /// It's the count itself.
  case count
  /// It's the count divided by the cohort, per so many: 100 for a percentage.
  case ratio(per: Double)
}

extension Observation {
  /// The ways in which the value can have been worked out from the counts; none without both.
  var derivations: [Derivation] {
    guard let value, let numerator, let denominator else { return [] }
    // A rate is printed per 1, 10, 100 and so on up to 100,000.
    let ratios = [1, 10, 100, 1_000, 10_000, 100_000].filter { base in
      denominator > 0 && Self.isNear(value, numerator / denominator * base)
    }
    return (value == numerator ? [.count] : []) + ratios.map { .ratio(per: $0) }
  }

  /// Whether the value says nothing that the counts don't, here and in another observation: both
  /// were worked out in one way, or one was printed and the counts that the other one has give it.
  func valueFollows(asIn other: Self) -> Bool {
    let (own, others) = (derivations, other.derivations)
    if own.isEmpty == others.isEmpty { return own.contains { others.contains($0) } }
    let (exact, printed) = own.isEmpty ? (other, self) : (self, other)
    guard printed.numerator == nil || printed.denominator == nil else { return false }
    guard let value = exact.value, let rounded = printed.value else { return false }
    return Self.gives(value, rounded)
  }

  /// Whether a value, rounded as another was, is that other one.
  private static func gives(_ value: Double, _ rounded: Double) -> Bool {
    var scale = 1.0
    while scale < 1e6, !isNear(rounded * scale, (rounded * scale).rounded()) { scale *= 10 }
    let difference = abs(value - rounded)
    return difference <= 0.5 / scale || isNear(difference, 0.5 / scale)
  }

  private static func isNear(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-9 * max(1, abs(other))
  }
}
