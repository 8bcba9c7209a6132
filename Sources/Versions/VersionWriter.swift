import DataFiles
public import SelfEvaluation

/// Writes an evaluation as JSON that can be kept for ever: the format of saved versions.
///
/// Every field that a person can write is there. What is absent is absent, never 0 or "".
public struct VersionWriter {
  /// The number of the format.
  public static let format = 1

  /// Writes a version, one field a line.
  ///
  /// - Parameters:
  ///   - evaluation: The evaluation.
  ///   - edition: `internal` or `public`.
  ///   - label: What the version is called by whoever saved it.
  ///   - generator: The program and its mark, which come last; `nil` leaves them out.
  /// - Returns: UTF-8.
  public static func bytes(
    of evaluation: Evaluation, edition: String, label: String? = nil, generator: String? = nil
  ) -> [UInt8] {
    var writer = Self(json: JSONWriter(layout: .lines), bank: evaluation.bank)
    writer.write(evaluation, edition: edition, label: label, generator: generator)
    writer.json.endLine()
    return writer.json.bytes
  }

  /// Writes the same without spaces, for a script element within a page.
  public static func embedded(_ evaluation: Evaluation, edition: String) -> [UInt8] {
    var writer = Self(
      json: JSONWriter(layout: .compact, isForHTML: true), bank: evaluation.bank)
    writer.write(evaluation, edition: edition, label: nil, generator: nil)
    return writer.json.bytes
  }

  var json: JSONWriter
  let bank: QuestionBank

  private mutating func write(
    _ evaluation: Evaluation, edition: String, label: String?, generator: String?
  ) {
    let settings = evaluation.settings
    json.beginObject()
    field("format", Self.format)
    field("authority", settings.authority)
    field("year", settings.yearText)
    field("label", label)
    field("edition", edition)
    json.key("settings")
    write(settings)
    json.key("bank")
    writeBank()
    list("judgements", evaluation.judgements) { $0.write($1) }
    list("evidence", evaluation.register) { $0.write($1) }
    list("measures", evaluation.measures) { $0.write($1) }
    list("observations", evaluation.observations) { $0.write($1) }
    list("priorities", evaluation.priorities) { $0.write($1) }
    list("actions", evaluation.actions) { $0.write($1) }
    list("history", evaluation.history) { writer, record in
      writer.field("year", Period.academicYear(record.year).description)
      writer.field("team", record.team.text)
      writer.field("question", record.question)
      writer.field("grade", writer.bank.id(of: record.grade))
    }
    field("generator", generator)
    json.endObject()
  }

  private mutating func write(_ settings: Settings) {
    json.beginObject()
    field("code", settings.code)
    field("region", settings.region)
    list("teams", settings.teams) { writer, team in
      writer.field("id", team.id.text)
      writer.field("name", team.name)
      if team.moderates { writer.field("moderates", true) }
    }
    strings("statisticalNeighbours", settings.statisticalNeighbours)
    field("bank", settings.bank)
    field("marking", settings.marking)
    field("trendYears", settings.trendYears)
    field("suppressBelow", settings.suppressBelow)
    field("wordLimit", settings.wordLimit)
    field("note", settings.note)
    field("date", settings.date?.description)
    json.endObject()
  }

  private mutating func writeBank() {
    json.beginObject()
    field("id", bank.id)
    field("title", bank.title)
    field("version", bank.version)
    list("scale", bank.scale) { writer, grade in
      writer.field("id", grade.id)
      writer.field("name", grade.name)
      writer.strings("aliases", grade.aliases)
    }
    strings("guidance", bank.guidance)
    list("parts", bank.parts) { writer, part in
      writer.field("name", part.name)
      writer.list("questions", part.questions) { writer, question in
        writer.field("number", question.number)
        writer.field("text", question.text)
        writer.strings("prompts", question.prompts)
        writer.strings("formerly", question.formerly)
        writer.field("wordLimit", question.wordLimit)
      }
    }
    json.endObject()
  }

  // MARK: - Members

  mutating func field(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    json.key(name)
    json.string(text)
  }

  mutating func field(_ name: String, _ number: Int?) {
    guard let number else { return }
    json.key(name)
    json.int(number)
  }

  mutating func field(_ name: String, _ number: Double?) {
    guard let number else { return }
    json.key(name)
    json.double(number)
  }

  mutating func field(_ name: String, _ truth: Bool?) {
    guard let truth else { return }
    json.key(name)
    json.bool(truth)
  }

  mutating func strings(_ name: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    json.key(name)
    json.beginArray()
    for text in texts { json.string(text) }
    json.endArray()
  }

  mutating func numbers(_ name: String, _ numbers: [Int]) {
    guard !numbers.isEmpty else { return }
    json.key(name)
    json.beginArray()
    for number in numbers { json.int(number) }
    json.endArray()
  }

  mutating func list<Item>(
    _ name: String, _ items: [Item], _ write: (inout Self, Item) -> Void
  ) {
    json.key(name)
    json.beginArray()
    for item in items {
      json.beginObject()
      write(&self, item)
      json.endObject()
    }
    json.endArray()
  }
}
