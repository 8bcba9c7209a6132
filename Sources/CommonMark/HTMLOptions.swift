/// How a document is written as HTML.
public struct HTMLOptions: Sendable {
  /// What becomes of raw HTML.
  public enum RawHTML: Sendable {
    /// It's shown as the text that it is.
    case escaped
    /// It's part of the page; for text that is trusted.
    case passedThrough
  }

  /// What becomes of images.
  public enum Images: Sendable {
    /// They are loaded, if the link policy allows their addresses.
    case shown
    /// A link to the image with its alternate text stands in its place.
    case linked
  }

  /// Writes a placeholder or a mention.
  public typealias Inline = @Sendable (Document, NodeID, inout [UInt8]) -> Void

  /// What becomes of raw HTML.
  public var rawHTML = RawHTML.escaped
  /// Which destinations become links; the text of other links stays, without a link.
  public var links = LinkPolicy.safe
  /// What becomes of images.
  public var images = Images.shown
  /// The words of a link to an image that has no alternate text.
  public var nameOfImages = ""
  /// Whether each link can be followed: one without words has its address for them, and none stands
  /// within another, as Markdown's images that are linked and addresses in `<>` may.
  public var usableLinks = false
  /// The levels added to each heading, which end at 6.
  public var headingShift = 0
  /// Whether a header cell says that it's the header of its column.
  public var columnScopes = false
  /// Whether a cell's alignment is a class, `left`, `center` or `right`, instead of the attribute
  /// `align`, which the tables extension writes and today's HTML no longer has.
  public var alignmentClasses = false
  /// Whether a table stands in a frame of the class `scroll`, in which a wide one can be moved
  /// sideways, with the keyboard too.
  public var scrollingTables = false
  /// Writes placeholders and mentions; without it, both are written as they stand in the source.
  ///
  /// What it appends is taken for HTML.
  public var inline: Inline?

  /// Creates options that are safe for text of unknown origin.
  public init() {}

  /// What the specification's own examples expect; for text that is trusted.
  public static var conforming: Self {
    var options = Self()
    options.rawHTML = .passedThrough
    options.links = .all
    return options
  }
}
