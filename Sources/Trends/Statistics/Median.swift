/// The median of several values.
public enum Median {
  /// The middle value, or the mean of the two middle ones.
  ///
  /// The mean of two is taken of their decimals, so that of 0.6 and 0.7 it's 0.65 and rounds as a
  /// reader would round it.
  ///
  /// - Parameter values: The values, in any order.
  /// - Returns: A value between the least and the greatest.
  /// - Throws: ``UndefinedStatistic/noValues``; ``UndefinedStatistic/notFinite`` when one is
  ///   infinite or not a number.
  public static func of(_ values: some Sequence<Double>) throws(UndefinedStatistic) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { throw .noValues }
    guard sorted.allSatisfy(\.isFinite) else { throw .notFinite }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return DecimalArithmetic.mean(sorted[middle - 1], sorted[middle])
  }
}
