import Diagnostics
import Mustache
import SelfEvaluation
import Trends

extension ReportFacts {
  /// What of the data digest needs no face.
  func digest() -> [(Key, Value)] {
    let measures = index.evaluation.measures
    let ids = index.digestAnchors.value
    return frame() + [
      ("hasMeasures", .bool(!measures.isEmpty)),
      (
        "contents",
        .list(
          measures.enumerated().map { place, measure in
            [
              "title": .text(measure.title), "anchor": .text(ids.sections[place]),
              "slug": .text(headingSlug(Self.digestHeading(measure))),
            ]
          })
      ),
    ] + treatment()
  }

  /// What of a measure's section needs no face: all but charts and sentences.
  func section(ofMeasure place: Int) -> [(Key, Value)] {
    let measure = index.evaluation.measures[place]
    let series = index.trends.series(of: measure.id)
    let periods = index.trends.overall(measure.id)?.window ?? series.first?.window ?? []
    let comparators = comparators(in: series)
    let ids = index.digestAnchors.value
    let fields: [(Key, Value)] = [
      ("anchor", .text(ids.sections[place])), ("title", .text(measure.title)),
      ("id", .text(measure.id.text)), ("hasSeries", .bool(!series.isEmpty)),
      ("periods", .list(periods.map { ["label": .text($0.period.inWords)] })),
      ("isPercent", .bool(measure.unit == .percent)),
      (
        "comparators",
        .list(
          comparators.map { name in
            let isRest = name == SeriesTrend.Gap.complement
            let isTested = series.contains { one in
              one.gaps.contains { $0.comparator == name && $0.test != nil }
            }
            return [
              "comparator": .text(isRest ? "" : name), "isRest": .bool(isRest),
              "isTested": .bool(isTested),
            ]
          })
      ),
      (
        "rows",
        .list(
          series.indices.flatMap { place in
            let one = index.trends.series[place]
            return [row(one, id: ids.rows[place], comparators)]
              + comparatorRows(one, comparators.count)
          })
      ),
    ]
    return fields + definition(of: measure)
  }

  // MARK: - What a measure is

  private func definition(of measure: Measure) -> [(Key, Value)] {
    let source = Identifier(measure.source)
    let item = index.evidence(source)
    let questions = measure.questions
    let file = measure.dataFile
    return [
      ("unit", .text(measure.unit.rawValue)), ("polarity", .optional(measure.polarity?.inWords)),
      ("isSnapshot", .bool(measure.kind == .snapshot)), ("counts", .text(measure.counts.rawValue)),
      ("decimals", .int(measure.decimals)), ("source", .text(measure.source)),
      ("sourceItem", item.map { .object(links.evidence($0.id).fields) } ?? .missing),
      ("target", .optional(measure.target.map { Wording.target($0, of: measure) })),
      ("targetPeriod", .optional(measure.targetPeriod?.inWords)),
      ("headline", .text(measure.headline.joined(separator: "; "))),
      ("hasBreaks", .bool(!measure.breaks.isEmpty)),
      (
        "breaks",
        .list(
          measure.breaks.map { change in
            ["period": .text(change.period.inWords), "why": .text(change.why)]
          })
      ),
      ("hasQuestions", .bool(!questions.isEmpty)), ("questions", links.questions(questions)),
      ("hasPriorities", .bool(!measure.priorities.isEmpty)),
      ("priorities", separated(measure.priorities.map(links.priority))),
      ("file", .optional(file?.file)), ("indicator", .text(file?.indicator ?? "")),
      ("numerator", .text(file?.numerator ?? "")),
      ("denominator", .text(file?.denominator ?? "")),
      (
        "filters",
        .text(file?.filters.map { "\($0.column)=\($0.value)" }.joined(separator: "; ") ?? "")
      ),
    ]
  }

  // MARK: - What is known of it

  /// Whom the series are held against, all others of the authority last.
  private func comparators(in series: ArraySlice<SeriesTrend>) -> [String] {
    var names: [String] = []
    for one in series {
      for gap in one.comparisons where !names.contains(gap.comparator) {
        names.append(gap.comparator)
      }
    }
    let isRest = { (name: String) in name == SeriesTrend.Gap.complement }
    return names.filter { !isRest($0) } + names.filter(isRest)
  }

