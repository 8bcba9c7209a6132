import DataFiles
import Testing

/// Registers and catalogues are read through this: a cell under the wrong name misleads a report.
struct CSVHeaderTests {
  @Test(arguments: [
    ("Success criterion", "success-criterion"), (" reported_to ", "reported-to"),
    ("LA  Name", "la-name"), ("\u{FEFF}id", "id"), ("a-_ b", "a-b"), ("É", "é"), ("", ""),
  ])
  func `names have one form`(name: String, form: String) {
    #expect(FieldName.folded(name) == form)
  }

  @Test(arguments: [
    ("Success criterion", 1), ("success_criterion", 1), ("SUCCESS-CRITERION", 1), ("id", 0),
    ("other", nil), ("", nil),
  ])
  func `columns are found by any form of their names, the first of two`(name: String, place: Int?) {
    var column: Int?
    var parser = CSVParser(file: "r.csv")
    parser.feed([UInt8]("Id; Success criterion ;;success criterion\n".utf8).span) { row in
      column = CSVHeader(row).column(name)
    }
    #expect(column == place)
  }
}
