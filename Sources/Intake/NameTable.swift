import DataFiles
import SelfEvaluation

/// What an observation is about, each part as a number: quick to compare among thousands.
struct NumberedKey: Equatable {
  var measure: Int
  var period: Int
  var area = 0
  var group = 0
  var category = 0

  var hash: UInt64 {
    UInt64.emptyHash.hashed(with: measure).hashed(with: period).hashed(with: area)
      .hashed(with: group).hashed(with: category)
  }
}

/// The names of places, groups, classes and periods that rows have, each kept once.
struct NameTable {
  var areas: Names
  var groups = Names()
  private(set) var periods: [Period] = []
  private var numbers: [Period: Int] = [:]

  init(areas: AreaNames) {
    self.areas = Names(areas: areas)
  }

  mutating func number(of period: Period) -> Int {
    if let number = numbers[period] { return number }
    numbers[period] = periods.count
    periods.append(period)
    return periods.count - 1
  }

  func series(_ key: NumberedKey) -> SeriesKey {
    SeriesKey(
      area: areas[key.area], group: groups[key.group], category: groups[key.category])
  }
}

/// Names by number, 0 being the empty one.
///
/// Names that differ in case are one, and keep its first spelling.
struct Names {
  private var texts = [""]
  /// Which of them stand for all of a kind rather than for one.
  private var areForAll = [false]
  /// Whether one of them does.
  private(set) var hasNameForAll = false
  private var numbers: [String: Int] = ["": 0]
  private var numberOfSpelling: [String: Int] = [:]
  private var spellings = Spellings()
  private var areas: AreaNames?

  init(areas: AreaNames? = nil) { self.areas = areas }

  subscript(_ number: Int) -> String { texts[number] }

  /// Whether a name stands for all pupils or all classes, or for a place that is no district.
  func isForAll(_ number: Int) -> Bool { areForAll[number] }

  /// What to write for a place that is no district.
  func hint(on number: Int) -> String { areas?.hint(on: texts[number]) ?? "" }

  /// The number of the name in a cell.
  mutating func number(_ row: borrowing CSVRow, _ column: Int) -> Int {
    let known = row.withTrimmedBytes(at: column) { $0.isEmpty ? 0 : spellings.number(of: $0) }
    if let known { return known }
    let number = number(of: row.trimmed(at: column))
    row.withTrimmedBytes(at: column) { spellings.add($0, number) }
    return number
  }

  mutating func number(of text: String) -> Int {
    if let known = numberOfSpelling[text] { return known }
    let name = areas?.area(text) ?? text
    let key = folded(name)
    let number = numbers[key] ?? texts.count
    if number == texts.count {
      texts.append(name)
      let isForAll = areas.map { $0.hint(on: name) != nil } ?? GroupName.isTotal(name)
      areForAll.append(isForAll)
      if isForAll { hasNameForAll = true }
      numbers[key] = number
    }
    numberOfSpelling[text] = number
    return number
  }
}
