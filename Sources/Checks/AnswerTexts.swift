import Diagnostics
public import SelfEvaluation
import Synchronization

/// The answers of an evaluation, each with its text parsed.
///
/// They hang on nothing that is worked out from the data, so whoever has time may begin on them
/// before the checks ask for them.
public final class AnswerTexts: Sendable {
  /// The places of the items in the register, by their ids.
  let items: Once<[Identifier: Int]>
  /// `nil` once they have been handed over.
  private let answers: Locked<[Once<Subject.Answer>]?>
  /// How many have been begun on.
  private let begun = Atomic(0)

  /// Keeps the work for when it's begun on.
  public init(of evaluation: Evaluation) {
    let items = Once { Self.places(in: evaluation.register) }
    self.items = items
    answers = Locked(
      evaluation.judgements.indices.map { place in
        Once { Subject.Answer(evaluation.judgements[place], items: items.value) }
      })
  }

  /// Parses texts as long as there is one that nobody has begun on.
  public func parse() {
    let answers = answers.withLock { $0 ?? [] }
    while case let place = begun.add(1, ordering: .relaxed).oldValue, place < answers.count {
      _ = answers[place].value
    }
  }

  /// Hands all of them over, once, since they take up as much as the texts do; whoever asks takes
  /// part in what is left to do.
  func takeAll() -> [Subject.Answer] {
    parse()
    let taken = answers.withLock { answers in
      defer { answers = nil }
      return answers
    }
    guard let taken else { preconditionFailure("the texts are handed over once") }
    return taken.map(\.value)
  }

  private static func places(in register: [EvidenceItem]) -> [Identifier: Int] {
    // By places, since an item takes a reference to each of its fields with it.
    var places: [Identifier: Int] = Dictionary(minimumCapacity: register.count)
    for place in register.indices {
      let id = register[place].id
      if places[id] == nil { places[id] = place }
    }
    return places
  }
}
