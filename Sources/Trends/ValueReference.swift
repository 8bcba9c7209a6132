import Diagnostics
import SelfEvaluation

/// What a `{{measure.field}}` in prose stands for.
public struct QuotedValue: Sendable {
  /// The text to print, such as `8.6 percentage points`.
  public var text: String
  /// Whether the text is a figure, a period or a sentence, and not the reason why there is none.
  public var hasFigure: Bool
  /// The field that was asked for.
  public var field: Field
  /// The series.
  public var series: SeriesTrend

  /// What may be asked of a series.
  public enum Field: String, Sendable, CaseIterable {
    case latest, first, change, gap, sentence
    case signedChange = "signed-change"
    case gapChange = "gap-change"
    case latestPeriod = "latest-period"
    case firstPeriod = "first-period"
  }

  /// The point whose value is printed; `nil` where it's no single one's.
  public var point: SeriesTrend.Point? {
    switch field {
    case .latest: series.latestPublished
    case .first: series.window.first
    case .change, .gap, .sentence, .signedChange, .gapChange, .latestPeriod, .firstPeriod: nil
    }
  }
}

/// Why a `{{…}}` in prose stands for nothing.
public struct UnknownValue: Error, Hashable, Sendable {
  /// What is wrong, naming the text that was found.
  public var message: String
  /// What the writer can do.
  public var hint: String
}

extension TrendReport {
  /// Looks up what a reference in prose stands for.
  ///
  /// A reference is a measure's id, then any of an area, a group and a category as slugs, then the
  /// field, all joined by dots. An id may have dots of its own: the longest that fits is taken.
  ///
  /// - Parameter reference: The text between the braces, such as `eyfsp-gld.boys.latest`.
  /// - Returns: The value, or why there is none. A value that was withheld is its reason in words.
  public func value(of reference: some StringProtocol) -> Result<QuotedValue, UnknownValue> {
    // By bytes, as each reference of a report is looked up several times.
    let text = String(reference).withTrimmedParts
    let utf8 = text.utf8
    guard let dot = utf8.lastIndex(of: 0x2E) else {
      return .failure(
        UnknownValue(
          message: "'{{\(reference)}}' doesn't name a measure and a field",
          hint: "write it as {{measure.field}}, such as {{\(exampleMeasure).latest}}"))
    }
    let last = String(text[utf8.index(after: dot)...])
    guard let field = QuotedValue.Field(rawValue: last.lowercased()) else {
      let fields = QuotedValue.Field.allCases.map(\.rawValue)
      let meant = last.nearest(among: fields).map { "did you mean '\($0)'? " } ?? ""
      return .failure(
        UnknownValue(
          message: "'\(last)' isn't a field of a measure",
          hint: meant + "the fields are \(fields.joined(separator: ", "))"))
    }
    var end: String.Index? = dot
    var first = ""
    while let idEnd = end {
      first = String(text[..<idEnd])
      let id = Identifier(first)
      if !series(of: id).isEmpty {
        // Empty, or beginning with a dot.
        let scope = utf8[idEnd..<dot].split(separator: 0x2E, omittingEmptySubsequences: false)
        let own = value(field, of: id, scope: scope.dropFirst().map { String(Substring($0)).slug })
        guard case .success = own, let other = shorterID(before: idEnd, of: dot, in: text) else {
          return own
        }
        return .failure(
          UnknownValue(
            message: "'{{\(reference)}}' could be of '\(id)' or of a series of '\(other)'",
            hint: "give the measure '\(id)' another id"))
      }
      end = utf8[..<idEnd].lastIndex(of: 0x2E)
    }
    let ids = Set(series.map(\.measure.id.text)).sorted()
    let meant = first.nearest(among: ids)
    return .failure(
      UnknownValue(
        message: "there are no figures for '\(first)'",
        hint: meant.map { "did you mean '\($0)'?" }
          ?? "name a measure of measures.csv that has observations"))
  }

  /// A shorter id with which a reference names a series too, as `m` does in `m.boys.latest` beside
  /// a measure `m.boys`.
  private func shorterID(
    before end: String.Index, of dot: String.Index, in text: String
  ) -> Identifier? {
    var end = text.utf8[..<end].lastIndex(of: 0x2E)
    while let idEnd = end {
      let id = Identifier(String(text[..<idEnd]))
      let scope = text.utf8[idEnd..<dot].split(separator: 0x2E).map { String(Substring($0)).slug }
      if !series(of: id, named: scope).isEmpty { return id }
      end = text.utf8[..<idEnd].lastIndex(of: 0x2E)
    }
    return nil
  }

  private var exampleMeasure: String { series.first?.measure.id.text ?? "eyfsp-gld" }

  private func value(
    _ field: QuotedValue.Field, of measure: Identifier, scope: [String]
  ) -> Result<QuotedValue, UnknownValue> {
    func named(_ scope: [String]) -> [SeriesTrend] {
      scope.isEmpty ? overall(measure).map { [$0] } ?? [] : series(of: measure, named: scope)
    }
    var all = named(scope)
    if all.isEmpty { all = named(scope.filter { !GroupName.isTotal($0) }) }
    if all.count > 1 {
      return .failure(
        UnknownValue(
          message: "'\(scope.joined(separator: "."))' names more than one series of "
            + "'\(all[0].measure.id.text)': \(Wording.list(all.map { "'\($0.scope)'" }))",
          hint: "give one of them another name in the tables, so that it can be told from the other"
        ))
    }
    guard let found = all.first else {
      let own = series(of: measure) + comparators(of: measure)
      let known = own.flatMap(\.slugsInUse).reduce(into: [String]()) { list, slug in
        if !list.contains(slug) { list.append(slug) }
      }
      if let unnamed = unnamed(field, of: measure, beside: scope) { return .failure(unnamed) }
      let unknown = scope.first { !known.contains($0) } ?? scope.joined(separator: ".")
      let meant = unknown.nearest(among: known).map { "did you mean '\($0)'? " } ?? ""
      return .failure(
        UnknownValue(
          message: "'\(unknown)' isn't an area, group or category with figures for "
            + "'\(own.first?.measure.id.text ?? "")'",
          hint: meant
            + (known.isEmpty
              ? "leave it out: the measure has no areas, groups or categories"
              : "it has \(known.prefix(12).joined(separator: ", "))")))
    }
    return .success(
      QuotedValue(
        text: found.text(of: field), hasFigure: found.hasFigure(for: field), field: field,
        series: found))
  }

