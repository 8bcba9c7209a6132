import DataFiles
import SelfEvaluation

/// Finds the rows of an official table that concern one authority, and the places they are about.
struct OfficialPlaces {
  /// What a row is about.
  enum Place: Equatable {
    case area(String)
    /// A district of the authority, named by a column of its own.
    case district
    case nobody
  }

  private enum Level { case national, regional, authority, district, other }

  private let settings: Settings
  private let region: String
  /// The authority and its neighbours, by their codes and names in lower case.
  private var areas: [String: String] = [:]
  private var lastLevel: (text: String, level: Level) = ("", .other)
  /// Names seen before, so that each is compared once.
  private var known: [String: String?] = [:]

  init(_ settings: Settings) {
    self.settings = settings
    region = settings.region
    for code in settings.statisticalNeighbours { areas[code.lowercased()] = code }
    for name in [settings.code, settings.authority] where !name.isEmpty {
      areas[name.lowercased()] = ""
    }
  }

  mutating func place(_ row: borrowing CSVRow, _ columns: OfficialColumns) -> Place {
    if !row.equals(lastLevel.text, at: columns.level) {
      let text = row.trimmed(at: columns.level)
      lastLevel = (text, Self.level(text))
    }
    switch lastLevel.level {
    case .national: return isEngland(row, columns) ? .area(SeriesKey.england) : .nobody
    case .regional:
      guard !region.isEmpty else { return .nobody }
      let isOurs =
        isRegion(row, columns.regionCode) || isRegion(row, columns.regionName)
      return isOurs ? .area(region) : .nobody
    case .authority: return authority(row, columns).map { .area($0) } ?? .nobody
    case .district:
      // A district as large as its authority is the same place once more.
      guard authority(row, columns) == "",
        row.trimmed(at: columns.district).lowercased() != settings.authority.lowercased()
      else { return .nobody }
      return .district
    case .other: return .nobody
    }
  }

  private static func level(_ text: String) -> Level {
    switch folded(text) {
    case "national", "country": .national
    case "regional", "region": .regional
    case "local authority", "la": .authority
    case "local authority district", "lad", "district": .district
    default: .other
    }
  }

  private func isEngland(_ row: borrowing CSVRow, _ columns: OfficialColumns) -> Bool {
    row.equals(AreaNames.englandCode, at: columns.countryCode)
      || row.trimmed(at: columns.countryName).lowercased() == "england"
      || row.isEmpty(at: columns.countryCode) && row.isEmpty(at: columns.countryName)
  }

  private mutating func isRegion(_ row: borrowing CSVRow, _ column: Int) -> Bool {
    if row.isEmpty(at: column) { return false }
    if row.equals(region, at: column) { return true }
    let text = row.trimmed(at: column)
    return folded(text) == folded(region) || AreaNames.region(text) == region
  }

  /// The authority that a row is about: `""` for our own, a neighbour's code, `nil` for others.
  private mutating func authority(
    _ row: borrowing CSVRow, _ columns: OfficialColumns
  ) -> String? {
    for column in [columns.newCode, columns.oldCode, columns.name] where !row.isEmpty(at: column) {
      let text = row.trimmed(at: column)
      if let answer = known[text] {
        if let answer { return answer }
        continue
      }
      let answer = areas[text.lowercased()]
      if known.count < 5_000 { known[text] = .some(answer) }
      if let answer { return answer }
    }
    return nil
  }
}
