extension TypedAmount {
  /// Where the words of a difference in percentage points end, such as `40.3 percentage points`,
  /// `5% points`, `5 points` and `5 pp`; `nil` for anything else.
  var endOfPoints: Int? {
    let next = places.upperBound
    return Self.points.contains(sentence[next].word) && kind != .percentage
      ? next + 1 : endOfPercentagePoints
  }

  /// Where those words end when they say that the points are those of percentages.
  var endOfPercentagePoints: Int? {
    let next = places.upperBound
    let isPoints = Self.points.contains(sentence[next].word)
    if isPoints, kind == .percentage || sentence[next].word == "pp" { return next + 1 }
    let isLong =
      sentence[next].word == "percentage" && Self.points.contains(sentence[next + 1].word)
    return isLong ? next + 2 : nil
  }

  /// Where the words end that compare two numbers by it, as in `17 fewer`, `5 pupils fewer` and `5
  /// down on last year`; `nil` where it compares none.
  var endOfComparison: Int? {
    guard kind == .number else { return nil }
    let next = places.upperBound
    if Self.comparingRightBehind.contains(sentence[next].word) { return next + 1 }
    for place in next..<next + 4 {
      if Self.comparing.contains(sentence[place].word) { return place + 1 }
      guard sentence[place].isWord, !sentence[place].marks.contains(.function) else { return nil }
    }
    return nil
  }

  /// Whether something moved by so much, as in `fell by 4`, `a fall in exclusions of 4`, `down 4`.
  var isOfMovement: Bool {
    var place = places.lowerBound - 1
    while Self.beforeSize.contains(sentence[place].word) { place -= 1 }
    let link = sentence[place]
    if !link.marks.isDisjoint(with: [.rise, .fall]) { return true }
    let isBy = link.word == "by"
    guard isBy || link.word == "of" || link.marks.contains(.copula) else { return false }
    let moving: WordMarks = isBy ? .movement.union(.side) : [.rise, .fall, .better, .worse]
    for place in (max(place - 8, 0)..<max(place, 0)).reversed() {
      let token = sentence[place]
      if token.endsClause { return false }
      guard !token.marks.isDisjoint(with: moving) || Self.changes.contains(token.word) else {
        continue
      }
      // `The fall was 4`, but not `it fell and is 4`
      return !link.marks.contains(.copula) || Self.articles.contains(sentence[place - 1].word)
    }
    return false
  }

  /// Whether a percentage only says how something moved: `rose by 3%`, `a 3% rise`.
  var isChange: Bool {
    let (start, end) = (places.lowerBound, places.upperBound)
    let moving: WordMarks = [.rise, .fall]
    let isBy = sentence[start - 1].word == "by"
    return isBy && !sentence[start - 2].marks.isDisjoint(with: moving) && sentence[end].word != "of"
      || Self.articles.contains(sentence[start - 1].word)
        && !sentence[end].marks.isDisjoint(with: moving)
  }

  /// Whether it's said that some are so much of a whole: `make up 3%`.
  var isMakeUp: Bool {
    let start = places.lowerBound
    return sentence[start - 1].word == "up" && Self.making.contains(sentence[start - 2].word)
  }

  /// Whether it stands in a share that isn't meant to be exact: `more than four in ten`.
  var isOfRoughShare: Bool {
    func isRough(_ place: Int) -> Bool {
      sentence[place].word == "in" && !sentence[place - 1].marks.isDisjoint(with: Self.numbers)
        && !sentence[place + 1].marks.isDisjoint(with: Self.numbers)
        && sentence[place - 4..<place - 1].contains { $0.marks.contains(.rough) }
    }
    return value <= 10 && (isRough(places.upperBound) || isRough(places.lowerBound - 1))
  }

  private static let making: WordSet = "make makes made making"
  private static let points: WordSet = "point points pp"
  private static let comparing: WordSet = "fewer more less lower higher"
  private static let comparingRightBehind: WordSet = "up down above below ahead behind"
  /// Words between `by` and a number.
  private static let beforeSize: WordSet = """
    a about another around as exactly further just many only some
    """
  private static let articles: WordSet = "the a an this our"
  private static let changes: WordSet = "change changes changed differ differs differed difference"
}
