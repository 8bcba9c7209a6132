public import SelfEvaluation

/// Tells in which fields two records of one kind differ; white space makes no difference.
public struct RecordDifference: Sendable {
  private let bank: QuestionBank

  /// Takes the bank whose scale names the grades.
  public init(bank: QuestionBank) { self.bank = bank }

  /// One field that differs.
  public struct Item: Hashable, Sendable {
    /// The name, as a saved version has it.
    public var field: String
    /// Its content in the one and in the other; `nil` for none.
    public var one, other: FieldValue?
  }

  /// Compares two evidence items, but for their ids.
  public func between(_ one: EvidenceItem, _ other: EvidenceItem) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) })
  }

  /// Compares two measures, but for their ids.
  public func between(_ one: Measure, _ other: Measure) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) })
  }

  /// Compares two observations of one place, group and period.
  public func between(_ one: Observation, _ other: Observation) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) })
  }

  /// Compares two key priorities, but for their ids.
  public func between(_ one: KeyPriority, _ other: KeyPriority) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) })
  }

  /// Compares two actions, but for their ids.
  public func between(_ one: Action, _ other: Action) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) })
  }

  /// Compares two answers of one team to one question.
  public func between(_ one: Judgement, _ other: Judgement) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) })
  }

  /// Compares two teams, but for their ids.
  public func between(_ one: Team, _ other: Team) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) })
  }

  /// Compares what two settings files say besides the authority, the year, the bank and the teams.
  public func between(_ one: Settings, _ other: Settings) -> [Item] {
    items({ $0.write(one) }, { $0.write(other) }).filter { $0.field != "bank" }
  }

  /// What an evidence item says besides its id, for finding one source under two ids.
  public func content(of item: EvidenceItem) -> [Field] {
    fields { $0.write(item) }.filter { $0.name != "id" }
  }

  private func fields(_ write: (inout FieldCollector) -> Void) -> [Field] {
    var collector = FieldCollector(bank: bank)
    write(&collector)
    return collector.fields
  }

  private func items(
    _ one: (inout FieldCollector) -> Void, _ other: (inout FieldCollector) -> Void
  ) -> [Item] {
    let (left, right) = (fields(one), fields(other))
    if left == right { return [] }
    var rest = right
    var items: [Item] = []
    for field in left where field.name != "id" {
      let place = rest.firstIndex { $0.name == field.name }
      let value = place.map { rest.remove(at: $0).value }
      if let value, field.value.saysTheSame(as: value, in: field.name) { continue }
      items.append(Item(field: field.name, one: field.value, other: value))
    }
    for field in rest where field.name != "id" {
      items.append(Item(field: field.name, one: nil, other: field.value))
    }
    return items
  }
}
