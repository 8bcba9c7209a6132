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
        writer.text(trend.notTested?.inWords ?? "")
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
    var writer = CSVWriter(lineEnd: .carriageReturnLineFeed, guardsFormulas: true)
    writer.row([
      "measure", "period", "area", "group", "category", "value", "numerator", "denominator",
      "status",
    ])
    var words = WordCells()
    for trend in series(of: measure) { trend.writePublished(to: &writer, &words) }
    for trend in comparators(of: measure) { trend.writePublished(to: &writer, &words) }
    return writer.bytes
  }
}

/// The cells of periods and of words about values, of which many rows have the same: each is made
/// once.
private struct WordCells {
  private var periods: [(period: Period, cell: CSVWriter)] = []
  private var statuses: [(status: Observation.Status?, cell: CSVWriter)] = []

  /// Writes a period: mostly the one in the same place of the series before.
  mutating func write(_ period: Period, at place: Int, to writer: inout CSVWriter) {
    if place < periods.count, periods[place].period == period {
      return writer.cells(of: periods[place].cell)
    }
    let cell = Self.cell(period.description)
    if place < periods.count { periods[place] = (period, cell) } else { periods.append((period, cell)) }
    writer.cells(of: cell)
  }

  mutating func write(_ status: Observation.Status?, to writer: inout CSVWriter) {
    for known in statuses.indices where statuses[known].status == status {
      return writer.cells(of: statuses[known].cell)
    }
    statuses.append((status, Self.cell(status?.rawValue ?? "")))
    write(status, to: &writer)
  }

  private static func cell(_ text: String) -> CSVWriter {
    var cell = CSVWriter(guardsFormulas: true)
    cell.text(text)
    return cell
  }
}

extension SeriesTrend {
  fileprivate func writePublished(to writer: inout CSVWriter, _ words: inout WordCells) {
    // What all rows have in common is written once.
    var subject = CSVWriter(guardsFormulas: true)
    subject.text(measure.id.text)
    var names = CSVWriter(guardsFormulas: true)
    names.text(key.area)
    names.text(key.group)
    names.text(key.category)
    for (place, point) in published.enumerated() {
      writer.cells(of: subject)
      words.write(point.period, at: place, to: &writer)
      writer.cells(of: names)
      if let symbol = point.symbol, point.value == nil {
        writer.text(symbol.rawValue)
      } else {
        writer.double(point.value)
      }
      writer.double(point.numerator)
      writer.double(point.denominator)
      words.write(point.status, to: &writer)
      writer.endRow()
    }
  }
}
