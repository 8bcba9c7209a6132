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

  @Test(arguments: [
    ("Male · FSM", "Boys · Pupils with free school meals"), ("CLA", "Looked after children"),
    ("SEN", "SEN pupils"), ("No SEN", "Pupils without SEN"), ("EHCP", "EHC plan"),
    ("EAL", "English as an additional language"),
  ])
  func `a group has one usual name`(one: String, other: String) {
    #expect(GroupName.usual(one) == GroupName.usual(other))
  }

  @Test(arguments: [
    ("SEN", "SEN support"), ("FSM", "Not FSM"), ("Boys", "Girls"), ("White British", "White Irish"),
    ("Pupils", "All"),
  ])
  func `groups that aren't the same have other names`(one: String, other: String) {
    #expect(GroupName.usual(one) != GroupName.usual(other))
  }

  @Test(arguments: [
    ("Boys", "Exclusions of male pupils", true), ("Boys", "Exclusions", false),
    ("FSM", "Pupils not eligible for free school meals", false),
    ("Looked after children", "GLD of children looked after", true),
    ("Boys", "Boys with SEN", false), ("Burton on Trent", "Exclusions in Burton", false),
  ])
  func `a title names a group and no other pupils`(group: String, title: String, isNamed: Bool) {
    let (group, title) = (GroupName.usualWords(group), GroupName.usualWords(title))
    #expect(GroupName.isNamed(group, in: title) == isNamed)
  }
}
