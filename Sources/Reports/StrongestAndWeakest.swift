import Mustache
import SelfEvaluation

/// How strong the grades are that the teams which judged a question gave it.
///
/// The weaker of two is the one with the larger share of the lowest grade; if the shares are equal,
/// the next grade decides, and so on upwards.
private struct Strength: Comparable {
  /// How many teams gave each grade, from the best to the worst.
  let counts: [Int]
  /// How many teams gave one.
  let teams: Int

  /// Counts grades of a scale; `nil` when there are none.
  init?(of ranks: [Int], scale: Int) {
    var counts = Array(repeating: 0, count: scale)
    for rank in ranks where counts.indices.contains(rank) { counts[rank] += 1 }
    self.counts = counts
    teams = counts.reduce(0, +)
    if teams == 0 { return nil }
  }

  static func == (one: Self, other: Self) -> Bool { !(one < other) && !(other < one) }

  static func < (one: Self, other: Self) -> Bool {
    for (own, others) in zip(one.counts, other.counts).reversed() {
      let (left, right) = (own * other.teams, others * one.teams)
      if left != right { return left > right }
    }
    return false
  }
}

extension ReportFacts {
  /// The questions with the best and with the lowest grades, no tie among them cut unsaid.
  func strongestAndWeakest() -> [(Key, Value)] {
    let standings = bank.questions.compactMap { question -> Standing? in
      let ranks = gradesGiven(to: question.number).compactMap(\.grade.rank)
      return Strength(of: ranks, scale: bank.scale.count).map { (question, $0) }
    }
    let strengths = standings.map(\.strength)
    // The first grade of the lower half; a scale's middle belongs to that.
    let low = bank.scale.count / 2
    let strong = standings.filter { $0.strength.counts[low...].allSatisfy { $0 == 0 } }
    let weak = standings.filter { $0.strength.counts[low...].contains { $0 > 0 } }
    func grade(_ rank: Int) -> Value {
      bank.scale.indices.contains(rank) ? grades.value(.onScale(rank)) : .missing
    }
    return [
      ("hasStandings", .bool(!standings.isEmpty)),
      ("standsOut", .bool(strengths.min() != strengths.max())),
      ("strongest", picks(strong) { $1 < $0 }), ("weakest", picks(weak) { $0 < $1 }),
      ("leastStrong", grade(low - 1)), ("isBestOnly", .bool(low < 2)),
      ("mostWeak", grade(low)), ("isWorstOnly", .bool(low == bank.scale.count - 1)),
    ]
  }

  private typealias Standing = (question: Question, strength: Strength)

  /// Names the questions that come first, and counts those that would make too many.
  ///
  /// No tie is cut, as which of its questions are named would say more than the grades do; only when
  /// the first is too large already, some of it stand for all.
  private func picks(
    _ standings: [Standing], by precedes: (Strength, Strength) -> Bool
  ) -> Value {
    let most = 5
    // Those of equal strength keep the order of the form.
    var rest = standings.enumerated().sorted { left, right in
      let (one, other) = (left.element.strength, right.element.strength)
      return precedes(one, other) || !precedes(other, one) && left.offset < right.offset
    }.map(\.element)[...]
    var named: [Standing] = []
    var counted: [Standing] = []
    while let next = rest.first, counted.isEmpty, named.count < most {
      let tie = rest.prefix { $0.strength == next.strength }
      rest = rest.dropFirst(tie.count)
      let fits =
        named.isEmpty ? min(tie.count, most) : named.count + tie.count > most ? 0 : tie.count
      named += tie.prefix(fits)
      counted += tie.dropFirst(fits)
    }
    return [
      "hasAny": .bool(!named.isEmpty), "named": .list(named.map(pick)),
      "hasRest": .bool(!counted.isEmpty), "rest": .count(counted.count),
      "isOfSameTie": .bool(counted.first?.strength == named.last?.strength),
      "questions": links.questions(counted.map(\.question.number)),
    ]
  }

  private func pick(_ standing: Standing) -> Value {
    let (question, strength) = standing
    let evidence = index.evidence(for: question.number)
    let kinds = Set(evidence.compactMap { index.evaluation.register[$0].kind })
    return [
      "number": .int(question.number), "text": .text(question.text),
      "anchor": .text(Self.anchor(question: question.number)),
      "grades": .list(
        gradesGiven(to: question.number).map { team, grade in
          .object(grades.fields(grade) + [("team", .text(team.name))])
        }),
      "isGradedByAll": .bool(strength.teams == countedTeams.count),
      "gradedBy": .count(strength.teams), "ofTeams": .int(countedTeams.count),
      "evidence": .count(evidence.count),
      "kinds": .text(
        EvidenceItem.Kind.allCases.filter(kinds.contains).map(\.name).joined(separator: ", ")),
    ]
  }
}
