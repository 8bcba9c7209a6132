import Diagnostics
import Editions
import SelfEvaluation
import Trends

extension CheckRule {
  /// A number typed in a text that the public edition withholds.
  ///
  /// It's an error though the internal edition may show it: the same text goes into both.
  static let suppressedNumber = Self(
    "suppressed-number", .error,
    why: "A small number typed in a text would be published though the tables withhold it."
  ) { subject in
    let evaluation = subject.evaluation
    let figures = subject.pupilFigures.value
    if figures.isEmpty { return [] }
    let index = FigureIndex(figures)
    var matches: [(text: PublishedText, claims: FigureClaims, own: [FigureMatch])] = []
    var differences: [(text: PublishedText, claims: FigureClaims)] = []
    let few = FewOverYears(figures, in: evaluation, subject.trends)
    subject.forEachPublishedText { text in
      text.forEachSentence { amounts in
        var claims = FigureClaims(amounts, in: text, figures.names)
        var own = claims.matches(among: figures, by: index)
        own.removeAll { !claims.mayMean($0, in: evaluation) }
        if !own.isEmpty { matches.append((text, claims, own)) }
        if claims.mayTellDifferences(knowing: few) {
          differences.append((text, claims))
        }
      }
    }
    let everyone = subject.claimsOnEveryone(among: figures)
    let rows = subject.rowsThatTellTheirCounts
    // Most numbers are those of no figure at all, and then nothing has to be worked out.
    if matches.isEmpty, differences.isEmpty, everyone.isEmpty, rows.isEmpty { return [] }
    let hidden = Set(Suppression(evaluation).hidden)
    let named = rows.filter { hidden.contains($0.place) }.map { place, name in
      Fault(
        "the name '\(name)' tells how many they are, which the public edition withholds",
        at: evaluation.observations[place].position,
        hint: "leave the number out of the name; the columns for counts can hold it")
    }
    func fault(
      _ words: String, in field: String = "", isProse: Bool = true, _ verb: String,
      _ figure: PupilFigure, at position: FilePosition
    ) -> Fault {
      Fault(
        "'\(words)'\(field.isEmpty ? "" : " in '\(field)'") \(verb) what the public edition "
          + "withholds of " + figure.name(in: evaluation), at: position,
        hint: isProse
          ? "write {{\(figure.reference(in: evaluation))}}, which prints the figure in the "
            + "internal edition and the reason in the public one, or leave the number out"
          : "leave the number out; what stands here goes into the public edition as it is")
    }
    func fault(
      _ words: String, _ amount: TypedAmount, _ text: PublishedText, _ verb: String,
      _ figure: PupilFigure
    ) -> Fault {
      fault(
        words, in: text.field, isProse: text.isProse, verb, figure, at: text.position(amount))
    }
    let ofEveryone = everyone.compactMap { claim in
      claim.figures.first { hidden.contains($0.place) }.flatMap { figure in
        !claim.hasYear
          && evaluation.shows(
            asMuch: figure, among: subject.trends.rows(of: evaluation.measures[figure.measure].id),
            hidden: hidden)
          ? nil : fault(claim.words, "tells", figure, at: claim.position)
      }
    }
    let told = differences.flatMap { text, claims in
      var claims = claims
      return claims.differences(
        among: figures, hidden: hidden, in: evaluation, subject.trends
      ).map {
        fault($0.words, $0.amount, text, "tells", $0.figure)
      }
    }
    // What is shown may be of any period.
    lazy var all = TellableFigures(evaluation, areOfAllPeriods: true)
    lazy var indexOfAll = FigureIndex(all)
    return named + told + ofEveryone
      + matches.flatMap { text, claims, own in
        var claims = claims
        var places: Set<Int> = []
        // Of several figures that a number may be, that is told which the sentence names.
        let fullness = own.map { claims.fullness(of: $0.figure) }
        let order = own.indices.sorted { (-fullness[$0], $0) < (-fullness[$1], $1) }
        return order.compactMap { place -> Fault? in
          let match = own[place]
          let figure = match.figure
          guard figure.isHidden(hidden), !places.contains(match.amount.places.lowerBound) else {
            return nil
          }
          var isShown = false
          indexOfAll.forEachFigure(for: match.reading) { place in
            if isShown || !claims.mayBe(of: all.measure(at: place), not: figure.measure) { return }
            let other = all[place]
            isShown =
              !other.isHidden(hidden) && match.reading.fits(other)
              && claims.mayMean(other, by: match, in: evaluation)
          }
          if isShown { return nil }
          places.insert(match.amount.places.lowerBound)
          return fault(match.words, match.amount, text, "is", figure)
        }
      }
  }
}
