import Editions
import Mustache
import SelfEvaluation

/// How grades are shown: a word, and with it a shape and a colour.
///
/// A class, since it's asked for each of thousands of grades, and a bank is large to copy.
final class GradeView: Sendable {
  let bank: QuestionBank
  /// For whom the report is: in the public edition a missing grade may only be unpublished.
  let edition: Edition

  init(bank: QuestionBank, edition: Edition = .internalEdition) {
    self.bank = bank
    self.edition = edition
  }

  /// What stands in the place of a missing grade.
  var missing: String { Self.missing(in: edition) }

  /// What stands in the place of a missing grade in an edition.
  static func missing(in edition: Edition) -> String {
    edition == .publicEdition ? "Not published" : "Not yet judged"
  }

  /// The fields `name` and `tone` of a grade; a missing one is not yet judged.
  func fields(_ grade: Grade?) -> [(Key, Value)] {
    guard let grade else { return [("name", .text(missing)), ("tone", "none")] }
    return [("name", .text(bank.name(of: grade))), ("tone", .text(tone(of: grade)))]
  }

  /// The same as an object.
  func value(_ grade: Grade?) -> Value { .object(fields(grade)) }

  /// A grade of an earlier year, where a missing one is no grade.
  func past(_ grade: Grade?, year: Int) -> Value {
    let missing = edition == .publicEdition ? "no published grade" : "no grade"
    return [
      "year": .text(Period.academicYear(year).description),
      "name": .text(grade.map { bank.name(of: $0) } ?? missing),
      "tone": .text(grade.map { tone(of: $0) } ?? "none"),
    ]
  }

  /// The name of a grade's shape and colour: five steps, whatever the length of the scale.
  func tone(of grade: Grade) -> String {
    guard let rank = grade.rank else { return "outside" }
    let steps = ["best", "upper", "middle", "lower", "worst"]
    guard bank.scale.count > 1 else { return steps[0] }
    let last = bank.scale.count - 1
    return steps[min(max((min(rank, last) * 8 + last) / (2 * last), 0), 4)]
  }
}
