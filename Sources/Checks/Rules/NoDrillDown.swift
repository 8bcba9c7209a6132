import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// Groups or districts that differ, of which an answer says nothing.
  static let noDrillDown = Self(
    "no-drill-down", .warning,
    why: "Guidance 3 asks to drill down to the groups and districts that differ from the whole."
  ) { subject in
    let exceptions = subject.evaluation.measures.map { measure in
      Subject.exceptions(of: measure.id, in: subject.trends).map { Part(subject.trends.series[$0]) }
    }
    return subject.answers.filter(\.isJudged).compactMap { answer in
      let measures = subject.measuresLinked(to: answer).filter { !exceptions[$0].isEmpty }
      if measures.isEmpty { return nil }
      let names = NamesInText(of: answer)
      var missing: [Part] = []
      for measure in measures {
        let groups = exceptions[measure].filter { !$0.isDistrict }
        let isNamed = groups.map { names.mention($0.name) }
        let named = zip(groups, isNamed).compactMap { $1 ? $0.series.key.group : nil }
        // Who names a group has named the rest of it too.
        missing += zip(groups, isNamed).compactMap { group, isNamed in
          isNamed || group.series.groupOfRest.map(named.contains) == true ? nil : group
        }
        let districts = exceptions[measure].filter(\.isDistrict)
        if !districts.isEmpty, !names.mentionDistricts,
          !districts.contains(where: { names.mention($0.name) })
        {
          missing += districts
        }
      }
      guard !missing.isEmpty else { return nil }
      let more = missing.count > 3 ? ", and \(missing.count - 3) more" : ""
      let named = missing.prefix(3).map(\.series.inWordsAgainstRest).joined(separator: "; ")
      return Fault(
        "the answer to question \(answer.judgement.question) doesn't mention what differs "
          + (missing.allSatisfy(\.isTested)
            ? "by more than chance alone would explain" : "from the rest") + ": \(named)\(more)",
        at: answer.judgement.position,
        hint: "name them in the text, or below '## Drill-down' with a grade of their own")
    }
  }
}

/// A group or district that differs from the rest.
private final class Part {
  let series: SeriesTrend
  let name: NamesInText.Name

  init(_ series: SeriesTrend) {
    self.series = series
    name = NamesInText.Name(series.key.area.isEmpty ? series.key.group : series.key.area)
  }

  var isDistrict: Bool { !series.key.area.isEmpty }
  var isTested: Bool {
    series.gaps.contains { $0.comparator == SeriesTrend.Gap.complement && $0.test != nil }
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
