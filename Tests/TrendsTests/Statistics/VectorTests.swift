import Testing
import Trends

/// Every method against values worked out independently.
///
/// If one fails, a report calls chance what isn't, or rules it out where it can't.
struct VectorTests {
  @Test func `the normal distribution agrees far into its tails`() {
    let rows = Vectors.rows("normal")
    #expect(rows.count >= 20)
    for row in rows {
      #expect(agree(NormalDistribution.twoSidedP(row[0]), row[1]), "\(row)")
    }
  }

  @Test func `Wilson intervals agree`() throws {
    let rows = Vectors.rows("wilson")
    #expect(rows.count >= 50)
    for row in rows {
      let interval = WilsonInterval(try proportion(row, at: 0))
      #expect(limitsAgree(interval.lower, row[2]), "\(row)")
      #expect(limitsAgree(interval.upper, row[3]), "\(row)")
    }
  }

  @Test func `Newcombe intervals agree`() throws {
    let rows = Vectors.rows("newcombe")
    #expect(rows.count >= 100)
    for row in rows {
      let change = NewcombeDifference(
        from: try proportion(row, at: 0), to: try proportion(row, at: 2))
      #expect(agree(change.estimate, row[4]), "\(row)")
      #expect(limitsAgree(change.lower, row[5]), "\(row)")
      #expect(limitsAgree(change.upper, row[6]), "\(row)")
    }
  }

  @Test func `two-proportion z agrees`() throws {
    let rows = Vectors.rows("twoProportionZ")
    #expect(rows.count >= 50)
    for row in rows {
      let test = try TwoProportionZ(from: proportion(row, at: 0), to: proportion(row, at: 2))
      #expect(agree(test.z, row[4]), "\(row)")
      #expect(agree(test.p, row[5]), "\(row)")
    }
  }

  @Test func `Fisher's exact test agrees`() throws {
    let rows = Vectors.rows("fisher")
    #expect(rows.count >= 80)
    for row in rows {
      let p = try FisherExact(proportion(row, at: 0), proportion(row, at: 2)).p
      #expect(agree(p, row[4]), "\(row): \(p)")
    }
  }

  @Test func `one-proportion z agrees`() throws {
    let rows = Vectors.rows("oneProportionZ")
    #expect(rows.count >= 50)
    for row in rows {
      let test = try OneProportionZ(proportion(row, at: 0), comparator: row[2])
      #expect(agree(test.z, row[3]), "\(row): \(test.z)")
      #expect(agree(test.p, row[4]), "\(row): \(test.p)")
    }
  }

  @Test func `the exact binomial test agrees`() throws {
    let rows = Vectors.rows("binomial")
    #expect(rows.count >= 80)
    for row in rows {
      let p = try ExactBinomial(proportion(row, at: 0), comparator: row[2]).p
      #expect(agree(p, row[3]), "\(row): \(p)")
    }
  }

  @Test func `the change of a gap agrees`() throws {
    let rows = Vectors.rows("gapChange")
    #expect(rows.count >= 60)
    for row in rows {
      let change = try GapChange(
        groupBefore: proportion(row, at: 0), otherBefore: proportion(row, at: 2),
        groupAfter: proportion(row, at: 4), otherAfter: proportion(row, at: 6))
      #expect(limitsAgree(change.estimate, row[8]), "\(row)")
      #expect(limitsAgree(change.lower, row[9]), "\(row)")
      #expect(limitsAgree(change.upper, row[10]), "\(row)")
      #expect(change.method == (row[11] == 1 ? .priceBonett : .wald), "\(row)")
      #expect(agree(change.z, row[12]), "\(row): \(change.z)")
      #expect(agree(change.p, row[13]), "\(row)")
    }
  }

  @Test func `Cochran–Armitage agrees`() throws {
    let rows = Vectors.rows("cochranArmitage")
    #expect(rows.count >= 50)
    for row in rows {
      let trend = try CochranArmitage(points(row, results: 3))
      let results = row.suffix(3)
      #expect(agree(trend.chiSquared, results[results.startIndex]), "\(row)")
      #expect(agree(trend.slope, results[results.startIndex + 1]), "\(row)")
      #expect(agree(trend.p, results[results.startIndex + 2]), "\(row)")
    }
  }

  @Test func `the Fingertips marker agrees`() throws {
    let rows = Vectors.rows("fingertips")
    #expect(rows.count >= 30)
    for row in rows {
      let marker = FingertipsMarker(try points(row, results: 2))
      #expect(agree(try #require(marker.chiSquared), row[row.count - 2]), "\(row)")
      let expected: FingertipsMarker.Direction =
        switch row.last {
        case 1: .increasing
        case -1: .decreasing
        default: .noSignificantChange
        }
      #expect(marker.direction == expected, "\(row)")
    }
  }

  @Test func `percentages round as the exact fraction does`() throws {
    let rows = Vectors.rows("percentage")
    #expect(rows.count >= 100)
    for row in rows {
      let (count, cohort, decimals) = (Int(row[0]), Int(row[1]), Int(row[2]))
      let exact = RoundedNumber(percentage: count, of: cohort, decimals: decimals)
      #expect(exact?.units == Int(row[3]), "\(row)")
      let percentage = try Proportion(count: count, cohort: cohort).percentage
      #expect(RoundedNumber(percentage, decimals: decimals) == exact, "\(row)")
    }
  }

  @Test func `percentage points round as the exact fraction does`() throws {
    let rows = Vectors.rows("percentagePoints")
    #expect(rows.count >= 100)
    // Between larger cohorts lie ties that no `Double` holds.
    for row in rows where row[1] * row[3] < 1e13 {
      let value = Proportion.percentagePoints(
        from: try proportion(row, at: 0), to: try proportion(row, at: 2))
      #expect(RoundedNumber(value, decimals: Int(row[4]))?.units == Int(row[5]), "\(row)")
    }
  }

  @Test func `values round as their shortest decimal does`() {
    let rows = Vectors.rows("decimal")
    #expect(rows.count >= 100)
    for row in rows {
      #expect(RoundedNumber(row[0], decimals: Int(row[1]))?.units == Int(row[2]), "\(row)")
    }
  }
}
