import Diagnostics
import SelfEvaluation
import Trends

/// Works out what so many series of five years say, a quarter of them England's, and prints the
/// median milliseconds, and the microseconds a series.
func benchTrends(series count: Int) {
  let place = FilePosition(file: "")
  var evaluation = Evaluation(
    settings: Settings(authority: "Authority", year: 2014, at: place),
    bank: QuestionBank(id: "", title: "", scale: [], parts: []))
  for number in 0..<count {
    // Twenty series a measure: fifteen groups, and five of the same groups in England.
    let id = Identifier("m\(number / 20)")
    if number % 20 == 0 {
      var measure = Measure(id: id, title: "Measure \(number / 20)", unit: .percent, at: place)
      measure.polarity = .higher
      evaluation.measures.append(measure)
    }
    let isOfEngland = number % 20 >= 15
    let group = isOfEngland ? number % 20 - 15 : number % 20
    let key = SeriesKey(
      area: isOfEngland ? SeriesKey.england : "", group: group == 0 ? "" : "Group \(group)")
    let cohort = Double((isOfEngland ? 600_000 : 400) / (1 + group))
    for year in 2010...2014 {
      var observation = Observation(
        measure: id, series: key, period: .academicYear(year), at: place)
      observation.denominator = cohort
      let share = 0.55 + Double((number * 7 + year * 13) % 20) / 100
      let numerator = (cohort * share).rounded(.down)
      observation.numerator = numerator
      observation.value = 100 * numerator / cohort
      evaluation.observations.append(observation)
    }
  }
  var sentences = 0
  let seconds = medianSeconds(rounds: 5) {
    sentences = TrendReport(evaluation).series.count { !$0.sentence.isEmpty }
  }
  print(
    "trends \(count) series \(fixed(seconds * 1e3, digits: 2)) ms, "
      + "\(fixed(seconds * 1e6 / Double(max(count, 1)), digits: 1)) µs a series, "
      + "\(sentences) sentences")
}
