import SelfEvaluation
import Testing

/// If this fails, all pupils are held against themselves, or two groups are taken for the whole.
struct GroupNameTests {
  @Test(arguments: [
    ("boys", "girls"), ("female", "male"), ("fsm", "not-fsm"), ("non-sen", "sen"),
    ("no-send", "send"),
  ])
  func `opposites are found from either side`(one: String, other: String) {
    #expect(GroupName.opposites(of: one).contains(other))
    #expect(GroupName.opposites(of: other).contains(one))
    #expect(GroupName.exclude(one, other) && GroupName.exclude(other, one))
  }

  @Test func `groups without a pupil in common need not be all there are`() {
    #expect(GroupName.exclude("sen-support", "no-sen"))
    #expect(!GroupName.opposites(of: "sen-support").contains("no-sen"))
    #expect(!GroupName.exclude("fsm", "girls"))
  }

  @Test(arguments: [
    "All pupils", "TOTAL", "Overall", "all children", "All schools", "Whole cohort",
  ])
  func `knows what stands for everyone`(name: String) {
    #expect(GroupName.isTotal(name))
  }

  @Test(arguments: [
    "", "Pupils", "All other pupils", "All boys", "All SEN", "Primary total", "White",
  ])
  func `knows what stands for some`(name: String) {
    #expect(!GroupName.isTotal(name))
  }
}
