import DataFiles
import Diagnostics
import SelfEvaluation

/// Where the columns of one file stand.
struct Columns {
  private var names: [String]
  private var indices: [Int] = []
  /// Whether the column that makes a row worth reading is there.
  var areUsable = true

  /// A column's index; one that isn't there has an index that no row has, so its cells are empty.
  subscript(_ name: String) -> Int {
    // There are few, and each is asked for in each row: a dictionary takes longer, and so does
    // comparing those that differ in length.
    let length = name.utf8.count
    for place in names.indices where names[place].utf8.count == length && names[place] == name {
      return indices[place]
    }
    return -1
  }

  func has(_ name: String) -> Bool { self[name] >= 0 }

  init(_ header: CSVHeader, names: [String]) {
    self.names = names
    for name in names { indices.append(header.column(name) ?? -1) }
  }
}

extension WorkspaceReader {
  /// Reads one of our own tables, if it's there: checks its header, then shows each row.
  ///
  /// - Returns: Whether the whole table could be read, its faults in single cells aside.
  @discardableResult
  mutating func readTable(
    _ layout: TableLayout, _ body: (inout Self, borrowing CSVRow, Columns) -> Void
  ) -> Bool {
    guard let file = file(at: layout.path) else { return true }
    return readTable(file, layout: { _, _ in layout }, body)
  }

  /// Reads a table whose columns depend on its header; without a layout for it, it's passed over.
  @discardableResult
  mutating func readTable(
    _ file: InputFile, from firstLine: Int = 1,
    layout: (inout Self, CSVHeader) -> TableLayout?,
    _ body: (inout Self, borrowing CSVRow, Columns) -> Void
  ) -> Bool {
    var columns: Columns?
    /// What a line that can't be the header should have been.
    var expected: TableLayout?
    var lineOfHeader: Int?
    var isPassedOver = false
    var hasUnreadRow = false
    var conflict = ConflictTracker()
    let logged = log.count
    let findings = readRows(file, from: firstLine) { reader, row in
      if isPassedOver || conflict.isPassedOver(row) { return }
      if let known = columns {
        if known.areUsable, row.ownSeparator == nil { body(&reader, row, known) }
        hasUnreadRow = hasUnreadRow || row.ownSeparator != nil
        guard let required = expected?.required.first, row.lineNumber <= Self.lastLineOfHeader,
          lineOfHeader == nil, CSVHeader(row).column(required) != nil
        else { return }
        lineOfHeader = row.lineNumber
      } else {
        let header = CSVHeader(row)
        let wanted = layout(&reader, header)
        columns = wanted.map { reader.checkHeader(row, header, $0) }
        isPassedOver = columns == nil
        expected = columns?.areUsable == false ? wanted : nil
      }
    }
    if isPassedOver { return true }
    if let lineOfHeader, firstLine == 1 {
      log.removeFindings(from: logged) { _ in true }
      reportHeader(inLine: lineOfHeader, of: file)
      return readTable(file, from: lineOfHeader, layout: layout, body)
    }
    // What a row's cells look like says nothing once they have slipped into other columns.
    let slipped: Set<Rule> = [.raggedRow, .unclosedQuote, .textAfterQuote]
    let lines = Set(findings.filter { slipped.contains($0.rule) }.map(\.position.line))
    log.removeFindings(from: logged) { $0.column > 1 && lines.contains($0.line) }
    log.add(conflict.findings)
    log.add(conflict.withoutConsequences(findings))
    if columns == nil, !findings.containErrors {
      log.add(
        .emptyFile, "this file has nothing in it", at: place(file.path),
        hint: "write the column names in the first line, or remove the file")
    }
    let broken: Set<Rule> = [.unclosedQuote, .notATextFile, .tooLarge, .unreadableFile]
    // A file with nothing in it has been read whole.
    return columns?.areUsable ?? true && !hasUnreadRow
      && !findings.contains { broken.contains($0.rule) }
  }

  mutating func reportHeader(inLine line: Int, of file: InputFile) {
    log.add(
      .lineAboveHeader, "the names of the columns stand in line \(line), not in the first",
      at: place(file.path), hint: "leave out what stands above them; it isn't read")
  }

  /// How far down the names of the columns are looked for, should the first line have none.
  static let lastLineOfHeader = 20

