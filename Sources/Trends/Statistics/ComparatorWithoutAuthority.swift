/// England, or another area, without the authority that is compared with it.
///
/// A part must not be compared with the whole that contains it: the two share pupils, and every
/// test here takes independent cohorts.
public enum ComparatorWithoutAuthority {
  /// Takes an authority's counts out of those of an area that contains it.
  ///
  /// - Parameters:
  ///   - comparator: The area's counts, the authority included.
  ///   - authority: The authority's counts.
  /// - Returns: The rest of the area.
  /// - Throws: ``UndefinedStatistic/notAPart`` when the counts say that the authority isn't inside
  ///   (rounded or differently defined figures); ``UndefinedStatistic/nothingLeft`` when it's all
  ///   there is.
  public static func rest(
    of comparator: Proportion, without authority: Proportion
  ) throws(UndefinedStatistic) -> Proportion {
    guard authority.count <= comparator.count, authority.remainder <= comparator.remainder else {
      throw .notAPart
    }
    guard authority.cohort < comparator.cohort else { throw .nothingLeft }
    return try Proportion(
      count: comparator.count - authority.count, cohort: comparator.cohort - authority.cohort)
  }
}
