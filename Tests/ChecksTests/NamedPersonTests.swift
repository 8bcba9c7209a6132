import Diagnostics
import TestSupport
import Testing

/// If these fail, somebody who wrote, owns or leads something is named to everyone without anybody
/// having been told; or ordinary words are taken for names, and nobody heeds the warnings.
struct NamedPersonTests {
  private static let files = [
    "register.csv": """
    id,title,kind,owner,source,reported-to,marking
    E001,Results,dataset,"Ann de Souza (Data and Performance Manager)",Grace Trust,Schools Forum,
    E002,Survey,survey,School improvement team,,,SECRET
    E003,Visits,visit-note,Head of Service,,,
    E004,Letters,letter,Grace Trust,,,
    E005,Plans,plan,Jo,,,
    E006,Notes,visit-note,Schools Forum,,,
    """,
    "priorities.csv": "id,title,lead\nP1,Attend,Dr Zoë O’Brien-Lee; Sam Okoro\n",
    "actions.csv": "id,priority,action,lead\nA1,P1,Visit,\"Mrs Patel, Principal Adviser\"\n"
      + "A2,P1,Write,Józef Wójcik\n",
  ]

  private func findings(_ text: String, author: String) -> [Finding] {
    TestWorkspace(answer: "# Question 1\nGrade: good\nAuthor: \(author)\n\n\(text)\n", Self.files)
      .findings("named-person")
  }

  @Test(arguments: [
    ("As ↓Farid Haidari found, all is well.", "an author of primary's answer to question 1"),
    ("As ↓FARID\nHAIDARI’s visits show.", "an author of primary's answer to question 1"),
    ("As **↓Farid** *Haidari* found; Farid Haidari again.", "an author of primary's"),
    ("- ↓farid haidari found", "an author of primary's"),
    ("## Visits of ↓Ann de Souza", "the owner of E001"),
    ("`↓Zoe O'Brien Lee` leads.", "the lead of P1"),
    ("Led by ↓Sam Okoro.", "the lead of P1"), ("Led by ↓Jozef Wojcik.", "the lead of A2"),
    ("Led by ↓Józef Wójcik.", "the lead of A2"), ("Led by ↓JÓZEF\nWÓJCIK.", "the lead of A2"),
    ("[x](https://example.org \"↓Mrs Patel\")", "the lead of A1"),
  ])
  func `a person is known by the whole name, however it's written`(
    marked: String, role: String
  ) throws {
    let start = "# Question 1\nGrade: good\nAuthor: Farid Haidari, Head of Service\n\n"
    let text = MarkedText(start + marked + "\n")
    let found = findings(
      marked.replacing("↓", with: ""), author: "Farid Haidari, Head of Service")
    try #require(found.count == 1, "\(found)")
    #expect(found[0].severity == .warning)
    #expect(found[0].message.contains(role))
    #expect(found[0].position.line == text.line)
    #expect(found[0].position.column == text.column)
  }

  @Test(arguments: [
    "Farid found it, and Haidari too.", "Farids Haidari.", "The head of service and the Jo report.",
    "The School Improvement Team and the Schools Forum met the Grace Trust.", "Patel and O’Brien.",
    "Seen by Farid. Haidari wrote it.",
  ])
  func `roles, bodies and parts of a name are nobody's`(text: String) {
    #expect(findings(text, author: "Farid Haidari, Head of Service").isEmpty)
  }

  @Test(arguments: [
    ("D. Kay", "Said D. Kay.", 1), ("D. Kay", "Said D Kay and d. kay.", 1),
    ("A. Writer", "It takes a writer to know.", 0), ("Ann Lee / Bo Li", "Ann Lee, Bo Li", 2),
    ("Deputy Director, Learning", "The Deputy Director", 0), ("Primary", "Primary", 0),
    ("14–19 Manager", "the 14–19 manager", 0), ("", "", 0),
  ])
  func `a field gives the names that are in it`(author: String, text: String, count: Int) {
    #expect(findings(text, author: author).count == count)
  }
}
