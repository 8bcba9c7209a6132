import DataFiles
public import Diagnostics
import SelfEvaluation

/// Rows of `measures.csv` for a file of official data, so that nobody has to write them by hand.
public struct SuggestedMeasures: Sendable {
  /// The rows below a header, as CSV in UTF-8.
  public let csv: [UInt8]
  /// How many measures are proposed.
  public let count: Int
  /// What is wrong with the file.
  public let findings: [Finding]

  /// How many numbers of a column are looked at to find the counts behind a percentage.
  private static let sampleSize = 200
  /// How many rows are looked at for that; columns may have their numbers in different rows.
  private static let mostSampled = 2_000

  /// Looks at a file and the description that lies beside it.
  ///
  /// A count belongs to a percentage when it gives that percentage on every row looked at.
  ///
  /// - Parameters:
  ///   - file: The file of official data; the rows name its path below the folder `measures`, or the
  ///     last part of a path that has no such folder.
  ///   - description: The `.meta.csv` beside it; `nil` without one.
  public init(for file: InputFile, description: InputFile?) {
    var columns: OfficialColumns?
    var survey = OfficialSurvey([], for: [])
    var isOfficial = true
    var sample: [[Double?]] = []
    var sampled: [Int] = []
    var printed: [Decimals] = []
    let labels = Description(description)
    var findings = Self.rows(of: file) { row in
      guard let known = columns else {
        guard isOfficial else { return }
        let header = CSVHeader(row)
        isOfficial = OfficialColumns.isOfficial(header)
        guard isOfficial else { return }
        let found = OfficialColumns(header)
        columns = found
        survey = OfficialSurvey(found.ownColumns.map { ($0, header.names[$0]) }, for: [])
        sampled = Array(repeating: 0, count: header.names.count)
        printed = Array(repeating: Decimals(), count: header.names.count)
        return
      }
      survey.see(row)
      // The newest years come first and may have no number at all.
      var numbers: [Double?] = Array(repeating: nil, count: printed.count)
      var isWanted = false
      for column in known.ownColumns {
        guard
          case .number(let number, let places) = row.withTrimmedBytes(
            at: column, { NumberText($0) })
        else { continue }
        numbers[column] = number
        printed[column].see(places)
        if sampled[column] < Self.sampleSize { isWanted = true }
      }
      guard isWanted, sample.count < Self.mostSampled else { return }
      for column in numbers.indices where numbers[column] != nil { sampled[column] += 1 }
      sample.append(numbers)
    }
    guard let columns else {
      // The rows of a file that holds something else are no faults.
      findings.removeAll { $0.severity != .error || $0.position.line > 1 }
      if !findings.contains(where: { $0.rule == .unreadableFile }) {
        findings.append(
          Finding(
            .missingColumn, "this file has no columns 'time_period' and 'geographic_level'",
            at: FilePosition(file: file.path),
            hint: "choose a file of open data as the Department for Education publishes it"))
      }
      self.findings = findings
      csv = []
      count = 0
      return
    }
    self.findings = findings
    let decimals = printed.map(\.usual)
    let filters = survey.columns.filter { column in
      labels.isFilter(column.name) ?? column.holdsWords
    }
    let linked = Self.linked(filters, in: file)
    let table = Table(
      columns: columns, sample: sample, decimals: decimals, labels: labels,
      indicators: survey.columns.filter { column in
        !filters.contains { $0.index == column.index } && !column.holdsWords
      }.map(\.index))
    let parts = file.path.split(separator: "/")
    let start = parts.dropLast().lastIndex { $0.lowercased() == "measures" }
    let name = parts[(start.map { $0 + 1 } ?? max(parts.count - 1, 0))...].joined(separator: "/")
    let proposals = table.proposals
    var writer = CSVWriter()
    writer.row(TableLayout.measures.names)
    let header = columns.header.names
    for proposal in proposals {
      let cells = [
        "id": header[proposal.indicator].slug, "title": table.title(of: proposal.indicator),
        "unit": proposal.unit.rawValue, "kind": "flow",
        "counts": table.counted(by: proposal).rawValue,
        "decimals": String(decimals[proposal.indicator]), "file": name,
        "indicator": header[proposal.indicator],
        "numerator": proposal.numerator.map { header[$0] } ?? "",
        "denominator": proposal.denominator.map { header[$0] } ?? "",
        "filters": filters.compactMap { Self.filter($0, isLinked: linked.contains($0.index)) }
          .joined(separator: ";"),
      ]
      writer.row(TableLayout.measures.names.map { cells[$0] ?? "" })
    }
    csv = writer.bytes
    count = proposals.count
  }

