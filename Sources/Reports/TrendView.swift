import Charts
import Diagnostics
import Mustache
import SelfEvaluation
import Trends

extension ReportModel {
  var charts: TrendCharts { TrendCharts(authority: settings.authority, trends: index.trends) }

  /// The measures that bear on a question, each with its chart and what there is to say of it.
  func questionMeasures(_ number: Int) -> [Value] {
    let remarks = index.trends.commentary[number]?.remarks ?? []
    return index.measures(for: number).compactMap { measure in
      let fields = measureViews[measure]
      guard !fields.isEmpty else { return nil }
      let own = remarks.filter { $0.measure == measure }
      return .object(
        fields + [
          ("hasRemarks", .bool(!own.isEmpty)),
          (
            "remarks",
            .list(
              own.map { remark in
                [
                  "text": .text(remark.text), "lines": sentenceLines(remark.text),
                  "anchor": .text(remark.anchor),
                  "isException": .bool(remark.isException),
                ]
              })
          ),
        ])
    }
  }

  /// The sentences of a generated text, each for a line of its own in Markdown.
  func sentenceLines(_ text: String) -> Value {
    guard face == .markdown else { return .missing }
    var text = text
    var lines: [Value] = []
    text.withUTF8 { bytes in
      var start = 0
      func addLine(upTo end: Int) {
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        lines.append([
          "text": .text(String(decoding: line, as: UTF8.self)), "first": .bool(start == 0),
        ])
      }
      var stop = bytes.firstIndex(of: UInt8(ascii: "."), from: 0)
      while let place = stop {
        let next = place + 2
        if next < bytes.count, bytes[place + 1] == UInt8(ascii: " "), bytes[next] &- 0x41 < 26 {
          addLine(upTo: place + 1)
          start = next
        }
        stop = bytes.firstIndex(of: UInt8(ascii: "."), from: place + 1)
      }
      addLine(upTo: bytes.count)
    }
    return .list(lines)
  }
}

/// A measure as it stands below a question, with its chart and the numbers behind that.
struct MeasureView: Sendable {
  let index: ReportIndex
  let face: Face

  /// What the template is filled with; nothing for a measure without figures.
  func fields(of id: Identifier) -> [(Key, Value)] {
    guard let measure = index.measures[id],
      let series = index.trends.overall(id) ?? index.trends.series(of: id).first
    else { return [] }
    let authority = index.evaluation.settings.authority
    let charts = TrendCharts(authority: authority, trends: index.trends)
    let isPage = face == .html
    let rows = isPage ? tableRows(of: measure, series, charts) : []
    return [
      ("title", .text(measure.title)), ("anchor", .text(series.anchor)),
      ("slug", .text(headingSlug(ReportFacts.digestHeading(measure)))),
      ("chart", isPage ? .bytes(charts.overall(of: measure, size: .compact) ?? []) : .missing),
      ("hasTable", .bool(!rows.isEmpty)),
      ("periods", .list(series.window.map { ["label": .text($0.period.inWords)] })),
      ("rows", .list(rows)),
    ]
  }

  /// The numbers behind a chart of a measure as a whole.
  private func tableRows(
    of measure: Measure, _ series: SeriesTrend, _ charts: TrendCharts
  ) -> [Value] {
    let categories = charts.categories(of: measure)
    if categories.count > 1 {
      return categories.map { one in
        row(one.key.category, one.window.map { Wording.value($0, of: measure) })
      }
    }
    let comparators = series.comparisons.filter { $0.comparator != SeriesTrend.Gap.complement }
    return [row(charts.authority, series.window.map { Wording.value($0, of: measure) })]
      + comparators.map { gap in
        row(gap.comparator, gap.points.map { Wording.value($0, of: measure) })
      }
  }

  private func row(_ name: String, _ cells: [String]) -> Value {
    ["name": .text(name), "cells": .list(cells.map { ["text": .text($0)] })]
  }
}
