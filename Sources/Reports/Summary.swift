import Charts
import Mustache
import SelfEvaluation
import Trends

extension ReportFacts {
  /// The first pages: profile, strongest and weakest, changes, what is open, and the grid.
  func summary() -> [(Key, Value)] {
    let profile = GradeProfile(index)
    let (compared, changes) = changesSinceLastYear()
    let raised = changes.count(where: \.isRaised)
    let open = openQuestions()
    let thin = thinEvidence()
    let contradictions = contradictions()
    let answers = countedAnswers
    let judged = answers.count { index.evaluation.judgements[$0].grade != nil }
    let agreed = answers.count { index.evaluation.judgements[$0].status == .agreed }
    let years = index.earlierYears + [settings.year]
    let data = index.trends.summary
    let yearTexts = years.map { Period.academicYear($0).description }
    return [
      ("expected", .count(bank.questions.count * countedTeams.count)), ("judged", .count(judged)),
      ("agreed", .count(agreed)), ("raised", .count(raised)),
      ("lowered", .count(changes.count - raised)),
      ("evidenceItems", .count(index.evaluation.register.count)), ("lastYear", .text(yearTexts[1])),
      ("earlierYears", .text("\(yearTexts[0]) and \(yearTexts[1])")),
      ("gridYears", .text("\(yearTexts[0]) to \(yearTexts[2])")),
      ("moderator", moderatorName), ("grades", gradeNames), ("profile", profileRows(profile)),
      ("profileChart", .text(profileChart(profile))),
      ("hasData", .bool(!data.isEmpty)),
      ("data", .list(data.map { ["sentence": .text($0)] })),
      ("hasHistory", .bool(index.hasHistory)), ("profileYears", profileYears(profile)),
      ("isJudged", .bool(judged > 0)), ("isCompared", .bool(compared > 0)),
      ("compared", .count(compared)), ("hasChanges", .bool(!changes.isEmpty)),
      ("changes", .list(changes.map(\.value))), ("hasLastYear", .bool(hasGradesOfLastYear)),
      ("hasOpen", .bool(!open.isEmpty)), ("open", .list(open)),
      ("openQuestions", .count(open.count)), ("hasThin", .bool(!thin.isEmpty)),
      // What is withheld may be what an answer rests on.
      ("showsThin", .bool(judged > 0 && index.withheld == nil)),
      ("thin", .list(thin)), ("severalTeams", .bool(countedTeams.count > 1)),
      ("hasContradictions", .bool(!contradictions.isEmpty)),
      ("contradictions", .list(contradictions)),
      ("teams", teamNames), ("gridParts", grid()),
      // A chart has four ways to fill a part, and takes the first again for a fifth.
      ("isToned", .bool(bank.scale.count <= 4)),
      ("isWide", .bool(index.teams.count > Self.teamsInWords)),
    ] + strongestAndWeakest()
  }

  /// As many teams as have room for their grades in words on a sheet of paper.
  private static let teamsInWords = 4

  var countedTeams: [Team] { index.countedTeams }

  /// The answers that are counted, as places among the judgements.
  private var countedAnswers: [Int] {
    let ids = Set(countedTeams.map(\.id))
    return bank.questions.flatMap { index.answerPlaces(to: $0.number) }
      .filter { ids.contains(index.evaluation.judgements[$0].team) }
  }

  private var moderatorName: Value {
    guard countedTeams.count < index.teams.count else { return .missing }
    return .optional(index.teams.first(where: \.moderates)?.name)
  }

  private var gradeNames: Value {
    .list(
      bank.scale.indices.map { rank in
        .object(grades.fields(.onScale(rank)) + [("place", .int(rank))])
      })
  }

  private var teamNames: Value {
    separated(
      index.teams.map { team in
        [
          ("id", .text(team.id.text)), ("name", .text(team.name)),
          ("moderates", .bool(team.moderates)),
        ]
      })
  }

  // MARK: - Grade profile

