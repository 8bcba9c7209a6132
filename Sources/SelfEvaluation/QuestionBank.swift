/// The form as data: its parts, questions, prompts and guidance, and the scale to judge by.
public struct QuestionBank: Hashable, Sendable {
  /// The stable name, such as `lancashire-laser-2013`.
  public var id: String
  /// The name for people.
  public var title: String
  /// The edition of the form, such as `2013`.
  public var version: String
  /// The grades from best to worst.
  public var scale: [GradeName]
  /// The rules of guidance, in the order of the form.
  public var guidance: [String]
  /// The parts, in the order of the form.
  public var parts: [Part]

  /// Creates a bank.
  public init(
    id: String, title: String, version: String = "", scale: [GradeName], guidance: [String] = [],
    parts: [Part]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.scale = scale
    self.guidance = guidance
    self.parts = parts
  }

  /// A named group of questions.
  public struct Part: Hashable, Sendable {
    /// The name, such as `Leadership`.
    public var name: String
    /// The questions, in the order of the form.
    public var questions: [Question]

    /// Creates a part.
    public init(name: String, questions: [Question]) {
      self.name = name
      self.questions = questions
    }
  }

  /// One grade of the scale.
  public struct GradeName: Hashable, Sendable {
    /// The stable name, such as `good`.
    public var id: String
    /// The name for people, such as `Good`.
    public var name: String
    /// Other ways to write it, compared without regard to case.
    public var aliases: [String]

    /// Creates a grade.
    public init(id: String, name: String, aliases: [String] = []) {
      self.id = id
      self.name = name
      self.aliases = aliases
    }
  }

  /// All questions, in the order of the form.
  public var questions: [Question] { parts.flatMap(\.questions) }

  /// Finds a question by its number.
  public func question(_ number: Int) -> Question? {
    for part in parts {
      for question in part.questions where question.number == number { return question }
    }
    return nil
  }

  /// The name of a grade for people.
  public func name(of grade: Grade) -> String {
    switch grade {
    case .onScale(let rank) where scale.indices.contains(rank): scale[rank].name
    case .onScale: ""
    case .notApplicable: "Not applicable"
    }
  }

  /// The stable name of a grade: the scale's own, or `not-applicable`.
  public func id(of grade: Grade) -> String {
    switch grade {
    case .onScale(let rank) where scale.indices.contains(rank): scale[rank].id
    case .onScale: ""
    case .notApplicable: "not-applicable"
    }
  }

  /// Reads a grade as people write it: an id, a name or an alias in any case, with spaces, hyphens
  /// and underscores alike.
  ///
  /// - Returns: `nil` when it's no grade of the scale, and not "not applicable" or "n/a".
  public func grade(named text: some StringProtocol) -> Grade? {
    let wanted = folded(text)
    for (rank, grade) in scale.enumerated()
    where folded(grade.id) == wanted || folded(grade.name) == wanted { return .onScale(rank) }
    for (rank, grade) in scale.enumerated()
    where grade.aliases.contains(where: { folded($0) == wanted }) { return .onScale(rank) }
    return ["not applicable", "n/a", "na"].contains(wanted) ? .notApplicable : nil
  }
}

/// One question of the form.
public struct Question: Hashable, Sendable {
  /// The number on the form, from 1.
  public var number: Int
  /// The wording.
  public var text: String
  /// The lines of its "evidence includes" list.
  public var prompts: [String]
  /// Earlier numbers or wordings, by which a comparison with another bank finds it.
  public var formerly: [String]
  /// How many words an answer may have; `nil` for the workspace's own limit.
  public var wordLimit: Int?

  /// Creates a question.
  public init(
    number: Int, text: String, prompts: [String] = [], formerly: [String] = [],
    wordLimit: Int? = nil
  ) {
    self.number = number
    self.text = text
    self.prompts = prompts
    self.formerly = formerly
    self.wordLimit = wordLimit
  }
}

/// A grade given; *not yet judged* is the absence of one.
public enum Grade: Hashable, Sendable {
  /// A grade of the bank's scale by its rank: 0 is the best.
  case onScale(Int)
  /// The question does not apply, for a reason that is given.
  case notApplicable

  /// The rank on the scale, 0 for the best; `nil` for *not applicable*.
  public var rank: Int? {
    switch self {
    case .onScale(let rank): rank
    case .notApplicable: nil
    }
  }
}
