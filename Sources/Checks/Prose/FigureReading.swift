import Diagnostics
import SelfEvaluation
import Trends

/// What a number can be of a figure.
enum FigureReading {
  case percentage(Double, decimals: Int, ofOthers: Bool)
  /// A value without its unit, which may be a percentage too.
  case value(Double, decimals: Int)
  case ratio(Double, of: Double, ofOthers: Bool)
  case share(Double, of: Double, ofOthers: Bool)
  case count(Double)

  /// Whether it's what a figure says.
  func fits(_ figure: PupilFigure) -> Bool {
    switch self {
    case .percentage(let value, let decimals, let ofOthers):
      guard let own = figure.percentage ?? figure.share else { return false }
      return Self.prints(ofOthers ? 100 - own : own, as: value, decimals, figure)
    case .value(let value, let decimals):
      return figure.value.map { Self.prints($0, as: value, decimals, figure) } ?? false
    case .ratio(let part, let whole, let ofOthers):
      let part = ofOthers ? whole - part : part
      if figure.share == nil, let count = figure.count, let cohort = figure.cohort {
        return cohort > 0 && count * whole == part * cohort
      }
      let percentage = figure.percentage ?? figure.share
      return percentage.map { ($0 * whole - 100 * part).magnitude < 0.05 * whole } ?? false
    case .share(let count, let cohort, let ofOthers):
      return figure.cohort == cohort && figure.count == (ofOthers ? cohort - count : count)
    case .count(let count):
      return figure.count == count || figure.isOfFew && figure.cohort == count
    }
  }

  /// Whether a value prints as a number is typed, or that as the value, where it has more decimals.
  private static func prints(
    _ own: Double, as value: Double, _ decimals: Int, _ figure: PupilFigure
  ) -> Bool {
    guard (own - value).magnitude <= 1 else { return false }
    func printed(_ number: Double, _ decimals: Int) -> Double? {
      Double(Wording.number(number, decimals: decimals).replacingEach(",", with: ""))
    }
    if printed(own, decimals) == value { return true }
    let known = max(figure.decimals, 1)
    return decimals > known && printed(own, known) == printed(value, known)
  }
}
