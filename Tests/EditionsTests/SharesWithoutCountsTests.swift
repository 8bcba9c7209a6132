import Editions
import SelfEvaluation
import TestSupport
import Testing

/// If these fail, percentages printed without their counts tell how few pupils of a group were
/// counted; or the ordinary percentages of a county are missing from its report.
struct SharesWithoutCountsTests {
  /// A whole, the parts of which anybody knows that they make it up, and who reads of them.
  struct Published {
    struct Part {
      var name: String
      var cohort: Int
      var count: Int
      var isBare: Bool
    }

    var periods: [(name: String, parts: [Part])] = []
    var decimals = 0
    /// Whether the parts are districts rather than groups.
    var areAreas = false

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      decimals = random.below(3)
      let sets = [["Boys", "Girls"], ["FSM", "Not FSM"], ["White", "Mixed", "Asian"]]
      areAreas = random.below(3) == 0
      let names = sets[random.below(sets.count)]
      let size = names.count == 2 ? [10, 30, 120][random.below(3)] : 10
      for period in ["2012/13", "2013/14", "2014/15"].suffix(1 + random.below(3)) {
        let parts = names.map { name in
          let cohort = 1 + random.below(size)
          let few = random.below(2) == 0
          return Part(
            name: name, cohort: cohort,
            count: random.below(few ? min(7, cohort + 1) : cohort + 1),
            isBare: random.below(4) > 0)
        }
        periods.append((period, parts))
      }
    }

    /// A percentage as it's printed.
    func printed(_ count: Int, of cohort: Int) -> Double {
      let scale = [1.0, 10, 100][decimals]
      return (100 * scale * Double(count) / Double(cohort)).rounded() / scale
    }

    var figures: String {
      var rows = "measure,period,\(areAreas ? "area" : "group"),value,numerator,denominator\n"
      for (period, parts) in periods {
        let (count, cohort) = parts.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.cohort) }
        rows += "m,\(period),,,\(count),\(cohort)\n"
        for part in parts {
          rows += "m,\(period),\(part.name),"
          rows +=
            part.isBare
            ? "\(printed(part.count, of: part.cohort)),,\n" : ",\(part.count),\(part.cohort)\n"
        }
      }
      return rows
    }

    func evaluation() throws -> Evaluation {
      try EditionsTests.evaluation([
        "measures.csv":
          "id,title,unit,polarity,kind,counts,decimals\nm,M,percent,higher,flow,pupils,\(decimals)\n",
        "measures/figures.csv": figures,
      ])
    }

    /// The small counts that somebody finds out who tries all whole numbers.
    func foundOut(from shown: [Observation]) -> [String] {
      periods.flatMap { period, parts -> [String] in
        let rows = shown.filter { $0.period.description == period }
        guard let whole = rows.first(where: { $0.series.group.isEmpty && $0.series.area.isEmpty }),
          let cohort = whole.denominator.map({ Int($0) }),
          let count = whole.numerator.map({ Int($0) })
        else { return [] }
        let choices = parts.map { part in
          let row = rows.first { [$0.series.group, $0.series.area].contains(part.name) }
          return (0...cohort).flatMap { n in
            (0...min(n, count)).compactMap { c -> [Int]? in
              guard let row, row.value != nil || row.numerator != nil else { return [n, c] }
              if let own = row.denominator {
                return Int(own) == n && row.numerator == Double(c) ? [n, c] : nil
              }
              return n > 0 && printed(c, of: n) == row.value ? [n, c] : nil
            }
          }
        }
        var greatest = Array(repeating: -1, count: parts.count)
        let last = Set(choices[choices.count - 1])
        func tryAll(_ place: Int, _ taken: [[Int]], _ n: Int, _ c: Int) {
          guard n >= 0, c >= 0 else { return }
          guard place < choices.count - 1 else {
            guard last.contains([n, c]) else { return }
            for (part, own) in (taken + [[n, c]]).enumerated() {
              greatest[part] = max(greatest[part], own[1])
            }
            return
          }
          for own in choices[place] { tryAll(place + 1, taken + [own], n - own[0], c - own[1]) }
        }
        tryAll(0, [], cohort, count)
        return parts.indices.filter { parts[$0].count < 6 && greatest[$0] < 6 }.map {
          "\(period) \(parts[$0].name): \(parts[$0].count) of \(parts[$0].cohort)"
        }
      }
    }
  }

  @Test(arguments: UInt64(1)...60)
  func `no small count is found out by trying whole numbers`(seed: UInt64) throws {
    let published = Published(seed: seed)
    let evaluation = try published.evaluation()
    let shown = EditedEvaluation(evaluation, for: .publicEdition).evaluation.observations
    #expect(published.foundOut(from: shown) == [], "\(published.figures)")
  }

  @Test func `trying whole numbers finds small counts where nothing is hidden`() throws {
    var found = 0
    for seed in UInt64(1)...12 {
      let published = Published(seed: seed)
      found += published.foundOut(from: try published.evaluation().observations).count
    }
    #expect(found > 10)
  }

  private func hidden(_ rows: String, decimals: Int = 1) throws -> [String] {
    EditionsTests.hidden(
      try evaluation([
        "measures.csv":
          "id,title,unit,polarity,kind,counts,decimals\nm,M,percent,higher,flow,pupils,\(decimals)\n",
        "measures/figures.csv":
          "measure,period,area,group,value,numerator,denominator\n"
          + rows.split(separator: "\n").map { "m,2014/15,\($0)\n" }.joined(),
      ]))
  }

  @Test func `two parts tell both cohorts, so both are hidden`() throws {
    #expect(
      try hidden(",,,23,110\n,Boys,6.0,,\n,Girls,33.3,,")
        == ["m Boys 2014/15", "m Girls 2014/15"])
    #expect(
      try hidden(",,,23,110\nAshby,,6.0,,\nBurton,,33.3,,")
        == ["m Ashby 2014/15", "m Burton 2014/15"])
  }

  @Test func `a part is what the others with counts leave of the whole`() throws {
    #expect(
      try hidden(",,,23,110\n,Boys,6.0,,\n,Girls,,20,60")
        == ["m Boys 2014/15", "m Girls 2014/15"])
  }

  @Test func `few of a large whole are hidden where the others tell`() throws {
    #expect(
      try hidden(",,,5002,10100\n,Not SEN,50.0,,\n,SEN,2.0,,")
        == ["m Not SEN 2014/15", "m SEN 2014/15"])
  }

  @Test(arguments: [
    ",,,7824,12000\n,Boys,60.1,,\n,Girls,70.3,,",
    ",,,7824,12000\n,Boys,60.1,,\n,Girls,70.3,,\n,FSM,50.0,,\n,SEN,20.0,,\n,Roma,25.0,,",
    ",,,7824,12000\nAshby,,60.0,,\nBurton,,66.7,,\nCorby,,70.0,,\nDerby,,50.0,,",
    ",,,782,1200\n,Boys,60.1,,\n,Girls,70.3,,",
    ",,65.2,,\n,Boys,60.0,,\n,Girls,70.3,,",
    "England,,,402000,600000\nEngland,Boys,64.0,,\nEngland,Girls,70.1,,",
  ])
  func `the percentages of a county stay`(rows: String) throws {
    #expect(try hidden(rows) == [])
  }
}
