import DataFiles
public import SelfEvaluation

extension TrendReport {
  /// The trends for a spreadsheet: a row for each period of each series.
  ///
  /// - Parameter shown: Which series to list.
  /// - Returns: CSV in UTF-8 with a byte order mark, by which spreadsheets know the encoding.
  public func csv(where shown: (SeriesTrend) -> Bool = { _ in true }) -> [UInt8] {
    var writer = CSVWriter(
      appendingTo: [0xEF, 0xBB, 0xBF], lineEnd: .carriageReturnLineFeed, guardsFormulas: true)
    writer.row([
      "measure", "title", "area", "group", "category", "period", "value", "numerator",
      "denominator", "status", "symbol", "pattern", "change", "verdict", "p", "not tested",
      "sentence",
    ])
    for trend in series where shown(trend) {
      for point in trend.window {
        for text in [
          trend.measure.id.text, trend.measure.title, trend.key.area, trend.key.group,
          trend.key.category, point.period.description,
        ] {
          writer.text(text)
        }
        writer.double(point.value)
        writer.double(point.numerator)
        writer.double(point.denominator)
        writer.text(point.status?.rawValue ?? "")
        writer.text(point.symbol?.rawValue ?? "")
        writer.text(trend.pattern.rawValue)
        writer.double(trend.change)
        writer.text(trend.verdict?.rawValue ?? "")
        writer.double(trend.test?.p)
        writer.text(trend.notTestedInWords ?? "")
        writer.text(trend.sentence)
        writer.endRow()
      }
    }
    return writer.bytes
  }

  /// Every published value of a measure, comparators included, in the layout of the workspace's own
  /// tables, so that it can be read back.
  ///
  /// - Returns: CSV in UTF-8.
  public func observationsCSV(of measure: Identifier) -> [UInt8] {
    var rows = ObservationRows(of: measure)
    for trend in series(of: measure) { rows.add(trend) }
    for trend in comparators(of: measure) { rows.add(trend) }
    return rows.bytes
  }
}

/// The rows of a measure's published values.
///
/// What many rows have in common is written once and then copied.
private struct ObservationRows {
  private var writer = CSVWriter(lineEnd: .carriageReturnLineFeed, guardsFormulas: true)
  private let measure: Identifier
  /// The periods of the series before, and the cells of the measure and each of them.
  private var periods: [Period] = []
  private var starts: [CSVWriter] = []
  private var statuses: [Observation.Status?] = []
  private var statusCells: [CSVWriter] = []

  init(of measure: Identifier) {
    self.measure = measure
    writer.row([
      "measure", "period", "area", "group", "category", "value", "numerator", "denominator",
      "status",
    ])
  }

  var bytes: [UInt8] { writer.bytes }

  mutating func add(_ trend: SeriesTrend) {
    let names = Self.cells(trend.key.area, trend.key.group, trend.key.category)
    for (place, point) in trend.published.enumerated() {
      addStart(point.period, at: place)
      writer.cells(of: names)
      if let symbol = point.symbol, point.value == nil {
        writer.text(symbol.rawValue)
      } else {
        writer.double(point.value)
      }
      writer.double(point.numerator)
      writer.double(point.denominator)
      addStatus(point.status)
      writer.endRow()
    }
  }

  private mutating func addStart(_ period: Period, at place: Int) {
    if place >= periods.count {
      periods.append(period)
      starts.append(Self.cells(measure.text, period.description))
    } else if periods[place] != period {
      periods[place] = period
      starts[place] = Self.cells(measure.text, period.description)
    }
    writer.cells(of: starts[place])
  }

  private mutating func addStatus(_ status: Observation.Status?) {
    var place = 0
    while place < statuses.count, statuses[place] != status { place += 1 }
    if place == statuses.count {
      statuses.append(status)
      statusCells.append(Self.cells(status?.rawValue ?? ""))
    }
    writer.cells(of: statusCells[place])
  }

  private static func cells(_ texts: String...) -> CSVWriter {
    var writer = CSVWriter(guardsFormulas: true)
    for text in texts { writer.text(text) }
    return writer
  }
}
