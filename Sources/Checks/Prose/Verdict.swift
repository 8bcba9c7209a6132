/// How far a sentence says how well something is done, and by which words that is known.
///
/// Words within an aim ("to ensure effective teaching") or a name ("the Effective Practice Group",
/// "outstanding schools") are no verdict. A sign counts from 0 to 1; a sentence, 1 at most.
struct Verdict {
  /// From 0 for none to 1 for a clear one.
  private(set) var weight = 0.0
  /// The words that weigh, as written but for their case.
  private(set) var signs: [String] = []
  /// The words that say what is done.
  private(set) var activities: [String] = []

  private let tokens: [Token]
  private let isAim: [Bool]

  init(on sentence: Sentence) {
    tokens = sentence.tokens
    isAim = AimClauses(tokens).isWithin
    for place in tokens.indices where !isAim[place] {
      switch tokens[place].kind {
      case .value: add(1, "{{\(tokens[place].text)}}")
      case .number: weighNumber(at: place)
      case .word where !isName(place): weighWord(at: place)
      default: break
      }
    }
    for place in tokens.indices where tokens[place].kind == .word { noteActivity(at: place) }
    weight = min(weight, 1)
  }

  private mutating func add(_ weight: Double, _ sign: String) {
    self.weight += weight
    signs.append(sign)
  }

  private func token(_ place: Int) -> Token? {
    tokens.indices.contains(place) ? tokens[place] : nil
  }

  private func text(_ place: Int) -> String { token(place)?.text ?? "" }

  private func marks(_ place: Int) -> WordMarks { token(place)?.marks ?? [] }

  /// Whether a word is part of a name, since it has a capital that no sentence gave it.
  private func isName(_ place: Int) -> Bool {
    guard tokens[place].isCapitalised else { return false }
    let isFirst = tokens[..<place].allSatisfy { $0.kind == .mark || $0.kind == .citation }
    return !isFirst || token(place + 1)?.isCapitalised == true && text(place + 1) != "i"
  }

  /// Weighs a percentage.
  private mutating func weighNumber(at place: Int) {
    let isPercentage =
      token(place + 1)?.isPercentSign == true
      || text(place + 1) == "per" && text(place + 2) == "cent"
    if isPercentage { add(0.5, text(place) + "%") }
  }

  private mutating func weighWord(at place: Int) {
    let word = tokens[place]
    let marks = word.marks
    if marks.contains(.phrase), weighPhrase(at: place) { return }
    if marks.contains(.fault) {
      if !isNamed(after: place) { add(1, word.text) }
    } else if marks.contains(.comparative), isSaidOfSubject(place) || text(place + 1) == "than" {
      add(1, word.text)
    } else if marks.contains(.quality) {
      weighQuality(at: place)
    } else if marks.contains(.verdict) {
      add(1, word.text)
    } else if marks.contains(.outcome) {
      // An adjective before a noun, as in `increased capacity`, tells of no outcome.
      let isBeforeNoun =
        ["the", "of", "a", "an", "and", "for", "with"].contains(text(place - 1))
        && (word.text.hasSuffix("ed") || word.text.hasSuffix("ing"))
        && token(place + 1)?.kind == .word && !self.marks(place + 1).contains(.function)
      if !isBeforeNoun { add(1, word.text) }
    } else if marks.contains(.manner) || marks.contains(.opinion) || marks.contains(.contrast) {
      add(0.5, word.text)
    } else if marks.contains(.endsInEst), isSuperlative(word.text) {
      add(0.5, word.text)
    }
  }

  /// Weighs what several words say together.
  private mutating func weighPhrase(at place: Int) -> Bool {
    switch text(place) {
    case "well":
      let isIdiom =
        text(place + 1) == "as" || text(place - 1) == "as" || text(place + 1) == "being"
      if !isIdiom { add(1, "well") }
    case "too":
      if token(place + 1)?.kind == .word { add(1, "too \(text(place + 1))") }
    case "works", "worked":
      // `It works`; not `it works with schools`.
      let isBare =
        token(place + 1)?.kind != .word
        || ["when", "because", "until", "but", "and", "where"].contains(text(place + 1))
      if isBare { add(1, text(place)) }
    case "considered":
      if text(place - 1) != "is", text(place - 1) != "are" { add(0.5, "considered") }
    case "enough": add(0.5, "enough")
    case "than" where ["more", "less"].contains(text(place - 1)) || text(place - 2) == "more":
      if token(place + 1)?.kind != .number { add(0.75, "\(text(place - 1)) than") }
    case "as" where text(place + 1) == "a" && text(place + 2) == "result": add(0.5, "as a result")
    case "led", "leads",
      "leading" where text(place + 1) == "to" && !marks(place - 1).contains(.copula):
      add(0.75, "\(text(place)) to")
    case "no" where text(place + 1) == "longer": add(0.5, "no longer")
    case "now": add(0.25, "now")
    case "resulted", "resulting": add(0.75, text(place) + " in")
    case "impact", "effect", "difference", "evidence":
      let before = text(place - 1)
      if [
        "little", "no", "positive", "limited", "clear", "real", "visible", "measurable", "strong",
      ]
      .contains(before) || ["is", "was", "has", "shows", "that"].contains(text(place + 1)) {
        add(0.75, text(place))
      }
    case "most", "majority", "half", "third", "thirds", "quarter", "quarters", "all":
      if text(place) == "all", !["nearly", "almost"].contains(text(place - 1)) { return true }
      // `Every half term` is a date.
      if ["term", "termly", "day", "year"].contains(text(place + 1)) { return true }
      if tokens[place...].prefix(8).contains(where: { $0.marks.contains(.opinion) }) {
        add(0.5, text(place))
      } else {
        add(0.25, text(place))
      }
    case "rather", "other":
      return text(place + 1) == "than"
    case "concern", "concerns", "concerned", "late", "narrow", "fail", "limited", "limitations":
      // `Schools causing concern` is a list, and `no later than` a date.
      return text(place - 1).hasPrefix("caus") || text(place - 1) == "of"
    case "success": return text(place + 1).hasPrefix("criteri")
    case "close", "over", "reported", "strengths", "weaknesses": return true
    default: return false
    }
    return true
  }

