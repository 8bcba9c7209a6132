/// The greatest value that a sum of unknown numbers can have, by the simplex method with Bland's rule.
///
/// All unknowns are 0 or more. It knows nothing of how the program hides figures.
struct LinearProgram {
  /// How many unknowns there are.
  var unknowns: Int
  /// Sums that are known: coefficients by unknown, and what they come to.
  var equalities: [(sum: [Int: Double], total: Double)] = []
  /// Sums that can't exceed a total.
  var limits: [(sum: [Int: Double], total: Double)] = []

  /// Numbers for all unknowns among which one is as great as it can be.
  ///
  /// - Returns: The numbers; infinite where there's no limit, `nil` when nothing fits.
  func numbers(withGreatest unknown: Int) -> [Double]? {
    let rows = equalities.count + limits.count
    let columns = unknowns + limits.count + rows + 1
    var table = Array(repeating: 0.0, count: (rows + 1) * columns)
    var basis = (0..<rows).map { unknowns + limits.count + $0 }
    for (row, (sum, total)) in (equalities + limits).enumerated() {
      let sign = total < 0 ? -1.0 : 1.0
      for (unknown, factor) in sum { table[row * columns + unknown] = sign * factor }
      if row >= equalities.count {
        table[row * columns + unknowns + row - equalities.count] = sign
      }
      table[row * columns + unknowns + limits.count + row] = 1
      table[row * columns + columns - 1] = sign * total
    }
    // First the artificial unknowns, one a row, are driven out.
    for column in 0..<columns where !(unknowns + limits.count..<columns - 1).contains(column) {
      for row in 0..<rows { table[rows * columns + column] -= table[row * columns + column] }
    }
    guard solve(&table, &basis, rows, columns, usable: unknowns + limits.count),
      abs(table[rows * columns + columns - 1]) < 1e-6
    else { return nil }
    for column in 0..<columns { table[rows * columns + column] = 0 }
    table[rows * columns + unknown] = -1
    for row in 0..<rows {
      let price = table[rows * columns + basis[row]]
      guard price != 0 else { continue }
      for column in 0..<columns {
        table[rows * columns + column] -= price * table[row * columns + column]
      }
    }
    guard solve(&table, &basis, rows, columns, usable: unknowns + limits.count) else {
      var numbers = Array(repeating: 0.0, count: unknowns)
      numbers[unknown] = .infinity
      return numbers
    }
    var numbers = Array(repeating: 0.0, count: unknowns)
    for (row, unknown) in basis.enumerated() where unknown < unknowns {
      numbers[unknown] = table[row * columns + columns - 1]
    }
    return numbers
  }

  /// - Returns: Whether there is a greatest value.
  private func solve(
    _ table: inout [Double], _ basis: inout [Int], _ rows: Int, _ columns: Int, usable: Int
  ) -> Bool {
    table.withUnsafeMutableBufferPointer { table in
      while let column = (0..<usable).first(where: { table[rows * columns + $0] < -1e-9 }) {
        var leaving: (row: Int, ratio: Double)?
        for row in 0..<rows where table[row * columns + column] > 1e-9 {
          let ratio = table[row * columns + columns - 1] / table[row * columns + column]
          if let best = leaving,
            ratio > best.ratio + 1e-12
              || ratio > best.ratio - 1e-12 && basis[row] > basis[best.row]
          {
            continue
          }
          leaving = (row, ratio)
        }
        guard let row = leaving?.row else { return false }
        let pivot = table[row * columns + column]
        let filled = (0..<columns).filter { abs(table[row * columns + $0]) > 1e-12 }
        for place in filled { table[row * columns + place] /= pivot }
        for other in 0...rows where other != row {
          let factor = table[other * columns + column]
          guard abs(factor) > 1e-12 else { continue }
          for place in filled {
            table[other * columns + place] -= factor * table[row * columns + place]
          }
        }
        basis[row] = column
      }
      return true
    }
  }
}
