import Charts
import Diagnostics
import Mustache
import SelfEvaluation
import Trends

extension ReportModel {
  var charts: TrendCharts { TrendCharts(authority: settings.authority, trends: index.trends) }

  /// The measures that bear on a question, as they stand below it.
  func questionMeasures(_ number: Int) -> [Value] {
    index.measures(for: number).compactMap { measure in
      let fields = measureViews[measure]
      return fields.isEmpty ? nil : .object(fields)
    }
  }
}

/// A measure as it stands below a question, with its chart, the numbers behind that, and what there
/// is to say of it.
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
    let remarks = index.trends.remarks(on: id)
    return [
      ("title", .text(measure.title)), ("anchor", .text(series.anchor)),
      ("slug", .text(headingSlug(ReportFacts.digestHeading(measure)))),
      ("chart", isPage ? .bytes(charts.overall(of: measure, size: .compact) ?? []) : .missing),
      ("hasTable", .bool(!rows.isEmpty)),
      ("periods", .list(series.window.map { ["label": .text($0.period.inWords)] })),
      ("rows", .list(rows)), ("hasRemarks", .bool(!remarks.isEmpty)),
      (
        "remarks",
        .list(
          remarks.map { remark in
            [
              "text": .text(remark.text), "lines": face.sentenceLines(remark.text),
              "anchor": .text(remark.anchor), "isException": .bool(remark.isException),
            ]
          })
      ),
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
