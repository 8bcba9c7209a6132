import Testing

/// If these fail, the annual report says of an answer what isn't so, or the program ends before there
/// is one.
struct SinceLastYearTests {
  private func workspace(
    _ year: String, questions: [(text: String, formerly: String)], answers: String,
    register: String = "E1,One,"
  ) -> SampleWorkspace {
    let form = questions.enumerated().map { place, question in
      "{\"number\": \(place + 1), \"text\": \"\(question.text)\", \"formerly\": [\(question.formerly)]}"
    }
    return SampleWorkspace(files: [
      "laser.json": """
      {"authority": "Anyshire", "year": "\(year)", "bank": "bank.json", "teams": [{"id": "t", "name": "T"}]}
      """,
      "bank.json": """
      {"id": "b", "title": "B", "scale": [{"id": "good", "name": "Good"}, {"id": "bad", "name": "Bad"}],
       "parts": [{"name": "One", "questions": [\(form.joined(separator: ", "))]}]}
      """,
      "register.csv": "id,title,formerly\n\(register)\n",
      "judgements/t/a.md": answers,
    ])
  }

  /// The rows of the table of answers that differ.
  private func rows(from old: SampleWorkspace, to new: SampleWorkspace) throws -> [String] {
    try lines(from: old, to: new).filter { $0.contains("| T |") && !$0.contains("Teams") }
  }

