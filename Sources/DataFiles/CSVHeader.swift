/// The column names of a CSV file.
public struct CSVHeader: Sendable {
  /// The names as they're written, without the white space around them; an unnamed column's is "".
  public let names: [String]
  /// The columns that have a name, by its folded form.
  private let columns: [String: Int]

  /// Takes the names from the first row of a file; of one that stands twice, the first column has it.
  ///
  /// - Parameter row: The row whose cells are the names.
  public init(_ row: borrowing CSVRow) {
    var names: [String] = []
    names.reserveCapacity(row.count)
    for column in 0..<row.count { names.append(row.trimmed(at: column)) }
    self.names = names
    var columns: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      let form = FieldName.folded(name)
      if columns[form] == nil { columns[form] = index }
    }
    self.columns = columns
  }

  /// The number of columns, unnamed ones included.
  public var count: Int { names.count }

  /// Finds a column by its name, whatever its case and whether `_`, `-` or a space joins its words.
  ///
  /// - Parameter name: The name, in any of its forms.
  /// - Returns: The column's index from 0, or `nil`.
  public func column(_ name: String) -> Int? { columns[FieldName.folded(name)] }

  /// The number of columns up to the last that has a name.
  var namedCount: Int { (names.lastIndex { !$0.isEmpty } ?? -1) + 1 }
}
