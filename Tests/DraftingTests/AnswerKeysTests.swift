import Drafting
import Testing

/// If these fail, a program that notes one thing in an answer changes what a person wrote there.
struct AnswerKeysTests {
  private func setting(_ key: String, _ value: String, in text: String, below line: Int = 1)
    -> String
  {
    var keys = AnswerKeys(Array(text.utf8))
    keys.set(key, to: value, below: line)
    return String(decoding: keys.bytes, as: UTF8.self)
  }

  @Test func `a heading of several lines is passed over whole`() {
    let text = "Question 1\nHow well\n===\n\nGrade: good\n\nText.\n"
    #expect(
      setting("Status", "agreed", in: text, below: 3)
        == text.replacing("Grade: good\n", with: "Grade: good\nStatus: agreed\n"))
  }

  @Test(arguments: [
    ("# Question 1\nStatus: draft\n\nText", "# Question 1\nStatus: agreed\n\nText"),
    ("# Question 1\r\nGrade: good\r\n", "# Question 1\r\nGrade: good\r\nStatus: agreed\r\n"),
    ("# Question 1", "# Question 1\nStatus: agreed"),
    (
      "# Question 1\n\nstatus :  in\n  review\nGrade: good\n",
      "# Question 1\n\nstatus : agreed\nGrade: good\n"
    ),
    (
      "# Question 1\n\nGrade: good\n\nStatus: draft\n\nText.",
      "# Question 1\n\nGrade: good\n\nStatus: agreed\n\nText."
    ),
    (
      "# Question 1\nGrade: good\n\nAuthor: Jo\n  Bloggs\n\nReason: it rose [E1].\n",
      "# Question 1\nGrade: good\n\nAuthor: Jo\n  Bloggs\nStatus: agreed\n\nReason: it rose [E1].\n"
    ),
    ("# Question 1\n\nText: none", "# Question 1\nStatus: agreed\n\nText: none"),
  ])
  func `only the line of the key changes`(before: String, after: String) {
    #expect(setting("Status", "agreed", in: before) == after)
  }
}
