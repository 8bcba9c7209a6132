/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  /// The file can't be understood, or a report would mislead.
  case error
  /// Something goes against the guidance, or is probably not what was meant.
  case warning
  /// Something worth knowing.
  case note

  /// Orders by weight: an error comes before a warning, a warning before a note.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }
}

/// A rule that findings are made under.
public struct Rule: Hashable, Sendable {
  /// The stable name to search for, in lower case with hyphens; it's never reworded.
  public let name: String
  /// The severity of every finding under this rule.
  public let severity: Severity
  /// Why the rule exists, in one sentence.
  public let why: String

  /// Creates a rule.
  public init(_ name: String, _ severity: Severity, why: String) {
    self.name = name
    self.severity = severity
    self.why = why
  }
}

/// One thing that the program has to say about a user's file.
public struct Finding: Hashable, Sendable {
  /// The rule that was broken.
  public var rule: Rule
  /// What is wrong, naming the text that was found.
  public var message: String
  /// Where it starts.
  public var position: FilePosition
  /// What the writer of the file can do, as an instruction.
  public var hint: String

  /// Creates a finding.
  public init(_ rule: Rule, _ message: String, at position: FilePosition, hint: String) {
    self.rule = rule
    self.message = message
    self.position = position
    self.hint = hint
  }

  /// The severity of the rule.
  public var severity: Severity { rule.severity }
}

extension Finding: CustomStringConvertible {
  /// The finding in the `file:line:column: error: …` form that editors turn into links.
  public var description: String {
    """
    \(position): \(severity.rawValue): \(message.onOneLine) [\(rule.name)]
      hint: \(hint.onOneLine)
    """
  }
}

extension [Finding] {
  /// The findings in the order of their places; those at one place keep their order.
  public var inFileOrder: [Finding] {
    enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
      .map(\.element)
  }

  /// Whether any of the findings is an error.
  public var containErrors: Bool { contains { $0.severity == .error } }
}
