import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  /// Reads the tables in `measures/`: those of our own layout here, official ones where a measure
  /// points at them.
  mutating func readObservations() {
    names = NameTable(areas: AreaNames(result.settings))
    let pointedAt = Set(result.measures.compactMap { $0.dataFile.map { dataPath($0.file) } })
    let own = files.dataFiles.map { workspace.files[$0] }
      .filter { !pointedAt.contains($0.path.lowercased()) }
    makeRoom(for: own.reduce(0) { $0 + min($1.expectedSize, Self.mostBytes) } / Self.bytesOfRow)
    for file in own { readObservations(file) }
    readOfficialData()
    for slot in result.measures.indices {
      guard let decimals = measureFacts[slot].usualDecimals else { continue }
      result.measures[slot].decimals = decimals.decimals(usual: result.measures[slot].decimals)
    }
  }

  /// How many bytes a row mostly has, at least.
  private static let bytesOfRow = 48
  /// For how many observations room is made at most; beyond that it grows with them.
  private static let mostExpected = 16_384
  private static var mostBytes: Int { mostExpected * bytesOfRow }

  /// Makes room for so many observations, since moving them as their number grows takes half of the
  /// memory that reading needs.
  private mutating func makeRoom(for count: Int) {
    let count = min(count, Self.mostExpected)
    result.observations.reserveCapacity(count)
    observationKeys.reserveCapacity(count)
    observationPlaces = PlaceTable(expectedCount: count)
  }

  /// The path of a file that a measure names, in lower case.
  func dataPath(_ name: String) -> String {
    let name = name.lowercased().replacingEach("\\", with: "/")
    return name.hasPrefix("measures/") ? name : "measures/" + name
  }

  private mutating func readObservations(_ file: InputFile) {
    var layout = TableLayout.observations
    var columns: ObservationColumns?
    var isOfficial = false
    var width = 0
    readTable(
      file,
      layout: { reader, header in
        isOfficial = OfficialColumns.isOfficial(header)
        if isOfficial { return nil }
        width = header.names.count
        // Either the value or the two counts will do.
        if header.column("numerator") == nil || header.column("denominator") == nil {
          layout.required.append("value")
        }
        return layout
      }
    ) { reader, row, found in
      let known = columns ?? ObservationColumns(found)
      columns = known
      reader.readObservation(row, known, width: width)
    }
    if isOfficial {
      let place = place(file.path)
      log.add(
        .unusedDataFile, "no measure in measures.csv reads this file of official data", at: place,
        hint: "'laser trends --suggest \(place.file.asArgument)' proposes rows for measures.csv")
    }
  }

  /// Where the columns stand, so that no name is looked up for a row.
  private struct ObservationColumns {
    var measure, period, area, group, category, value, numerator, denominator, status: Int

    init(_ columns: Columns) {
      measure = columns["measure"]
      period = columns["period"]
      area = columns["area"]
      group = columns["group"]
      category = columns["category"]
      value = columns["value"]
      numerator = columns["numerator"]
      denominator = columns["denominator"]
      status = columns["status"]
    }
  }

  private mutating func readObservation(
    _ row: borrowing CSVRow, _ columns: ObservationColumns, width: Int
  ) {
    guard let slot = measureSlot(row, columns.measure),
      let period = observedPeriod(row, columns.period)
    else { return }
    var series = NumberedKey(measure: slot, period: period)
    series.area = names.areas.number(row, columns.area)
    series.group = names.groups.number(row, columns.group)
    series.category = names.groups.number(row, columns.category)
    if names.groups.isForAll(series.group) { series.group = 0 }
    if names.areas.isForAll(series.area) || names.groups.isForAll(series.category) {
      reportTotals(series, row, columns)
    }
    let comma = decimalComma
    let cells = ObservedCells(
      value: Self.number(row, columns.value, decimalComma: comma),
      numerator: Self.number(row, columns.numerator, decimalComma: comma),
      denominator: Self.number(row, columns.denominator, decimalComma: comma))
    func place(of column: ObservedValue.Column) -> Int {
      switch column {
      case .value: columns.value
      case .numerator: columns.numerator
      case .denominator: columns.denominator
      }
    }
    let isSound = reportNumbers(cells, in: row, columnOf: place)
    let status = observedStatus(row, columns.status)
    guard isSound else { return }
    if row.count > width, cells.areParted {
      log.add(
        .raggedRow,
        "the header has \(width) columns, this row \(row.count) cells, and one count alone beside "
          + "its value",
        at: row.position(at: columns.value),
        hint:
          "a comma within a number parts its cell in two: write 67.9 for 67,9, and 1234 for 1,234"
      )
      return
    }
    keep(series, cells, status: status, at: self.place(of: row)) { row.position(at: place(of: $0)) }
  }

  /// Reports cells that are no numbers, and numbers that have lost digits.
  ///
  /// - Returns: Whether all of the row's numbers can be read.
  mutating func reportNumbers(
    _ cells: ObservedCells, in row: borrowing CSVRow, columnOf place: (ObservedValue.Column) -> Int
  ) -> Bool {
    guard
      cells.value == .invalid || cells.numerator == .invalid || cells.denominator == .invalid
        || cells.value.isShortened || cells.numerator.isShortened || cells.denominator.isShortened
    else { return true }
    var isSound = true
    for (number, column) in [
      (cells.value, ObservedValue.Column.value), (cells.numerator, .numerator),
      (cells.denominator, .denominator),
    ] {
      let column = place(column)
      if number == .invalid {
        isSound = false
        log.add(.notANumber(text(row, column), at: row.position(at: column)))
      } else if number.isShortened {
        log.add(
          .shortenedNumber, "'\(text(row, column))' has lost its last digits",
          at: row.position(at: column),
          hint: "give the column in the spreadsheet the format of a whole number, and save it anew")
      }
    }
    return isSound
  }

  /// Reports a place that is no district, and a class of which all the others are part.
  private mutating func reportTotals(
    _ series: NumberedKey, _ row: borrowing CSVRow, _ columns: ObservationColumns
  ) {
    if names.areas.isForAll(series.area) {
      let name = names.areas[series.area]
      let hint = names.areas.hint(on: series.area)
      log.addOnce(
        .ambiguousArea, name, at: row.position(at: columns.area),
        "'\(name)' is read as the name of a district", hint: { _ in hint })
    }
    if names.groups.isForAll(series.category) {
      let name = names.groups[series.category]
      log.addOnce(
        .totalAsCategory, name, at: row.position(at: columns.category),
        "'\(name)' is read as a class beside the others, which add up to it",
        hint: { _ in
          "leave such rows out, or the category empty where the measure has no others"
        })
    }
  }

  /// Finds the measure that a row is about, by its place among the measures.
  private mutating func measureSlot(_ row: borrowing CSVRow, _ column: Int) -> Int? {
    let known = row.withTrimmedBytes(at: column) { measureSpellings.number(of: $0) }
    if let known { return known }
    let text = text(row, column)
    if text.isEmpty {
      log.add(
        .emptyCell, "this row names no measure", at: row.position(at: column),
        hint: "write the measure's id, as measures.csv has it")
      return nil
    }
    guard let id = measureReference(text, isInList: false, at: { row.position(at: column) }) else {
      return nil
    }
    guard let slot = measureSlots[id] else {
      if !measures.all.contains(id) {
        log.addOnce(
          .unknownMeasure, id.text, at: row.position(at: column),
          "there is no measure '\(id)' in this workspace's catalogue",
          hint: { _ in "add its row to measures.csv, or move its figures to where that row stands" }
        )
      }
      return nil
    }
    row.withTrimmedBytes(at: column) { measureSpellings.add($0, slot) }
    return slot
  }

  private mutating func observedPeriod(_ row: borrowing CSVRow, _ column: Int) -> Int? {
    let known = row.withTrimmedBytes(at: column) { periodSpellings.number(of: $0) }
    if let known { return known }
    if row.isEmpty(at: column) {
      if column >= 0 {
        log.add(
          .emptyCell, "this row has no period", at: row.position(at: column),
          hint: "write the period, such as 2014/15")
      }
      return nil
    }
    guard let period = period(row, column) else { return nil }
    let number = names.number(of: period)
    row.withTrimmedBytes(at: column) { periodSpellings.add($0, number) }
    return number
  }

  /// What a cell of a number column holds.
  ///
  /// Static, since the whole reader is copied for each call of a method that doesn't change it.
  static func number(
    _ row: borrowing CSVRow, _ column: Int, decimalComma: Bool
  ) -> NumberText {
    row.withTrimmedBytes(at: column) { NumberText($0, decimalComma: decimalComma) }
  }

  private mutating func observedStatus(
    _ row: borrowing CSVRow, _ column: Int
  ) -> Observation.Status? {
    if let known = row.withTrimmedBytes(at: column, { statuses.value(of: $0) }) { return known }
    if row.isEmpty(at: column) { return nil }
    guard
      let status: Observation.Status = word(row, column, .unknownStatus, as: "status of a value")
    else { return nil }
    row.withTrimmedBytes(at: column) { statuses.add($0, status) }
    return status
  }

  /// Keeps an observation, unless there is one for its place, group and period.
  mutating func keep(
    _ key: NumberedKey, _ cells: ObservedCells, status: Observation.Status?,
    at position: FilePosition, place: (ObservedValue.Column) -> FilePosition
  ) {
    let measure = measureFacts[key.measure]
    let observed = ObservedValue(
      value: cells.value, numerator: cells.numerator, denominator: cells.denominator, of: measure)
    if let fault = observed.fault {
      log.add(fault.rule, fault.message, at: place(fault.column), hint: fault.hint)
    } else if measure.unit == .percent, let value = cells.value.number, !(0...100).contains(value) {
      log.add(
        .percentOutOfRange,
        "\(shown(value)) is outside 0 to 100, but '\(measure.id)' is a percentage",
        at: place(.value), hint: "check the decimal point, and whether this is the right column")
    } else if let (count, column) = cells.fractionalCount(of: measure) {
      let thousands = 1_000 * count
      let isThousands = abs(thousands) < 1_000_000 && shown(thousands) == shown(thousands.rounded())
      log.add(
        .fractionalCount,
        "\(shown(count)) isn't whole, but '\(measure.id)' counts \(measure.counts.rawValue)",
        at: place(column),
        hint: (isThousands
          ? "write \(shown(thousands)) if the point marks thousands" : "write the whole number")
          + "; if something else is counted, write 'other' in the measure's column 'counts'")
    }
    let hash = key.hash
    var search = observationPlaces.search(hash)
    while let first = observationPlaces.next(&search) {
      if observationKeys[first] != key { continue }
      let earlier = result.observations[first].position
      log.add(
        .repeatedObservation,
        "there is a row for this measure, area, group, category and period already, "
          + (earlier.file == position.file ? "on line \(earlier.line)" : "at \(earlier)"),
        at: position,
        hint: "keep the row that is right"
          + (key.group == 0 && names.groups.hasNameForAll
            ? "; a group such as 'All pupils' is the same as an empty one" : ""))
      return
    }
    observationPlaces.append(hash)
    observationKeys.append(key)
    if key.area == 0, key.group == 0, key.category == 0, let value = observed.value {
      measureFacts[key.measure].usualDecimals?.see(value, written: cells.value)
    }
    result.observations.append(
      Observation(
        measure: measure.id, series: names.series(key), period: names.periods[key.period],
        value: observed.value, numerator: observed.numerator, denominator: observed.denominator,
        symbol: observed.symbol, status: status, at: position))
  }
}

/// The three numbers of one row, as printed.
struct ObservedCells {
  var value: NumberText
  var numerator: NumberText
  var denominator: NumberText

  /// Whether a value's decimals may stand where its count belongs.
  var areParted: Bool {
    value.number != nil && (numerator.number == nil) != (denominator.number == nil)
  }
}
