import DataFiles
import SelfEvaluation

extension TrendReport {
  /// The trends for programs: values in the measure's unit, changes and gaps in percentage points.
  ///
  /// - Parameter shown: Which series to list.
  /// - Returns: JSON in UTF-8, one field a line.
  public func json(where shown: (SeriesTrend) -> Bool = { _ in true }) -> [UInt8] {
    let listed = series.filter(shown)
    var writer = JSONWriter(layout: .lines)
    writer.object {
      $0.member("window", window.map(\.description))
      $0.member("tested", listed.reduce(0) { $0 + $1.tested })
      $0.member("series", of: listed) { writer, trend in trend.write(to: &writer) }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension SeriesTrend {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("measure", measure.id.text)
    writer.member("title", measure.title)
    writer.member("unit", measure.unit.rawValue)
    writer.member("area", key.area.isEmpty ? nil : key.area)
    writer.member("group", key.group.isEmpty ? nil : key.group)
    writer.member("category", key.category.isEmpty ? nil : key.category)
    writer.member("observations", of: window) { writer, point in
      writer.member("period", point.period.description)
      writer.member("value", point.value)
      writer.member("numerator", point.numerator)
      writer.member("denominator", point.denominator)
      writer.member("status", point.status?.rawValue)
      writer.member("symbol", point.symbol?.rawValue)
    }
    writer.member("pattern", pattern.rawValue)
    writer.member("change", change)
    writer.member("verdict", verdict?.rawValue)
    writer.key("test")
    Self.write(test, to: &writer)
    writer.member("notTested", notTested?.rawValue)
    writer.key("interval")
    if let interval {
      writer.beginArray()
      writer.double(interval.lowerBound)
      writer.double(interval.upperBound)
      writer.endArray()
    } else {
      writer.null()
    }
    writer.key("trend")
    if let trend {
      writer.object {
        $0.member("chiSquared", trend.chiSquared)
        $0.member("p", trend.p)
      }
    } else {
      writer.null()
    }
    writer.member("gaps", of: gaps) { writer, gap in
      writer.member("comparator", gap.comparator)
      writer.member("latest", gap.latest)
      writer.member("change", gap.change)
      writer.key("test")
      Self.write(gap.test, to: &writer)
    }
    writer.member("marker", marker?.rawValue)
    writer.member("sentence", sentence)
  }

  private static func write(_ test: SignificanceTest?, to writer: inout JSONWriter) {
    guard let test else { return writer.null() }
    writer.object {
      $0.member("method", test.method.rawValue)
      $0.member("p", test.p)
      $0.member("largerThanChance", test.largerThanChance)
    }
  }
}
