import DataFiles
import SelfEvaluation

/// The columns of the Department for Education's open data layout.
///
/// Source: DfE, "Open data standards" for statistics on Explore education statistics.
struct OfficialColumns {
  /// The columns that the standard names; whatever else holds words is a filter.
  private static let standard: Set<String> = [
    "time-period", "time-identifier", "geographic-level", "geographical-level", "country-code",
    "country-name", "region-code", "region-name", "old-la-code", "new-la-code", "la-code",
    "la-name", "lad-code", "lad-name", "version", "rsc-region-lead-name", "pcon-code", "pcon-name",
    "parliamentary-constituency-code", "parliamentary-constituency-name",
    "local-enterprise-partnership-code", "local-enterprise-partnership-name", "ward-code",
    "ward-name", "mayoral-combined-authority-code", "mayoral-combined-authority-name",
    "english-devolved-area-code", "english-devolved-area-name", "opportunity-area-code",
    "opportunity-area-name", "planning-area-code", "planning-area-name", "trust-id", "trust-name",
    "sponsor-id", "sponsor-name", "provider-ukprn", "provider-name", "institution-id",
    "institution-name", "school-urn", "school-laestab", "school-name", "school-postcode",
    "multi-academy-trust-name", "lsip-code", "lsip-name",
  ]

  let header: CSVHeader
  var timePeriod, timeIdentifier, level: Int
  var countryCode, countryName, regionCode, regionName: Int
  var newCode, oldCode, name, district, version: Int
  /// Whether the column of the level has the name that the standard doesn't know.
  var hasMisspeltLevel: Bool

  /// Whether a table has that layout: by its two columns of time and level, the second of them
  /// maybe misspelt.
  static func isOfficial(_ header: CSVHeader) -> Bool {
    header.column("time_period") != nil
      && (header.column("geographic_level") != nil || header.column("geographical_level") != nil)
  }

  init(_ header: CSVHeader) {
    self.header = header
    func index(_ name: String) -> Int { header.column(name) ?? -1 }
    timePeriod = index("time_period")
    timeIdentifier = index("time_identifier")
    hasMisspeltLevel = header.column("geographic_level") == nil
    level = index(hasMisspeltLevel ? "geographical_level" : "geographic_level")
    countryCode = index("country_code")
    countryName = index("country_name")
    regionCode = index("region_code")
    regionName = index("region_name")
    newCode = index("new_la_code")
    oldCode = index("old_la_code")
    name = index("la_name")
    district = index("lad_name")
    version = index("version")
  }

  /// The columns that may be filters: those with a name, but none of the standard's own.
  var ownColumns: [Int] {
    header.names.indices.filter { column in
      let name = FieldName.folded(header.names[column])
      return !name.isEmpty && !Self.standard.contains(name) && header.column(name) == column
    }
  }
}

/// The periods that official tables have: a number of the year or years, and what it means.
enum OfficialPeriod {
  /// Reads a period such as `201617` with the identifier `Academic year`.
  ///
  /// - Returns: `nil` for what is no year, month or pair of years, such as a term or a week.
  static func read(_ text: Substring, identifier: Substring) -> Period? {
    // A program that took the years for numbers with decimals writes "201617.0".
    let text = text.hasSuffix(".0") ? text.dropLast(2) : text
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard digits.utf8.count == 4 || digits.utf8.count == 6 || digits.utf8.count == 8,
      let year = Int(digits: digits.prefix(4)), year > 0
    else { return nil }
    let last = Int(digits: digits.dropFirst(4))
    // "201617" and "2016/2017", but neither "201618" nor "2016Q2".
    let followsOn = last.map { $0 == year + 1 || $0 == (year + 1) % 100 } ?? false
    let kind = folded(identifier)
    if let month = CalendarDate.monthNames.firstIndex(where: { $0.lowercased() == kind }) {
      return last == nil ? .month(year: year, month: month + 1) : nil
    }
    switch kind {
    case "academic year": return followsOn ? .academicYear(year) : nil
    case "financial year", "tax year": return followsOn ? .financialYear(year) : nil
    case "calendar year", "reporting year": return last == nil ? .calendarYear(year) : nil
    case "": return last == nil ? .calendarYear(year) : followsOn ? .academicYear(year) : nil
    default: return nil
    }
  }
}
