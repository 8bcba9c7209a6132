import Diagnostics
import SelfEvaluation
import Testing
import Trends

/// An evaluation with one measure, from lines such as `2012/13 boys@England [good]: 60% 6/10 final`:
/// a period, then a group, an area and a category where there are any, then a value, counts, a sign
/// in the place of a value, a status.
struct Series {
  var evaluation: Evaluation
  let measure: Identifier

  init(
    _ lines: String, year: Int = 2014, unit: Measure.Unit = .percent,
    polarity: Measure.Polarity? = .higher, decimals: Int = 1,
    _ change: (inout Measure, inout Settings) -> Void = { _, _ in }
  ) throws {
    let place = FilePosition(file: "test")
    var settings = Settings(authority: "Anyshire", year: year, at: place)
    settings.region = "North West"
    settings.statisticalNeighbours = ["E06000001", "E06000002", "E06000003"]
    var measure = Measure(id: Identifier("m"), title: "Reading", unit: unit, at: place)
    measure.polarity = polarity
    measure.decimals = decimals
    measure.questions = [1]
    change(&measure, &settings)
    self.measure = measure.id
    let bank = QuestionBank(
      id: "b", title: "B",
      scale: [.init(id: "good", name: "Good"), .init(id: "inadequate", name: "Inadequate")],
      parts: [.init(name: "P", questions: [Question(number: 1, text: "Q")])])
    evaluation = Evaluation(settings: settings, bank: bank)
    evaluation.measures = [measure]
    for line in lines.split(separator: "\n") {
      evaluation.observations.append(try Self.observation(line, of: measure, at: place))
    }
  }

  private static func observation(
    _ line: Substring, of measure: Measure, at place: FilePosition
  ) throws -> Observation {
    let halves = line.split(separator: ":", maxSplits: 1)
    try #require(halves.count == 2)
    var words = halves[0].split(separator: " ").map(String.init)
    let period = try #require(Period(words.removeFirst()))
    var key = SeriesKey()
    for word in words {
      if word.hasPrefix("[") {
        key.category = String(word.dropFirst().dropLast()).replacing("_", with: " ")
      } else if let at = word.firstIndex(of: "@") {
        key.group = String(word[..<at]).replacing("_", with: " ")
        key.area = String(word[word.index(after: at)...]).replacing("_", with: " ")
      } else {
        key.group = word.replacing("_", with: " ")
      }
    }
    var one = Observation(measure: measure.id, series: key, period: period, at: place)
    for word in halves[1].split(separator: " ") {
      if let slash = word.firstIndex(of: "/") {
        one.numerator = Double(word[..<slash])
        one.denominator = Double(word[word.index(after: slash)...])
        if let numerator = one.numerator, let denominator = one.denominator {
          one.value = 100 * numerator / denominator
        }
      } else if let status = Observation.Status(rawValue: String(word)) {
        one.status = status
      } else if let value = Double(word.replacing("%", with: "")) {
        one.value = value
      } else {
        one.symbol = Observation.Symbol(word)
        try #require(one.symbol != nil)
      }
    }
    return one
  }

  var report: TrendReport { TrendReport(evaluation) }

  /// The series of all pupils, or of a group or area.
  func trend(_ group: String = "", area: String = "", category: String = "") throws -> SeriesTrend {
    try #require(
      report.series(of: measure).first {
        $0.key == SeriesKey(area: area, group: group, category: category)
      })
  }
}
