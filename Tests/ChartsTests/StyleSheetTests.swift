import Charts
import Foundation
import Testing

/// If these fail, some readers can't see part of a chart.
struct StyleSheetTests {
  @Test func `every class in a chart has a style`() {
    let charts =
      Samples.all([1, nil, 3, 2], text: "12.5%", size: .compact)
      + [Samples.trend, Samples.brokenTrend, Samples.gap, Samples.districts, Samples.grades]
    for chart in charts {
      for match in chart.svg().matches(of: /class="([^"]*)"/) {
        for name in match.1.split(separator: " ") where !Self.plain.contains(String(name)) {
          let isStyled = [" ", ","].contains { Charts.styleSheet.contains(".\(name)\($0)") }
          #expect(isStyled, "\(name)")
        }
      }
    }
  }

  /// Classes that say what an element is and take the looks that all text or charts have.
  static let plain = ["chart", "trend", "gap", "shares", "f", "n3", "i1", "i2"]

  @Test(arguments: ["light", "dark"])
  func `text has a contrast of 4.5 and graphics of 3`(scheme: String) throws {
    let blocks = Charts.styleSheet.matches(of: /:root \{([^}]*)\}/).map { String($0.1) }
    let block = try #require(scheme == "light" ? blocks.first : blocks.dropFirst().first)
    var colours: [String: Double] = [:]
    for match in block.matches(of: /--chart-([a-z-]+): #([0-9a-f]+);/) {
      colours[String(match.1)] = luminance(String(match.2))
    }
    func contrast(_ first: String, _ second: String) throws -> Double {
      let first = try #require(colours[first])
      let second = try #require(colours[second])
      return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }
    for (text, ground) in [
      ("ink", "paper"), ("quiet", "paper"), ("accent", "paper"), ("on-accent", "accent"),
      ("ink", "mid"), ("ink", "light"),
    ] {
      #expect(try contrast(text, ground) >= 4.5, "\(text) on \(ground)")
    }
    #expect(try contrast("mid", "paper") >= 3)
    #expect(try contrast("accent", "light") >= 3)
  }

  /// The relative luminance of a colour, as WCAG 2.2 defines it.
  private func luminance(_ hex: String) -> Double {
    let digits = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : hex
    let number = Int(digits, radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(number >> shift & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
