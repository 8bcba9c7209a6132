public import Diagnostics

/// One team's answer to one question.
public struct Judgement: Sendable {
  /// The team that answers.
  public var team: Identifier
  /// The number of the question.
  public var question: Int
  /// The grade; `nil` while not yet judged.
  public var grade: Grade?
  /// Why the question is not applicable, or why a moderated grade differs.
  public var reason = ""
  /// How far the answer has come; `nil` when the file doesn't say.
  public var status: Status?
  /// When it was last worked on.
  public var updated: CalendarDate?
  /// Who wrote it.
  public var author = ""
  /// The evidence named in the line `Evidence:`.
  public var evidence: [Reference<Identifier>] = []
  /// The measures named in the line `Measures:`.
  public var measures: [Reference<Identifier>] = []
  /// The key priorities named in the line `Priorities:`.
  public var priorities: [Reference<Identifier>] = []
  /// What the key lines name that there isn't, as written, by the key in lower case.
  public var unknownReferences: [String: [Reference<Identifier>]] = [:]
  /// When it was agreed.
  public var agreed: CalendarDate?
  /// The fingerprint stored when it was agreed; empty for none.
  public var fingerprint = ""
  /// Everything after the key lines, as written.
  public var body: Prose
  /// The stretches of the body in the order of the file; together they cover all of it.
  public var sections: [Section] = []
  /// The evidence cited in the body, each citation in the order of the text.
  public var citations: [Reference<Identifier>] = []
  /// The values that the body takes from the data, in the order of the text.
  public var values: [Reference<String>] = []
  /// Where the heading `# Question N` stands.
  public var position: FilePosition
  /// The line on which that heading ends: one that is underlined may have several.
  public var lastLineOfHeading: Int
  /// Where each key line's value stands, by the key in lower case.
  public var keyPositions: [String: FilePosition] = [:]

  /// Creates an answer that says nothing yet.
  public init(team: Identifier, question: Int, body: Prose, at position: FilePosition) {
    self.team = team
    self.question = question
    self.body = body
    self.position = position
    lastLineOfHeading = position.line
  }

  /// The names of the key lines in lower case.
  public static let keyNames = [
    "grade", "reason", "status", "updated", "author", "evidence", "measures", "priorities",
    "agreed", "fingerprint",
  ]

  /// Whether a line below a blank one goes on with the key lines above it, rather than begin the text:
  /// it has a key, and a value such as that key has.
  public static func isKeyLine(_ key: String, _ value: String) -> Bool {
    let name = key.lowercased()
    guard keyNames.contains(name) else { return false }
    switch name {
    case "evidence", "measures", "priorities":
      return value.split { $0 == ";" || $0 == "," }.allSatisfy { item in
        item.split(whereSeparator: \.isWhitespace).count < 2
      }
    case "reason", "author", "fingerprint":
      // What cites evidence or takes a value from the data is a text.
      return (name != "reason" || !value.isEmpty) && !value.contains { $0 == "[" || $0 == "{" }
    default:
      return value.split(whereSeparator: \.isWhitespace).count <= 4
        && value.last.map(".!?".contains) != true
    }
  }

  /// How far an answer has come.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case draft
    case inReview = "in review"
    case agreed
    case carriedForward = "carried forward"
  }

  /// A stretch of an answer under one heading.
  public struct Section: Sendable {
    /// What the heading makes of it.
    public var kind: Kind
    /// The heading as written; empty before the first heading.
    public var title: String
    /// The grade after the colon of a drill-down's heading.
    public var grade: Grade?
    /// The text below the heading, up to the next section, in bytes from the start of the body.
    public var range: Range<Int>
    /// Where the heading stands, or the text when there is none.
    public var position: FilePosition

    /// Creates a section.
    public init(
      _ kind: Kind, title: String, grade: Grade? = nil, range: Range<Int>,
      at position: FilePosition
    ) {
      self.kind = kind
      self.title = title
      self.grade = grade
      self.range = range
      self.position = position
    }

    /// What a section is for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// What stands before the first heading: the judgement itself.
      case text
      case strengths
      case areasForDevelopment
      /// What stands below `## Drill-down` before the first scope.
      case drillDownIntroduction
      /// One scope of the drill-down, `### Children looked after: good`; `title` is the scope.
      case drillDown
      case nextSteps
      /// A heading of the writer's own.
      case other
    }
  }

  /// The text of a section, as written.
  public func text(of section: Section) -> Substring { body.part(section.range).text }

  /// The drill-downs: what differs from the overall grade.
  public var drillDowns: [Section] { sections.filter { $0.kind == .drillDown } }

  /// The ids of all evidence relied on, in the key lines and in the text, each once.
  public var evidenceReliedOn: [Identifier] {
    var ids: [Identifier] = []
    ids.reserveCapacity(evidence.count + citations.count)
    // To hash them takes longer than to compare the few that nearly all answers have.
    var seen: Set<Identifier> = []
    let areMany = evidence.count + citations.count > 32
    func add(_ id: Identifier) {
      if areMany ? seen.insert(id).inserted : !ids.contains(id) { ids.append(id) }
    }
    for reference in evidence { add(reference.target) }
    for reference in citations { add(reference.target) }
    return ids
  }

  /// Whether two answers are alike but for their places and for what follows from their words.
  ///
  /// It takes no copy of either. Grades are alike by their rank, teams without regard to case, and
  /// the ids in key lines as they're written.
  public func saysTheSame(as other: Self) -> Bool {
    func names(_ one: [Reference<Identifier>], _ other: [Reference<Identifier>]) -> Bool {
      one.elementsEqual(other) { $0.target.text == $1.target.text }
    }
    return question == other.question && team == other.team && grade == other.grade
      && reason == other.reason && status == other.status && updated == other.updated
      && author == other.author && agreed == other.agreed && fingerprint == other.fingerprint
      && names(evidence, other.evidence) && names(measures, other.measures)
      && names(priorities, other.priorities) && body == other.body
  }

  /// Whether this is the form as `init` makes it: headings, and nothing below them.
  public var isUnanswered: Bool {
    grade == nil && reason.isEmpty && author.isEmpty && evidence.isEmpty && measures.isEmpty
      && priorities.isEmpty
      && sections.allSatisfy { section in
        section.kind != .other && section.kind != .drillDown
          && text(of: section).allSatisfy(\.isWhitespace)
      }
  }

  /// Whether the answer has words, a grade aside.
  public var hasText: Bool { !body.isBlank }

  /// Whether something stands below the headings of the form: a line that begins with something
  /// else than `#`.
  public var hasOwnWords: Bool {
    var isAtStart = true
    for byte in body.text.utf8 {
      if byte == 0x0A || byte == 0x0D {
        isAtStart = true
      } else if byte > 0x20 {
        if isAtStart, byte != UInt8(ascii: "#") { return true }
        isAtStart = false
      }
    }
    return false
  }
}
