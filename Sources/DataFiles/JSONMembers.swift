/// Members written in one call, so that no begin is left without its end.
extension JSONWriter {
  /// Writes an object.
  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    endObject()
  }

  /// Writes a member that is text, or `null`.
  public mutating func member(_ name: String, _ text: String?) {
    key(name)
    string(text)
  }

  /// Writes a member that is a whole number, or `null`.
  public mutating func member(_ name: String, _ number: Int?) {
    key(name)
    int(number)
  }

  /// Writes a member that is a number, or `null`.
  public mutating func member(_ name: String, _ number: Double?) {
    key(name)
    double(number)
  }

  /// Writes a member that is true, false or `null`.
  public mutating func member(_ name: String, _ value: Bool?) {
    key(name)
    bool(value)
  }

  /// Writes a member that is a list of texts.
  public mutating func member(_ name: String, _ texts: some Sequence<String>) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// Writes a member that is an object.
  public mutating func member(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  /// Writes a member that is a list of objects, one for each element.
  public mutating func member<Element>(
    _ name: String, of elements: some Sequence<Element>,
    _ members: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    beginArray()
    for element in elements { object { members(&$0, element) } }
    endArray()
  }
}
