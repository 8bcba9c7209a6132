import Mustache
import SelfEvaluation
import Trends

extension ReportFacts {
  /// The form's guidance, the scale, how figures are treated, and the settings.
  func method() -> [(Key, Value)] {
    let settings = settings
    let isOwnBank = settings.bank != bank.id
    return [
      ("hasGuidance", .bool(!bank.guidance.isEmpty)),
      ("guidance", .list(bank.guidance.map { ["text": .text($0)] })),
      (
        "scale",
        .list(
          bank.scale.enumerated().map { rank, grade in
            .object(
              grades.fields(.onScale(rank)) + [
                ("aliases", .text(grade.aliases.joined(separator: "; ")))
              ])
          })
      ),
    ] + treatment() + [
      ("code", .text(settings.code)), ("region", .text(settings.region)),
      ("neighbours", .text(settings.statisticalNeighbours.joined(separator: "; "))),
      ("bankID", .text(bank.id)),
      ("bankFile", .text(isOwnBank ? settings.bank : "")),
      ("trendYears", .int(settings.trendYears)), ("wordLimit", .int(settings.wordLimit)),
      ("suppressBelow", .int(settings.suppressBelow)),
    ]
  }

  /// How figures are treated: the years read, the trends tested, how many of those would seem to
  /// move by chance alone (one in twenty), and what each sign says.
  func treatment() -> [(Key, Value)] {
    let tested = index.trends.tested
    let byChance = RoundedNumber(
      Double(tested) * NormalDistribution.significanceLevel, decimals: tested < 20 ? 1 : 0)
    return [
      ("window", .text(index.trends.window.map(\.description).joined(separator: ", "))),
      ("tested", .count(tested)), ("byChance", .text(byChance?.text() ?? "")),
      (
        "signs",
        separated(
          Observation.Symbol.allCases.map { symbol in
            [("sign", .text(symbol.rawValue)), ("meaning", .text(symbol.inWords))]
          })
      ),
    ]
  }
}
