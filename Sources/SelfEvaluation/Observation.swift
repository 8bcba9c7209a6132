public import Diagnostics

/// One value of a measure, or the reason why there is none.
public struct Observation: Sendable {
  /// The measure.
  public var measure: Identifier
  /// Whom or what it's about.
  public var series: SeriesKey
  /// When.
  public var period: Period
  /// The value in the measure's unit, unrounded: worked out from the counts where there are both.
  public var value: Double?
  /// The count of those who reached it; `nil` when not published.
  public var numerator: Double?
  /// The cohort; `nil` when not published.
  public var denominator: Double?
  /// Why there is no value; `nil` when there is one.
  public var symbol: Symbol?
  /// How final it is; `nil` when the file doesn't say.
  public var status: Status?
  /// Where the row starts.
  public var position: FilePosition

  /// Creates an observation.
  public init(
    measure: Identifier, series: SeriesKey = SeriesKey(), period: Period, value: Double? = nil,
    numerator: Double? = nil, denominator: Double? = nil, symbol: Symbol? = nil,
    status: Status? = nil, at position: FilePosition
  ) {
    self.measure = measure
    self.series = series
    self.period = period
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.symbol = symbol
    self.status = status
    self.position = position
  }

  /// How final a published value is.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case final, revised, provisional
  }

  /// Why a published table has a sign instead of a number.
  ///
  /// Source: Government Statistical Service, guidance on symbols in tables, and the symbols of the
  /// Department for Education's open data standards.
  public enum Symbol: String, Hashable, Sendable, CaseIterable {
    /// `z`, `.`: no value is possible here.
    case notApplicable = "z"
    /// `x`, `:`, `~`, `-`, `NA`, `NULL`: there is no figure.
    case notAvailable = "x"
    /// `c`: withheld so that nobody can be recognised.
    case confidential = "c"
    /// `low`, `k`: rounds to zero, but is not zero.
    case low
    /// `u`: too unreliable to publish.
    case unreliable = "u"

    /// Reads a sign as tables have it, in any case.
    ///
    /// - Returns: `nil` for anything else.
    public init?(_ text: some StringProtocol) {
      switch text.lowercased() {
      case "z", ".": self = .notApplicable
      case "x", ":", "~", "-", "na", "n/a", "null", "..": self = .notAvailable
      case "c": self = .confidential
      case "low", "k": self = .low
      case "u": self = .unreliable
      default: return nil
      }
    }

    /// Which of two signs is why there is no value: where one part is withheld, that one.
    public static func telling(_ one: Self?, _ other: Self?) -> Self? {
      guard let one, let other else { return one ?? other }
      return other.isSuppressed && !one.isSuppressed ? other : one
    }

    /// Whether a value exists and was not printed.
    public var isSuppressed: Bool {
      switch self {
      case .confidential, .low, .unreliable: true
      case .notApplicable, .notAvailable: false
      }
    }

    /// The reason in words, such as `not available`.
    public var inWords: String {
      switch self {
      case .notApplicable: "not applicable"
      case .notAvailable: "not available"
      case .confidential: "withheld to protect confidentiality"
      case .low: "too low to print, but not zero"
      case .unreliable: "too unreliable to print"
      }
    }
  }
}

/// Whom or what a series of values is about.
public struct SeriesKey: Hashable, Sendable {
  /// The place; empty for the authority itself.
  public var area: String
  /// The pupils; empty for all.
  public var group: String
  /// The class counted, such as a grade; empty when the measure is no distribution.
  public var category: String

  /// Creates a key.
  public init(area: String = "", group: String = "", category: String = "") {
    self.area = area
    self.group = group
    self.category = category
  }

  /// The area that stands for England.
  public static let england = "England"
  /// The area that stands for the median of the statistical neighbours.
  public static let neighbours = "Statistical neighbours"
}
