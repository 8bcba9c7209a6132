import Diagnostics
public import SelfEvaluation
import Versions

// What the public edition shows, record by record. Each starts from nothing but its key, and takes
// over the fields that are named here; whatever isn't named, new fields included, is absent.

extension Settings {
  /// Without the file of the question bank, which is named by its id.
  func shown(_ words: WithheldWords, bank: QuestionBank) -> Self {
    var shown = Self(authority: authority, year: year, at: FilePosition(file: ""))
    shown.code = code
    shown.region = region
    shown.teams = teams
    shown.statisticalNeighbours = statisticalNeighbours
    shown.bank = bank.id
    shown.marking = Edition.publicEdition.shown(marking: marking)
    shown.trendYears = trendYears
    shown.suppressBelow = suppressBelow
    shown.wordLimit = wordLimit
    shown.note = words.removed(from: note)
    shown.date = date
    return shown
  }
}

extension EvidenceItem {
  // Inlined, as a call from another module is given a copy of the whole item.
  /// Only what is marked OFFICIAL, or not at all.
  @inlinable
  public var mayBeShown: Bool { isPublicMarking(marking) }

  /// Without its owner and the keeper's notes; its location only when that's an address on the web.
  func shown(_ words: WithheldWords) -> Self {
    var shown = Self(id: id, title: words.removed(from: title), at: FilePosition(file: ""))
    shown.kind = kind
    shown.date = date
    shown.period = words.removed(from: period)
    shown.source = words.removed(from: source)
    shown.questions = questions
    shown.prompts = prompts
    shown.reportedTo = reportedTo.map(words.removed)
    shown.location = words.isPublicAddress(location) ? location : ""
    shown.expires = expires
    shown.marking = marking
    shown.stance = stance
    shown.formerly = formerly.filter { !words.isWithheld($0.text) }
    return shown
  }
}

extension Measure {
  /// Without the place of its data file, which lies inside the workspace.
  func shown(_ words: WithheldWords) -> Self {
    var shown = Self(
      id: id, title: words.removed(from: title), unit: unit, at: FilePosition(file: ""))
    shown.polarity = polarity
    shown.kind = kind
    shown.counts = counts
    shown.questions = questions
    shown.priorities = priorities
    shown.source = words.isWithheld(source) ? "" : words.removed(from: source)
    shown.target = target
    shown.targetPeriod = targetPeriod
    shown.headline = headline
    shown.breaks = breaks.map { SeriesBreak(period: $0.period, why: words.removed(from: $0.why)) }
    shown.decimals = decimals
    return shown
  }
}

extension Judgement {
  /// Only what was agreed, as it was agreed.
  ///
  /// An answer whose text or grade was changed afterwards is one that nobody has agreed to yet.
  func mayBeShown(_ agreements: Agreements) -> Bool {
    guard status == .agreed else { return false }
    guard !fingerprint.isEmpty else { return true }
    return agreements.changes(in: self).allSatisfy { part in
      switch part {
      case .text, .grade, .unknown: false
      case .question, .evidence, .measure: true
      }
    }
  }

  /// Without its author, its fingerprint and the day it was last worked on.
  func shown(_ words: WithheldWords) -> Self {
    let text = words.removed(fromMarkdown: body)
    var shown = Self(
      team: team, question: question, body: Prose(text), at: FilePosition(file: ""))
    shown.grade = grade
    shown.reason = words.removed(from: reason)
    shown.status = status
    shown.evidence = evidence.filter { !words.isWithheld($0.target.text) }.map(\.withoutPlace)
    shown.measures = measures.map(\.withoutPlace)
    shown.priorities = priorities.map(\.withoutPlace)
    shown.agreed = agreed
    return shown
  }
}

extension KeyPriority {
  /// Without its lead, who is a person.
  func shown(_ words: WithheldWords) -> Self {
    var shown = Self(id: id, title: words.removed(from: title), at: FilePosition(file: ""))
    shown.team = team
    shown.due = due
    shown.successCriterion = words.removed(from: successCriterion)
    shown.measures = measures
    shown.questions = questions
    shown.alignedWith = alignedWith.map(words.removed)
    shown.progress = progress
    shown.reviewed = reviewed
    shown.inImprovementPlan = inImprovementPlan
    shown.formerly = formerly
    shown.evaluation = evaluation.map { Prose(words.removed(fromMarkdown: $0)) }
    return shown
  }
}

extension Action {
  /// Without its lead and the lead's notes.
  func shown(_ words: WithheldWords) -> Self {
    var shown = Self(
      id: id, priority: priority, action: words.removed(from: action), at: FilePosition(file: ""))
    shown.team = team
    shown.start = start
    shown.due = due
    shown.successCriterion = words.removed(from: successCriterion)
    shown.status = status
    shown.reviewed = reviewed
    shown.evidence = evidence.filter { !words.isWithheld($0.text) }
    return shown
  }
}

extension Reference {
  /// The same without the file and the line that it was read from.
  fileprivate var withoutPlace: Self { Self(target, at: FilePosition(file: "")) }
}

extension Edition {
  /// A protective marking as an edition prints it; empty where it doesn't.
  public func shown(marking: String) -> String {
    self == .internalEdition || isPublicMarking(marking) ? marking : ""
  }
}

/// Whether a protective marking lets everyone read: it's OFFICIAL and no more, or there is none.
@usableFromInline
func isPublicMarking(_ marking: String) -> Bool {
  // As nearly all are written.
  if marking.isEmpty || marking == "OFFICIAL" { return true }
  let word = marking.uppercased().filter { !$0.isWhitespace }
  return word.isEmpty || word == "OFFICIAL"
}
