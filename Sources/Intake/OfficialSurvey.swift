import DataFiles
import Diagnostics
import SelfEvaluation

/// What the filters of an official table are, learnt from all its rows before any is read.
///
/// Its size doesn't grow with the table: of each column a few hundred values are kept.
struct OfficialSurvey {
  /// One column that may be a filter.
  struct Column {
    var index: Int
    var name: String
    /// The different values, in the order of the table.
    fileprivate(set) var values: [String] = []
    /// Whether a cell holds something other than a number, a symbol or nothing.
    fileprivate(set) var holdsWords = false
    /// Whether some of the cells are empty.
    fileprivate(set) var hasEmptyCells = false

    /// The values that measures ask for, which are kept however many there are.
    fileprivate let wanted: Set<String>
    fileprivate var seen: Set<String> = []
    fileprivate var last = ""

    /// As many values as are kept.
    static let limit = 300

    fileprivate mutating func see(_ row: borrowing CSVRow) {
      if row.isEmpty(at: index) {
        hasEmptyCells = true
        return
      }
      if row.equals(last, at: index) { return }
      if !holdsWords {
        holdsWords = row.withTrimmedBytes(at: index) { NumberText($0) } == .invalid
      }
      // Nor is a name of a total passed over.
      guard values.count < Self.limit || mayBeTotal(row) || isWanted(row) else { return }
      last = row.trimmed(at: index)
      if seen.insert(last).inserted { values.append(last) }
    }

    private func isWanted(_ row: borrowing CSVRow) -> Bool {
      !wanted.isEmpty && wanted.contains(folded(row.trimmed(at: index)))
    }

    private func mayBeTotal(_ row: borrowing CSVRow) -> Bool {
      holdsWords
        && row.withTrimmedBytes(at: index) { bytes in
          bytes.count <= 30 && [0x54, 0x74, 0x41, 0x61].contains(bytes[0])
        }
    }

    /// The spellings of the value that stands for all; none when the column has no total.
    var totals: [String] {
      for word in ["total", "all"] {
        let spellings = values.filter { folded($0) == word }
        if !spellings.isEmpty { return spellings }
      }
      let likely = values.filter {
        GroupName.isTotal(folded($0).replacingEach("state funded", with: ""))
      }
      if likely.count == 1 { return likely }
      // With one value only there is nothing to choose, unless other rows have none.
      return values.count == 1 && !hasEmptyCells ? values : []
    }

    /// Whether a row is one of all its values.
    func isTotal(_ row: borrowing CSVRow) -> Bool {
      totals.contains { row.equals($0, at: index) }
    }

    /// The spellings of a value that a measure asks for.
    func spellings(of value: String) -> [String] {
      values.filter { folded($0) == folded(value) }
    }
  }

  private(set) var columns: [Column]

  /// - Parameters:
  ///   - columns: The columns that may be filters.
  ///   - filters: What measures ask of this table.
  init(_ columns: [(index: Int, name: String)], for filters: [Measure.DataFileSource.Filter]) {
    let wanted = Dictionary(grouping: filters) { FieldName.folded($0.column) }
      .mapValues { Set($0.map { folded($0.value) }) }
    self.columns = columns.map {
      Column(index: $0.index, name: $0.name, wanted: wanted[FieldName.folded($0.name)] ?? [])
    }
  }

  mutating func see(_ row: borrowing CSVRow) {
    for index in columns.indices { columns[index].see(row) }
  }

  /// Finds a column by its name in any form.
  func column(_ name: String) -> Column? {
    let wanted = FieldName.folded(name)
    return columns.first { FieldName.folded($0.name) == wanted }
  }
}
