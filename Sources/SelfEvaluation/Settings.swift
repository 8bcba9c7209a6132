public import Diagnostics

/// What `laser.json` says.
public struct Settings: Sendable {
  /// The name of the local authority.
  public var authority: String
  /// Its code in the register of local authorities, such as `E10000017`; empty when not given.
  public var code = ""
  /// The name of its region; empty when not given.
  public var region = ""
  /// The report year by its first calendar year: 2014 is `2014/15`.
  public var year: Int
  /// The teams, in the order of the file.
  public var teams: [Team] = []
  /// The codes of the statistical neighbours.
  public var statisticalNeighbours: [String] = []
  /// The bank's file within the workspace, or the name of a built-in bank.
  public var bank = "lancashire-laser-2013"
  /// The protective marking, printed as it is; empty for none.
  public var marking = ""
  /// How many years the window of a trend has.
  public var trendYears = 3
  /// Cells that count fewer pupils than this are suppressed in the public edition.
  public var suppressBelow = 6
  /// How many words an answer may have.
  public var wordLimit = 500
  /// A line under the title; empty for none.
  public var note = ""
  /// The date of the report; no clock is ever read.
  public var date: CalendarDate?
  /// Where the settings were read.
  public var position: FilePosition
  /// Where the value of each setting stands, by its name in the file.
  public var valuePositions: [String: FilePosition] = [:]

  /// Creates settings with the defaults of the format.
  public init(authority: String, year: Int, at position: FilePosition) {
    self.authority = authority
    self.year = year
    self.position = position
  }

  /// Where the value of a setting stands; without it, where the settings start.
  public func position(of name: String) -> FilePosition { valuePositions[name] ?? position }

  /// The report year as it's written, such as `2014/15`.
  public var yearText: String {
    year > 0 ? Period.academicYear(year).description : "(year not known)"
  }

  /// The day that ages are counted from: the report's date, or without one the last
  /// day of the report year.
  public var referenceDate: CalendarDate? {
    date ?? CalendarDate(year: year + 1, month: 8, day: 31)
  }

  /// Whether a day is known to be past: it lies before the report's date, or without one before the
  /// report year, which may have just begun.
  public func isPast(_ day: CalendarDate) -> Bool {
    date.map { day < $0 } ?? (day.academicYear < year)
  }

  /// Finds a team by its id.
  public func team(_ id: Identifier) -> Team? { teams.first { $0.id == id } }

  /// The team whose grades stand beside the others', if there is one.
  public var moderator: Team? { teams.first(where: \.moderates) }
}

/// A team that answers the questions from its own perspective.
public struct Team: Hashable, Sendable {
  /// The id, which is also the name of its folder.
  public var id: Identifier
  /// The name for people.
  public var name: String
  /// Whether its grades are the directorate's, beside those of the teams.
  public var moderates: Bool

  /// Creates a team.
  public init(id: Identifier, name: String, moderates: Bool = false) {
    self.id = id
    self.name = name
    self.moderates = moderates
  }
}
