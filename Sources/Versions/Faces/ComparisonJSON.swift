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
    let length = changes.reduce(0) { $0 + 256 + ($1.old?.length ?? 0) + ($1.new?.length ?? 0) }
    var writer = JSONWriter(expectedCount: length + length / 16, layout: .lines)
    writer.object {
      $0.member("old", oldName)
      $0.member("new", newName)
      $0.member("changes", of: changes) { writer, change in
        writer.member("kind", change.kind.rawValue)
        writer.member("subject", change.subject.rawValue)
        writer.member("key", change.key)
        writer.member("field", change.field)
        writer.key("old")
        writer.write(change.old)
        writer.key("new")
        writer.write(change.new)
      }
      $0.member("observations", of: observations) { writer, observation in
        writer.member("name", observation.name)
        writer.member("key", observation.key)
        writer.member("text", observation.text)
      }
      if let generator { $0.member("generator", generator) }
    }
    writer.endLine()
    return writer.bytes
  }
}

extension Change.Content {
  /// About how many bytes it takes.
  fileprivate var length: Int {
    switch self {
    case .field(let value): value.length
    case .record(let fields): fields.reduce(0) { $0 + 32 + $1.value.length }
    }
  }
}

extension FieldValue {
  fileprivate var length: Int {
    switch self {
    case .text(let text), .prose(let text): text.utf8.count
    case .number, .truth: 8
    case .set(let texts), .list(let texts): texts.reduce(0) { $0 + 8 + $1.utf8.count }
    }
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
