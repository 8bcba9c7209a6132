import SelfEvaluation
import TestSupport
import Testing
import Trends

/// If this fails, the report gives a group a figure that isn't its own, or claims a gap to everyone
/// else that nobody has counted.
struct RestTests {
  private static let total = "2012/13: 8184/13904\n2014/15: 9414/13947\n"
  private static let girls = "2012/13 Girls: 4504/6711\n2014/15 Girls: 5135/6828\n"
  private static let boys = "2012/13 Boys: 3680/7193\n2014/15 Boys: 4279/7119\n"
  private static let meals = "2012/13 FSM: 1000/2000\n2014/15 FSM: 1000/2000\n"

  static let named: [(lines: String, rest: String)] = [
    (total + girls + boys, "Boys (60.1%)"), (total + girls + boys + meals, "Boys (60.1%)"),
    (total + girls + boys.replacing("Boys", with: "The_others"), "The others (60.1%)"),
    (total + girls + meals, "all other pupils (60.1%)"),
    (total + girls, "all other pupils (60.1%)"),
    (
      total + girls + boys.replacing("3680/7193", with: "3000/7000"),
      "all other pupils (60.1%)"
    ),
    // Some are neither, or their figure wasn't published.
    (total + girls + "2014/15 Boys: 4000/7000", "all other pupils (60.1%)"),
    (total + girls + "2012/13 Boys: 3680/7193\n2014/15 Boys: c", "all other pupils (60.1%)"),
    // As many as are missing, but others; and so in one year, but not in the other.
    (total + girls + "2014/15 FSM: 4000/7119", "all other pupils (60.1%)"),
    (
      total + girls + "2012/13 FSM: 3000/7193\n2014/15 FSM: 4279/7119", "all other pupils (60.1%)"
    ),
    ("2014/15 Girls: 75.2\n2014/15 Boys: 60.1", "Boys (60.1%)"),
    ("2014/15 Girls: 75.2\n2014/15 Boys: 60\n2014/15 FSM: 50\n2014/15 Not_FSM: 70", "Boys (60.0%)"),
    ("2014/15 Girls: 75.2\n2014/15 All_other_pupils: 60", "All other pupils (60.0%)"),
    ("2014/15 Girls: 75.2\n2014/15 Non-Girls: 60", "Non-Girls (60.0%)"),
  ]

  @Test(arguments: named)
  func `a group is held against all others, and these have a name only when it is theirs`(
    lines: String, rest: String
  ) throws {
    let girls = try Series(lines).trend("Girls")
    #expect(
      girls.sentence.contains("percentage points above that for \(rest)"), "\(girls.sentence)")
  }

  @Test(arguments: [
    girls + meals, girls + meals.replacing("FSM", with: "Children_looked_after"),
    "2014/15 Girls: 75.2\n2014/15 FSM: 50", total + "2014/15 Girls: 75.2\n2014/15 FSM: 50",
    girls.replacing("Girls", with: "No_SEN") + meals.replacing("FSM", with: "SEN_support"),
    girls.replacing("Girls", with: "@Hyndburn") + meals.replacing("FSM", with: "@Rossendale"),
  ])
  func `groups that may have pupils in common are not held against each other`(
    lines: String
  ) throws {
    let report = try Series(lines).report
    for one in report.series {
      #expect(one.gaps.isEmpty, "\(one.scope)")
      #expect(!one.sentence.contains("that for"), "\(one.sentence)")
    }
    #expect(report.tested == report.series.count { $0.test != nil })
    #expect(report.summary.allSatisfy { !$0.contains("gap") })
  }

  @Test func `two groups that differ are both named unless one is the rest of the other`() throws {
    func exceptions(_ lines: String) throws -> [String] {
      let series = try Series(lines)
      return series.report.remarks(on: series.measure).filter(\.isException).map(\.anchor)
    }
    #expect(try exceptions(Self.total + Self.girls + Self.meals) == ["m--girls", "m--fsm"])
    #expect(try exceptions(Self.total + Self.girls + Self.boys) == ["m--boys"])
  }

  @Test func `a final group is not tested against a rest from provisional figures`() throws {
    let lines = "2014/15: 9414/13947 provisional\n2014/15 Girls: 5135/6828 final"
    let gap = try #require(try Series(lines).trend("Girls").gaps.first)
    #expect(gap.latest != nil && gap.test == nil)
  }
}
