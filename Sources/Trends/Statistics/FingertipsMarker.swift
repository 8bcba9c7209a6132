/// The recent-trend marker of the Office for Health Improvement and Disparities' Fingertips, for
/// proportions.
///
/// It needs a strong trend that doesn't hang on one point: χ² for trend over the latest five
/// points above 9.5495 (0.2 % with 1 degree of freedom), and a slope of the same sign with each
/// point left out. The slope is, as theirs is, that of the unweighted least-squares line through
/// the log odds; a slope of 0 has no sign and so agrees with none.
///
/// Source: Office for Health Improvement and Disparities, "Fingertips trend markers", *Public
/// Health Technical Guidance* (2025), proportions. Two points go beyond it: scores are the real
/// years, and where none or all are counted, so that the log odds are infinite, half is added to
/// both counts of all five points (F. J. Anscombe, "On estimating binomial response relations",
/// *Biometrika* 43 (1956), 461–464).
///
/// Whether the points are independent, yearly and without a break is for the caller to see to.
public struct FingertipsMarker: Hashable, Sendable {
  /// What the marker shows.
  public enum Direction: Hashable, Sendable {
    /// A strong rise.
    case increasing
    /// A strong fall.
    case decreasing
    /// No trend strong enough, or one that a single point makes.
    case noSignificantChange
    /// Fewer than five points, or a period that is repeated or no number.
    case cannotBeCalculated
  }

  /// How many points are used: the latest.
  public static let pointsUsed = 5
  /// What χ² has to exceed.
  public static let threshold = 9.5495

  /// What the marker shows.
  public let direction: Direction
  /// The statistic for trend; 0 when everyone or no one is counted throughout, `nil` when it
  /// can't be calculated.
  public let chiSquared: Double?

  /// Finds the marker.
  ///
  /// - Parameter points: All points of the series, in any order.
  public init(_ points: [TrendPoint]) {
    let latest = points.sorted { $0.score < $1.score }.suffix(Self.pointsUsed)
    guard points.allSatisfy(\.score.isFinite), latest.count == Self.pointsUsed,
      zip(latest, latest.dropFirst()).allSatisfy({ $0.score < $1.score })
    else {
      self.init(.cannotBeCalculated, chiSquared: nil)
      return
    }
    do {
      let statistic = try CochranArmitage(Array(latest)).chiSquared
      guard statistic > Self.threshold else {
        self.init(.noSignificantChange, chiSquared: statistic)
        return
      }
      let signs = Self.slopeSigns(latest)
      let direction: Direction =
        signs == [1] ? .increasing : signs == [-1] ? .decreasing : .noSignificantChange
      self.init(direction, chiSquared: statistic)
    } catch .noVariation {
      self.init(.noSignificantChange, chiSquared: 0)
    } catch {
      self.init(.cannotBeCalculated, chiSquared: nil)
    }
  }

  private init(_ direction: Direction, chiSquared: Double?) {
    self.direction = direction
    self.chiSquared = chiSquared
  }

  /// The different signs of the slope with all points and with each left out in turn.
  private static func slopeSigns(_ points: ArraySlice<TrendPoint>) -> Set<Int> {
    let hasInfinite = points.contains { $0.proportion.count == 0 || $0.proportion.remainder == 0 }
    let added = hasInfinite ? 0.5 : 0
    let line = points.map { point in
      (
        score: point.score,
        logOdds: ln(
          (Double(point.proportion.count) + added) / (Double(point.proportion.remainder) + added))
      )
    }
    var signs: Set<Int> = [slopeSign(line)]
    for index in line.indices {
      var others = line
      others.remove(at: index)
      signs.insert(slopeSign(others))
    }
    return signs
  }

  /// The sign of the least-squares slope; 0 where only rounding keeps it from 0.
  private static func slopeSign(_ line: [(score: Double, logOdds: Double)]) -> Int {
    var sum = 0.0
    var size = 0.0
    for (index, early) in line.enumerated() {
      for late in line[(index + 1)...] {
        let term = (late.score - early.score) * (late.logOdds - early.logOdds)
        sum += term
        size +=
          (late.score - early.score).magnitude
          * (late.logOdds.magnitude + early.logOdds.magnitude)
      }
    }
    return sum.magnitude <= size * 1e-14 ? 0 : sum > 0 ? 1 : -1
  }
}