  /// Shows each row of a file, from one line on, in memory that doesn't grow with it.
  ///
  /// - Returns: The faults of the file's format.
  mutating func readRows(
    _ file: InputFile, from firstLine: Int = 1,
    _ body: (inout Self, borrowing CSVRow) -> Void
  ) -> [Finding] {
    var parser = CSVParser(file: workspace.shownPath(file.path), from: firstLine)
    do {
      try file.readChunks { chunk in
        // Line by line until it's known what separates the cells: that decides on decimal commas.
        var rest = chunk
        while parser.separator == nil,
          let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D })
        {
          let line = rest[...end]
          parser.feed(line.span) { row in body(&self, row) }
          rest = rest[(end + 1)...]
        }
        decimalComma = parser.separator == 0x3B
        parser.feed(rest.span) { row in body(&self, row) }
      }
    } catch {
      return parser.findings + [unreadable(file, error)]
    }
    parser.finish { row in body(&self, row) }
    return parser.findings
  }

  func unreadable(_ file: InputFile, _ error: any Error) -> Finding {
    Finding(
      .unreadableFile, "this file can't be read: \(error)", at: place(file.path),
      hint: "close it in other programs, and check that you may open it")
  }

  /// Compares the column names of a file with those that its kind of table has.
  private mutating func checkHeader(
    _ row: borrowing CSVRow, _ header: CSVHeader, _ layout: TableLayout
  ) -> Columns {
    var columns = Columns(header, names: layout.names)
    var missing = layout.required.filter { !columns.has($0) }
    let unused = layout.names.filter { !columns.has($0) }
    for (index, name) in header.names.enumerated() where !name.isEmpty {
      let form = FieldName.folded(name)
      guard !layout.names.contains(form) else { continue }
      // After so many, neither what was meant nor the place is looked for any more.
      let isFar = index > 1_000
      let near = isFar ? nil : form.nearest(among: missing) ?? form.nearest(among: unused)
      let place = row.position(at: isFar ? 0 : index)
      if let near, let slot = missing.firstIndex(of: near) {
        // One slip of the pen, so one finding: it's the required column under another name.
        missing.remove(at: slot)
        log.add(
          .missingColumn, "there is no column '\(near)', but one called '\(name)'", at: place,
          hint: "did you mean '\(near)'?")
      } else {
        log.add(
          .unknownColumn, "'\(name)' isn't a column of this table; nothing in it is read",
          at: place,
          hint: near.map { "did you mean '\($0)'?" }
            ?? (isFar ? nil : form.nearest(among: layout.names)).map {
              "did you mean '\($0)', which is there too?"
            } ?? "the columns are: \(layout.names.joined(separator: ", "))")
      }
    }
    for name in missing {
      log.add(
        .missingColumn, "there is no column '\(name)'", at: row.position(at: 0),
        hint: "add a column with the name '\(name)' to the first line")
    }
    columns.areUsable = layout.required.first.map(columns.has) ?? true
    return columns
  }
}

// MARK: - Cells

extension WorkspaceReader {
  /// A cell's text on one line, without the white space around it.
  func text(_ row: borrowing CSVRow, _ column: Int) -> String {
    column < 0 ? "" : row.trimmed(at: column)
  }

  /// The id that a row goes by, and whether the row can be kept under it.
  ///
  /// A row that can't be kept is read all the same, for its other faults.
  struct RowID {
    var id: Identifier
    var isKept: Bool
  }

  /// Reads the id that a row goes by, and sees to it that it's new.
  static func readID(
    _ row: borrowing CSVRow, _ column: Int, _ noun: String, into known: inout KnownIDs,
    _ log: inout FindingLog
  ) -> RowID {
    let text = row.trimmed(at: column)
    let id = Identifier(text)
    if text.isEmpty {
      log.add(
        .emptyCell, "this row has no id", at: row.position(at: column),
        hint: "give every \(noun) an id of its own, such as one letter and a number")
      return RowID(id: id, isKept: false)
    }
    guard Identifier.isValid(text) else {
      log.add(.badID, "'\(text)' can't be an id", at: row.position(at: column), hint: idHint(text))
      // References to it are then not faults of their own.
      _ = known.insert(id)
      return RowID(id: id, isKept: false)
    }
    guard known.insert(id) else {
      let first = known[id]?.text ?? text
      log.add(
        .repeatedID,
        first == text
          ? "there is a row with the id '\(text)' already"
          : "there is a row with the id '\(first)' already, and case doesn't count",
        at: row.position(at: column), hint: "give one of the two another id, or remove it")
      return RowID(id: id, isKept: false)
    }
    return RowID(id: id, isKept: true)
  }

