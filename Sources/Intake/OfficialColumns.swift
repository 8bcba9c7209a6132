import DataFiles
import SelfEvaluation

/// The columns of the Department for Education's open data layout.
struct OfficialColumns {
  /// Whether a table has that layout: by its two columns of time and level, one of them maybe
  /// misspelt.
  static func isOfficial(_ header: CSVHeader) -> Bool {
    header.column("time_period") != nil
      && (header.column("geographic_level") != nil || header.column("geographical_level") != nil)
  }
}

extension WorkspaceReader {
  /// Reads the official tables that measures point at.
  mutating func readOfficialData() {}
}