  /// Weighs praise: in full when it's said of something, little when it only goes before a noun.
  private mutating func weighQuality(at place: Int) {
    if isNamed(after: place) { return }
    if isSaidOfSubject(place) {
      add(1, text(place))
    } else if ["a", "an"].contains(text(place - 1)), marks(place - 2).contains(.copula),
      text(place - 3) != "there"
    {
      add(0.6, text(place))
    } else {
      add(0.3, text(place))
    }
  }

  /// Whether a quality word makes a name or a topic together with what follows: `good practice`,
  /// `good or outstanding schools`.
  private func isNamed(after place: Int) -> Bool {
    var next = place + 1
    while ["or", "and"].contains(text(next)),
      !marks(next + 1).isDisjoint(with: [.quality, .fault])
    {
      next += 2
    }
    return marks(next).contains(.named) && !marks(place - 1).contains(.copula)
  }

  /// Whether an adjective is said of a subject, as in `is effective` or `effective and well known`,
  /// and doesn't only go before a noun.
  private func isSaidOfSubject(_ place: Int) -> Bool {
    var before = place - 1
    while before >= 0, marks(before).contains(.degree), !marks(before).contains(.copula) {
      before -= 1
    }
    if ["a", "an", "the", "our", "its", "their"].contains(text(before)) { return false }
    if marks(before).contains(.copula) { return text(before - 1) != "there" }
    guard let next = token(place + 1) else { return true }
    return next.kind == .mark && !next.isPercentSign || next.kind == .citation
      || next.marks.contains(.function)
  }

  private func isSuperlative(_ word: String) -> Bool {
    word.utf8.count > 5 && !Self.endingInEst.contains(word)
  }

  private static let endingInEst: Set<String> = [
    "latest", "earliest", "interest", "request", "invest", "honest", "forest", "harvest", "suggest",
    "protest", "contest", "nearest", "digest", "arrest", "manifest", "conquest", "modest", "attest",
    "divest", "reinvest", "behest", "inquest", "breakfast", "prefest", "youngest", "oldest",
  ]

  /// Notes what is done: a verb that the list has, or a passive.
  private mutating func noteActivity(at place: Int) {
    let word = tokens[place]
    guard !word.marks.isDisjoint(with: [.participle, .endsInEd, .activity, .aim]), !isName(place)
    else { return }
    let before = marks(place - 1).contains(.degree) ? place - 2 : place - 1
    let isPassive =
      (word.marks.contains(.participle)
        || word.marks.contains(.endsInEd)
          && word.marks.isDisjoint(with: [.outcome, .verdict, .quality]))
      && ["is", "are", "was", "were", "be", "been", "being"].contains(text(before))
    if isPassive {
      activities.append("\(text(before)) \(word.text)")
    } else if word.marks.contains(.activity) || word.text == "will" || word.text == "responsible" {
      activities.append(word.text)
    }
  }
}

/// Which words of a sentence speak of what is meant to be, not of what is.
struct AimClauses {
  /// For each word, whether it stands within an aim.
  private(set) var isWithin: [Bool]

  init(_ tokens: [Token]) {
    isWithin = Array(repeating: false, count: tokens.count)
    var isInside = false
    for place in tokens.indices {
      if tokens[place].endsClause || tokens[place].isComma { isInside = false }
      isWithin[place] = isInside
      if Self.begins(at: place, of: tokens) { isInside = true }
    }
  }

  private static func begins(at place: Int, of tokens: [Token]) -> Bool {
    let marks = tokens[place].marks
    guard marks.contains(.aimPhrase) else { return marks.contains(.aim) }
    func word(_ offset: Int) -> Token? {
      tokens.indices.contains(place + offset) ? tokens[place + offset] : nil
    }
    switch tokens[place].text {
    case "to":
      let next = word(1)?.text.hasSuffix("ly") == true ? word(2) : word(1)
      return next?.marks.contains(.infinitive) == true
        && !achieving.contains(word(-1)?.text ?? "")
    case "so": return word(1)?.text == "that"
    case "how":
      return ["well", "effectively", "effective", "far", "good", "best"].contains(
        word(1)?.text ?? "")
    case "quality", "effectiveness", "impact":
      return word(1)?.text == "of" && word(-1)?.text == "the"
    case "vision", "ambition", "aim", "goal", "purpose", "priority", "objective":
      let next = word(1)?.text ?? ""
      return next == "for" || next == "of"
        || ["is", "was"].contains(next) && ["that", "for", "to"].contains(word(2)?.text ?? "")
    default: return false
    }
  }

  /// Words after which `to improve` says what happened, or didn't.
  private static let achieving: Set<String> = [
    "able", "unable", "began", "begun", "begins", "continue", "continued", "continues", "enough",
    "fail", "failed", "fails", "failing", "helped", "likely", "managed", "quick", "slow", "start",
    "started", "starts", "tend", "tends", "yet",
  ]
}
