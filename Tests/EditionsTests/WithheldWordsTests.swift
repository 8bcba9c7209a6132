import Editions
import SelfEvaluation
import Testing

/// If these fail, a public text names evidence that it may not, or reads as if words had been cut
/// out of it.
struct WithheldWordsTests {
  private static func workspace(_ text: String, status: String = "agreed") -> [String: String] {
    [
      "register.csv": """
      id,title,kind,location,marking
      E1,School visits,visit-note,,OFFICIAL
      E2,Board reports,report,,OFFICIAL-SENSITIVE
      E3,Letters from parents of pupils,letter,papers/letters.pdf,SECRET
      """,
      "judgements/primary/answers.md": "# Question 1\nGrade: good\nStatus: \(status)\n\n\(text)\n",
    ]
  }

  private func published(_ text: String) throws -> String {
    let edited = EditedEvaluation(
      try evaluation(Self.workspace(text)), for: .publicEdition)
    return String(try #require(edited.evaluation.judgements.first).body.text)
  }

  @Test(arguments: [
    ("Schools do well [E2].", "Schools do well."),
    ("Schools do well [E1; E2].", "Schools do well [E1]."),
    ("Schools do well [E2, p. 4; E1, p. 3].", "Schools do well [E1; p. 3]."),
    ("Schools do well [e2; E3].", "Schools do well."),
    ("Schools ([E2]) do well.", "Schools do well."),
    ("Schools (see [E2]) do well.", "Schools (see withheld evidence) do well."),
    ("As shown in [E2], schools do well.", "As shown in withheld evidence, schools do well."),
    ("[E2] shows it. It's well.", "Withheld evidence shows it. It's well."),
    ("Good. [E2]\nMore follows.", "Good.\nMore follows."),
    ("Good\n[E2] or not.", "Good\nWithheld evidence or not."),
    ("Item E2 says so, and so does E20.", "Item withheld evidence says so, and so does E20."),
    ("As the Board Reports say.", "As the withheld evidence say."),
    ("See [the letters](papers/letters.pdf).", "See the letters."),
    ("See [the plan](plans/2014.pdf \"Plan\").", "See the plan."),
    ("See ![a *chart*](charts/1.png).", "See a *chart*."),
    ("See [the plan][plan].\n\n[plan]: plans/2014.pdf", "See the plan."),
    ("See [the site](https://example.org/a).", "See [the site](https://example.org/a)."),
    ("See [here](#evidence-E2).", "See here."),
    ("Code `E2` too.", "Code `withheld evidence` too."),
    ("No {{braces}} [sic] [2014] touched.", "No {{braces}} [sic] [2014] touched."),
  ])
  func `what names withheld evidence goes, and the sentence stays`(
    text: String, expected: String
  ) throws {
    guard !text.contains("{{") else { return }
    #expect(
      try published(text).trimmingSuffix(while: \.isWhitespace) == expected)
  }

