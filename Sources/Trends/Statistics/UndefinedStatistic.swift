/// A reason why a method gives no result.
///
/// Files decide what reaches the methods, so none of these is a programming error.
public enum UndefinedStatistic: Error, Hashable, Sendable {
  /// The cohort is zero, so there's no proportion.
  case emptyCohort
  /// The count or the cohort is below zero.
  case negativeCount
  /// The count is larger than its cohort.
  case countAboveCohort
  /// The cohort is larger than 2⁵³, beyond which a `Double` can't hold it exactly.
  case cohortTooLarge
  /// Everyone or no one is counted: there's nothing a test could measure.
  case noVariation
  /// There are fewer periods than the method needs.
  case tooFewPeriods(found: Int, needed: Int)
  /// All periods have the same score.
  case repeatedScore
  /// A value or score is infinite, not a number, or so extreme that the result would be.
  case notFinite
  /// The fixed proportion compared with isn't between 0 and 1.
  case comparatorOutOfRange
  /// The authority's counts don't fit inside the comparator's, so they can't be a part of them.
  case notAPart
  /// The comparator consists of nobody but the authority.
  case nothingLeft
  /// The counts vary so widely that summing the exact distribution would take too long.
  case tooLargeForExactTest
  /// There are no values.
  case noValues
}
