import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A statistical neighbour of which no file has a row, though there are rows of others.
  static let neighbourWithoutFigures = Self(
    "neighbour-without-figures", .warning,
    why: "The neighbours' median is of fewer authorities than the settings name, or of others."
  ) { subject in
    let settings = subject.evaluation.settings
    let own = settings.code.lowercased()
    let neighbours = settings.statisticalNeighbours.filter { $0.lowercased() != own }
    let ownFault =
      neighbours.count == settings.statisticalNeighbours.count
      ? []
      : [
        Fault(
          "'\(settings.code)' is the authority itself, and stands among its statistical neighbours",
          at: settings.position(of: "statisticalNeighbours"),
          hint: "take it out of \"statisticalNeighbours\"")
      ]
    if neighbours.isEmpty { return ownFault }
    var missing = Set(neighbours)
    // By places, since an observation takes a reference to each of its texts with it; and rows of one
    // area stand together.
    let observations = subject.evaluation.observations
    var last = ""
    for place in observations.indices where observations[place].series.area != last {
      last = observations[place].series.area
      missing.remove(last)
    }
    if missing.isEmpty || missing.count == neighbours.count { return ownFault }
    return ownFault
      + neighbours.filter(missing.contains).map { code in
        Fault(
          "there is no figure of the statistical neighbour '\(code)'",
          at: settings.position(of: "statisticalNeighbours"),
          hint: "correct its code in \"statisticalNeighbours\": files from before or after a "
            + "reorganisation may have another one")
      }
  }
}
