/// The columns that one table of a workspace may have.
public struct TableLayout: Sendable {
  /// Where the table stands in a new workspace.
  public let path: String
  /// The names of the columns, in the order in which a new table has them.
  public let names: [String]
  /// Those that it can't do without; without the first of them no row is worth reading.
  public internal(set) var required: [String]

  /// The tables that a person keeps.
  public static let all = [register, measures, observations, priorities, actions, history]

  /// The evidence register.
  public static let register = TableLayout(
    path: "register.csv",
    names: [
      "id", "title", "kind", "date", "period", "source", "owner", "questions", "prompts",
      "reported-to", "location", "expires", "marking", "stance", "formerly", "notes",
    ], required: ["id", "title"])

  /// The catalogue of measures.
  public static let measures = TableLayout(
    path: "measures.csv",
    names: [
      "id", "title", "unit", "polarity", "kind", "counts", "questions", "priorities", "source",
      "target", "target-period", "headline", "breaks", "decimals", "file", "indicator",
      "numerator", "denominator", "filters",
    ], required: ["id", "title", "unit"])

  static let observations = TableLayout(
    path: "measures/observations.csv",
    names: [
      "measure", "period", "area", "group", "category", "value", "numerator", "denominator",
      "status",
    ], required: ["measure", "period"])

  /// The key priorities.
  public static let priorities = TableLayout(
    path: "priorities.csv",
    names: [
      "id", "title", "team", "lead", "due", "success-criterion", "measures", "questions",
      "aligned-with", "progress", "reviewed", "lip", "formerly",
    ], required: ["id", "title"])

  /// The actions of the key priorities.
  public static let actions = TableLayout(
    path: "actions.csv",
    names: [
      "id", "priority", "team", "action", "lead", "start", "due", "success-criterion", "status",
      "reviewed", "evidence", "notes",
    ], required: ["id", "priority", "action"])

  /// Grades of years that have no saved version.
  public static let history = TableLayout(
    path: "history.csv", names: ["year", "team", "question", "grade"],
    required: ["year", "team", "question", "grade"])

  /// The first line of a new table.
  public var header: String { names.joined(separator: ",") + "\n" }
}
