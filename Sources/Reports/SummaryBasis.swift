import Mustache
import SelfEvaluation

extension ReportModel {
  /// The grade profile of each part in three years.
  func profileYears(_ now: GradeProfile) -> Value {
    let profiles =
      index.earlierYears.map { ($0, GradeProfile(index, year: $0)) } + [(settings.year, now)]
    return .list(
      now.rows.indices.map { place in
        [
          "name": .text(now.rows[place].name), "isTotal": .bool(now.rows[place].isTotal),
          "years": separated(
            profiles.map { year, profile in
              let row = profile.rows[place]
              return [
                ("year", .text(Period.academicYear(year).description)),
                ("cells", .list(row.counts.map { ["n": .int($0)] })),
                ("outside", .int(row.outside)), ("open", .int(row.open)),
              ]
            }),
        ]
      })
  }

  /// The questions whose grades rest on no evidence, on one item, or on items of one kind.
  func thinEvidence() -> [Value] {
    bank.questions.compactMap { question in
      let teams = Set(gradesGiven(to: question.number).map(\.team.id))
      let answers = index.answerPlaces(to: question.number).filter { answer in
        teams.contains(index.evaluation.judgements[answer].team)
      }
      guard !answers.isEmpty else { return nil }
      let ids = answers.flatMap(index.evidenceReliedOn).withoutRepeats
      let places = ids.map { index.evidencePlaces[$0] }
      let kinds = Set(places.map { place in place.flatMap { index.evaluation.register[$0].kind } })
      guard ids.count < 2 || kinds.count == 1 else { return nil }
      return [
        "number": .int(question.number), "text": .text(question.text),
        "anchor": .text(Self.anchor(question: question.number)), "isNone": .bool(ids.isEmpty),
        "items": .count(ids.count),
        "kind": .optional(kinds.first??.name),
        "only": separated(ids.count == 1 ? ids.map(evidenceLink) : []),
      ]
    }
  }

  /// The questions on which teams contradict each other: their grades lie two steps or more apart,
  /// or they read one source differently.
  func contradictions() -> [Value] {
    bank.questions.compactMap { question in
      let given = gradesGiven(to: question.number)
      let ranks = given.compactMap(\.grade.rank)
      guard let best = ranks.min(), let worst = ranks.max(), best < worst else { return nil }
      var citing: [Identifier: Set<Int>] = [:]
      var order: [Identifier] = []
      for (team, grade) in given {
        guard let rank = grade.rank,
          let answer = index.answerPlace(to: question.number, by: team.id)
        else { continue }
        for id in index.evidenceReliedOn(by: answer) {
          if citing[id] == nil { order.append(id) }
          citing[id, default: []].insert(rank)
        }
      }
      let shared = order.filter { (citing[$0]?.count ?? 0) > 1 }
      guard worst - best > 1 || !shared.isEmpty else { return nil }
      return [
        "number": .int(question.number), "text": .text(question.text),
        "anchor": .text(Self.anchor(question: question.number)),
        "grades": .list(
          given.map { team, grade in .object(grades.fields(grade) + [("team", .text(team.name))]) }),
        "isFar": .bool(worst - best > 1), "steps": .int(worst - best),
        "hasShared": .bool(!shared.isEmpty), "shared": separated(shared.map(evidenceLink)),
      ]
    }
  }
}
