import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  /// Reads the official tables that measures point at, each once for all its measures.
  mutating func readOfficialData() {
    var slotsOfFile: [String: [Int]] = [:]
    var order: [String] = []
    for (slot, measure) in result.measures.enumerated() {
      guard let source = measure.dataFile else { continue }
      let path = dataPath(source.file)
      if slotsOfFile[path] == nil { order.append(path) }
      slotsOfFile[path, default: []].append(slot)
    }
    for path in order {
      guard let slots = slotsOfFile[path], let first = slots.first else { continue }
      if let file = file(at: path) {
        readOfficialFile(file, measures: slots)
      } else {
        let measure = result.measures[first]
        let name = measure.dataFile?.file ?? ""
        let names = files.dataFiles.map { String(workspace.files[$0].path.dropFirst(9)) }
        log.add(
          .missingFile, "there is no file '\(name)' in measures/",
          at: placesOfDataFiles[measure.id]?["file"] ?? measure.position,
          hint: name.nearest(among: names).map { "did you mean '\($0)'?" }
            ?? "download the file into measures/, or correct its name")
      }
    }
  }

  private mutating func readOfficialFile(
    _ file: InputFile, from firstLine: Int = 1, measures slots: [Int]
  ) {
    let filters = metaFilters(of: file)
    var columns: OfficialColumns?
    var survey = OfficialSurvey([], for: [])
    var isOfficial = true
    var lineOfHeader: Int?
    let logged = log.count
    // First the whole table for what its filters are, then once more for the rows that are ours.
    let findings = readRows(file, from: firstLine) { reader, row in
      if columns != nil {
        survey.see(row)
      } else if !isOfficial {
        if lineOfHeader == nil, row.lineNumber <= Self.lastLineOfHeader,
          OfficialColumns.isOfficial(CSVHeader(row))
        {
          lineOfHeader = row.lineNumber
        }
      } else {
        let header = CSVHeader(row)
        isOfficial = OfficialColumns.isOfficial(header)
        guard isOfficial else {
          reader.reportLayout(header, row)
          return
        }
        let found = OfficialColumns(header)
        columns = found
        survey = OfficialSurvey(
          reader.filterColumns(found, filters, slots),
          for: slots.flatMap { reader.result.measures[$0].dataFile?.filters ?? [] })
        if found.hasMisspeltLevel {
          reader.log.add(
            .misspeltColumn, "the standard calls this column 'geographic_level'",
            at: row.position(at: found.level),
            hint: "it's read all the same; tell whoever publishes the file")
        }
      }
    }
    if let lineOfHeader {
      log.removeFindings(from: logged) { _ in true }
      reportHeader(inLine: lineOfHeader, of: file)
      return readOfficialFile(file, from: lineOfHeader, measures: slots)
    }
    log.add(findings)
    guard let columns else {
      if isOfficial, !findings.containErrors {
        log.add(
          .emptyFile, "this file has nothing in it", at: place(file.path),
          hint: "download it once more")
      }
      return
    }
    let selections = slots.compactMap { selection(for: $0, columns, survey, filters) }
    readSelections(selections, file, from: firstLine, columns)
  }

  private mutating func reportLayout(_ header: CSVHeader, _ row: borrowing CSVRow) {
    let isOurs = header.column("measure") != nil && header.column("period") != nil
    log.add(
      .missingColumn, "this file has no columns 'time_period' and 'geographic_level'",
      at: row.position(at: 0),
      hint: isOurs
        ? "it has the layout of our own tables: leave 'file' in measures.csv empty"
        : "download the file as open data from the publisher, or copy its values into our layout: "
          + TableLayout.observations.names.joined(separator: ","))
  }

  /// The filters that a file's description lists; `nil` without a description.
  private mutating func metaFilters(of file: InputFile) -> Set<String>? {
    let path = file.path.lowercased()
    guard path.hasSuffix(".csv"), let meta = self.file(at: path.dropLast(4) + ".meta.csv") else {
      return nil
    }
    var filters: Set<String> = []
    var columns: Columns?
    let findings = readRows(meta) { reader, row in
      guard let known = columns else {
        columns = Columns(CSVHeader(row), names: ["col-name", "col-type"])
        return
      }
      if reader.text(row, known["col-type"]).lowercased() == "filter" {
        filters.insert(FieldName.folded(reader.text(row, known["col-name"])))
      }
    }
    log.add(findings)
    guard let columns, columns.has("col-name"), columns.has("col-type") else { return nil }
    return filters
  }

  /// The columns to learn about: those that may be filters, and those that measures name as such.
  private func filterColumns(
    _ columns: OfficialColumns, _ filters: Set<String>?, _ slots: [Int]
  ) -> [(index: Int, name: String)] {
    var pointers: Set<Int> = []
    var named: Set<Int> = []
    for slot in slots {
      guard let source = result.measures[slot].dataFile else { continue }
      for name in [source.indicator, source.numerator, source.denominator] where !name.isEmpty {
        if let column = columns.header.column(name) { pointers.insert(column) }
      }
      for filter in source.filters {
        if let column = columns.header.column(filter.column) { named.insert(column) }
      }
    }
    let own = columns.ownColumns.filter { column in
      filters?.contains(FieldName.folded(columns.header.names[column])) ?? true
    }
    return Set(own).subtracting(pointers).union(named).sorted()
      .map { ($0, columns.header.names[$0]) }
  }

  // MARK: What a measure reads

  /// How one measure is read from its file.
  private struct Selection {
    var slot: Int
    var value, numerator, denominator: Int
    /// The columns that must have one of a few spellings.
    var fixed: [(column: Int, spellings: [String])] = []
    /// The columns that make a series for each value, with the spellings of the total.
    var open: [OpenFilter] = []
    var hasRowsForAuthority = false
    /// Which of the open columns had another value than the total.
    var opened: Set<Int> = []
    /// For an open column, a fixed one at which its other values weren't read.
    var closedBy: [Int: Int] = [:]

    /// Takes note of a row that isn't read because of a fixed column.
    mutating func close(_ row: borrowing CSVRow, by fixed: Int) {
      for filter in open where closedBy[filter.column] == nil && !filter.isAtTotal(row) {
        closedBy[filter.column] = fixed
      }
    }
  }

  /// A column that makes a series for each of its values.
  private struct OpenFilter {
    var column: Int
    /// The spellings of its total.
    var totals: [String]
    var name: String
    /// The values that another such column has too, and which are told apart by its name.
    var shared: Set<String> = []

    func isAtTotal(_ row: borrowing CSVRow) -> Bool {
      totals.contains { row.equals($0, at: column) }
    }

    /// The name of the group that a value makes: `Yes`, or `fsm Yes` beside `sen Yes`.
    func group(of value: String) -> String {
      shared.contains(folded(value))
        ? "\(name.split(separator: "_").joined(separator: " ")) \(value)" : value
    }
  }

  private mutating func selection(
    for slot: Int, _ columns: OfficialColumns, _ survey: OfficialSurvey, _ meta: Set<String>?
  ) -> Selection? {
    let measure = result.measures[slot]
    guard let source = measure.dataFile else { return nil }
    let places = placesOfDataFiles[measure.id]
    var isSound = true
    func column(_ name: String, _ field: String) -> Int {
      guard !name.isEmpty else { return -1 }
      if let column = columns.header.column(name) { return column }
      isSound = false
      log.add(
        .unknownDataColumn, "'\(source.file)' has no column '\(name)'",
        at: places?[field] ?? measure.position,
        hint: name.nearest(among: columns.header.names).map { "did you mean '\($0)'?" }
          ?? "its columns are: \(columns.header.names.filter { !$0.isEmpty }.prefix(60).joined(separator: ", "))"
      )
      return -1
    }
    var selection = Selection(
      slot: slot, value: column(source.indicator, "indicator"),
      numerator: column(source.numerator, "numerator"),
      denominator: column(source.denominator, "denominator"))
    var named: Set<Int> = []
    for filter in source.filters {
      let index = column(filter.column, "filters")
      guard index >= 0, let values = survey.column(filter.column) else { continue }
      named.insert(index)
      if filter.value == "*" {
        selection.open.append(
          OpenFilter(column: index, totals: values.totals, name: filter.column))
        continue
      }
      let spellings = values.spellings(of: filter.value)
      if spellings.isEmpty {
        isSound = false
        log.add(
          .unknownFilterValue,
          "'\(filter.value)' is no value of '\(filter.column)' in '\(source.file)'",
          at: places?["filters"] ?? measure.position,
          hint: filter.value.nearest(among: values.values).map { "did you mean '\($0)'?" }
            ?? "its values are: \(Self.listed(values.values))")
      }
      selection.fixed.append((index, spellings))
    }
    for place in selection.open.indices {
      let others = selection.open.indices.filter { $0 != place }
        .compactMap { survey.column(selection.open[$0].name) }
      selection.open[place].shared = Set(
        others.flatMap { other in other.values.filter { !other.totals.contains($0) } }.map(folded))
    }
    // "characteristic_group" only says which kind of value "characteristic" has.
    let groupings = source.filters.map { FieldName.folded($0.column) + "-group" }
    // What another measure names may be one of the standard's own columns, and no filter.
    for filter in survey.columns
    where !named.contains(filter.index) && columns.ownColumns.contains(filter.index) {
      let name = FieldName.folded(filter.name)
      let isFilter = meta?.contains(name) ?? (filter.holdsWords && !groupings.contains(name))
      guard isFilter, !filter.values.isEmpty else { continue }
      if filter.totals.isEmpty {
        isSound = false
        log.add(
          .filterWithoutTotal,
          "the filter '\(filter.name)' of '\(source.file)' isn't named and has no total; its values "
            + "are: \(Self.listed(filter.values + (filter.hasEmptyCells ? ["an empty cell"] : [])))",
          at: places?["filters"] ?? measure.position,
          hint: "name it in 'filters': '\(filter.name)=\(filter.values[0])' for one value, "
            + "'\(filter.name)=*' for a series of each"
            + (filter.hasEmptyCells
              ? "; if it holds notes, take the column out of the file" : ""))
      } else if filter.values.count == 1, GroupName.isOfSome(filter.values[0]),
        !GroupName.isTotal(folded(filter.values[0]))
      {
        reportOneGroup(filter, of: measure, source)
      }
      selection.fixed.append((filter.index, filter.totals))
    }
    return isSound ? selection : nil
  }

  private static func listed(_ values: [String]) -> String {
    values.prefix(20).joined(separator: ", ")
      + (values.count > 20 ? " and \(values.count - 20) more" : "")
  }

  // MARK: Rows

  private mutating func readSelections(
    _ selections: [Selection], _ file: InputFile, from firstLine: Int, _ columns: OfficialColumns
  ) {
    guard !selections.isEmpty else { return }
    var selections = selections
    var places = OfficialPlaces(result.settings)
    var lastTime: (period: String, identifier: String, value: Period?) = ("", "", nil)
    var hasUnreadPeriods = false
    _ = readRows(file, from: firstLine) { reader, row in
      if row.isHeader { return }
      let area: Int
      switch places.place(row, columns) {
      case .nobody: return
      case .area(let name): area = reader.names.areas.number(of: name)
      case .district: area = reader.names.areas.number(row, columns.district)
      }
      if !row.equals(lastTime.period, at: columns.timePeriod)
        || !row.equals(lastTime.identifier, at: columns.timeIdentifier)
      {
        lastTime = reader.time(row, columns)
      }
      guard let period = lastTime.value else {
        hasUnreadPeriods = hasUnreadPeriods || area == 0
        return
      }
      for index in selections.indices
      where reader.readOfficialRow(row, columns, &selections[index], area, period) {
        selections[index].hasRowsForAuthority = true
      }
    }
    for selection in selections {
      let measure = result.measures[selection.slot]
      guard selection.hasRowsForAuthority else {
        // Where the authority's rows have no period, that is told, and their number isn't the fault.
        if !hasUnreadPeriods { reportNoRows(measure) }
        continue
      }
      for open in selection.open where !selection.opened.contains(open.column) {
        guard let fixed = selection.closedBy[open.column] else { continue }
        reportTotalOnly(
          columns.header.names[open.column], columns.header.names[fixed], of: measure)
      }
    }
  }

  private mutating func reportOneGroup(
    _ filter: OfficialSurvey.Column, of measure: Measure, _ source: Measure.DataFileSource
  ) {
    let group = filter.values[0]
    log.add(
      .oneGroupOnly,
      "all rows of '\(source.file)' are on '\(group)' in '\(filter.name)', and '\(measure.id)' "
        + "is told as of all pupils",
      at: placesOfDataFiles[measure.id]?["filters"] ?? measure.position,
      hint: "if it's meant, write '\(filter.name)=\(group)' into 'filters' and say in the title "
        + "whom it's about; else fetch the file with the rows of all pupils")
  }

  private mutating func reportTotalOnly(_ open: String, _ fixed: String, of measure: Measure) {
    log.add(
      .filterAtTotalOnly,
      "'\(open)=*' makes no series but its total: its other values stand in rows in which "
        + "'\(fixed)' isn't at its total",
      at: placesOfDataFiles[measure.id]?["filters"] ?? measure.position,
      hint: "name it too: '\(open)=*;\(fixed)=*', or '\(fixed)=…' for one value")
  }

  private mutating func time(
    _ row: borrowing CSVRow, _ columns: OfficialColumns
  ) -> (String, String, Period?) {
    let text = text(row, columns.timePeriod)
    let identifier = self.text(row, columns.timeIdentifier)
    let period = OfficialPeriod.read(text[...], identifier: identifier[...])
    if period == nil {
      log.addOnce(
        .unsupportedPeriod, identifier.isEmpty ? text : identifier,
        at: row.position(at: columns.timePeriod),
        "'\(text)' with '\(identifier)' is no year, month or day; such rows aren't read",
        hint: { _ in "rows of academic, financial and calendar years and of months are read" })
    }
    return (text, identifier, period)
  }

  /// Keeps one row for one measure.
  ///
  /// - Returns: Whether it's a value of the authority itself.
  private mutating func readOfficialRow(
    _ row: borrowing CSVRow, _ columns: OfficialColumns, _ selection: inout Selection,
    _ area: Int, _ period: Period
  ) -> Bool {
    for filter in selection.fixed
    where !filter.spellings.contains(where: { row.equals($0, at: filter.column) }) {
      if area == 0 { selection.close(row, by: filter.column) }
      return false
    }
    var group = ""
    for filter in selection.open where !filter.isAtTotal(row) {
      let value = row.trimmed(at: filter.column)
      if area == 0 { selection.opened.insert(filter.column) }
      // Beside a total, an empty cell belongs to no value of the filter.
      if value.isEmpty, !filter.totals.isEmpty { return false }
      if value.isEmpty { continue }
      group += (group.isEmpty ? "" : " · ") + filter.group(of: value)
    }
    var key = NumberedKey(measure: selection.slot, period: names.number(of: period))
    key.area = area
    key.group = names.groups.number(of: group)
    let comma = decimalComma
    var cells = ObservedCells(
      value: Self.number(row, selection.value, decimalComma: comma),
      numerator: Self.number(row, selection.numerator, decimalComma: comma),
      denominator: Self.number(row, selection.denominator, decimalComma: comma))
    func place(of column: ObservedValue.Column) -> Int {
      switch column {
      case .value: max(selection.value, 0)
      case .numerator: max(selection.numerator, 0)
      case .denominator: max(selection.denominator, 0)
      }
    }
    guard reportNumbers(cells, in: row, columnOf: place) else { return area == 0 }
    if let rounded = cells.roundedCounts(of: measureFacts[selection.slot]) {
      let measure = result.measures[selection.slot].id
      log.addOnce(
        .roundedCounts, measure.text, at: row.position(at: selection.numerator),
        "the counts are published rounded: \(rounded) doesn't give the value beside them",
        hint: { _ in
          "such values stand without their counts; if somebody changed them, take the file as it "
            + "was published"
        })
      (cells.numerator, cells.denominator) = (.blank, .blank)
    }
    keep(key, cells, status: officialStatus(row, columns.version), at: self.place(of: row)) {
      row.position(at: place(of: $0))
    }
    return area == 0
  }

  /// The status that a row's version tells; publishers have other words for it too.
  private mutating func officialStatus(
    _ row: borrowing CSVRow, _ column: Int
  ) -> Observation.Status? {
    if column < 0 || row.isEmpty(at: column) { return nil }
    if row.equals("Final", at: column) { return .final }
    let written = text(row, column)
    let words = folded(written.hasSuffix(".") ? String(written.dropLast()) : written)
    if let status = Observation.Status.allCases.first(where: {
      words.hasPrefix($0.rawValue) || words.count >= 3 && $0.rawValue.hasPrefix(words)
    }) {
      return status
    }
    log.addOnce(
      .unknownVersion, words, at: row.position(at: column),
      "'\(written)' tells neither provisional nor revised nor final figures",
      hint: { _ in "such figures are taken for final; write 'provisional' or 'revised' if they are"
      })
    return nil
  }

  private mutating func reportNoRows(_ measure: Measure) {
    let code = result.settings.code
    log.add(
      .noRowsForAuthority,
      "'\(measure.dataFile?.file ?? "")' has no row on \(result.settings.authority) for '\(measure.id)'",
      at: placesOfDataFiles[measure.id]?["file"] ?? measure.position,
      hint: code.isEmpty
        ? "set \"code\" in laser.json to the authority's code, by which such files are searched"
        : "look whether the file covers \(code), and whether the filters fit together")
  }
}