  /// What to write for a filter: a series for each value where these are few and have a total.
  private static func filter(_ column: OfficialSurvey.Column, isLinked: Bool) -> String? {
    if column.totals.isEmpty { return column.values.first.map { "\(column.name)=\($0)" } }
    return isLinked || (2...12).contains(column.values.count) ? "\(column.name)=*" : nil
  }

  /// The filters that are only at their totals together, as a characteristic and its type are, and
  /// have few values together.
  private static func linked(_ filters: [OfficialSurvey.Column], in file: InputFile) -> Set<Int> {
    var pairs: [(one: OfficialSurvey.Column, other: OfficialSurvey.Column, values: Set<String>)] =
      []
    let filters = filters.filter { $0.values.count > 1 && !$0.totals.isEmpty }
    for (place, one) in filters.enumerated() {
      for other in filters[(place + 1)...] { pairs.append((one, other, [])) }
    }
    if pairs.isEmpty { return [] }
    _ = rows(of: file) { row in
      if row.isHeader { return }
      pairs.removeAll { $0.one.isTotal(row) != $0.other.isTotal(row) || $0.values.count > 60 }
      for place in pairs.indices {
        let (one, other) = (pairs[place].one.index, pairs[place].other.index)
        pairs[place].values.insert("\(row.trimmed(at: one)) · \(row.trimmed(at: other))")
      }
    }
    return Set(pairs.flatMap { [$0.one.index, $0.other.index] })
  }

  /// With how many decimals the numbers of a column are printed.
  private struct Decimals {
    private var most = 0
    private var rounded = 0
    private var unrounded = 0

    mutating func see(_ places: Int) {
      if places > Measure.mostDecimals {
        unrounded += 1
      } else if places > 0 {
        most = max(most, places)
        rounded += 1
      }
    }

    /// What was worked out and never rounded for print has one.
    var usual: Int { unrounded > rounded ? 1 : most }
  }

  private static func rows(
    of file: InputFile, _ body: (borrowing CSVRow) -> Void
  ) -> [Finding] {
    var parser = CSVParser(file: file.path)
    do {
      try file.readChunks { chunk in parser.feed(chunk.span) { row in body(row) } }
    } catch {
      return [
        Finding(
          .unreadableFile, "this file can't be read: \(error)", at: FilePosition(file: file.path),
          hint: "check its name, and that you may open it")
      ]
    }
    parser.finish { row in body(row) }
    return parser.findings
  }

  /// What the description beside a file says of its columns.
  private struct Description {
    private var labels: [String: String] = [:]
    private var units: [String: String] = [:]
    private var filters: Set<String> = []

    init(_ file: InputFile?) {
      guard let file else { return }
      var header: CSVHeader?
      var rows: [[String]] = []
      _ = SuggestedMeasures.rows(of: file) { row in
        if header == nil {
          header = CSVHeader(row)
        } else {
          rows.append((0..<row.count).map { row.trimmed(at: $0) })
        }
      }
      func column(_ name: String) -> Int { header?.column(name) ?? -1 }
      let (names, types) = (column("col_name"), column("col_type"))
      let (titles, signs) = (column("label"), column("indicator_unit"))
      for row in rows {
        func cell(_ column: Int) -> String { row.indices.contains(column) ? row[column] : "" }
        let name = FieldName.folded(cell(names))
        labels[name] = cell(titles)
        units[name] = cell(signs)
        if cell(types).lowercased() == "filter" { filters.insert(name) }
      }
    }