  private func profileRows(_ profile: GradeProfile) -> Value {
    .list(
      profile.rows.map { row in
        [
          "name": .text(row.name), "isTotal": .bool(row.isTotal), "outside": .int(row.outside),
          "open": .int(row.open), "cells": .list(row.counts.map { ["n": .int($0)] }),
        ]
      })
  }

  private func profileChart(_ profile: GradeProfile) -> String {
    let rows = profile.rows
    let words = rows.map { row in
      let counts = zip(bank.scale, row.counts).map { "\($0.name) \($1)" }
      return
        "\(row.name): \(counts.joined(separator: ", ")), \(grades.missing.lowercased()) \(row.open)"
    }
    let chart = StackedShares(
      caption: ChartCaption("Answers by part and grade. " + words.joined(separator: ". ")),
      categories: bank.scale.map(\.name),
      rows: rows.map { row in
        StackedShares.Row(
          row.name, row.counts.map { .init(Double($0), text: String($0)) },
          total: "\(row.graded) of \(row.graded + row.outside + row.open) graded")
      })
    return chart.svg()
  }

  func gradesGiven(to question: Int) -> [(team: Team, grade: Grade)] {
    countedTeams.compactMap { team in
      index.grade(of: question, by: team.id).map { (team, $0) }
    }
  }

  // MARK: - Since last year, and still open

  private var hasGradesOfLastYear: Bool {
    let year = settings.year - 1
    return index.hasHistory(of: year)
  }

  /// How many answers are graded in both years, and those of them whose grade differs.
  private func changesSinceLastYear() -> (compared: Int, [(isRaised: Bool, value: Value)]) {
    var compared = 0
    var changes: [(Bool, Value)] = []
    for question in bank.questions {
      for team in countedTeams {
        guard
          let now = index.grade(of: question.number, by: team.id),
          let before = index.pastGrade(
            of: team.id, question: question.number, year: settings.year - 1),
          let rank = now.rank, let earlier = before.rank
        else { continue }
        compared += 1
        if rank == earlier { continue }
        changes.append(
          (
            rank < earlier,
            [
              "number": .int(question.number), "team": .text(team.name),
              "anchor": .text(Self.anchor(question: question.number, team: team.id)),
              "isRaised": .bool(rank < earlier), "before": grades.value(before),
              "after": grades.value(now),
            ]
          ))
      }
    }
    return (compared, changes)
  }

  private func openQuestions() -> [Value] {
    bank.questions.compactMap { question in
      let missing = countedTeams.filter { index.grade(of: question.number, by: $0.id) == nil }
      guard !missing.isEmpty || countedTeams.isEmpty else { return nil }
      return [
        "number": .int(question.number), "text": .text(question.text),
        "anchor": .text(Self.anchor(question: question.number)),
        // Of teams that aren't shown nothing is known here.
        "byAll": .bool(missing.count == countedTeams.count && !index.isOneTeamOnly),
        "teams": .text(missing.map(\.name).joined(separator: "; ")),
      ]
    }
  }

  // MARK: - The grid

  private func grid() -> Value {
    let hasHistory = index.hasHistory
    return .list(
      bank.parts.map { part in
        [
          "name": .text(part.name), "columns": .int(index.teams.count + 1),
          "rows": .list(
            part.questions.map { question in
              [
                "number": .int(question.number), "text": .text(question.text),
                "anchor": .text(Self.anchor(question: question.number)),
                "cells": .list(index.teams.map { gridCell(question.number, $0, hasHistory) }),
              ]
            }),
        ]
      })
  }

  private func gridCell(_ question: Int, _ team: Team, _ hasHistory: Bool) -> Value {
    let past = index.earlierYears.map { year in
      grades.past(index.pastGrade(of: team.id, question: question, year: year), year: year)
    }
    let now = grades.fields(index.grade(of: question, by: team.id))
    return .object(
      now + [("moderates", .bool(team.moderates)), ("past", .list(hasHistory ? past : []))])
  }
}
