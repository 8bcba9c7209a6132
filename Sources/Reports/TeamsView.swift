import Mustache
import SelfEvaluation

extension ReportModel {
  /// What several teams say of one question, side by side: nothing is averaged and no text blended.
  func together(_ answers: [Judgement]) -> [(Key, Value)] {
    let teams = answers.filter { !moderates($0) }
    let moderated = answers.first { moderates($0) && $0.grade != nil }
    let base = moderated?.grade ?? Self.commonest(teams.compactMap(\.grade))
    let given = Set(teams.compactMap(\.grade))
    let differ = given.count > 1 || moderated.map { given != [$0.grade] } ?? false
    let differing =
      differ ? teams.filter { $0.grade != nil && (base == nil || $0.grade != base) } : []
    return [
      ("hasSeveral", .bool(answers.count > 1)),
      ("spread", spread(teams)), ("notGraded", names(teams.filter { $0.grade == nil })),
      ("moderated", moderated.map { .object(moderation($0)) } ?? .missing),
      ("hasDiffering", .bool(answers.count > 1 && !differing.isEmpty)),
      ("fromModerated", .bool(moderated != nil)),
      ("fromMost", .bool(moderated == nil && base != nil)),
      ("differing", .list(differing.map(difference))),
      ("gathered", .list(Self.gatheredKinds.compactMap { gathered($0, teams) })),
    ]
  }

  /// The sections that are set side by side once two teams have written them.
  private static let gatheredKinds: [Judgement.Section.Kind] = [.strengths, .areasForDevelopment]

  /// The sections that an answer's own place leaves out, as they stand below with the other teams'.
  func sectionsGathered(from answers: [Judgement]) -> Set<Judgement.Section.Kind> {
    let teams = answers.filter { !moderates($0) }
    return Set(
      Self.gatheredKinds.filter { kind in teams.count { prose.hasText(kind, of: $0) } > 1 })
  }

  func moderates(_ answer: Judgement) -> Bool {
    index.teams.first { $0.id == answer.team }?.moderates ?? false
  }

  /// The grades that teams gave, from best to worst, with who gave them.
  private func spread(_ answers: [Judgement]) -> Value {
    let given = Set(answers.compactMap(\.grade)).sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
    return .list(
      given.map { grade in
        .object(
          grades.fields(grade) + [
            ("teams", separated(answers.filter { $0.grade == grade }.map(link)))
          ]
        )
      })
  }

  private func names(_ answers: [Judgement]) -> Value {
    answers.isEmpty
      ? .missing : .text(answers.map { index.teamName($0.team) }.joined(separator: "; "))
  }

  private func link(_ answer: Judgement) -> [(Key, Value)] {
    [
      ("team", .text(index.teamName(answer.team))),
      ("anchor", .text(Self.anchor(question: answer.question, team: answer.team))),
    ]
  }

  private func moderation(_ answer: Judgement) -> [(Key, Value)] {
    grades.fields(answer.grade) + link(answer) + [("reason", .text(answer.reason))]
  }

  private func difference(_ answer: Judgement) -> Value {
    .object(
      grades.fields(answer.grade) + link(answer) + [
        ("reason", .text(answer.reason)), ("opening", .bytes(prose.opening(of: answer))),
      ])
  }

  private func gathered(_ kind: Judgement.Section.Kind, _ answers: [Judgement]) -> Value? {
    let voices = answers.filter { prose.hasText(kind, of: $0) }
    guard voices.count > 1 else { return nil }
    return [
      "isStrengths": .bool(kind == .strengths), "number": .int(voices[0].question),
      "voices": .list(
        voices.map { answer in
          .object(link(answer) + [("prose", .bytes(prose.text(of: kind, in: answer)))])
        }),
    ]
  }

  /// The grade that more teams gave than any other; `nil` when no grade stands out.
  private static func commonest(_ grades: [Grade]) -> Grade? {
    let counts = Dictionary(grades.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max() ?? 0
    let first = counts.filter { $0.value == most }
    return first.count == 1 ? first.first?.key : nil
  }
}
