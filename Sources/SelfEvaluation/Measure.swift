public import Diagnostics

/// What is measured: a row of the catalogue of measures.
public struct Measure: Sendable {
  /// The unit of its values.
  public var unit: Unit
  /// Which direction is better; `nil` when the catalogue doesn't say.
  public var polarity: Polarity?
  /// Whether each period counts anew.
  public var kind = Kind.flow
  /// What the cohort counts.
  public var counts = Counts.pupils
  /// The value to be reached, in the unit.
  public var target: Double?
  /// When it's to be reached.
  public var targetPeriod: Period?
  /// With how many decimals values print.
  public var decimals: Int
  /// All else, behind one reference: measures are handed around thousands of times a report.
  private var details: Details

  /// Creates a measure; its decimals are those usual for the unit.
  public init(id: Identifier, title: String, unit: Unit, at position: FilePosition) {
    self.unit = unit
    details = Details(Details.Fields(id: id, title: title, position: position))
    decimals = unit == .count ? 0 : 1
  }

  private final class Details: Sendable {
    let fields: Fields

    init(_ fields: Fields) { self.fields = fields }

    struct Fields: Sendable {
      let id: Identifier
      let title: String
      var questions: [Int] = []
      var priorities: [Identifier] = []
      var unknownPriorities: [Identifier] = []
      var source = ""
      var headline: [String] = []
      var breaks: [SeriesBreak] = []
      var dataFile: DataFileSource?
      var position: FilePosition
    }

    func with<Value>(_ field: WritableKeyPath<Fields, Value>, _ value: Value) -> Details {
      var fields = fields
      fields[keyPath: field] = value
      return Details(fields)
    }
  }

  /// The id by which observations and answers name it.
  public var id: Identifier { details.fields.id }
  /// The name for people.
  public var title: String { details.fields.title }
  /// The questions that it bears on.
  public var questions: [Int] {
    get { details.fields.questions }
    set { details = details.with(\.questions, newValue) }
  }
  /// The key priorities that it follows.
  public var priorities: [Identifier] {
    get { details.fields.priorities }
    set { details = details.with(\.priorities, newValue) }
  }
  /// What it names as key priorities and is none.
  public var unknownPriorities: [Identifier] {
    get { details.fields.unknownPriorities }
    set { details = details.with(\.unknownPriorities, newValue) }
  }
  /// An evidence id or words.
  public var source: String {
    get { details.fields.source }
    set { details = details.with(\.source, newValue) }
  }
  /// The categories that make a distribution's headline share.
  public var headline: [String] {
    get { details.fields.headline }
    set { details = details.with(\.headline, newValue) }
  }
  /// Changes of definition, in the order of time.
  public var breaks: [SeriesBreak] {
    get { details.fields.breaks }
    set { details = details.with(\.breaks, newValue) }
  }
  /// Where its values lie in a file of official data; `nil` for our own layout.
  public var dataFile: DataFileSource? {
    get { details.fields.dataFile }
    set { details = details.with(\.dataFile, newValue) }
  }
  /// Where the row starts.
  public var position: FilePosition {
    get { details.fields.position }
    set { details = details.with(\.position, newValue) }
  }

  /// The unit of a value.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    case percent, count, score, rate, days
  }

  /// Which direction of a value is better.
  public enum Polarity: String, Hashable, Sendable, CaseIterable {
    case higher, lower, neither
  }

  /// What one period counts.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Each period counts new pupils.
    case flow
    /// Each period counts everything standing on that day again.
    case snapshot
  }

  /// What a cohort is made of.
  public enum Counts: String, Hashable, Sendable, CaseIterable {
    case pupils, schools, other
  }

  /// A change of definition across which periods may not be compared.
  public struct SeriesBreak: Hashable, Sendable {
    /// The first period under the new definition.
    public var period: Period
    /// What changed, in words.
    public var why: String

    /// Creates a break.
    public init(period: Period, why: String) {
      self.period = period
      self.why = why
    }
  }

  /// Where a measure's values lie in a file of official data.
  public struct DataFileSource: Hashable, Sendable {
    /// The file, relative to `measures/`.
    public var file: String
    /// The column of the value; empty when it's worked out from the counts.
    public var indicator: String
    /// The column of the numerator; empty for none.
    public var numerator: String
    /// The column of the denominator; empty for none.
    public var denominator: String
    /// The filters, each a column and the value to read, or `*` for one series a value.
    public var filters: [Filter]

    /// Creates a source.
    public init(
      file: String, indicator: String, numerator: String, denominator: String, filters: [Filter]
    ) {
      self.file = file
      self.indicator = indicator
      self.numerator = numerator
      self.denominator = denominator
      self.filters = filters
    }

    /// One filter: a column and the value of it to read.
    public struct Filter: Hashable, Sendable {
      /// The filter's column.
      public var column: String
      /// The value to read, or `*` for all.
      public var value: String

      /// Creates a filter.
      public init(column: String, value: String) {
        self.column = column
        self.value = value
      }
    }
  }
}