  /// The lines of the section that looks back.
  private func lines(from old: SampleWorkspace, to new: SampleWorkspace) throws -> [String] {
    let report = try new.report(lastYear: old)
    let text = report.files.first { $0.name == "report.md" }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    let section = try #require(text).split(separator: "## Since 2013/14").last ?? ""
    return section.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (
      "Grade: bad", "Status: draft", "| Answers | 1 changed |", nil
    ),
    (
      "Grade: bad", "Status: in review\nUpdated: 2015-02-01", "| Answers | 2 changed |",
      "1 more answer differs only in status and updated."
    ),
    (
      "Grade: good", "Status: in review", "| Answers | 1 changed |",
      "1 answer differs only in status."
    ),
  ])
  func `the answers that are counted and not listed are told of`(
    first: String, second: String, counts: String, sentence: String?
  ) throws {
    func answers(_ one: String, _ two: String) -> String {
      "# Question 1\n\(one)\n\nText.\n\n# Question 2\nGrade: good\n\(two)\n\nText.\n"
    }
    let found = try lines(
      from: workspace(
        "2013/14", questions: Self.form, answers: answers("Grade: good", "Status: draft")),
      to: workspace("2014/15", questions: Self.form, answers: answers(first, second)))
    #expect(found.contains(counts))
    #expect(found.first { $0.contains("differs only in") } == sentence)
  }

  private static let form = [(text: "Who?", formerly: ""), (text: "What?", formerly: "")]

  @Test(arguments: [
    // Only the ends of lines are others.
    (
      "Most plans are met\nin time.\n\nHeads say so.",
      "Most plans are met\r\nin time.\r\n\r\nHeads say so.\r\n",
      "unchanged"
    ),
    (
      "Most plans are met in time.\n\n### Boys: good\n\nFewer.",
      "Most plans are met in time. ### Boys: good Fewer.",
      "the same words, set out anew"
    ),
    ("Most plans are met.", "Most plans are met in time.", "3 words in, 1 out"),
    ("Most plans are met.", "Most plans are met.\n\n- Heads say so.", "3 words in, 0 out"),
    // What only went elsewhere is a change all the same.
    (
      "Most plans are met in time. Heads of all schools say so.",
      "Heads of all schools say so.\n\nMost plans are met in time.",
      "the same words, set out anew"
    ),
    ("They say so [E1].", "They say so [e1].", "unchanged"),
    ("Most plans & aims are met.", "Most plans + aims are met.", "the same words, set out anew"),
  ])
  func `only words that came and went are counted`(old: String, new: String, expected: String)
    throws
  {
    let found = try rows(
      from: workspace(
        "2013/14", questions: Self.form, answers: "# Question 1\nGrade: good\n\n\(old)\n"),
      to: workspace(
        "2014/15", questions: Self.form, answers: "# Question 1\nGrade: bad\n\n\(new)\n"))
    #expect(
      found == ["| [Question 1](#question-1) | T | Good | **Bad** | \(expected) | unchanged |"])
  }

  @Test func `an answer to a question that went isn't told of the one that has its number`() throws
  {
    let old = workspace(
      "2013/14", questions: [(text: "Why?", formerly: "")] + Self.form,
      answers: "# Question 1\nGrade: bad\n\nNo reason.\n\n# Question 2\nGrade: good\n\nUs.\n")
    let new = workspace(
      "2014/15", questions: [("Who?", "\"2\""), ("What?", "\"3\"")],
      answers: "# Question 1\nGrade: good\n\nUs and you.\n")
    #expect(
      try rows(from: old, to: new) == [
        "| [Question 1](#question-1) | T | Good | Good | 3 words in, 1 out | unchanged |",
        "| Question 1 of 2013/14 | T | Bad | **no answer** | no longer there | none |",
      ])
  }

  @Test func `a year carried forward says that nothing is graded, and lists only what was written`()
    throws
  {
    let old = workspace(
      "2013/14", questions: Self.form,
      answers: "# Question 1\nGrade: good\n\nUs [E1].\n\n# Question 2\nGrade: bad\n\nThat.\n")
    let new = workspace(
      "2014/15", questions: Self.form,
      answers: """
        # Question 1
        Grade:
        Status: carried forward

        Us [E1].

        # Question 2
        Grade:
        Status: carried forward

        That and this.
        """)
    let text = try new.report(lastYear: old).text("report.md")
    #expect(
      text.contains(
        "No answer has been graded yet. 1 answer has no grade yet and is otherwise as in 2013/14."))
    #expect(
      try rows(from: old, to: new) == [
        "| [Question 2](#question-2) | T | Bad | Not yet judged | 3 words in, 1 out | unchanged |"
      ])
    #expect(
      text.contains(
        "No answer has been graded yet, so nothing can be compared with 2013/14."))
    #expect(text.contains("- Raised since 2013/14: – (nothing to compare yet)\n"))
    #expect(text.contains("- Lowered since 2013/14: – (nothing to compare yet)\n"))
  }

  @Test(arguments: [
    ("Grade: good", "None of the answers with a grade in both years (1) was raised or lowered."),
    ("Grade: not applicable\nReason: none", "No answer has a grade both now and in 2013/14."),
  ])
  func `without a grade raised or lowered the summary says of how many that holds`(
    grade: String, said: String
  ) throws {
    let old = workspace(
      "2013/14", questions: Self.form, answers: "# Question 1\nGrade: good\n\nUs.\n")
    let new = workspace(
      "2014/15", questions: Self.form, answers: "# Question 1\n\(grade)\n\nUs.\n")
    #expect(try new.report(lastYear: old).text("report.md").contains(said))
  }

  @Test func `a first year has a dash, told in words too, for what was raised`() throws {
    let new = workspace(
      "2014/15", questions: Self.form, answers: "# Question 1\nGrade: good\n\nUs.\n")
    let report = try new.report()
    #expect(report.text("report.md").contains("- Raised since 2013/14: – (nothing to compare yet)"))
    #expect(
      report.text("report.html").contains(
        "<b aria-hidden=\"true\">–</b><span class=\"hidden\">– (nothing to compare yet)</span>"))
  }

  @Test func `evidence may get a much shorter id under an answer without a grade`() throws {
    let id = "NOTES-OF-ALL-VISITS-IN-THE-AUTUMN"
    let found = try rows(
      from: workspace(
        "2013/14", questions: Self.form, answers: "# Question 1\nStatus: draft\n\nSo [\(id)].\n",
        register: "\(id),Visits,"),
      to: workspace(
        "2014/15", questions: Self.form, answers: "# Question 1\nGrade: good\n\nSo [V].\n",
        register: "V,Visits,\(id)"))
    #expect(
      found == [
        "| [Question 1](#question-1) | T | Not yet judged | **Good** | unchanged | unchanged |"
      ])
  }
}