  /// What there is to say of a name that a reference leaves out, and that each series has which it
  /// may mean.
  private func unnamed(
    _ field: QuotedValue.Field, of measure: Identifier, beside scope: [String]
  ) -> UnknownValue? {
    let meant = series(of: measure).filter { scope.allSatisfy($0.slugsInUse.contains) }
    guard let first = meant.first else { return nil }
    for (noun, slug) in [
      ("a category", \SeriesTrend.slugs.category), ("a group", \.slugs.group),
      ("an area", \.slugs.area),
    ] {
      let names = meant.map { $0[keyPath: slug] }
      if names.contains(where: { $0.isEmpty || scope.contains($0) }) { continue }
      let shown = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
      func reference(_ scope: [String]) -> String {
        ([first.measure.id.text] + scope).joined(separator: ".")
      }
      return UnknownValue(
        message: "'{{\(reference(scope)).\(field.rawValue)}}' needs \(noun): '\(reference(scope))' "
          + "has no figures without one",
        hint: "write {{\(reference(first.slugsInUse)).\(field.rawValue)}}, for instance; it has "
          + shown.prefix(12).joined(separator: ", "))
    }
    return nil
  }
}

extension SeriesTrend {
  /// The slugs of the names that it has, in the order of area, group and category.
  var slugsInUse: [String] {
    var used: [String] = []
    if !key.area.isEmpty { used.append(slugs.area) }
    if !key.group.isEmpty { used.append(slugs.group) }
    if !key.category.isEmpty { used.append(slugs.category) }
    return used
  }

  /// Whether these slugs in any order are those that it has, that of the category left out or not.
  func hasName(of wanted: [String], withoutCategory: Bool = false) -> Bool {
    let hasCategory = !withoutCategory && !key.category.isEmpty
    let count = (key.area.isEmpty ? 0 : 1) + (key.group.isEmpty ? 0 : 1) + (hasCategory ? 1 : 0)
    guard count == wanted.count, key.area.isEmpty || wanted.contains(slugs.area),
      key.group.isEmpty || wanted.contains(slugs.group),
      !hasCategory || wanted.contains(slugs.category)
    else { return false }
    // Two names may have one slug.
    var used = slugsInUse
    if withoutCategory, !key.category.isEmpty { used.removeLast() }
    return used.sorted() == wanted.sorted()
  }

  /// The last period of the window for which anything was published, a sign instead of a figure
  /// included; the window's last when nothing was.
  var latestPublished: Point? {
    window.last { $0.value != nil || $0.symbol != nil } ?? window.last
  }

  /// Whether there is a figure, a period or a sentence to print for a field.
  fileprivate func hasFigure(for field: QuotedValue.Field) -> Bool {
    switch field {
    case .latest: latestPublished?.value != nil
    case .first: window.first?.value != nil
    case .change, .signedChange: change != nil
    case .gap: quotedGap?.latest != nil
    case .gapChange: quotedGap?.change != nil
    case .latestPeriod, .firstPeriod: !window.isEmpty
    case .sentence: true
    }
  }

  /// A field of the series as it prints; the reason in words where there is no value.
  fileprivate func text(of field: QuotedValue.Field) -> String {
    func reason(_ points: some Sequence<Point>) -> String {
      points.compactMap { $0.symbol?.inWords }.first ?? "not available"
    }
    func difference(_ value: Double?) -> String {
      value.map { Wording.difference($0, of: measure) }
        ?? (notTested == .breakInSeries ? "not comparable" : reason(window))
    }
    switch field {
    case .latest: return latestPublished.map { Wording.value($0, of: measure) } ?? "no figure"
    case .first: return window.first.map { Wording.value($0, of: measure) } ?? "no figure"
    case .change: return difference(change)
    case .signedChange:
      return change.map { Wording.signedDifference($0, of: measure) } ?? difference(nil)
    case .gap, .gapChange:
      guard let gap = quotedGap else {
        return measure.isComparedWithPlaces ? reason(window.suffix(1)) : "not comparable"
      }
      return difference(field == .gap ? gap.latest : gap.change)
    case .latestPeriod: return latestPublished?.period.inWords ?? "no period"
    case .firstPeriod: return window.first?.period.inWords ?? "no period"
    case .sentence: return sentence
    }
  }

  /// To whom the gap is that prose means: of the authority to England, of a group or district to all
  /// others.
  public var quotedComparator: String {
    key.area.isEmpty && key.group.isEmpty ? SeriesKey.england : Gap.complement
  }

  /// The gap that prose means; `nil` where nothing tells it, since one to somebody else in its place
  /// would be a false figure.
  public var quotedGap: Gap? { comparisons.first { $0.comparator == quotedComparator } }
}

extension String {
  /// The text without white space around each of the parts between dots.
  fileprivate var withTrimmedParts: String {
    if utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) { return self }
    return utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
      .map { part in
        var text = Substring(part).drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
      }
      .joined(separator: ".")
  }
}