  private func row(_ series: SeriesTrend, id: String?, _ comparators: [String]) -> Value {
    let measure = series.measure
    return [
      "anchor": .optional(id),
      "name": .text(series.scope.isEmpty ? settings.authority : series.scope),
      "isComparator": false, "isOverall": .bool(series.isOverall),
      "cells": .list(series.window.map { cell($0, measure) }),
      "change": .optional(series.change.map { difference($0, measure) }),
      "interval": .optional(series.interval.map { interval($0, measure) }),
      "gaps": .list(
        comparators.map { name in
          gap(series.gaps.first { $0.comparator == name }, measure)
        }),
      "test": series.test.map(test) ?? .missing,
      "notTested": .optional(series.notTestedInWords),
      "trend": series.trend.map { trend in
        [
          "chiSquared": .text(Wording.number(trend.chiSquared, decimals: 2)),
          "p": .text(probability(trend.p)),
        ]
      } ?? .missing,
      "marker": .optional(series.marker?.inWords),
    ]
  }

  private func cell(_ point: SeriesTrend.Point, _ measure: Measure) -> Value {
    var counts = ""
    if let numerator = point.numerator, let denominator = point.denominator {
      counts = count(numerator, after: " of ") + count(denominator)
    } else if let denominator = point.denominator {
      counts = count(denominator, before: "of ")
    } else if measure.unit != .count, let numerator = point.numerator {
      counts = count(numerator)
    }
    let status = point.status == .final ? nil : point.status?.rawValue
    return [
      "text": .text(Wording.value(point, of: measure)), "counts": .text(counts),
      "status": .optional(status), "isMissing": .bool(point.value == nil),
    ]
  }

  /// The others that the authority as a whole is held against.
  private func comparatorRows(_ series: SeriesTrend, _ columns: Int) -> [Value] {
    guard series.isOverall else { return [] }
    return series.gaps.filter { $0.comparator != SeriesTrend.Gap.complement }.map { gap in
      let coverage = gap.coverage.map { " (the latest of \($0.count) of \($0.all))" } ?? ""
      return [
        "anchor": .missing, "name": .text(gap.comparator + coverage), "isComparator": true,
        "isOverall": false,
        "cells": .list(
          gap.points.map { point in
            [
              "text": .text(Wording.value(point, of: series.measure)), "counts": .missing,
              "status": .missing, "isMissing": .bool(point.value == nil),
            ]
          }),
        "change": .missing, "interval": .missing,
        "gaps": .list(Array(repeating: self.gap(nil, series.measure), count: columns)),
        "test": .missing, "notTested": .missing, "trend": .missing, "marker": .missing,
      ]
    }
  }

  private func gap(_ gap: SeriesTrend.Gap?, _ measure: Measure) -> Value {
    [
      "latest": .optional(gap?.latest.map { difference($0, measure) }),
      "gapChange": .optional(gap?.change.map { difference($0, measure) }),
      "gapTest": gap?.test.map(test) ?? .missing,
    ]
  }

  /// A difference with its sign; the unit stands at the head of the column.
  private func difference(_ difference: Double, _ measure: Measure) -> String {
    Wording.number(difference, decimals: measure.decimals, plusSign: true)
  }

  private func test(_ test: SeriesTrend.SignificanceTest) -> Value {
    [
      "method": .text(test.method.name), "p": .text(probability(test.p)),
      "isLarger": .bool(test.largerThanChance),
    ]
  }

  private func probability(_ p: Double) -> String {
    if p < 0.001 { return "p < 0.001" }
    return Wording.number(p, decimals: p < 0.1 ? 3 : 2, before: "p = ")
  }

  private func interval(_ interval: ClosedRange<Double>, _ measure: Measure) -> String {
    let low = Wording.number(interval.lowerBound, decimals: measure.decimals, after: " to ")
    return low + Wording.number(interval.upperBound, decimals: measure.decimals)
  }

  private func count(
    _ number: Double, before: StaticString = "", after: StaticString = ""
  ) -> String {
    let decimals = number == number.rounded() ? 0 : 1
    return Wording.number(number, decimals: decimals, before: before, after: after)
  }
}

extension Measure.Polarity {
  /// The direction for the reader.
  fileprivate var inWords: String {
    switch self {
    case .higher: "higher is better"
    case .lower: "lower is better"
    case .neither: "neither direction is better"
    }
  }
}

extension SeriesTrend.Marker {
  /// The marker for the reader.
  fileprivate var inWords: String? {
    switch self {
    case .increasing: "increasing over five periods"
    case .decreasing: "decreasing over five periods"
    case .noSignificantChange: "no clear direction over five periods"
    case .cannotBeCalculated: nil
    }
  }
}
