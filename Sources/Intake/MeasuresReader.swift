import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  /// Reads `measures.csv`, the catalogue of measures.
  mutating func readMeasures() {
    let isWhole = readTable(.measures) { reader, row, columns in
      reader.readMeasure(row, columns)
    }
    if !isWhole { measures.areComplete = false }
  }

  private mutating func readMeasure(_ row: borrowing CSVRow, _ columns: Columns) {
    let own = Self.readID(row, columns["id"], "measure", into: &measures, &log)
    let id = own.id
    let title = requiredText(row, columns["title"], "title", of: id)
    _ = requiredText(row, columns["unit"], "unit", of: id)
    let unit: Measure.Unit? = word(row, columns["unit"], .unknownUnit, as: "unit")
    var measure = Measure(id: id, title: title, unit: unit ?? .count, at: place(of: row))
    measure.polarity = word(row, columns["polarity"], .unknownPolarity, as: "polarity")
    measure.kind = word(row, columns["kind"], .unknownKind, as: "kind of measure") ?? .flow
    measure.counts = word(row, columns["counts"], .unknownCounts, as: "thing counted") ?? .pupils
    measure.questions = questions(row, columns["questions"])
    let (known, unknown) = references(row, columns["priorities"]) { reader, text, place in
      reader.priorityReference(text, at: place)
    }
    measure.priorities = known
    if !unknown.isEmpty { measure.unknownPriorities = unknown }
    measure.source = text(row, columns["source"])
    measure.target = target(row, columns["target"], of: measure)
    measure.targetPeriod = period(row, columns["target-period"])
    measure.headline = headline(row, columns["headline"])
    measure.breaks = breaks(row, columns["breaks"])
    let decimals = decimals(row, columns["decimals"])
    if let decimals { measure.decimals = decimals }
    measure.dataFile = dataFile(row, columns)
    // Without its unit nothing can be said of a measure's values; its rows are not faults then.
    guard own.isKept, unit != nil else { return }
    if measure.dataFile != nil {
      placesOfDataFiles[id] = DataFilePlaces(row, columns)
    }
    measureSlots[id] = result.measures.count
    measureFacts.append(
      MeasureFacts(
        id: id, unit: measure.unit, counts: measure.counts, decimals: measure.decimals,
        usualDecimals: decimals == nil ? UsualDecimals() : nil))
    result.measures.append(measure)
  }

  private mutating func target(
    _ row: borrowing CSVRow, _ column: Int, of measure: Measure
  ) -> Double? {
    switch row.withTrimmedBytes(at: column, { NumberText($0) }) {
    case .blank, .symbol: return nil
    case .number(let value, _): return value
    case .invalid:
      let text = text(row, column)
      let number = text.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
      let rest = text[number.endIndex...]
      if number.count == text.count || rest.contains(where: \.isNumber) {
        log.add(.notANumber(text, at: row.position(at: column)))
      } else {
        log.add(
          .notANumber, "'\(text)' isn't a number", at: row.position(at: column),
          hint: number.isEmpty
            ? "write digits only, such as 70, or leave it empty where there is no target"
            : "write \(number) alone; whether higher or lower is better stands in 'polarity'")
      }
      return nil
    }
  }

  private mutating func decimals(_ row: borrowing CSVRow, _ column: Int) -> Int? {
    if row.isEmpty(at: column) { return nil }
    let text = text(row, column)
    guard let decimals = Int(digits: text), decimals <= Measure.mostDecimals else {
      log.add(
        .notANumber, "'\(text)' isn't a number of decimals", at: row.position(at: column),
        hint: "write a whole number from 0 to \(Measure.mostDecimals)")
      return nil
    }
    return decimals
  }

  /// Reads a period; anything else becomes a finding.
  mutating func period(_ row: borrowing CSVRow, _ column: Int) -> Period? {
    if row.isEmpty(at: column) { return nil }
    let text = text(row, column)
    guard let period = Period(text) else {
      log.add(.badPeriod(text, at: row.position(at: column)))
      return nil
    }
    checkAmbiguity(of: period, text) { row.position(at: column) }
    return period
  }

  /// Warns where a month looks like two years: `2010-11` is November, and may be meant as a year.
  mutating func checkAmbiguity(
    of period: Period, _ text: String, at place: () -> FilePosition
  ) {
    guard case .month(let year, let month) = period, month == (year + 1) % 100 else { return }
    log.addOnce(
      .ambiguousPeriod, text, at: place(), "'\(text)' is read as \(period.inWords)",
      hint: { _ in "write \(Period.academicYear(year)) if the academic year is meant" })
  }

  /// Reads the categories of a headline, each of which counts once.
  private mutating func headline(_ row: borrowing CSVRow, _ column: Int) -> [String] {
    var names: [String] = []
    for item in row.items(at: column) {
      if names.contains(where: { folded($0) == folded(item.text) }) {
        log.add(
          .repeatedCategory, "the headline names '\(item.text)' a second time",
          at: itemPlace(item, row, column), hint: "name each category of the headline once")
      } else {
        names.append(item.text)
      }
    }
    return names
  }

  /// Reads changes of definition such as `2011/12: teacher assessment; 2015/16: scaled scores`.
  private mutating func breaks(
    _ row: borrowing CSVRow, _ column: Int
  ) -> [Measure.SeriesBreak] {
    var breaks: [Measure.SeriesBreak] = []
    for item in row.items(at: column) {
      let parts = item.text.split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let written = parts[0].trimmed
      guard let period = Period(written) else {
        var head = written.prefix { $0.isNumber || "/-".contains($0) }
        while head.last == "-" { head.removeLast() }
        let why = item.text[head.endIndex...].drop { !$0.isLetter && !$0.isNumber }
        if Period(head) != nil, !why.isEmpty {
          log.add(
            .badPeriod, "no colon stands behind the period in '\(item.text)'",
            at: itemPlace(item, row, column), hint: "write '\(head): \(why)'")
        } else {
          log.add(.badPeriod(String(written), at: itemPlace(item, row, column)))
        }
        continue
      }
      checkAmbiguity(of: period, String(written)) { itemPlace(item, row, column) }
      let why = parts.count > 1 ? String(parts[1].trimmed) : ""
      if why.isEmpty {
        log.add(
          .badListItem, "the break of \(written) says nothing about what changed",
          at: itemPlace(item, row, column),
          hint: "write the period, a colon and the reason, such as '2011/12: teacher assessment'")
      }
      breaks.append(Measure.SeriesBreak(period: period, why: why))
    }
    return breaks.sorted { $0.period < $1.period }
  }

  /// Reads where the values lie in a file of official data.
  private mutating func dataFile(
    _ row: borrowing CSVRow, _ columns: Columns
  ) -> Measure.DataFileSource? {
    let pointers = ["indicator", "numerator", "denominator", "filters"]
    guard !row.isEmpty(at: columns["file"]) else {
      if let name = pointers.first(where: { !row.isEmpty(at: columns[$0]) }) {
        log.add(
          .emptyCell, "there is something in '\(name)', but no file that it's in",
          at: row.position(at: columns[name]),
          hint: "name the file of official data in the column 'file', or leave '\(name)' empty")
      }
      return nil
    }
    var source = Measure.DataFileSource(
      file: text(row, columns["file"]), indicator: text(row, columns["indicator"]),
      numerator: text(row, columns["numerator"]), denominator: text(row, columns["denominator"]),
      filters: [])
    if source.indicator.isEmpty, source.numerator.isEmpty {
      log.add(
        .emptyCell, "the measure has a file, but no column of it to read",
        at: row.position(at: columns["file"]),
        hint: "name the column of the values in 'indicator', or those of the counts in "
          + "'numerator' and 'denominator'")
      return nil
    }
    for item in row.items(at: columns["filters"]) {
      let parts = item.text.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (name, value) = (parts[0].trimmed, parts.count > 1 ? parts[1].trimmed : "")
      if name.isEmpty || value.isEmpty {
        log.add(
          .badFilter, "'\(item.text)' isn't a filter",
          at: itemPlace(item, row, columns["filters"]),
          hint: "write the filter's column, '=' and the value to read, such as 'gender=*'")
      } else {
        source.filters.append(.init(column: String(name), value: String(value)))
      }
    }
    return source
  }
}

