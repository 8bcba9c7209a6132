import Mustache
import SelfEvaluation
import Trends
import Versions

/// What has changed since last year's saved version, for the annual report.
struct SinceLastYear: Sendable {
  /// What last year's version was called by whoever saved it.
  let label: String?
  /// When last year's report was made.
  let date: CalendarDate?
  let comparison: Comparison
  /// The answers that differ, by question and then by team.
  let answers: [AnswerChange]
  /// Those that differ in neither grade, text nor evidence.
  let others: [OtherChange]

  /// What differs in one answer.
  struct AnswerChange: Sendable {
    var question: Int
    var team: Identifier
    /// Whether the number is the one that the question had, and another has it now.
    var hasFormerNumber: Bool
    /// Whether it was given, and is given; not both are missing.
    var wasThere, isThere: Bool
    var before, after: Grade?
    var wordsAdded = 0
    var wordsRemoved = 0
    /// Whether no word differs, but there are other paragraphs, headings or lists.
    var isSetOutAnew = false
    var evidenceAdded: [Identifier] = []
    var evidenceWithdrawn: [Identifier] = []

    /// Whether this year's grade is still to come.
    var isOpen: Bool { isThere && after == nil }

    /// Whether that's all that differs.
    var isOnlyOpen: Bool {
      isOpen && wasThere && evidenceAdded.isEmpty && evidenceWithdrawn.isEmpty
        && wordsAdded + wordsRemoved == 0 && !isSetOutAnew
    }
  }

  /// What else differs in one answer.
  struct OtherChange: Sendable {
    var team: Identifier
    /// The fields that differ, in words.
    var fields: [String]
    /// Whether it's a form that nobody has filled in, then or now.
    var isUnfilled: Bool
  }

  /// Looks back from an evaluation; `nil` without a version of last year.
  init?(_ evaluation: Evaluation, _ earlier: EarlierYears) {
    guard let version = earlier.versions[evaluation.settings.year - 1],
      let comparison = earlier.sinceLastYear(evaluation)
    else { return nil }
    let year = version.evaluation.settings.yearText
    label = version.label == year ? nil : version.label
    date = version.evaluation.settings.date
    self.comparison = comparison
    (answers, others) = Self.answers(in: comparison)
  }

  private static func answers(in comparison: Comparison) -> ([AnswerChange], [OtherChange]) {
    var changes: [Change] = []
    var fields: [[String]] = []
    for change in comparison.changes where change.subject == .judgement {
      let field = change.kind == .moved ? "the order of paragraphs" : change.fieldInWords ?? ""
      if let last = changes.last, last.key == change.key,
        last.hasFormerNumber == change.hasFormerNumber
      {
        fields[fields.count - 1].append(field)
        continue
      }
      changes.append(change)
      fields.append([field])
    }
    func byKey(_ judgements: [Judgement]) -> [String: Judgement] {
      let answers = judgements.filter { $0.question > 0 }
      return Dictionary(answers.map { ($0.key.lowercased(), $0) }) { first, _ in first }
    }
    let (old, new) = (byKey(comparison.renamedOld.judgements), byKey(comparison.new.judgements))
    let formerly = byKey(comparison.old.judgements)
    var others: [OtherChange] = []
    let answers: [AnswerChange] = zip(changes, fields).compactMap { answer, fields in
      let key = answer.key.lowercased()
      func other(isUnfilled: Bool) -> AnswerChange? {
        guard let team = answer.team else { return nil }
        others.append(OtherChange(team: team, fields: fields, isUnfilled: isUnfilled))
        return nil
      }
      // A form that nobody has filled in says as little as none.
      func filledIn(_ judgement: Judgement?) -> Judgement? {
        judgement.flatMap { $0.isUnanswered ? nil : $0 }
      }
      let before = filledIn(answer.hasFormerNumber ? formerly[key] : old[key])
      let after = answer.hasFormerNumber ? nil : filledIn(new[key])
      guard let some = after ?? before else { return other(isUnfilled: true) }
      let one = before?.grade.flatMap {
        comparison.new.bank.grade(named: comparison.old.bank.id(of: $0))
      }
      var change = AnswerChange(
        question: some.question, team: some.team, hasFormerNumber: answer.hasFormerNumber,
        wasThere: before != nil, isThere: after != nil, before: one, after: after?.grade)
      let cited = Set(before?.evidenceReliedOn ?? [])
      let cites = Set(after?.evidenceReliedOn ?? [])
      change.evidenceAdded = cites.subtracting(cited).sorted()
      change.evidenceWithdrawn = cited.subtracting(cites).sorted()
      if let before, let after, fields.contains("text") {
        let redline = Redline(from: String(before.body.text), to: String(after.body.text))
        (change.wordsAdded, change.wordsRemoved) = redline.wordCounts
        change.isSetOutAnew =
          change.wordsAdded + change.wordsRemoved == 0 && redline.hasMoreThanMoves
      }
      let isSame =
        before != nil && after != nil && one == change.after && change.evidenceAdded.isEmpty
        && change.evidenceWithdrawn.isEmpty && change.wordsAdded + change.wordsRemoved == 0
        && !change.isSetOutAnew
      return isSame ? other(isUnfilled: false) : change
    }
    return (answers, others)
  }
}

