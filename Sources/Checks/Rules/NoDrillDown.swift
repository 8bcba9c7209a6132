import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// Groups or districts that differ, of which an answer says nothing.
  static let noDrillDown = Self(
    "no-drill-down", .warning,
    why: "Guidance 3 asks to drill down to the groups and districts that differ from the whole."
  ) { subject in
    subject.answers.filter(\.isJudged).compactMap { answer in
      let measures = subject.measuresLinked(to: answer.judgement)
        .map { subject.exceptions(of: $0.id) }.filter { !$0.isEmpty }
      if measures.isEmpty { return nil }
      let names = NamesInText(of: answer)
      var missing: [String] = []
      for exceptions in measures {
        let groups = exceptions.filter { $0.key.area.isEmpty }
        // Of two groups, each is the rest of the other.
        let isPair = groups.count == 2 && groups.contains { names.mention($0.key.group) }
        missing +=
          isPair
          ? [] : groups.filter { !names.mention($0.key.group) }.map { $0.inWordsAgainstRest }
        let districts = exceptions.filter { !$0.key.area.isEmpty }
        if !districts.isEmpty, !names.mentionDistricts,
          !districts.contains(where: { names.mention($0.key.area) })
        {
          missing += districts.map { $0.inWordsAgainstRest }
        }
      }
      guard !missing.isEmpty else { return nil }
      let more = missing.count > 3 ? ", and \(missing.count - 3) more" : ""
      return Fault(
        "the answer to question \(answer.judgement.question) doesn't mention what differs by more "
          + "than chance alone would explain: \(missing.prefix(3).joined(separator: "; "))\(more)",
        at: answer.judgement.position,
        hint: "name them in the text, or below '## Drill-down' with a grade of their own")
    }
  }
}

extension SeriesTrend {
  /// A part's latest value and how far it lies from the rest.
  fileprivate var inWordsAgainstRest: String {
    guard let gap = gaps.first(where: { $0.comparator == Gap.complement }), let own = window.last,
      let latest = gap.latest
    else { return name }
    return "\(name) \(Wording.value(own, of: measure)), "
      + "\(Wording.difference(latest, of: measure)) \(latest > 0 ? "above" : "below") the rest"
  }
}