    func label(_ name: String) -> String? {
      labels[FieldName.folded(name)].flatMap { $0.isEmpty ? nil : $0 }
    }

    func unit(_ name: String) -> String { units[FieldName.folded(name)] ?? "" }

    /// Whether a column is a filter; `nil` without a description.
    func isFilter(_ name: String) -> Bool? {
      labels.isEmpty ? nil : filters.contains(FieldName.folded(name))
    }
  }

  /// The numbers of the first rows, column by column.
  private struct Table {
    var columns: OfficialColumns
    var sample: [[Double?]]
    var decimals: [Int]
    var labels: Description
    var indicators: [Int]

    struct Proposal {
      var indicator: Int
      var unit: Measure.Unit
      var numerator: Int?
      var denominator: Int?
    }

    /// A measure for each column, the counts behind a percentage left out.
    var proposals: [Proposal] {
      var proposals = indicators.map { column in
        var proposal = Proposal(indicator: column, unit: unit(of: column))
        if proposal.unit == .percent, let counts = counts(behind: column) {
          (proposal.numerator, proposal.denominator) = counts
        }
        return proposal
      }
      let used = Set(proposals.flatMap { [$0.numerator, $0.denominator].compactMap(\.self) })
      proposals.removeAll { used.contains($0.indicator) }
      return proposals
    }

    func title(of column: Int) -> String {
      let name = columns.header.names[column]
      return labels.label(name) ?? name.split(separator: "_").joined(separator: " ")
    }

    /// What the cohort counts: pupils unless the words say something else, since only theirs are
    /// ever withheld.
    func counted(by proposal: Proposal) -> Measure.Counts {
      let own = CountedWords.counted(in: words(of: proposal.indicator))
      if own == .pupils { return .pupils }
      let behind = proposal.denominator.flatMap { CountedWords.counted(in: words(of: $0)) }
      return behind ?? own ?? .pupils
    }

    private func words(of column: Int) -> String {
      let name = columns.header.names[column]
      return "\(labels.unit(name) == "%" ? "" : labels.unit(name)) \(title(of: column))"
    }

    private func unit(of column: Int) -> Measure.Unit {
      let name = columns.header.names[column].lowercased()
      let words = Set(name.split { !$0.isLetter }.map(String.init))
      if labels.unit(columns.header.names[column]) == "%"
        || !words.isDisjoint(with: ["percent", "percentage", "pct", "pt", "perc", "proportion"])
      {
        return .percent
      }
      if !words.isDisjoint(with: ["rate"]) { return .rate }
      if !words.isDisjoint(with: ["average", "avg", "score", "mean", "points"]) { return .score }
      if words.contains("days") { return .days }
      return decimals[column] == 0 ? .count : .score
    }

    /// The two counts that give a percentage on every row that has all three.
    private func counts(behind column: Int) -> (numerator: Int, denominator: Int)? {
      let counts = indicators.filter { $0 != column && decimals[$0] == 0 && unit(of: $0) == .count }
      let tolerance = 0.5 / (0..<decimals[column]).reduce(1.0) { scale, _ in scale * 10 } + 1e-9
      for denominator in counts {
        for numerator in counts where numerator != denominator {
          var agreeing = 0
          var disagreeing = 0
          for row in sample {
            guard let printed = row[column], let part = row[numerator],
              let whole = row[denominator], whole > 0
            else { continue }
            if (100 * part / whole - printed).magnitude <= tolerance {
              agreeing += 1
            } else {
              disagreeing += 1
            }
            if disagreeing > 0 { break }
          }
          if agreeing > 2, disagreeing == 0 { return (numerator, denominator) }
        }
      }
      return nil
    }
  }
}
