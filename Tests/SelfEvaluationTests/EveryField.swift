import Testing

/// One field of a record, by its name, and what makes it another one.
typealias FieldChange<Record> = (field: String, change: @Sendable (inout Record) -> Void)

/// Expects that two records are told apart by each of their fields but for some, which tell nothing.
func expectEveryFieldTells<Record>(
  _ record: Record, _ changes: [FieldChange<Record>], butFor others: [String],
  saysTheSame: (Record, Record) -> Bool
) {
  let fields = Mirror(reflecting: record).children.compactMap(\.label)
  #expect(
    (changes.map(\.field) + others).sorted() == fields.sorted(), "every field has its case here")
  for (field, change) in changes {
    var other = record
    change(&other)
    #expect(!saysTheSame(record, other), "\(field)")
  }
  #expect(saysTheSame(record, record))
}