extension ReportFacts {
  /// The section that looks back; absent without last year's version.
  func sinceLastYear() -> [(Key, Value)] {
    guard let since = index.sinceLastYear else { return [("since", .missing)] }
    let comparison = since.comparison
    let year = Period.academicYear(settings.year - 1).description
    // A report of all teams has the answers of those too that there were last year alone.
    let shown = index.isOneTeamOnly ? Set(index.teams.map(\.id)) : nil
    func isShown(_ team: Identifier?) -> Bool { team.flatMap { shown?.contains($0) } ?? true }
    let differing = since.answers.filter { isShown($0.team) }
    let answers = differing.filter { !$0.isOnlyOpen }
    let open = differing.count - answers.count
    let others = since.others.filter { isShown($0.team) }
    let isGraded = comparison.new.judgements.contains { isShown($0.team) && $0.grade != nil }
    let observations = comparison.lines(
      of: comparison.observations.filter { isShown($0.team) })
    let register = registerChanges(comparison)
    let priorities = priorityChanges(comparison)
    return [
      (
        "since",
        [
          "year": .text(year), "slug": .text(headingSlug("Since \(year)")),
          "label": .optional(since.label), "date": .optional(since.date?.inWords),
          "isSame": .bool(comparison.changes.isEmpty),
          "hasObservations": .bool(!observations.isEmpty),
          "observations": .list(observations.map(observation)),
          "hasAnswers": .bool(!answers.isEmpty), "answers": .list(answers.map(answer)),
          "hasOthers": .bool(!others.isEmpty), "others": .text(Self.sentence(on: others, answers)),
          "hasAnswersToName": .bool(!differing.isEmpty),
          "waiting": open > 0 ? .count(open) : .missing, "isGraded": .bool(isGraded),
          "hasPriorities": .bool(!priorities.isEmpty), "priorities": .list(priorities),
          "hasRegister": .bool(!register.isEmpty), "register": .list(register),
          "hasCounts": .bool(!comparison.changes.isEmpty),
          "counts": .list(
            comparison.summary(of: shown).map {
              ["title": .text($0.title), "counts": .text($0.counts)]
            }),
        ]
      )
    ]
  }

  private func observation(_ line: ObservationLine) -> Value {
    var seen: Set<Int> = []
    let places: [[(Key, Value)]] = line.observations.compactMap { observation in
      guard let question = observation.question, let team = observation.team,
        seen.insert(question).inserted
      else { return nil }
      return [
        ("anchor", .text(Self.anchor(question: question, team: team))), ("number", .int(question)),
      ]
    }
    return ["text": .text(line.text), "places": separated(places)]
  }

  /// What differs in the answers that no row is made for.
  private static func sentence(
    on others: [SinceLastYear.OtherChange], _ listed: [SinceLastYear.AnswerChange]
  ) -> String {
    let changed = others.filter { !$0.isUnfilled }
    let unfilled = others.count - changed.count
    let more = listed.isEmpty ? "" : " more"
    var sentences: [String] = []
    if !changed.isEmpty {
      var fields: [String] = []
      for field in changed.flatMap(\.fields) where !fields.contains(field) { fields.append(field) }
      sentences.append(
        "\(changed.count)\(more) answer\(changed.count == 1 ? "" : "s") "
          + "differ\(changed.count == 1 ? "s" : "") only in \(Wording.list(fields)).")
    }
    if unfilled > 0 {
      sentences.append(
        "\(unfilled) form\(unfilled == 1 ? "" : "s") that nobody has filled in "
          + "\(unfilled == 1 ? "differs" : "differ") too.")
    }
    return sentences.joined(separator: " ")
  }

