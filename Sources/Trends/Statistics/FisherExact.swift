/// Fisher's exact test that two cohorts have the same proportion, two-sided.
///
/// Source: R. A. Fisher, "The logic of inductive inference", *J. R. Stat. Soc.* 98 (1935), 39–82;
/// two-sided by the sum of all tables at most as likely as the observed one: A. Agresti,
/// *Categorical Data Analysis* (2nd ed., 2002), section 3.5.
///
/// Range: any counts whose hypergeometric standard deviation is at most 10⁵ (always so where
/// ``TwoProportionTest`` asks for it).
public struct FisherExact: Hashable, Sendable {
  /// The two-sided p-value, from 0 to 1; 1 when everyone or no one is counted in both.
  public let p: Double

  /// Compares two cohorts; their order doesn't matter.
  ///
  /// - Throws: ``UndefinedStatistic/tooLargeForExactTest``.
  public init(_ first: Proportion, _ second: Proportion) throws(UndefinedStatistic) {
    let counted = first.count + second.count
    let all = first.cohort + second.cohort
    let lowest = max(0, counted - second.cohort)
    let highest = min(counted, first.cohort)
    guard lowest < highest else {
      p = 1
      return
    }
    let share = Double(counted) / Double(all)
    let variance =
      Double(first.cohort) * (Double(second.cohort) / Double(all)) * share
      * (Double(all - counted) / Double(all - 1))
    guard variance <= 1e10 else { throw .tooLargeForExactTest }

    let product = (first.cohort + 1).magnitude.multipliedFullWidth(by: (counted + 1).magnitude)
    // The quotient lies inside the support, so it fits.
    let mode = (all + 2).magnitude.dividingFullWidth(product).quotient
    let test = ExactTest(
      support: lowest...highest,
      mode: min(max(Int(mode), lowest), highest),
      lnProbability: { count in
        SaddlePoint.lnHypergeometric(
          count: count, first: first.cohort, second: second.cohort, counted: counted)
      },
      ratioUp: { count in
        let gain = Double(first.cohort - count) * Double(counted - count)
        return gain / (Double(count + 1) * Double(second.cohort - counted + count + 1))
      })
    p = test.p(observed: first.count)
  }
}