/// Where a measure's row names parts of a data file, for findings that come when it's read.
struct DataFilePlaces {
  private var places: [String: FilePosition] = [:]

  init(_ row: borrowing CSVRow, _ columns: Columns) {
    for name in ["file", "indicator", "numerator", "denominator", "filters"] {
      places[name] = row.position(at: columns[name])
    }
  }

  subscript(_ column: String) -> FilePosition { places[column] ?? FilePosition(file: "") }
}

// MARK: - The wording of each rule

extension Finding {
  static func notANumber(_ text: String, at position: FilePosition) -> Self {
    if text.last?.isNumber == true, let number = Double(text) {
      let how = number.magnitude < 1 ? "small" : "large"
      return Self(
        .notANumber, "'\(text)' is too \(how) for a figure", at: position,
        hint: "look whether another column's number or a code has got into this one")
    }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let hint: String
    if parts.count == 2, parts[1].utf8.count == 3, parts.allSatisfy({ Int(digits: $0) != nil }) {
      let decimal = parts.joined(separator: ".")
      hint =
        text.hasPrefix("0")
        ? "write \(decimal)" : "write \(parts.joined()) or \(decimal), whichever is meant"
    } else if Self.mayStandForFew(text) {
      hint =
        "write 'c' if a small number is withheld, so that what would tell it is withheld too; 'x' "
        + "only where there is no figure"
    } else if text.contains(",") {
      hint = "write the decimals after a point, such as 51.7, and thousands without a separator"
    } else {
      hint =
        "write digits only, such as 51.7, or a symbol: 'c' where a figure is withheld, 'x' where "
        + "there is none"
    }
    return Self(.notANumber, "'\(text)' isn't a number", at: position, hint: hint)
  }