  private func answer(_ change: SinceLastYear.AnswerChange) -> Value {
    func grade(_ grade: Grade?, _ isThere: Bool) -> Value {
      isThere ? grades.value(grade) : .object([("name", "no answer"), ("tone", "none")])
    }
    return [
      "number": .int(change.question),
      "team": .text(index.sinceLastYear?.comparison.teamNames[change.team] ?? change.team.text),
      "anchor": change.isThere
        ? .text(Self.anchor(question: change.question, team: change.team)) : .missing,
      // Its number may be another question's now, or nobody's.
      "isAsked": .bool(
        !change.hasFormerNumber
          && bank.question(change.question) != nil),
      "before": grade(change.before, change.wasThere),
      "after": grade(change.after, change.isThere),
      "isRegraded": .bool(
        !change.isOpen && change.before != change.after || change.wasThere != change.isThere),
      "isReworded": .bool(change.wordsAdded + change.wordsRemoved > 0),
      "isSetOutAnew": .bool(change.isSetOutAnew),
      "isInBoth": .bool(change.wasThere && change.isThere),
      "added": .count(change.wordsAdded), "removed": .count(change.wordsRemoved),
      "hasEvidence": .bool(!(change.evidenceAdded + change.evidenceWithdrawn).isEmpty),
      "evidenceAdded": separated(change.evidenceAdded.map(links.evidence)),
      "hasEvidenceAdded": .bool(!change.evidenceAdded.isEmpty),
      "hasBoth": .bool(!change.evidenceAdded.isEmpty && !change.evidenceWithdrawn.isEmpty),
      "evidenceWithdrawn": separated(change.evidenceWithdrawn.map(links.evidence)),
      "hasEvidenceWithdrawn": .bool(!change.evidenceWithdrawn.isEmpty),
    ]
  }

  /// What became of the key priorities: those that came and went, and how far the others are.
  private func priorityChanges(_ comparison: Comparison) -> [Value] {
    let titles = Dictionary(
      (comparison.new.priorities + comparison.old.priorities).map { ($0.id, $0.title) }
    ) { first, _ in first }
    return comparison.changes.filter { $0.subject == .priority }.compactMap { change in
      let id = Identifier(change.key)
      let isProgress = change.field == "progress"
      guard isProgress || change.kind == .added || change.kind == .removed else { return nil }
      func progress(_ content: Change.Content?) -> String {
        guard case .field(.text(let word))? = content else { return "not evaluated" }
        return word
      }
      return [
        "id": .text(id.text), "title": .text(titles[id] ?? id.text),
        "slug": .text(headingSlug("\(id.text) \(titles[id] ?? "")")),
        "isThere": .bool(index.priority(id) != nil), "isNew": .bool(change.kind == .added),
        "isGone": .bool(change.kind == .removed), "isProgress": .bool(isProgress),
        "before": .text(progress(change.old)), "after": .text(progress(change.new)),
      ]
    }
  }

  /// The evidence that came, went and got another id.
  private func registerChanges(_ comparison: Comparison) -> [Value] {
    let titles = Dictionary(
      (comparison.new.register + comparison.old.register).map { ($0.id, $0.title) }
    ) { first, _ in first }
    let kinds: [(Change.Kind, String)] = [
      (.added, "Added"), (.removed, "Withdrawn"), (.renamed, "Renamed"),
    ]
    return kinds.compactMap { kind, word in
      let changes = comparison.changes.filter { $0.subject == .evidence && $0.kind == kind }
      guard !changes.isEmpty else { return nil }
      return [
        "what": .text(word),
        "items": separated(
          changes.map { change in
            let id = Identifier(change.key)
            var link = links.evidence(id).fields
            if index.evidence(id) == nil {
              link.removeAll { $0.0 == "title" }
              link = [("title", .optional(titles[id]))] + link
            }
            guard case .field(.text(let old))? = change.old else {
              return [("former", .missing)] + link
            }
            return [("former", .text(old))] + link
          }),
      ]
    }
  }
}