  /// Reads a cell that must not be empty.
  mutating func requiredText(
    _ row: borrowing CSVRow, _ column: Int, _ name: String, of id: Identifier
  ) -> String {
    let text = text(row, column)
    if text.isEmpty, column >= 0 {
      log.add(
        .emptyCell,
        "\(id.text.isEmpty ? "this row" : "'\(id)'") has nothing in the column '\(name)'",
        at: row.position(at: column),
        hint: "write the \(name) in this cell")
    }
    return text
  }

  mutating func date(_ row: borrowing CSVRow, _ column: Int) -> CalendarDate? {
    if row.isEmpty(at: column) { return nil }
    if let date = row.withTrimmedBytes(at: column, { CalendarDate(utf8: $0) }) { return date }
    return date(text(row, column)[...]) { row.position(at: column) }
  }

  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ row: borrowing CSVRow, _ column: Int, _ rule: Rule, as field: String
  ) -> Word? {
    if row.isEmpty(at: column) { return nil }
    return word(text(row, column)[...], rule, as: field) { row.position(at: column) }
  }

  /// Reads a cell, unless one like it was read without a fault before.
  mutating func recalled<Value>(
    _ memo: inout CellMemo<Value>, _ row: borrowing CSVRow, _ column: Int,
    _ read: (inout Self, borrowing CSVRow, Int) -> Value
  ) -> Value {
    if let value = row.withTrimmedBytes(at: column, { memo.value(of: $0) }) { return value }
    let revision = log.revision
    let value = read(&self, row, column)
    if log.revision == revision { row.withTrimmedBytes(at: column) { memo.add($0, value) } }
    return value
  }

  /// Reads a list of questions such as `2;3;10-12`.
  mutating func questions(_ row: borrowing CSVRow, _ column: Int) -> [Int] {
    if row.isEmpty(at: column) { return [] }
    if let numbers = row.withTrimmedBytes(at: column, { questions.plainList($0) }) {
      return numbers
    }
    var numbers: [Int] = []
    for item in row.items(at: column) {
      if let number = Int(digits: item.text), !hasBank || questions.contains(number) {
        if !numbers.contains(number) { numbers.append(number) }
        continue
      }
      guard let range = numberRange(item.text[...]), range.count <= 1_000 else {
        log.add(
          .badListItem, "'\(item.text)' isn't a question's number",
          at: itemPlace(item, row, column),
          hint: "write numbers and spans of them, such as 2;3;10-12")
        continue
      }
      let known = range.filter { !hasBank || questions.contains($0) }
      if known.count < range.count {
        log.add(
          .unknownQuestion,
          known.isEmpty
            ? "there is no question \(item.text)" : "not all of the questions \(item.text) exist",
          at: itemPlace(item, row, column), hint: questionHint)
      }
      numbers += known.filter { !numbers.contains($0) }
    }
    return numbers
  }

  /// Reads ids of earlier times, which need not exist any more.
  mutating func formerIDs(_ row: borrowing CSVRow, _ column: Int) -> [Identifier] {
    row.items(at: column).compactMap { item in
      if let id = Identifier(validating: item.text) { return id }
      log.add(
        .badID, "'\(item.text)' can't be an id", at: itemPlace(item, row, column),
        hint: idHint(item.text))
      return nil
    }
  }

  /// Reads a list of references.
  ///
  /// - Returns: The ids that there are, and the items that are none.
  mutating func references(
    _ row: borrowing CSVRow, _ column: Int,
    _ lookUp: (inout Self, String, () -> FilePosition) -> Identifier?
  ) -> (known: [Identifier], unknown: [Identifier]) {
    var (ids, unknown): ([Identifier], [Identifier]) = ([], [])
    for item in row.items(at: column) {
      if let found = lookUp(&self, item.text, { itemPlace(item, row, column) }) {
        if !ids.contains(found) { ids.append(found) }
      } else {
        unknown.append(Identifier(item.text))
      }
    }
    return (ids, unknown)
  }
}

/// What an id could be instead of a text that can't be one.
func idHint(_ text: String) -> String {
  let mended = String(
    text.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
  let start = mended.drop { !$0.isLetter && !$0.isNumber }
  return start.isEmpty
    ? "use letters, digits, '.', '_' and '-', beginning with a letter or a digit"
    : "use letters, digits, '.', '_' and '-', such as '\(start)'"
}

/// The place of an item of the list in a cell.
func itemPlace(_ item: ListItem, _ row: borrowing CSVRow, _ column: Int) -> FilePosition {
  row.position(at: column, byteOffset: item.range.lowerBound)
}
