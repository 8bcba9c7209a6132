import DataFiles
import SelfEvaluation

/// What an observation is about, each part as a number: quick to compare among thousands.
struct ObservationKey: Hashable {
  var measure: Int
  var period: Int
  var area = 0
  var group = 0
  var category = 0
}

/// The names of places, groups, classes and periods that rows have, each kept once.
struct NameTable {
  var areas: Names
  var groups = Names()
  private var periods: [Period: Int] = [:]

  init(areas: AreaNames) {
    self.areas = Names(areas: areas)
  }

  mutating func number(of period: Period) -> Int {
    if let number = periods[period] { return number }
    periods[period] = periods.count
    return periods.count - 1
  }

  func series(_ key: ObservationKey) -> SeriesKey {
    SeriesKey(
      area: areas[key.area], group: groups[key.group], category: groups[key.category])
  }
}

/// Names by number, 0 being the empty one.
///
/// Names that differ in case are one, and keep its first spelling.
struct Names {
  private var texts = [""]
  private var numbers: [String: Int] = ["": 0]
  private var numberOfSpelling: [String: Int] = [:]
  private var last: (text: String, number: Int)?
  private var areas: AreaNames?

  init(areas: AreaNames? = nil) { self.areas = areas }

  subscript(_ number: Int) -> String { texts[number] }

  /// The number of the name in a cell.
  mutating func number(_ row: borrowing CSVRow, _ column: Int) -> Int {
    if column < 0 || row.isEmpty(at: column) { return 0 }
    // Rows stand in the order of their names, so most have the name of the row above.
    if let last, row.equals(last.text, at: column) { return last.number }
    let text = row.trimmed(at: column)
    let number = number(of: text)
    last = (text, number)
    return number
  }

  mutating func number(of text: String) -> Int {
    if let known = numberOfSpelling[text] { return known }
    let name = areas?.area(text) ?? text
    let key = folded(name)
    let number = numbers[key] ?? texts.count
    if number == texts.count {
      texts.append(name)
      numbers[key] = number
    }
    numberOfSpelling[text] = number
    return number
  }
}
