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
  /// One of a measure's figures, which stands for all of them.
  private struct Example {
    var title: String
    /// Where it stands, such as `for Boys in 2013/14`.
    var place: String
    /// What it was and is, such as ` from 60.2% to 59.5%`.
    var numbers: String
    /// How many figures there are.
    var count: Int
  }

  private var examples: [Identifier: Example] = [:]

  init(_ subject: JoinedSubject) {
    for measure in subject.new.measures where examples[measure.id] == nil {
      guard let keys = subject.restated[measure.id],
        let figures = subject.restatedFigures[measure.id]
      else { continue }
      let printed = figures.map { sides in sides.map { $0?.printed(of: measure) } }
      // One that prints otherwise tells more than one of which only the counts are others.
      let place = printed.firstIndex { $0.first != $0.last } ?? 0
      guard let before = printed[place].first, let now = printed[place].last else { continue }
      var numbers = before == nil ? "" : " in its counts"
      if let before, let now, before != now { numbers = " from \(before) to \(now)" }
      examples[measure.id] = Example(
        title: measure.title, place: figurePlace(keys[place]), numbers: numbers, count: keys.count)
    }
  }

  /// What happened to the figures of a measure, without the full stop.
  func sentence(on measure: Identifier) -> String {
    guard let example = examples[measure] else { return "\(measure) was restated" }
    return example.count == 1
      ? "\(example.title) \(example.place) was restated\(example.numbers)"
      : "\(example.count) figures of \(example.title) were restated, such as that "
        + "\(example.place)\(example.numbers)"
  }

  /// One of the figures.
  func example(of measure: Identifier) -> String {
    examples[measure].map { "\($0.title) \($0.place)" } ?? measure.text
  }
}

/// Where a value stands, for people: of `gld||Boys||2013/14` it's `for Boys in 2013/14`.
func figurePlace(_ key: String) -> String {
  let parts = key.split(separator: "|", omittingEmptySubsequences: false)
  guard parts.count == 5 else { return key }
  let about = parts[1...3].filter { !$0.isEmpty }.joined(separator: ", ")
  return "\(about.isEmpty ? "" : "for \(about) ")in \(parts[4])"
}
