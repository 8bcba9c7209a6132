import Diagnostics
import SelfEvaluation
import Trends

extension CheckRule {
  /// A percentage typed in prose that the data contradict.
  static let typedNumber = Self(
    "typed-number", .warning,
    why: "A number typed in prose goes wrong when the data are corrected; one from the data can't."
  ) { subject in
    func faults(
      _ sentences: [Sentence], _ measures: @autoclosure () -> [Measure],
      at position: (Int, Sentence) -> FilePosition
    ) -> [Fault] {
      let typed = sentences.flatMap(TypedPercentage.all(in:))
      guard !typed.isEmpty else { return [] }
      let measures = measures().filter { $0.unit == .percent }
      return typed.compactMap { typed in
        let found = measures.lazy.compactMap {
          typed.contradiction(by: $0, trends: subject.trends, isOnlyMeasure: measures.count == 1)
        }.first
        return found.map {
          Fault(
            "'\(typed.text)%' isn't what the data have for \($0.facts)",
            at: position(typed.place, typed.sentence), hint: $0.hint)
        }
      }
    }
    return subject.answers.flatMap {
      faults($0.sentences, subject.measuresSpokenOf(in: $0.judgement), at: $0.position(of:in:))
    }
      + subject.priorityTexts.flatMap { text in
        faults(
          text.sentences,
          subject.evaluation.measures.filter { text.priority.measures.contains($0.id) },
          at: text.position(of:in:))
      }
  }
}

/// A percentage typed in a sentence.
private struct TypedPercentage {
  var text: String
  var value: Double
  var decimals: Int
  /// The number's place in the sentence.
  var place: Int
  var sentence: Sentence
  /// The words of its clause.
  var clause: ArraySlice<Token>

  /// Why the data contradict a typed number.
  struct Contradiction {
    var facts: String
    var hint: String
  }

  /// The percentages of a sentence that claim to be exact, and to be of something measured.
  static func all(in sentence: Sentence) -> [Self] {
    let tokens = sentence.tokens
    let numbers = tokens.indices.filter { tokens[$0].kind == .number && !tokens[$0].isQuoted }
    return numbers.compactMap { place in
      let token = tokens[place]
      guard place + 1 < tokens.count else { return nil }
      let isPerCent =
        tokens[place + 1].text == "per" && place + 2 < tokens.count
        && tokens[place + 2].text == "cent"
      guard tokens[place + 1].isPercentSign || isPerCent, let value = Double(token.text),
        (0...100).contains(value)
      else { return nil }
      let end = isPerCent ? place + 3 : place + 2
      // `5% points` is a difference.
      if end < tokens.count, ["point", "points"].contains(tokens[end].text) { return nil }
      guard !tokens[max(0, place - 3)..<place].contains(where: { $0.marks.contains(.rough) }),
        !tokens.contains(where: { $0.marks.contains(.supposition) || isOfOther($0) }),
        !tokens[end...].prefix(4).contains(where: { others.contains($0.text) })
      else { return nil }
      var start = place
      while start > 0, !tokens[start - 1].endsClause, tokens[start - 1].text != "while" {
        start -= 1
      }
      var stop = end
      while stop < tokens.count, !tokens[stop].endsClause, tokens[stop].text != "while" {
        stop += 1
      }
      let fraction = token.text.split(separator: ".").dropFirst().first
      return Self(
        text: token.text, value: value, decimals: fraction?.utf8.count ?? 0, place: place,
        sentence: sentence, clause: tokens[start..<stop])
    }
  }

  /// Whether the sentence is about a survey or a plan.
  private static func isOfOther(_ token: Token) -> Bool {
    [
      "survey", "surveyed", "respondents", "responded", "replied", "said", "rated", "agreed",
      "questionnaire", "threshold", "milestone", "sample", "confidence", "interval", "budget",
    ]
    .contains(token.text)
  }

  /// Those of whom a share isn't a share of pupils.
  private static let others: Set<String> = [
    "schools", "heads", "headteachers", "teachers", "settings", "parents", "governors", "staff",
    "districts", "advisers", "visits", "funding", "costs", "places", "leaders", "families",
    "colleges", "academies", "wards", "plans", "respondents", "actions", "money", "time",
  ]

  // MARK: - Holding it against a measure

  func contradiction(
    by measure: Measure, trends: TrendReport, isOnlyMeasure: Bool
  ) -> Contradiction? {
    guard let overall = trends.overall(measure.id) else { return nil }
    let isNamed = mentions(measure)
    guard isNamed || isOnlyMeasure && hasNoSubjectOfItsOwn else { return nil }
    let known = Array(trends.series(of: measure.id))
    let all = known + trends.comparators(of: measure.id)
    let names = NamesInText(in: sentence)
    let parts = all.filter { series in
      let isOther = series.isComparator && series.key.group.isEmpty
      return isOther
        ? mentionsComparator(series.key.area)
        : [series.key.area, series.key.group].contains { !$0.isEmpty && names.mention($0) }
    }
    // Of a group or a district that the data don't have, they can say nothing.
    if parts.isEmpty, names.mentionGroups || names.mentionDistricts { return nil }
    let meant = parts.isEmpty ? [overall] : parts
    if let period = onlyPeriod(of: overall) { return wrong(for: period, in: meant) }
    if clause.contains(where: { $0.kind == .number && $0.text.contains("/") }) { return nil }
    let isNow = clause.contains { ["now", "currently", "latest"].contains($0.text) }
    if isNow, let first = meant.first, meant.count == 1, let latest = first.window.last,
      let own = latest.value, !prints(own, measure), (own - value).magnitude <= 20,
      first.published.contains(where: { $0.value.map { prints($0, measure) } ?? false })
    {
      return contradiction(meant: first, near: latest)
    }
    guard !isQuoted(in: all, measure) else { return nil }
    let tolerance = isNamed ? 3.0 : 1.5
    let nearest = meant.flatMap { series in
      series.window.compactMap { point in
        point.value.map { (series, point, ($0 - value).magnitude) }
      }
    }
    .min { $0.2 < $1.2 }
    guard let (series, point, distance) = nearest, distance <= tolerance else { return nil }
    return contradiction(meant: series, near: point)
  }

