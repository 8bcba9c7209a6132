import Diagnostics
import Editions
import SelfEvaluation

extension CheckRule {
  /// A source that one workspace withholds and another one's row prints.
  static let twoMarkings = Self(
    "two-markings", .error,
    why: "What one team withholds is published all the same by another team's row of it."
  ) { subject in
    let evaluation = subject.evaluation
    guard evaluation.members.count > 1 else { return [] }
    let owners = evaluation.members.firstHolders
    let withheld = Dictionary(
      grouping: evaluation.register.filter { !$0.mayBeShown && $0.hasTellingTitle },
      by: \.title.slug)
    if withheld.isEmpty { return [] }
    return evaluation.register.filter(\.mayBeShown).compactMap { item in
      let other = withheld[item.title.slug]?.first {
        owners[$0.id] != owners[item.id] && $0.mayBeSame(as: item)
      }
      return other.map {
        Fault(
          "'\(item.id)' may be the same source as '\($0.id)' in \($0.position), which is marked "
            + "'\($0.marking)'", at: item.position,
          hint:
            "give both rows one marking, and best one id; if they are two sources, as each team's "
            + "minutes are, tell them apart by their titles or the column 'source'")
      }
    }
  }
}

extension EvidenceItem {
  /// Whether the title is more than what many sources are called, such as `Visit note`.
  fileprivate var hasTellingTitle: Bool { title.split(whereSeparator: \.isWhitespace).count > 2 }

  /// Whether two items of one title are of one day or in one place, and differ in nothing that tells
  /// one source from another.
  fileprivate func mayBeSame(as other: Self) -> Bool {
    func agree(_ one: String, _ two: String) -> Bool {
      one.isEmpty || two.isEmpty || folded(one) == folded(two)
    }
    let isInOnePlace = !location.isEmpty && folded(location) == folded(other.location)
    return (date != nil && date == other.date || isInOnePlace)
      && (date == nil || other.date == nil || date == other.date)
      && (kind == nil || other.kind == nil || kind == other.kind)
      && agree(location, other.location) && agree(source, other.source)
      && agree(period, other.period)
  }
}
