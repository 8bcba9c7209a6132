import DataFiles
import Diagnostics
import SelfEvaluation

/// Reads the members of JSON objects, and says where one isn't what it should be.
struct JSONFields {
  var log = FindingLog()

  /// Says of each name that isn't known what it may have meant, and of each required one that it's
  /// missing.
  mutating func checkNames(
    of object: JSONValue, known: [String], required: [String], owner: String
  ) {
    var missing = required.filter { object[$0]?.isNull ?? true }
    let unused = known.filter { object[$0] == nil }
    for member in object.members where !known.contains(member.key) {
      let near = member.key.nearest(among: missing) ?? member.key.nearest(among: unused)
      if let near, let slot = missing.firstIndex(of: near) {
        missing.remove(at: slot)
        log.add(
          .missingSetting, "\(owner) has no \"\(near)\", but one called \"\(member.key)\"",
          at: member.keyPosition, hint: "did you mean \"\(near)\"?")
      } else {
        log.add(
          .unknownKey, "\"\(member.key)\" isn't a name that \(owner) can have; it isn't read",
          at: member.keyPosition,
          hint: member.key.hint(onNameAmong: unused, of: known, what: "names", quoted: "\""))
      }
    }
    for name in missing {
      log.add(
        .missingSetting, "\(owner) has no \"\(name)\"", at: (object[name] ?? object).position,
        hint: object[name] == nil ? "add \"\(name)\": …" : "write it in the place of null")
    }
  }

  /// Reports a value of another type than is expected; `null` is as good as absent, but for an item
  /// of a list.
  mutating func wrongType(
    _ value: JSONValue, _ name: String, expected: String, example: String, isItem: Bool = false
  ) {
    guard isItem || !value.isNull else { return }
    log.add(
      .wrongType, "\(name) is \(value.kind.inWords), but should be \(expected)",
      at: value.position, hint: "write it like \(example)")
  }

  mutating func string(_ object: JSONValue, _ name: String, example: String) -> String? {
    guard let value = object[name] else { return nil }
    if let text = value.string { return String(text.trimmed) }
    wrongType(value, "\"\(name)\"", expected: "text in quotation marks", example: example)
    return nil
  }

  /// Reads a list of texts; numbers will do where a writer left out the quotation marks.
  mutating func strings(_ object: JSONValue, _ name: String, example: String) -> [JSONText] {
    guard let value = object[name] else { return [] }
    guard value.kind == .array else {
      wrongType(value, "\"\(name)\"", expected: "a list in brackets", example: example)
      return []
    }
    var texts: [JSONText] = []
    for element in value.elements {
      if let text = element.string ?? element.numberText {
        texts.append(JSONText(text: String(text.trimmed), value: element))
      } else {
        wrongType(
          element, "an item of \"\(name)\"", expected: "text", example: example, isItem: true)
      }
    }
    return texts
  }

  mutating func integer(_ object: JSONValue, _ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = object[name], !value.isNull else { return nil }
    guard value.kind == .number else {
      wrongType(value, "\"\(name)\"", expected: "a whole number", example: "\(range.lowerBound)")
      return nil
    }
    guard let number = value.int, range.contains(number) else {
      log.add(
        .settingOutOfRange, "\"\(name)\" is \(value.numberText ?? "not a whole number")",
        at: value.position,
        hint: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }
}

/// A text in a JSON list, with its place.
struct JSONText {
  var text: String
  var value: JSONValue
}

extension JSONValue.Kind {
  var inWords: String {
    switch self {
    case .object: "an object in braces"
    case .array: "a list"
    case .string: "text"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}

extension [String] {
  /// The words in a row, such as `a, b, c`.
  var listed: String { joined(separator: ", ") }
}
