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
    for trend in series(of: measure) { trend.writePublished(to: &writer) }
    for trend in comparators(of: measure) { trend.writePublished(to: &writer) }
    return writer.bytes
  }
}

extension SeriesTrend {
  fileprivate func writePublished(to writer: inout CSVWriter) {
    // What all rows have in common is written once.
    var subject = CSVWriter(guardsFormulas: true)
    subject.text(measure.id.text)
    var names = CSVWriter(guardsFormulas: true)
    names.text(key.area)
    names.text(key.group)
    names.text(key.category)
    for point in published {
      writer.cells(of: subject)
      writer.text(point.period.description)
      writer.cells(of: names)
      if let symbol = point.symbol, point.value == nil {
        writer.text(symbol.rawValue)
      } else {
        writer.double(point.value)
      }
      writer.double(point.numerator)
      writer.double(point.denominator)
      writer.text(point.status?.rawValue ?? "")
      writer.endRow()
    }
  }
}
