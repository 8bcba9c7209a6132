/// The change of a gap between two groups over two periods: a difference of differences of four
/// independent proportions.
///
/// The test is Wald's, each proportion with its own variance, where every group has at least 5
/// counted and 5 not counted. With fewer, that variance is too small or 0, and the test is Price
/// and Bonett's: the same with one half added to each of the eight counts. The interval is
/// recovered from the four Wilson intervals, as Newcombe's is from two.
///
/// Sources: J. L. Fleiss, B. Levin and M. C. Paik, *Statistical Methods for Rates and Proportions*
/// (3rd ed., 2003), chapter 3 (variance of a difference); R. M. Price and D. G. Bonett, "An improved
/// confidence interval for a linear function of binomial proportions", *Comput. Stat. Data Anal.*
/// 45 (2004), 449–456; G. Y. Zou and A. Donner, "Construction of confidence limits about effect
/// measures: a general approach", *Stat. Med.* 27 (2008), 1693–1702.
public struct GapChange: Hashable, Sendable {
  /// How z was found.
  public enum Method: Hashable, Sendable {
    /// Unpooled variance of the counts as they are.
    case wald
    /// Unpooled variance with one half added to each count.
    case priceBonett
  }

  /// The gap, group minus other, afterwards less the gap before: from −2 to 2.
  ///
  /// It says how the gap moved, not whether it closed: a gap from −0.2 to −0.1 changed by 0.1.
  public let estimate: Double
  /// The lower limit of the 95 % interval, at most the estimate.
  public let lower: Double
  /// The upper limit of the 95 % interval, at least the estimate.
  public let upper: Double
  /// The method of the test.
  public let method: Method
  /// The change in standard errors.
  public let z: Double
  /// The two-sided p-value, from 0 to 1.
  public let p: Double

  /// Tests whether the gap between a group and another has changed.
  ///
  /// - Throws: ``UndefinedStatistic/noVariation`` when everyone or no one is counted in all four.
  public init(
    groupBefore: Proportion, otherBefore: Proportion,
    groupAfter: Proportion, otherAfter: Proportion
  ) throws(UndefinedStatistic) {
    let terms = [(groupAfter, 1.0), (otherAfter, -1.0), (groupBefore, -1.0), (otherBefore, 1.0)]
    guard terms.contains(where: { $0.0.count > 0 }), terms.contains(where: { $0.0.remainder > 0 })
    else { throw .noVariation }

    let change =
      Proportion.difference(from: otherAfter, to: groupAfter)
      - Proportion.difference(from: otherBefore, to: groupBefore)
    var down = 0.0
    var up = 0.0
    for (proportion, sign) in terms {
      let interval = WilsonInterval(proportion)
      let below = proportion.value - interval.lower
      let above = interval.upper - proportion.value
      down += sign > 0 ? below * below : above * above
      up += sign > 0 ? above * above : below * below
    }
    estimate = change
    lower = max(-2, change - down.squareRoot())
    upper = min(2, change + up.squareRoot())

    let isSmall = terms.contains { min($0.0.count, $0.0.remainder) < 5 }
    method = isSmall ? .priceBonett : .wald
    let added = isSmall ? 0.5 : 0
    var centre = 0.0
    var variance = 0.0
    for (proportion, sign) in terms {
      let cohort = Double(proportion.cohort) + 2 * added
      let share = (Double(proportion.count) + added) / cohort
      centre += sign * share
      variance += share * ((Double(proportion.remainder) + added) / cohort) / cohort
    }
    z = (isSmall ? centre : change) / variance.squareRoot()
    p = NormalDistribution.twoSidedP(z)
  }
}
