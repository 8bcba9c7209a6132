import SelfEvaluation
import Trends

extension SeriesTrend {
  /// The measure and whom it's about, such as `'Good level of development' (Boys)`.
  var name: String {
    scope.isEmpty ? "'\(measure.title)'" : "'\(measure.title)' (\(scope))"
  }

  /// How the window's last value stands to its first, with both.
  var changeInWords: String {
    guard let change, let direction, let first = window.first, let last = window.last else {
      return "\(name) can't be compared"
    }
    let values =
      "from \(Wording.value(first, of: measure)) (\(first.period.inWords)) to "
      + "\(Wording.value(last, of: measure)) (\(last.period.inWords))"
    if direction == .unchanged { return "\(name) is unchanged, \(values)" }
    return "\(name) \(direction == .rose ? "rose" : "fell") by "
      + "\(Wording.distance(change, of: measure)), \(values)"
  }

  /// How the latest value stands to another one.
  func inWords(_ gap: Gap) -> String {
    let other = gap.comparator == Gap.complement ? "all others" : gap.comparator
    guard let latest = gap.latest, let own = window.last else {
      return "\(name) can't be compared with \(other)"
    }
    let values = (gap.values.last ?? nil).map { ", \(Wording.value($0, of: measure))" } ?? ""
    return "\(name) is \(Wording.value(own, of: measure)), "
      + "\(Wording.distance(latest, of: measure)) \(latest > 0 ? "above" : "below") "
      + "\(other)\(values)"
  }

  /// How the distance to another one changed.
  func changeInWords(_ gap: Gap) -> String {
    let other = gap.comparator == Gap.complement ? "all others" : gap.comparator
    guard let latest = gap.latest, let change = gap.change else {
      return "the gap of \(name) to \(other) can't be compared"
    }
    let earlier = gap.first ?? latest - change
    let how =
      Wording.isZero(change, of: measure)
      ? "didn't change" : latest.magnitude > earlier.magnitude ? "widened" : "narrowed"
    return "the gap of \(name) to \(other) \(how), from "
      + "\(Wording.signedDifference(earlier, of: measure)) to "
      + Wording.signedDifference(latest, of: measure)
  }

  /// Whether the last two values moved the same way as the whole window, or not at all.
  var isLastStepLikeChange: Bool {
    let values = published.compactMap(\.value)
    guard let change, let last = values.last, values.count > 1 else { return false }
    let step = last - values[values.count - 2]
    // Two ends that print alike may still differ by what prints as a change.
    if direction == .unchanged { return Wording.isZero(step, of: measure) }
    return Self.isStep(step, like: change, of: measure)
  }

  /// Whether the distance to another moved the same way in the last step as in the whole window.
  func isLastStepLikeChange(in gap: Gap) -> Bool {
    let gaps = zip(window, gap.values).compactMap { point, other in
      point.value.flatMap { own in other.map { own - $0 } }
    }
    guard let first = gaps.first, let last = gaps.last, gaps.count > 1 else { return false }
    return Self.isStep(
      last.magnitude - gaps[gaps.count - 2].magnitude, like: last.magnitude - first.magnitude,
      of: measure)
  }

  private static func isStep(_ step: Double, like change: Double, of measure: Measure) -> Bool {
    if Wording.isZero(change, of: measure) { return Wording.isZero(step, of: measure) }
    return step == 0 || (step > 0) == (change > 0)
  }
}
