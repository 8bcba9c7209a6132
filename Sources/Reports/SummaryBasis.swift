import Mustache
import SelfEvaluation

extension ReportFacts {
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
      let cited = answers.flatMap { index.evidenceReliedOn(by: $0) }
      let kind = cited.first.flatMap(kindOfEvidence)
      guard cited.allSatisfy({ kindOfEvidence($0) == kind }) else { return nil }
      let items = Set(cited)
      return [
        "number": .int(question.number), "text": .text(question.text),
        "anchor": .text(Self.anchor(question: question.number)), "isNone": .bool(items.isEmpty),
        "items": .count(items.count),
        "kind": .optional(kind?.name),
        "only": separated(items.count == 1 ? items.map { links.evidence($0) } : []),
      ]
    }
  }

  private func kindOfEvidence(_ number: Int) -> EvidenceItem.Kind? {
    let register = index.evaluation.register
    return number < register.count ? register[number].kind : nil
  }

  /// The questions on which teams contradict each other: their grades lie two steps or more apart,
  /// or they read one source differently.
  func contradictions() -> [Value] {
    bank.questions.compactMap { question in
      let given = gradesGiven(to: question.number)
      let ranks = given.compactMap(\.grade.rank)
      guard let best = ranks.min(), let worst = ranks.max(), best < worst else { return nil }
      var readings: [Int: (rank: Int, differ: Bool)] = [:]
      var order: [Int] = []
      for (team, grade) in given {
        guard let rank = grade.rank,
          let answer = index.answerPlace(to: question.number, by: team.id)
        else { continue }
        for item in index.evidenceReliedOn(by: answer) {
          if let reading = readings[item] {
            if reading.rank != rank { readings[item] = (rank, true) }
          } else {
            order.append(item)
            readings[item] = (rank, false)
          }
        }
      }
      let shared = order.filter { readings[$0]?.differ ?? false }
      guard worst - best > 1 || !shared.isEmpty else { return nil }
      return [
        "number": .int(question.number), "text": .text(question.text),
        "anchor": .text(Self.anchor(question: question.number)),
        "grades": .list(
          given.map { team, grade in .object(grades.fields(grade) + [("team", .text(team.name))]) }),
        "isFar": .bool(worst - best > 1), "steps": .int(worst - best),
        "hasShared": .bool(!shared.isEmpty), "shared": separated(shared.map(links.evidence)),
      ]
    }
  }
}