  /// Whether published tables have such a sign in the place of a small number: `<5`, `1-5`, `*`.
  private static func mayStandForFew(_ text: String) -> Bool {
    if text.first.map("<≤*†".contains) ?? false { return true }
    let parts = text.split { "-–".contains($0) }
    return ["s", "supp", "suppressed", "withheld"].contains(text.lowercased())
      || parts.count == 2 && parts.allSatisfy { Int(digits: $0) != nil }
  }

  static func badPeriod(_ text: String, at position: FilePosition) -> Self {
    let general =
      "write 2012/13 for an academic year, 2012 for a year, 2013-03 for a month, "
      + "2013-03-31 for a day"
    let parts = text.split { "/-\u{2013}".contains($0) || $0.isWhitespace }
    var hint = hintOnDate(text[...]) ?? hintOnMonth(parts) ?? general
    if parts.count == 2, let first = Int(digits: parts[0]), let second = Int(digits: parts[1]),
      (1900...2200).contains(first), second % 100 == (first + 1) % 100
    {
      hint = "write \(Period.academicYear(first)) if the academic year is meant"
    } else if text.utf8.count == 6, let number = Int(digits: text),
      number % 100 == (number / 100 + 1) % 100
    {
      hint = "write \(Period.academicYear(number / 100)) if the academic year is meant"
    }
    return Self(.badPeriod, "'\(text)' isn't a period", at: position, hint: hint)
  }

  /// What to write for a month such as `Dec-11`, which is what a spreadsheet makes of `2011/12`.
  private static func hintOnMonth(_ parts: [Substring]) -> String? {
    guard parts.count == 2, let month = CalendarDate.month(named: parts[0]),
      let number = Int(digits: parts[1]), parts[1].utf8.count == 2 || (1900...2200).contains(number)
    else { return nil }
    let year = number < 100 ? 2000 + number : number
    let period = Period.month(year: year, month: month)
    let hint = "write \(period) if \(period.inWords) is meant"
    return month == (year + 1) % 100
      ? "write \(Period.academicYear(year)) if the academic year is meant, of which spreadsheets "
        + "make a month; \(hint)"
      : hint
  }
}

extension Measure {
  /// As many decimals as values may print with.
  static let mostDecimals = 6
}
