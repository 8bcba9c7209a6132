import Charts
import SelfEvaluation
import Trends

/// Turns trends into charts; what a chart says is told by its text too.
struct TrendCharts: Sendable {
  let authority: String
  let trends: TrendReport

  /// The chart of a measure as a whole: shares of a distribution, or a line with comparators.
  ///
  /// - Returns: `nil` without any series of the authority's own.
  func overall(of measure: Measure, size: ChartSize) -> [UInt8]? {
    shares(of: measure, size: size) ?? line(of: measure, size: size)
  }

  /// A group, the rest of it and the gap between them, or other groups or districts as dots.
  func parts(of measure: Measure) -> [[UInt8]] {
    let own = trends.series(of: measure.id).filter { $0.key.category == overallCategory(measure) }
    let groups = own.filter { $0.key.area.isEmpty && !$0.key.group.isEmpty }
    let districts = own.filter { !$0.key.area.isEmpty && $0.key.group.isEmpty }
    var charts: [[UInt8]] = []
    if groups.count == 2, let first = groups.first, let second = groups.last,
      first.groupOfRest == second.key.group
    {
      charts.append(gap(between: first, and: second))
    } else if groups.count > 1 {
      charts.append(dots(Array(groups), of: measure, what: "groups"))
    }
    if !districts.isEmpty { charts.append(dots(Array(districts), of: measure, what: "districts")) }
    return charts
  }

  /// The authority's own shares of a distribution, by category in the order of the file.
  func categories(of measure: Measure) -> [SeriesTrend] {
    trends.series(of: measure.id).filter { series in
      let isSum = measure.headline.count > 1 && series.isHeadline
      return series.key.area.isEmpty && series.key.group.isEmpty && !series.key.category.isEmpty
        && !isSum && !GroupName.isTotal(series.key.category)
    }
  }

  private func overallCategory(_ measure: Measure) -> String {
    trends.overall(measure.id)?.key.category ?? ""
  }

  private func line(of measure: Measure, size: ChartSize) -> [UInt8]? {
    guard let series = trends.overall(measure.id) else { return nil }
    let comparators = series.comparisons.filter { $0.comparator != SeriesTrend.Gap.complement }
    let chart = TrendChart(
      caption: caption(measure, series.sentence), periods: periods(series),
      main: Charts.Series(authority, points(series)),
      comparators: comparators.prefix(3).map { gap in
        Charts.Series(
          gap.comparator,
          gap.points.map { point in
            DataPoint(
              point.value, text: point.value == nil ? "" : Wording.value(point, of: measure))
          })
      },
      unit: unit(measure), target: target(of: series), breaks: breaks(series), size: size)
    return chart.bytes
  }

  private func shares(of measure: Measure, size: ChartSize) -> [UInt8]? {
    let categories = categories(of: measure)
    guard categories.count > 1, let first = categories.first else { return nil }
    let rows = first.window.indices.compactMap { place -> StackedShares.Row? in
      let points = categories.map {
        place < $0.window.count ? $0.window[place] : first.window[place]
      }
      guard points.contains(where: { $0.value != nil }) else { return nil }
      let cohort = points.compactMap(\.denominator).first
      let missing = points.count { $0.value == nil }
      let noun =
        measure.counts == .pupils ? " pupils" : measure.counts == .schools ? " schools" : ""
      let notes = [
        cohort.map { Wording.number($0, decimals: 0) + noun },
        missing > 0 ? "\(missing) not shown" : nil,
      ]
      return StackedShares.Row(
        points[0].period.inWords,
        points.map { point in
          let text = point.numerator.map { Wording.number($0, decimals: 0) }
          return StackedShares.Share(
            point.value ?? 0, text: text ?? Wording.value(point, of: measure))
        }, total: notes.compactMap(\.self).joined(separator: "; "),
        whole: missing > 0 && measure.unit == .percent ? 100 : nil)
    }
    let sentence = trends.overall(measure.id)?.sentence ?? first.sentence
    let chart = StackedShares(
      caption: caption(measure, sentence), categories: categories.map(\.key.category), rows: rows,
      size: size)
    return chart.bytes
  }

