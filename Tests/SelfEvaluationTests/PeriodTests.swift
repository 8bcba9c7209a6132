import SelfEvaluation
import Testing

/// A period misread puts a value into the wrong year.
struct PeriodTests {
  @Test(arguments: [
    ("2012/13", "2012/13"), ("2012/2013", "2012/13"), ("1999/00", "1999/00"), ("2012", "2012"),
    ("2013-03", "2013-03"), ("2013-03-31", "2013-03-31"), ("2016-02-29", "2016-02-29"),
  ])
  func `a period is read and written`(text: String, written: String) {
    #expect(Period(text)?.description == written)
  }

  @Test(arguments: [
    "", "2012/14", "2012-13", "12/13", "2013-13", "2013-00", "2013-02-30", "2015-02-29", "2012/1",
    "2012 / 13", "x", "20123", "２０１２", "0000", "2013-3-31", "2012/13/14",
  ])
  func `what is no period is not guessed`(text: String) {
    #expect(Period(text) == nil)
  }

  @Test func `periods are ordered by their end`() {
    let texts = ["2013-03-31", "2012/13", "2013", "2012", "2013-03", "2013-09-01", "2011/12"]
    let sorted = texts.compactMap { Period($0) }.sorted().map(\.description)
    #expect(
      sorted == ["2011/12", "2012", "2013-03-31", "2013-03", "2012/13", "2013-09-01", "2013"])
  }

  /// If this fails, figures are compared across a change of definition, or those that may be
  /// compared are not.
  @Test(arguments: [
    (Period.academicYear(2014), [Period.academicYear(2013), .academicYear(2014)], true),
    (.academicYear(2013), [.academicYear(2013), .academicYear(2014)], false),
    (.academicYear(2014), [.financialYear(2013), .financialYear(2014)], true),
    (.academicYear(2014), [.financialYear(2014), .financialYear(2015)], false),
    (.academicYear(2014), [.calendarYear(2014), .calendarYear(2015)], true),
    (.month(year: 2012, month: 9), [.academicYear(2011), .academicYear(2012)], true),
    (.academicYear(2014), [.month(year: 2014, month: 8), .month(year: 2015, month: 8)], true),
    (.academicYear(2012), [.month(year: 2013, month: 8), .month(year: 2015, month: 6)], false),
    (.academicYear(2014), [.month(year: 2014, month: 6), .month(year: 2015, month: 6)], true),
    (
      .month(year: 2012, month: 9), [.month(year: 2012, month: 8), .month(year: 2013, month: 8)],
      true
    ),
  ])
  func `a change begins between two periods or it doesn't`(
    change: Period, ends: [Period], isBetween: Bool
  ) {
    #expect(change.begins(after: ends[0], upTo: ends[1]) == isBetween)
  }

  @Test func `days are counted through leap years`() {
    let days = ["2012-02-28", "2012-02-29", "2012-03-01", "2013-03-01", "2016-12-31", "2017-01-01"]
      .compactMap { CalendarDate($0)?.dayNumber }
    #expect(zip(days, days.dropFirst()).map { $1 - $0 } == [1, 1, 365, 1401, 1])
  }
}

/// Ids that are taken for the same, or not, decide what is linked to what.
struct IdentifierTests {
  @Test(arguments: ["E004", "a", "eyfsp-gld", "A.b_c-9", "1"])
  func `an id has letters, digits and three signs`(text: String) {
    #expect(Identifier(validating: text)?.text == text)
  }

  @Test(arguments: ["", "-a", ".a", "a b", "a/b", "é", "a;b"])
  func `other texts are no ids`(text: String) {
    #expect(Identifier(validating: text) == nil)
  }

  @Test func `case does not count and is kept`() {
    #expect(Identifier("E004") == Identifier("e004"))
    #expect(Set([Identifier("E004"), Identifier("e004")]).count == 1)
    #expect(Identifier("e004").text == "e004")
  }

  @Test func `ids are ordered as people count`() {
    let sorted = ["E10", "E2", "e1", "E02", "F1"].map { Identifier($0) }.sorted().map(\.text)
    #expect(sorted == ["e1", "E02", "E2", "E10", "F1"])
  }

  @Test(arguments: [
    ("Children looked after", "children-looked-after"), ("Boys · FSM", "boys-fsm"),
    ("  A--B ", "a-b"), ("Été", "été"), ("", ""),
  ])
  func `a name becomes a slug`(text: String, slug: String) {
    #expect(text.slug == slug)
  }
}
