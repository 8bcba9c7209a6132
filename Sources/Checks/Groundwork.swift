import Diagnostics
public import SelfEvaluation
import Synchronization

/// What the checks need that hangs on nothing that is worked out from the data: whoever has time may
/// begin on it before they ask for it.
public final class Groundwork: Sendable {
  /// The places of the items in the register, by their ids.
  let items: Once<[Identifier: Int]>
  /// The people whom the evaluation names.
  let people: Once<PersonNames>
  /// The figures that the public edition may hide.
  let figures: Once<TellableFigures>
  /// The answers, each with its text parsed; `nil` once they have been handed over.
  private let answers: Locked<[Once<Subject.Answer>]?>
  /// How many answers have been begun on.
  private let begun = Atomic(0)

  /// Keeps the work for when it's begun on.
  public init(for evaluation: Evaluation) {
    let items = Once { Self.places(in: evaluation.register) }
    self.items = items
    people = Once { PersonNames(evaluation) }
    figures = Once { TellableFigures(evaluation) }
    let judgements = evaluation.judgements
    answers = Locked(
      judgements.indices.map { place in
        Once { Subject.Answer(judgements[place], items: items.value) }
      })
  }

  /// Does what nobody has begun on yet.
  public func begin() {
    parse()
    _ = people.value
    _ = figures.value
  }

  private func parse() {
    let answers = answers.withLock { $0 ?? [] }
    while case let place = begun.add(1, ordering: .relaxed).oldValue, place < answers.count {
      _ = answers[place].value
    }
  }

  /// Hands all answers over, once, since they take up as much as the texts do; whoever asks takes
  /// part in what is left to do.
  func takeAnswers() -> [Subject.Answer] {
    parse()
    let taken = answers.withLock { answers in
      defer { answers = nil }
      return answers
    }
    guard let taken else { preconditionFailure("the answers are handed over once") }
    // A key path would be looked up anew for each.
    return taken.map { $0.value }
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
