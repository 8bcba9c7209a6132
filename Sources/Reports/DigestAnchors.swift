import SelfEvaluation
import Trends

/// The addresses within the digest.
struct DigestAnchors: Sendable {
  /// Of each measure's section.
  let sections: [String]
  /// Of each series' row, by its place among all series; `nil` where another has that address.
  let rows: [String?]

  /// Gives out the addresses.
  ///
  /// Two measures whose ids differ in punctuation alone have one address: the first of them keeps it.
  init(_ measures: [Measure], _ trends: TrendReport) {
    var used: Set<String> = ["main", "contents", "method"]
    sections = measures.map { measure in
      let slug = measure.id.key.slug
      var id = slug
      var number = 2
      while !used.insert(id).inserted {
        id = "\(slug)-\(number)"
        number += 1
      }
      return id
    }
    rows = trends.series.indices.map { place in
      let anchor = trends.series[place].anchor
      return used.insert(anchor).inserted ? anchor : nil
    }
  }
}
