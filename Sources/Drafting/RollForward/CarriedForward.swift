import Diagnostics
import SelfEvaluation
import Versions

extension RollForward {
  /// Lists what is left to look at in a file of the new workspace.
  mutating func describe() {
    let expired = expired
    for item in expired {
      note(
        "Evidence that has expired: renew it, or take it out",
        "\(item.id) \(item.title), expired \(item.expires?.inWords ?? "")")
    }
    if let end = CalendarDate(year: year + 1, month: 8, day: 31) {
      for item in evaluation.register {
        guard let date = item.expires, date < end, !expired.contains(where: { $0.id == item.id })
        else { continue }
        note(
          "Evidence that expires within the year: renew it in time",
          "\(item.id) \(item.title), expires \(date.inWords)")
      }
    }
    for priority in evaluation.priorities where droppedPriorities.contains(priority.id) {
      note("Key priorities that were achieved and not carried", "\(priority.id) \(priority.title)")
    }
    for priority in evaluation.priorities where !droppedPriorities.contains(priority.id) {
      let said = [
        priority.progress?.rawValue, priority.reviewed.map { "reviewed \($0.inWords)" },
        priority.evaluation.map { _ in "priorities/\(priority.id).md" },
      ].compactMap(\.self)
      if said.isEmpty { continue }
      note(
        "Key priorities, whose progress, review and text of last year were not carried: "
          + "write this year's",
        "\(priority.id) \(priority.title): \(said.joined(separator: ", "))")
    }
    for answer in evaluation.judgements where !answer.reason.isEmpty {
      guard let number = numbers.numberInSameWords(of: answer.question) else { continue }
      note(
        "Reasons of last year's grades, which went with them: write those anew that still hold",
        "Question \(number), \(name(of: answer.team)): \(answer.reason)")
    }
    for answer in evaluation.judgements {
      guard let number = numbers.numberInSameWords(of: answer.question) else { continue }
      for section in answer.sections {
        guard let grade = section.grade else { continue }
        let item = "Question \(number), \(name(of: answer.team)): \(section.title)"
        guard let same = bank.grade(named: evaluation.bank.id(of: grade)) else {
          note(
            "Drill-downs with a grade that the scale of the new question bank doesn't have: give "
              + "them another", item)
          continue
        }
        // A word such as '3' may stand for another grade on the new scale.
        if let word = answer.gradeWritten(above: section), bank.grade(named: word) != same {
          note(
            "Drill-downs whose grade stands for another one on the scale of the new question bank: "
              + "write its name", "\(item): \(word), which was \(evaluation.bank.name(of: grade))")
        }
      }
    }
    for action in evaluation.actions where isLeft(action) {
      note(
        "Actions that were not carried: done, or their priority achieved",
        "\(action.id) \(action.action)")
    }
    let graded = Set((evaluation.history.map(\.question) + evaluation.judgements.map(\.question)))
    for question in evaluation.bank.questions where graded.contains(question.number) {
      guard let number = numbers.number(of: question.number),
        numbers.numberInSameWords(of: question.number) == nil
      else { continue }
      note(
        "Questions asked in other words, whose earlier grades stay in the history: take those out of "
          + "history.csv where something else is asked now", "Question \(number)")
    }
    for number in numbers.newQuestions {
      note("Questions that are new", "Question \(number)")
    }
    let settings = evaluation.settings
    var lines = [
      "# Carried forward from \(settings.yearText)", "",
      "\(carried) \(carried == 1 ? "answer has" : "answers have") last year's text, the status "
        + "*carried forward* and no grade yet.",
      "Last year's grades are in history.csv, and all of last year in the folder versions.",
      "The check takes none of these answers for this year's judgement until somebody has brought",
      "it up to date, graded it and set its status to draft.",
    ]
    for (heading, items) in toDo {
      lines += ["", "## \(heading)", ""] + items.map { "- \($0.replacingEach("\n", with: " "))" }
    }
    put("documents/Carried-forward.md", Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

extension Judgement {
  /// The grade as it's written in the heading of a section; `nil` where it stands elsewhere.
  fileprivate func gradeWritten(above section: Section) -> String? {
    let above = body.text.utf8.prefix(section.range.lowerBound)
    let heading = String(decoding: above, as: UTF8.self).split(whereSeparator: \.isNewline)
      .last { $0.contains(where: \.isLetter) }
    guard let heading, let colon = heading.lastIndex(of: ":") else { return nil }
    let word = heading[heading.index(after: colon)...].filter { !"#*_".contains($0) }
    return word.withSingleSpaces
  }
}
