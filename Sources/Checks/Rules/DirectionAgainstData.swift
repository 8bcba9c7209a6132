import Diagnostics

extension CheckRule {
  /// A sentence that says a figure rose when it fell, stood still when it moved, lies above another
  /// when it lies below, or is that of another year or group.
  static let directionAgainstData = Self(
    "direction-against-data", .error,
    why: "A sentence that says a figure rose when it fell misleads, whatever the figure in it."
  ) { subject in
    func faults(
      _ sentences: SentenceList, at position: (Int, Sentence) -> FilePosition
    ) -> [Fault] {
      let figures: WordMarks = [.value, .number]
      guard !sentences.marks.isDisjoint(with: figures) else { return [] }
      return sentences.filter { !$0.marks.isDisjoint(with: figures) }.flatMap { sentence in
        DirectionClaims(in: sentence, of: subject).contradicted.map { claim in
          Fault(
            "'\(sentence.written(claim.word..<claim.word + 1))' is not what "
              + "\(claim.isOfItself ? "its own figures" : "the data") say: \(claim.fact)",
            at: position(claim.word, sentence),
            hint: "change the word, or quote the figure that was meant")
        }
      }
    }
    return subject.answers.flatMap { faults($0.sentences, at: $0.position(of:in:)) }
      + subject.priorityTexts.flatMap { faults($0.sentences, at: $0.position(of:in:)) }
  }
}
