import SelfEvaluation

extension JoinedObservation {
  /// A figure that was published anew under an answer whose words stayed as they were.
  static func figureRestatedTextNot(_ subject: JoinedSubject) -> [Self] {
    guard !subject.restated.isEmpty else { return [] }
    let restatements = Restatements(subject)
    return subject.answers.compactMap { _, new in
      guard new.hasText, !subject.hasChanged("text", of: new), !subject.hasMoved(new) else {
        return nil
      }
      let measures = subject.measures(of: new).filter { subject.restated[$0] != nil }
      let count = measures.reduce(0) { $0 + (subject.restated[$1]?.count ?? 0) }
      guard let first = measures.first else { return nil }
      let figures =
        measures.count == 1
        ? restatements.sentence(on: first)
        : "\(count) figures were restated, such as \(restatements.example(of: first))"
      var observation = Self(
        "figure-restated-text-not", new,
        "\(figures); the text of \(subject.name(of: new.team)) on question \(new.question) is "
          + "unchanged.")
      observation.restated = measures.map(restatements.sentence)
      return observation
    }
  }
}

/// The figures that were published anew, in words.
private struct Restatements {
  private let restated: [Identifier: [String]]
  private let figures: [Identifier: [Figure?]]
  private let measures: [Identifier: Measure]

  init(_ subject: JoinedSubject) {
    restated = subject.restated
    figures = subject.restatedFigures
    measures = Dictionary(subject.new.measures.map { ($0.id, $0) }) { first, _ in first }
  }

  /// What happened to the figures of a measure, without the full stop.
  func sentence(on measure: Identifier) -> String {
    let keys = restated[measure] ?? []
    guard keys.count > 1 else { return example(of: measure) + " was restated" + numbers(measure) }
    return
      "\(keys.count) figures of \(measures[measure]?.title ?? measure.text) were restated, such "
      + "as that \(place(measure))\(numbers(measure))"
  }

  /// The first of the figures.
  func example(of measure: Identifier) -> String {
    "\(measures[measure]?.title ?? measure.text) \(place(measure))"
  }

  private func place(_ measure: Identifier) -> String {
    figurePlace(restated[measure]?.first ?? "")
  }

  private func numbers(_ id: Identifier) -> String {
    guard let measure = measures[id], let figures = figures[id],
      let before = figures.first??.printed(of: measure),
      let now = figures.last??.printed(of: measure)
    else { return "" }
    return before == now ? " in its counts" : " from \(before) to \(now)"
  }
}

/// Where a value stands, for people: of `gld||Boys||2013/14` it's `for Boys in 2013/14`.
func figurePlace(_ key: String) -> String {
  let parts = key.split(separator: "|", omittingEmptySubsequences: false)
  guard parts.count == 5 else { return key }
  let about = parts[1...3].filter { !$0.isEmpty }.joined(separator: ", ")
  return "\(about.isEmpty ? "" : "for \(about) ")in \(parts[4])"
}
