import Editions
import SelfEvaluation
import Trends

extension Subject {
  /// The rows of the data whose own name tells how many they are, as `Roma (n=12)` does; the name is
  /// printed beside the reason why there is no figure.
  ///
  /// - Returns: The places of the rows, and the name.
  var rowsThatTellTheirCounts: [(place: Int, name: String)] {
    var found: [(place: Int, name: String)] = []
    for trend in trends.series {
      func look(at name: String) {
        // Hardly any name has a number.
        guard name.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return }
        let numbers = Self.countsInBrackets(in: name) + Self.countsOfPupils(in: name)
        if numbers.isEmpty { return }
        for place in trends.rows(of: trend.measure.id) {
          let row = evaluation.observations[place]
          let isTold = [row.numerator, row.denominator, row.value].contains {
            $0.map(numbers.contains) ?? false
          }
          if isTold, row.series == trend.key { found.append((place, name)) }
        }
      }
      look(at: trend.key.area)
      look(at: trend.key.group)
      look(at: trend.key.category)
    }
    return found
  }

  /// The whole numbers of a name that stand in brackets or behind an equals sign; elsewhere they are
  /// those of a year or a stage.
  private static func countsInBrackets(in name: String) -> [Double] {
    let marks = [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "=")]
    guard let start = name.utf8.firstIndex(where: marks.contains) else { return [] }
    return name[start...].split { !$0.isASCII || !$0.isNumber }.compactMap { Double($0) }
  }

  /// The numbers of a name that stand behind a mark and before a word for pupils, as in `Roma - 12
  /// pupils`; behind a word they may be those of a year.
  private static func countsOfPupils(in name: String) -> [Double] {
    let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    return words.indices.dropFirst().dropLast().compactMap { place in
      let mark = words[place - 1].last
      let next = Word.all(in: words[place + 1])
      guard let mark, ["-", "–", "—", ",", ":", ";"].contains(mark), !next.isEmpty,
        next.allSatisfy(TypedAmount.pupils.contains)
      else { return nil }
      return Int(words[place]).map(Double.init)
    }
  }
}
