import Foundation
import TestSupport
import Testing
import Trends

/// The expected values beside this folder, which `Fixtures/make_vectors.py` computes.
enum Vectors {
  /// One case: its inputs, then its results.
  typealias Row = [Double]

  /// The cases of a method; none, which a test then reports, when the file can't be read.
  static func rows(_ method: String) -> [Row] { all[method] ?? [] }

  private static let all: [String: [Row]] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/vectors.json")
    guard let data = try? Data(contentsOf: file) else { return [:] }
    return (try? JSONDecoder().decode([String: [Row]].self, from: data)) ?? [:]
  }()
}

/// Whether two values agree to nine digits, or to 1e-12 near zero.
func agree(_ value: Double, _ expected: Double) -> Bool {
  (value - expected).magnitude <= max(1e-9 * expected.magnitude, expected == 0 ? 1e-12 : 0)
}

/// Whether two limits of an interval agree to nine digits, or to 1e-12.
func limitsAgree(_ value: Double, _ expected: Double) -> Bool {
  (value - expected).magnitude <= max(1e-9 * expected.magnitude, 1e-12)
}

/// The proportion that two numbers of a row give.
func proportion(_ row: Vectors.Row, at index: Int) throws -> Proportion {
  try Proportion(count: Int(row[index]), cohort: Int(row[index + 1]))
}

/// The points that a row gives before its results.
func points(_ row: Vectors.Row, results: Int) throws -> [TrendPoint] {
  try stride(from: 0, to: row.count - results, by: 3).map { index in
    TrendPoint(score: row[index], proportion: try proportion(row, at: index + 1))
  }
}

extension SeededGenerator {
  /// A proportion of any size up to ten million, often at none, few or all.
  mutating func proportion(cohorts: [Int] = [1, 2, 5, 12, 60, 900, 40_000, 10_000_000]) throws
    -> Proportion
  {
    let largest = cohorts.randomElement(using: &self) ?? 1
    let cohort = Int.random(in: 1...largest, using: &self)
    let few = min(cohort, 9)
    let count =
      switch Int.random(in: 0..<6, using: &self) {
      case 0: 0
      case 1: cohort
      case 2: Int.random(in: 0...few, using: &self)
      case 3: cohort - Int.random(in: 0...few, using: &self)
      default: Int.random(in: 0...cohort, using: &self)
      }
    return try Proportion(count: count, cohort: cohort)
  }
}
