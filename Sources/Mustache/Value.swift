/// What a template is filled with.
///
/// Whatever is formatted, dates and percentages for instance, goes in as text. `missing`, `false`,
/// 0, empty text and an empty list are false to a section; everything else is true.
public enum Value: Sendable {
  /// A name that is known and has no value, such as an optional that is `nil`: it renders as
  /// nothing and isn't reported.
  case missing
  /// A truth value, printed as `true` or `false`.
  case bool(Bool)
  /// A whole number, printed in decimal digits.
  case int(Int)
  /// Text, escaped by `{{name}}` and printed as it is by `{{{name}}}` and `{{&name}}`.
  case text(String)
  /// Text as UTF-8, for what was written as bytes and is printed as it is.
  case bytes([UInt8])
  /// Values that a section repeats itself for.
  case list([Value])
  /// Fields, each with a name of its own.
  case object([(Key, Value)])
  /// A list whose items are made one at a time when a section reaches them, so that never more than
  /// one of them is held; an item is made anew each time the list is gone through.
  indirect case lazyList(count: Int, item: @Sendable (Int) -> Value)
}

extension Value: ExpressibleByDictionaryLiteral {
  /// Makes an object.
  @inlinable
  public init(dictionaryLiteral fields: (Key, Value)...) { self = .object(fields) }
}

extension Value: ExpressibleByArrayLiteral {
  /// Makes a list.
  @inlinable
  public init(arrayLiteral items: Value...) { self = .list(items) }
}

extension Value: ExpressibleByStringLiteral {
  /// Makes a text.
  @inlinable
  public init(stringLiteral text: String) { self = .text(text) }
}

extension Value: ExpressibleByIntegerLiteral {
  /// Makes a whole number.
  @inlinable
  public init(integerLiteral number: Int) { self = .int(number) }
}

extension Value: ExpressibleByBooleanLiteral {
  /// Makes a truth value.
  @inlinable
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
