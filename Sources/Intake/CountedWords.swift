import SelfEvaluation

/// What a column of official data counts, told by its own words.
enum CountedWords {
  /// The words by what they stand for; where two kinds stand together, the earlier holds, so that
  /// the sessions of pupils are taken for pupils rather than pupils for sessions.
  private static let table: [(counts: Measure.Counts, words: Set<String>)] = [
    (
      .pupils,
      [
        "pupil", "pupils", "child", "children", "learner", "learners", "student", "students",
        "enrolment", "enrolments", "exclusion", "exclusions", "suspension", "suspensions",
        "absentee", "absentees", "boys", "girls", "leavers", "people", "persons", "cohort",
        "headcount",
      ]
    ),
    (
      .other,
      [
        "session", "sessions", "sess", "days", "hours", "minutes", "places", "classes",
        "inspections", "expenditure", "spend", "spending", "cost", "costs", "budget", "budgets",
        "pounds", "gbp", "£",
      ]
    ),
    (
      .schools,
      ["schools", "academies", "nurseries", "colleges", "settings", "providers", "establishments"]
    ),
  ]

  /// Words after which it's told where, when or by whom, and no longer what is counted: "pupils in
  /// schools", "exclusions lasting five days".
  private static let ends: Set<String> = [
    "above", "across", "after", "among", "and", "as", "at", "attending", "before", "below",
    "between", "by", "due", "during", "for", "from", "had", "has", "have", "having", "in",
    "lasting", "missing", "more", "on", "or", "over", "per", "than", "that", "to", "under", "up",
    "where", "which", "who", "whose", "with", "within",
  ]

  /// What a name or a title counts; `nil` when it doesn't say.
  static func counted(in text: String) -> Measure.Counts? {
    var words: Set<String> = []
    var word = ""
    // A mark ends what is counted as well as a word does.
    for character in text.lowercased() + "." {
      if character.isLetter || character.isNumber || character == "£" {
        word.append(character)
        continue
      }
      if ends.contains(word) || word.first?.isNumber == true { break }
      if !word.isEmpty { words.insert(word) }
      word = ""
      if ",;:(".contains(character) { break }
    }
    return table.first { !$0.words.isDisjoint(with: words) }?.counts
  }
}