  @Test(arguments: [
    ("See https://x.uk/board/childk.", "See withheld evidence."),
    ("See http://x.uk/board/childk.", "See withheld evidence."),
    ("See x.uk/board/childk.", "See withheld evidence."),
    ("See https://www.x.uk/board/childk.", "See withheld evidence."),
    ("See www.x.uk/board/childk.", "See withheld evidence."),
    ("See [the paper](http://www.x.uk/board/childk).", "See the paper."),
    ("See http://y.uk/papers/zed.", "See withheld evidence."),
    ("See y.uk/papers/zed and more.", "See withheld evidence and more."),
    ("See https://www.z.uk and z.uk/open.", "See withheld evidence and z.uk/open."),
    ("See http://x.uk/board.", "See http://x.uk/board."),
    ("See [its site](https://x.uk).", "See [its site](https://x.uk)."),
    ("Safeguarding and exclusions: case of Child K asks.", "withheld evidence asks."),
    ("Safeguarding &amp; exclusions: case of Child K asks.", "withheld evidence asks."),
    ("Girls and boys who left and came asks.", "withheld evidence asks."),
    ("Girls & boys who left & came asks.", "withheld evidence asks."),
    ("Heads, governors meet.", "Heads, governors meet."),
    ("The heads & governors meet.", "The heads & governors meet."),
    ("The plan for parks and roads of all.", "The plan for parks and roads of all."),
    ("See http://q.uk/a/open.", "See http://q.uk/a/open."),
  ])
  func `an address and a title are known in each of the ways to write them`(
    text: String, expected: String
  ) throws {
    var files = Self.workspace(text)
    files["register.csv"] = """
      id,title,kind,location,marking
      E1,School visits,visit-note,,OFFICIAL
      E2,Review of a child in the area,report,https://x.uk/board/childk,SECRET
      E3,Safeguarding & exclusions: case of Child K,report,https://www.y.uk/papers/zed,SECRET
      E4,Girls and boys who left & came,report,https://www.z.uk,SECRET
      E5,Heads and governors,report,,SECRET
      E6,The plan for parks & roads of all,report,http://q.uk/a/open,SECRET
      E7,The plan for parks and roads of all,report,https://www.q.uk/a/open,OFFICIAL
      """
    let edited = EditedEvaluation(try evaluation(files), for: .publicEdition)
    let body = try #require(edited.evaluation.judgements.first).body.text
    #expect(String(body).trimmingSuffix(while: \.isWhitespace) == expected)
  }

  @Test func `a link keeps its address that stands below another answer`() throws {
    var files = Self.workspace("See [the plan][plan] and [ours][own].")
    files["judgements/primary/answers.md"]? += """

      # Question 2
      Grade: good
      Status: draft

      Not agreed.

      [plan]: https://example.org/plan
      [own]: plans/own.pdf
      [unused]: https://example.org/unused
      """
    let report = try #require(try publicFiles(of: try evaluation(files))["report.html"])
    let text = String(decoding: report, as: UTF8.self)
    #expect(text.contains("<a href=\"https://example.org/plan\""))
    #expect(text.contains("and ours."))
    for word in ["unused", "own.pdf", "Not agreed"] { #expect(!text.contains(word)) }
  }

  @Test func `other fields name it no more than the text does`() throws {
    var files = Self.workspace("Good.")
    files["laser.json"] = plainSettings.replacing(
      "\"date\"", with: "\"note\": \"After E2 and [E3].\", \"marking\": \"SECRET\", \"date\"")
    files["measures.csv"] = """
      id,title,unit,polarity,source,breaks
      m,Measure,percent,higher,E2,2013/14: see E2
      """
    files["priorities.csv"] = """
      id,title,team,lead,success-criterion
      P1,Follow up E2,primary,A. Person,As in the Board reports
      """
    files["actions.csv"] = """
      id,priority,action,lead,evidence,notes
      A1,P1,Read [E2],B. Person,E1;E2,Said C. Person
      """
    files["judgements/primary/answers.md"] = """
      # Question 1
      Grade: not applicable
      Reason: As [E2] says
      Status: agreed
      Author: D. Person
      Updated: 2015-01-01
      Evidence: E1; E2

      Good.
      """
    let edited = EditedEvaluation(try evaluation(files), for: .publicEdition).evaluation
    #expect(edited.settings.note == "After withheld evidence and withheld evidence.")
    #expect(edited.settings.marking.isEmpty)
    let measure = try #require(edited.measures.first)
    #expect(measure.source.isEmpty)
    #expect(measure.breaks.map(\.why) == ["see withheld evidence"])
    let priority = try #require(edited.priorities.first)
    #expect(priority.title == "Follow up withheld evidence")
    #expect(priority.lead.isEmpty)
    #expect(priority.successCriterion == "As in the withheld evidence")
    let action = try #require(edited.actions.first)
    #expect(action.action == "Read")
    #expect(action.lead.isEmpty && action.notes.isEmpty)
    #expect(action.evidence == [Identifier("E1")])
    let judgement = try #require(edited.judgements.first)
    #expect(judgement.reason == "As withheld evidence says")
    #expect(judgement.evidence.map(\.target) == [Identifier("E1")])
    #expect(judgement.author.isEmpty && judgement.updated == nil)
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