  private func gap(between first: SeriesTrend, and second: SeriesTrend) -> [UInt8] {
    let measure = first.measure
    let gaps = zip(first.window, second.window).map { one, two in
      SeriesTrend.Gap.difference(one, two, of: measure).map {
        Wording.number($0.magnitude, decimals: measure.decimals)
      } ?? ""
    }
    let sentence = [first.sentence, second.sentence].filter { !$0.isEmpty }.joined(separator: " ")
    let chart = GapChart(
      caption: caption(measure, sentence), periods: periods(first),
      first: Charts.Series(first.scope, points(first)),
      second: Charts.Series(second.scope, points(second)), gaps: gaps,
      gapTitle: measure.unit == .percent ? "Gap in percentage points" : "Gap", unit: unit(measure),
      breaks: breaks(first))
    return chart.bytes
  }

  private func dots(_ series: [SeriesTrend], of measure: Measure, what: String) -> [UInt8] {
    let overall = trends.overall(measure.id)
    let latest = overall?.window.last
    let period = latest?.period.inWords ?? series.first?.window.last?.period.inWords ?? ""
    let rows = series.map { one in
      DotPlot.Row(
        one.scope, one.window.last.map { point(point: $0, of: measure) } ?? DataPoint(nil))
    }
    let chart = DotPlot(
      caption: ChartCaption("\(measure.title), \(what), \(period)"), rows: rows,
      unit: unit(measure),
      reference: latest?.value.map { value in
        ReferenceLine(value, label: "\(authority) \(Wording.value(value, of: measure))")
      })
    return chart.bytes
  }

  // MARK: - Pieces

  private func caption(_ measure: Measure, _ sentence: String) -> ChartCaption {
    ChartCaption(sentence.isEmpty ? measure.title : "\(measure.title). \(sentence)")
  }

  private func periods(_ series: SeriesTrend) -> [AxisPeriod] {
    series.window.map { point in
      AxisPeriod(
        point.period.inWords,
        position: point.period.isDate ? Double(point.period.dayNumber) : nil)
    }
  }

  private func points(_ series: SeriesTrend) -> [DataPoint] {
    series.window.map { point(point: $0, of: series.measure) }
  }

  private func point(point: SeriesTrend.Point, of measure: Measure) -> DataPoint {
    DataPoint(
      point.value, text: point.value == nil ? "" : Wording.value(point, of: measure),
      interval: point.interval.map { .init(low: $0.lowerBound, high: $0.upperBound) })
  }

  private func unit(_ measure: Measure) -> NumberUnit {
    switch measure.unit {
    case .percent: .percent
    case .count: .count
    case .days: .number(suffix: " days")
    case .score, .rate: .number(suffix: "")
    }
  }

  /// The target: a mark at the period that it's for, a line where it names none.
  private func target(of series: SeriesTrend) -> ReferenceLine? {
    let measure = series.measure
    guard let target = measure.target else { return nil }
    let label = "Target \(Wording.target(target, of: measure))"
    guard let period = measure.targetPeriod else { return ReferenceLine(target, label: label) }
    return series.placeOfTarget.map { place in
      ReferenceLine(target, label: "\(label) for \(period.inWords)", period: place)
    }
  }

  private func breaks(_ series: SeriesTrend) -> [Charts.SeriesBreak] {
    let periods = series.window.map(\.period)
    return series.measure.breaks.compactMap { change in
      let place = periods.indices.dropFirst().first {
        change.period.begins(after: periods[$0 - 1], upTo: periods[$0])
      }
      return place.map { Charts.SeriesBreak(before: $0, label: "New definition") }
    }
  }
}
