import Charts
import Mustache
import SelfEvaluation
import Trends

extension ReportModel {
  var charts: TrendCharts { TrendCharts(authority: settings.authority, trends: index.trends) }

  /// The measures that bear on a question, each with its chart and what there is to say of it.
  func questionMeasures(_ number: Int) -> [Value] {
    let remarks = index.trends.commentary[number]?.remarks ?? []
    return index.evaluation.measures(for: number).compactMap { measure in
      let own = remarks.filter { $0.measure == measure.id }
      guard
        let series = index.trends.overall(measure.id) ?? index.trends.series(of: measure.id).first
      else { return nil }
      let rows = face == .html ? tableRows(of: measure, series) : []
      return [
        "title": .text(measure.title), "anchor": .text(series.anchor),
        "slug": slug(Self.digestHeading(measure)),
        "chart": face == .html
          ? .text(charts.overall(of: measure, size: .compact) ?? "") : .missing,
        "hasTable": .bool(!rows.isEmpty),
        "periods": .list(series.window.map { ["label": .text($0.period.inWords)] }),
        "rows": .list(rows), "hasRemarks": .bool(!own.isEmpty),
        "remarks": .list(
          own.map { remark in
            [
              "text": .text(remark.text), "lines": sentenceLines(remark.text),
              "anchor": .text(remark.anchor),
              "isException": .bool(remark.isException),
            ]
          }),
      ]
    }
  }

  /// The numbers behind a chart of a measure as a whole.
  private func tableRows(of measure: Measure, _ series: SeriesTrend) -> [Value] {
    let categories = charts.categories(of: measure)
    if categories.count > 1 {
      return categories.map { numberRow($0.key.category, $0.window.map { cellText($0, measure) }) }
    }
    let comparators = series.gaps.filter { $0.comparator != SeriesTrend.Gap.complement }
    return [numberRow(settings.authority, series.window.map { cellText($0, measure) })]
      + comparators.map { gap in
        numberRow(gap.comparator, gap.values.map { comparatorText($0, measure) })
      }
  }

  private func numberRow(_ name: String, _ cells: [String]) -> Value {
    ["name": .text(name), "cells": .list(cells.map { ["text": .text($0)] })]
  }

  private func cellText(_ point: SeriesTrend.Point, _ measure: Measure) -> String {
    Wording.value(point, of: measure)
  }

  func comparatorText(_ value: Double?, _ measure: Measure) -> String {
    value.map { Wording.value($0, of: measure) } ?? "no figure"
  }

  /// The sentences of a generated text, each for a line of its own in Markdown.
  func sentenceLines(_ text: String) -> Value {
    guard face == .markdown else { return .missing }
    let bytes = Array(text.utf8)
    var lines: [String] = []
    var start = 0
    for index in bytes.indices.dropFirst(2)
    where bytes[index - 2] == UInt8(ascii: ".") && bytes[index - 1] == UInt8(ascii: " ")
      && (0x41...0x5A).contains(bytes[index])
    {
      lines.append(String(decoding: bytes[start..<index - 1], as: UTF8.self))
      start = index
    }
    lines.append(String(decoding: bytes[start...], as: UTF8.self))
    return separated(lines.map { [("text", .text($0))] })
  }
}