  /// The one period that the clause names, when it's one of the series'.
  private func onlyPeriod(of series: SeriesTrend) -> Period? {
    let named = clause.compactMap { token in
      token.kind == .number ? Period.firstYear(ofAcademicYear: token.text) : nil
    }
    let percentages = clause.count { $0.isPercentSign }
    guard named.count == 1, percentages <= 1 else { return nil }
    return series.published.map(\.period).first { $0 == .academicYear(named[0]) }
  }

  /// Whether the value of a period prints otherwise than it's typed, by little enough to be meant.
  private func wrong(for period: Period, in meant: [SeriesTrend]) -> Contradiction? {
    for series in meant {
      guard let point = series.published.first(where: { $0.period == period }),
        let own = point.value
      else { continue }
      if prints(own, series.measure) { return nil }
      let isOtherPeriods = series.published.contains {
        $0.value.map { prints($0, series.measure) } ?? false
      }
      if isOtherPeriods || (own - value).magnitude <= 3 {
        return contradiction(meant: series, near: point)
      }
    }
    return nil
  }

  private func contradiction(meant series: SeriesTrend, near point: SeriesTrend.Point)
    -> Contradiction
  {
    let values = series.window.filter { $0.value != nil }.map {
      "\(Wording.value($0, of: series.measure)) (\($0.period.inWords))"
    }
    var field: String?
    if point.period == series.window.last?.period { field = "latest" }
    if point.period == series.window.first?.period { field = "first" }
    let path =
      [series.measure.id.text]
      + [series.key.area, series.key.group].filter { !$0.isEmpty }.map(\.slug)
    let hint = field.map {
      "write {{\((path + [$0]).joined(separator: "."))}}, which takes the figure from the data"
    }
    let place = series.isComparator || !series.scope.isEmpty ? " (\(series.scope))" : ""
    return Contradiction(
      facts: "'\(series.measure.title)'\(place): \(Wording.list(values))",
      hint: hint ?? "write \(Wording.value(point, of: series.measure)) for \(point.period.inWords)")
  }

  /// Whether a value prints as it was typed, rounded once or after it was rounded for print.
  private func prints(_ value: Double, _ measure: Measure) -> Bool {
    func printed(_ value: Double, _ decimals: Int) -> Double? {
      Double(Wording.number(value, decimals: decimals).replacing(",", with: ""))
    }
    if printed(value, decimals) == self.value { return true }
    guard let once = printed(value, measure.decimals) else { return false }
    return printed(once, min(decimals, measure.decimals)) == self.value
  }

  /// Whether the typed number is anything that the data have of the measure.
  private func isQuoted(in series: [SeriesTrend], _ measure: Measure) -> Bool {
    if measure.target.map({ prints($0, measure) }) == true { return true }
    return series.contains { one in
      one.published.contains { $0.value.map { prints($0, measure) } ?? false }
        || one.change.map { prints($0.magnitude, measure) } ?? false
        || one.gaps.contains { $0.latest.map { prints($0.magnitude, measure) } ?? false }
    }
  }

  // MARK: - What the sentence is about

  /// Whether the sentence names a measure: by most words of its title, by its id, or by a value.
  private func mentions(_ measure: Measure) -> Bool {
    let id = measure.id.key
    if sentence.tokens.contains(where: {
      $0.kind == .value && $0.text.lowercased().hasPrefix(id + ".")
    }) {
      return true
    }
    var words: Set<String> = []
    for token in sentence.tokens where token.kind == .word || token.kind == .number {
      words.formUnion(NamesInText.words(of: token.text))
    }
    let parts = id.split { !$0.isLetter }.map(String.init).filter { $0.utf8.count > 2 }
    if let last = parts.last, !["all", "level", "share"].contains(last), words.contains(last) {
      return true
    }
    let title = NamesInText.words(of: measure.title).subtracting(NamesInText.emptyWords)
      .filter { $0.utf8.count > 2 }
    let common = title.intersection(words).count
    return common >= min(2, title.count) && 5 * common >= 3 * title.count && common > 0
  }

  /// Whether what the share is of could be the pupils of any measure.
  private var hasNoSubjectOfItsOwn: Bool {
    let allowed: Set<String> = [
      "children", "pupils", "boys", "girls", "them", "all", "young", "learners", "sessions",
    ]
    let tokens = sentence.tokens
    guard let sign = tokens.indices.first(where: { $0 > place && tokens[$0].text == "of" }),
      sign - place <= 3
    else { return true }
    return sign + 1 < tokens.count && allowed.contains(tokens[sign + 1].text)
  }

  private func mentionsComparator(_ area: String) -> Bool {
    let words = Set(clause.map(\.text))
    switch area {
    case SeriesKey.england:
      return !words.isDisjoint(with: ["england", "england's", "national", "nationally"])
    case SeriesKey.neighbours: return !words.isDisjoint(with: ["neighbour", "neighbours"])
    default: return NamesInText.words(of: area).isSubset(of: words)
    }
  }
}
