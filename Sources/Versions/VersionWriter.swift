import DataFiles
import SelfEvaluation

/// Writes an evaluation as JSON that can be kept for ever: the format of saved versions.
///
/// Every field that a person can write is there, each record in the order of its key, so that the
/// order of rows in files makes no difference. What is absent is absent, never 0 or "".
struct VersionWriter {
  /// The number of the format.
  static let format = 1
  var json: JSONWriter
  let bank: QuestionBank

  /// Writes everything but the fingerprint and the closing brace.
  mutating func begin(
    _ evaluation: Evaluation, edition: String, label: String?, onlyTeams: [Identifier]
  ) {
    let settings = evaluation.settings
    json.beginObject()
    field("format", Self.format)
    field("authority", settings.authority)
    field("year", settings.yearText)
    field("label", label)
    field("edition", edition)
    if !onlyTeams.isEmpty { put("onlyTeams", texts: onlyTeams.map(\.text).sorted()) }
    json.key("settings")
    json.beginObject()
    write(settings)
    list("teams", settings.teams) { $0.write($1) }
    json.endObject()
    json.key("bank")
    writeBank()
    list("judgements", evaluation.judgements) { $0.write($1) }
    list("evidence", evaluation.register) { $0.write($1) }
    list("measures", evaluation.measures) { $0.write($1) }
    json.key("observations")
    json.beginArray()
    write(evaluation.observations)
    json.endArray()
    list("priorities", evaluation.priorities) { $0.write($1) }
    list("actions", evaluation.actions) { $0.write($1) }
    list("history", evaluation.history) { $0.write($1) }
  }

  private mutating func writeBank() {
    json.beginObject()
    field("id", bank.id)
    field("title", bank.title)
    field("version", bank.version)
    list("scale", bank.scale) { $0.write($1) }
    list("guidance", bank.guidance)
    list("parts", bank.parts) { writer, part in
      writer.field("name", part.name)
      writer.list("questions", part.questions) { $0.write($1) }
    }
    json.endObject()
  }

  /// Writes observations in the order of their keys.
  private mutating func write(_ observations: [Observation]) {
    // What it's about is alike in all periods of a series, and written but once for them; the
    // periods are mostly those of the series before.
    var first = 0
    var place: [UInt8] = []
    var periods: [(period: Period, member: [UInt8])] = []
    var next = 0
    let rows = observations.span
    for row in observations.keyOrder {
      json.beginObject()
      if !place.isEmpty, rows[row].isSpelledInASCII(like: rows[first]) {
        json.members(place)
      } else {
        let start = json.bytes.count
        writePlace(of: rows[row])
        place = members(from: start)
        if place.contains(where: { $0 >= 0x80 }) { place = [] }
        first = row
        next = 0
      }
      let period = rows[row].period
      if next < periods.count, periods[next].period == period {
        json.members(periods[next].member)
      } else {
        let start = json.bytes.count
        field("period", period.description)
        if period.looksLikeMonth { field("periodKind", Period.financialYearKind) }
        periods.removeLast(periods.count - next)
        periods.append((period, members(from: start)))
      }
      next += 1
      writeFigures(
        value: rows[row].value, numerator: rows[row].numerator,
        denominator: rows[row].denominator, symbol: rows[row].symbol, status: rows[row].status)
      json.endObject()
    }
  }

  /// The members that were written last, without a comma before them.
  private func members(from start: Int) -> [UInt8] {
    let bytes = json.bytes[start...]
    return Array(bytes.first == UInt8(ascii: ",") ? bytes.dropFirst() : bytes)
  }

  private mutating func list<Item>(
    _ name: String, _ items: [Item], _ write: (inout Self, Item) -> Void
  ) {
    json.key(name)
    json.beginArray()
    // Through a span, which lends a record where the array makes a copy of it.
    let items = items.span
    for place in items.indices { writeObject(items[place], write) }
    json.endArray()
  }

  private mutating func writeObject<Item>(_ item: Item, _ write: (inout Self, Item) -> Void) {
    json.beginObject()
    write(&self, item)
    json.endObject()
  }
}

extension VersionWriter: RecordSink {
  mutating func put(_ name: StaticString, text: String) {
    json.member(literal: name, text)
  }

  mutating func put(_ name: StaticString, prose: String) { put(name, text: prose) }

  mutating func put(_ name: StaticString, number: Double) {
    json.member(literal: name, number)
  }

  mutating func put(_ name: StaticString, integer: Int) {
    json.member(literal: name, integer)
  }

  mutating func put(_ name: StaticString, truth: Bool) {
    json.key(literal: name)
    json.bool(truth)
  }

  mutating func put(_ name: StaticString, texts: [String]) {
    json.key(literal: name)
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }

  mutating func put(_ name: StaticString, list: [String]) { put(name, texts: list) }

  mutating func put(_ name: StaticString, numbers: [Int]) {
    json.key(literal: name)
    json.beginArray()
    for number in numbers { json.int(number) }
    json.endArray()
  }
}

extension Observation {
  /// Whether what it's about is written, byte for byte, as another's that is known to be ASCII.
  ///
  /// Texts may be equal and have other bytes, but then one beyond ASCII is the longer one.
  fileprivate func isSpelledInASCII(like other: Self) -> Bool {
    measure.text == other.measure.text && series == other.series
      && measure.text.utf8.count == other.measure.text.utf8.count
      && series.area.utf8.count == other.series.area.utf8.count
      && series.group.utf8.count == other.series.group.utf8.count
      && series.category.utf8.count == other.series.category.utf8.count
  }
}
