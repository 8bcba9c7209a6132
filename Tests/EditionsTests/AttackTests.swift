@testable import Editions
import Foundation
import SelfEvaluation
import TestSupport
import Testing

/// If these fail, somebody who reads the public report, knows what adds up to what and is good at
/// sums finds out how few pupils a hidden figure counts.
struct AttackTests {
  /// What can be found out about one small number from what is printed.
  struct Finding: CustomStringConvertible {
    var name: RandomFigures.Name
    var truth: Int
    /// The greatest number that agrees with all that is printed.
    var greatest: Double

    var description: String { "\(name): at most \(greatest), truly \(truth)" }

    /// Whether it's known that the number is small.
    ///
    /// What is truly small and could be large can't be known exactly either.
    var isGivenAway: Bool { (greatest + 1e-6).rounded(.down) < 6 }
  }

  /// Works out all that the printed figures say of the small ones.
  static func attack(_ printed: [[String: Any]], on figures: RandomFigures) -> [Finding] {
    var known: [RandomFigures.Name: Double] = [:]
    for row in printed {
      var name = RandomFigures.Name(
        measure: row["measure"] as? String ?? "", period: row["period"] as? String ?? "",
        area: row["area"] as? String ?? "", group: row["group"] as? String ?? "",
        category: row["category"] as? String ?? "")
      if let count = row["numerator"] as? Double { known[name] = count }
      if row["denominator"] == nil, let value = row["value"] as? Double { known[name] = value }
      name.isCohort = true
      if let cohort = row["denominator"] as? Double { known[name.unknown] = cohort }
    }
    var findings: [Finding] = []
    for period in Set(figures.truth.keys.map(\.period)).sorted() {
      let names = Set(figures.truth.keys.filter { $0.period == period }.map(\.unknown))
        .filter { known[$0] == nil }.sorted()
      let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
      var program = LinearProgram(unknowns: names.count)
      func add(_ terms: [(RandomFigures.Name, Double)], isEqual: Bool) {
        var sum: [Int: Double] = [:]
        var total = 0.0
        for (name, factor) in terms {
          if let value = known[name.unknown] {
            total -= factor * value
          } else if let place = places[name.unknown] {
            sum[place, default: 0] += factor
          }
        }
        guard sum.values.contains(where: { $0 != 0 }) else { return }
        if isEqual {
          program.equalities.append((sum, total))
        } else {
          program.limits.append((sum, total))
        }
      }
      for sum in figures.sums where sum.whole.period == period {
        add([(sum.whole, -1)] + sum.parts.map { ($0, 1) }, isEqual: true)
      }
      for name in figures.truth.keys.sorted() where name.period == period && !name.isCohort {
        var cohort = name
        cohort.isCohort = true
        cohort.category = ""
        if figures.truth[cohort] != nil { add([(name, 1), (cohort, -1)], isEqual: false) }
      }
      var greatest = Array(repeating: 0.0, count: names.count)
      for (name, truth) in figures.truth.sorted(by: { $0.key < $1.key })
      where name.period == period && truth < 6 {
        // Nobody is not withheld, and of nobody nobody can be counted.
        var cohort = name
        cohort.isCohort = true
        cohort.category = ""
        if figures.truth[cohort] == 0 { continue }
        if let value = known[name.unknown] {
          findings.append(Finding(name: name, truth: truth, greatest: value))
        } else if let place = places[name.unknown] {
          // What was large in numbers that fit need not be asked about again.
          if greatest[place] < 6 {
            let numbers = program.numbers(withGreatest: place) ?? []
            if numbers.isEmpty { Issue.record("nothing fits what is printed of \(name)") }
            for (other, number) in numbers.enumerated() {
              greatest[other] = max(greatest[other], number)
            }
          }
          findings.append(Finding(name: name, truth: truth, greatest: greatest[place]))
        } else {
          Issue.record("the attack makes no sense of \(name)")
        }
      }
    }
    return findings
  }

  private static func evaluation(_ figures: RandomFigures) throws -> Evaluation {
    try EditionsTests.evaluation([
      "measures.csv": figures.measures, "measures/figures.csv": figures.csv,
    ])
  }

  /// The observations as `report.json` has them.
  private static func printed(_ evaluation: Evaluation) throws -> [[String: Any]] {
    let json = try #require(try publicFiles(of: evaluation)["report.json"])
    let model = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
    return try #require(model?["observations"] as? [[String: Any]])
  }

  @Test(arguments: UInt64(1)...25)
  func `no small number can be worked out from what is printed`(seed: UInt64) throws {
    let figures = RandomFigures(seed: seed)
    let printed = try Self.printed(Self.evaluation(figures))
    for finding in Self.attack(printed, on: figures) where finding.isGivenAway {
      Issue.record("seed \(seed): \(finding)")
    }
  }

  @Test func `the attack succeeds where only the small figures are hidden`() throws {
    var found = 0
    for seed in UInt64(1)...8 {
      let figures = RandomFigures(seed: seed)
      var evaluation = try Self.evaluation(figures)
      for cell in PupilFigures(evaluation).small {
        evaluation.observations[cell].value = nil
        evaluation.observations[cell].numerator = nil
        evaluation.observations[cell].denominator = nil
      }
      let printed = evaluation.observations.map { one in
        var row: [String: Any] = [
          "measure": one.measure.text, "period": one.period.description, "area": one.series.area,
          "group": one.series.group, "category": one.series.category,
        ]
        row["value"] = one.value
        row["numerator"] = one.numerator
        row["denominator"] = one.denominator
        return row
      }
      found += Self.attack(printed, on: figures).count(where: \.isGivenAway)
    }
    #expect(found > 10)
  }

  @Test func `most figures that say nothing of anyone are still there`() throws {
    var shown = 0
    var safe = 0
    for seed in UInt64(1)...20 {
      let evaluation = try Self.evaluation(RandomFigures(seed: seed))
      let small = Set(PupilFigures(evaluation).small)
      safe += evaluation.observations.count - small.count
      let edited = EditedEvaluation(evaluation, for: .publicEdition).evaluation
      shown += edited.observations.count { $0.value != nil }
    }
    #expect(2 * shown > safe)
  }
}
