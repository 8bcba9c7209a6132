import Mustache
import SelfEvaluation

extension ReportModel {
  /// What several teams say of one question, side by side: nothing is averaged and no text blended.
  ///
  /// The answers are places among the judgements.
  func together(_ answers: [Int], _ differing: Differing) -> [(Key, Value)] {
    let teams = answers.filter { !moderates($0) }
    let moderated = differing.moderated
    return [
      ("hasSeveral", .bool(answers.count > 1)),
      ("spread", spread(teams)), ("notGraded", names(teams.filter { grade($0) == nil })),
      ("moderated", moderated.map { .object(moderation($0)) } ?? .missing),
      ("hasDiffering", .bool(answers.count > 1 && !differing.openings.isEmpty)),
      ("fromModerated", .bool(moderated != nil)),
      ("fromMost", .bool(moderated == nil && differing.base != nil)),
      ("differing", .list(differing.openings.map { difference($0.answer, $0.text) })),
      ("gathered", .list(Self.gatheredKinds.compactMap { gathered($0, teams) })),
    ]
  }

  /// The answers whose grades differ from another.
  struct Differing {
    /// The answer with the moderated grade, if there's one.
    var moderated: Int?
    /// The moderated grade, or else the commonest; `nil` when no grade stands out.
    var base: Grade?
    /// The answers, and the sentence that each opens with, rendered.
    var openings: [(answer: Int, text: [UInt8])] = []
  }

  /// Finds the answers of teams that differ from the moderated grade, or else from the commonest.
  func differing(_ answers: [Int]) -> Differing {
    let teams = answers.filter { !moderates($0) }
    let moderated = answers.first { moderates($0) && grade($0) != nil }
    // To whom a question doesn't apply differs from nobody.
    let graded = teams.filter { grade($0)?.rank != nil }
    let base = moderated.flatMap(grade) ?? Self.commonest(graded.compactMap(grade))
    let given = Set(graded.compactMap(grade))
    let differ = given.count > 1 || moderated.map { given != [grade($0)] } ?? false
    let differing = differ ? graded.filter { base == nil || grade($0) != base } : []
    return Differing(
      moderated: moderated, base: base,
      openings: differing.map { ($0, prose.text(facts.openings.take($0, for: face))) })
  }

  /// The sections that are set side by side once two teams have written them.
  private static let gatheredKinds: [Judgement.Section.Kind] = [.strengths, .areasForDevelopment]

  /// The sections that an answer's own place leaves out, as they stand below with the other teams'.
  func sectionsGathered(from answers: [Int]) -> Set<Judgement.Section.Kind> {
    let teams = answers.filter { !moderates($0) }
    return Set(
      Self.gatheredKinds.filter { kind in
        teams.count { index.kindsWithText[$0].contains(kind) } > 1
      })
  }

  func moderates(_ answer: Int) -> Bool { index.moderates[answer] }

  private func grade(_ answer: Int) -> Grade? { index.evaluation.judgements[answer].grade }

  private func reason(_ answer: Int) -> Value { .text(index.evaluation.judgements[answer].reason) }

  /// The grades that teams gave, from best to worst, with who gave them.
  private func spread(_ answers: [Int]) -> Value {
    let given = Set(answers.compactMap(grade)).sorted { ($0.rank ?? .max) < ($1.rank ?? .max) }
    return .list(
      given.map { grade in
        .object(
          grades.fields(grade) + [
            ("teams", separated(answers.filter { self.grade($0) == grade }.map(link)))
          ]
        )
      })
  }

  private func names(_ answers: [Int]) -> Value {
    answers.isEmpty
      ? .missing : .text(answers.map { index.answerTeams[$0] }.joined(separator: "; "))
  }

  private func link(_ answer: Int) -> [(Key, Value)] {
    [
      ("team", .text(index.answerTeams[answer])), ("anchor", .text(index.answerAnchors[answer])),
    ]
  }

  private func moderation(_ answer: Int) -> [(Key, Value)] {
    grades.fields(grade(answer)) + link(answer) + [("reason", reason(answer))]
  }

  private func difference(_ answer: Int, _ opening: [UInt8]) -> Value {
    .object(
      grades.fields(grade(answer)) + link(answer) + [
        ("reason", reason(answer)), ("opening", .bytes(opening)),
      ])
  }

  private func gathered(_ kind: Judgement.Section.Kind, _ answers: [Int]) -> Value? {
    let voices = answers.filter { index.kindsWithText[$0].contains(kind) }
    guard voices.count > 1 else { return nil }
    return [
      "isStrengths": .bool(kind == .strengths),
      "number": .int(index.question(ofAnswer: voices[0])),
      "voices": .lazyList(count: voices.count) { place in
        let answer = voices[place]
        let answers = self.index.evaluation.judgements
        let text = self.prose.text(
          of: kind, among: answers[answer].sections, of: answers[answer].body)
        return .object(self.link(answer) + [("prose", .bytes(text))])
      },
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
