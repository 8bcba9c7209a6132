import Diagnostics

/// A fault in a JSON text.
struct JSONFault {
  enum Kind {
    case empty
    case trailingComma, missingComma, surplusComma
    case missingColon, missingValue, missingName
    case unquotedName(String), wordAsValue(String)
    case singleQuotes, curlyQuotes
    case comment
    case unclosedString
    case unclosed(UInt8)
    case wrongBracket(UInt8, opened: Int, found: UInt8)
    case strayBracket(UInt8)
    case badEscape(String), loneSurrogate, controlCharacter(UInt8)
    case leadingZero(String), notANumber(String)
    case unexpected(String)
    case textAfterEnd
    case tooDeep
    case repeatedKey(String, first: Int)
  }

  /// As many faults as are told of one text; after a few hundred it isn't JSON.
  static let limit = 200

  var kind: Kind
  var offset: Int

  func finding(in source: SourceText) -> Finding {
    let (message, hint) = wording(in: source)
    var rule = Rule.jsonSyntax
    if case .repeatedKey = kind { rule = .jsonRepeatedKey }
    return Finding(rule, message, at: source.position(atByte: offset), hint: hint)
  }

  private func wording(in source: SourceText) -> (message: String, hint: String) {
    switch kind {
    case .empty: ("the text is empty", "write a JSON value, such as {}")
    case .trailingComma: ("there is a comma after the last item", "remove the comma")
    case .missingComma: ("a comma is missing after this", "write ',' between two items")
    case .surplusComma: ("there is nothing before this comma", "remove the comma")
    case .missingColon: ("a colon is missing after the name", "write it as \"name\": value")
    case .missingValue: ("a value is missing here", "write a value, or null for none")
    case .missingName: ("a name in quotation marks is needed here", "write it as \"name\": value")
    case .unquotedName(let name):
      ("the name \(name) isn't in quotation marks", "write it as \"\(name)\"")
    case .wordAsValue(let word):
      (
        "'\(word)' isn't a JSON value",
        Self.literal(meantBy: word).map { "write \($0)" }
          ?? "write text in quotation marks: \"\(word)\""
      )
    case .singleQuotes: ("text stands in single quotation marks", "use double ones: \"text\"")
    case .curlyQuotes:
      (
        "text stands in curly quotation marks",
        "use straight ones, as a plain editor writes: \"text\""
      )
    case .comment: ("JSON has no comments", "remove the comment")
    case .unclosedString:
      (
        "the text that begins here isn't closed on its line",
        "close it with '\"'; write a line end as \\n"
      )
    case .unclosed(let bracket):
      ("this '\(character(bracket))' is never closed", "add '\(closing(bracket))' where it ends")
    case .wrongBracket(let opened, let offset, let found):
      (
        "'\(character(found))' can't close the '\(character(opened))' of line "
          + "\(source.position(atByte: offset).line)",
        "write '\(closing(opened))' here, or look for a bracket too many above"
      )
    case .strayBracket(let bracket):
      ("there is nothing for this '\(character(bracket))' to close", "remove it")
    case .badEscape(let text):
      (
        "'\(text)' doesn't stand for a character",
        "write a backslash that belongs to the text twice: \\\\"
      )
    case .loneSurrogate:
      ("this is half of a character", "write both halves, \\uD800–\\uDBFF then \\uDC00–\\uDFFF")
    case .controlCharacter(let byte):
      (
        byte == ASCII.tab
          ? "there is a tab inside the text" : "there is a control character inside the text",
        byte == ASCII.tab ? "write it as \\t" : "remove it"
      )
    case .leadingZero(let number):
      (
        "'\(number)' isn't a JSON number: it begins with 0",
        "leave the zeros out, or make it text: \"\(number)\""
      )
    case .notANumber(let text):
      (
        "'\(text)' isn't a JSON number",
        "write it like 12, -0.5 or 1e6, or make it text: \"\(text)\""
      )
    case .unexpected(let text): ("'\(text)' can't stand here", "remove it")
    case .textAfterEnd:
      ("there is more text after the end of the value", "remove it; a JSON text holds one value")
    case .tooDeep:
      (
        "objects and arrays stand more than \(JSONDocument.deepestNesting) deep in each other",
        "look for an opening bracket too many"
      )
    case .repeatedKey(let key, let first):
      (
        "'\(key)' is already a name in this object, on line \(source.position(atByte: first).line)",
        "keep one of the two; the first is read"
      )
    }
  }

  private static func literal(meantBy word: String) -> String? {
    switch word.lowercased() {
    case "true", "yes", "on": "true"
    case "false", "no", "off": "false"
    case "null", "none", "nil", "undefined", "nan", "na": "null"
    default: nil
    }
  }

  private func character(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }

  private func closing(_ bracket: UInt8) -> Character { bracket == UInt8(ascii: "{") ? "}" : "]" }
}
