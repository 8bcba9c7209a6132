import DataFiles

extension Comparison {
  /// The comparison for programs.
  ///
  /// - Parameters:
  ///   - oldName: What the earlier version was called by whoever asked.
  ///   - newName: What the later one was called.
  ///   - generator: The program and its mark, for a file; `nil` leaves them out.
  /// - Returns: UTF-8.
  public func json(oldName: String, newName: String, generator: String? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    json(oldName: oldName, newName: newName, generator: generator) { bytes += $0 }
    return bytes
  }

  /// The comparison for programs, passed on as it's made, so that a long one never stands in memory.
  ///
  /// - Parameters:
  ///   - oldName: What the earlier version was called by whoever asked.
  ///   - newName: What the later one was called.
  ///   - generator: The program and its mark, for a file; `nil` leaves them out.
  ///   - passOn: Takes the next piece, as UTF-8.
  public func json(
    oldName: String, newName: String, generator: String? = nil, passOn: ([UInt8]) -> Void
  ) {
    let mostHeld = 64 * 1024
    var writer = JSONWriter(expectedCount: 4 * mostHeld, layout: .lines)
    writer.object {
      $0.member("old", oldName)
      $0.member("new", newName)
      if !caveats.isEmpty {
        $0.key("caveats")
        $0.beginArray()
        for caveat in caveats { $0.string(caveat) }
        $0.endArray()
      }
      $0.member("changes", of: changesWithValues) { writer, change in
        writer.member("kind", change.kind.rawValue)
        writer.member("subject", change.subject.rawValue)
        writer.member("key", change.key)
        if change.hasFormerNumber { writer.member("former", true) }
        writer.member("field", change.field)
        for (name, content) in [("old", change.old), ("new", change.new)] {
          if writer.bytes.count > mostHeld { writer.passOn(passOn) }
          writer.key(name)
          writer.write(content)
        }
      }
      $0.member("observations", of: observations) { writer, observation in
        writer.member("name", observation.name)
        writer.member("key", observation.key)
        writer.member("text", observation.text)
      }
      if let generator { $0.member("generator", generator) }
    }
    writer.endLine()
    writer.passOn(passOn)
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ content: Change.Content?) {
    switch content {
    case nil: null()
    case .field(let value): write(value)
    case .record(let fields):
      object {
        for field in fields {
          $0.key(field.name)
          $0.write(field.value)
        }
      }
    }
  }

  private mutating func write(_ value: FieldValue) {
    switch value {
    case .text(let text), .prose(let text): string(text)
    case .number(let number): double(number)
    case .truth(let truth): bool(truth)
    case .set(let texts), .list(let texts):
      beginArray()
      for text in texts { string(text) }
      endArray()
    }
  }
}
