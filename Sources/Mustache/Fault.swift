import Diagnostics

/// Something to say about a byte of a template, before its line and column are known.
struct Fault {
  var rule: Rule
  var offset: Int
  var message: String
  var hint: String
}

extension SourceText {
  /// Turns faults into findings in the order of their places.
  ///
  /// Columns are counted on from one fault to the next, so that many of them in one long line don't
  /// cost a walk along the line each.
  func findings(_ faults: [Fault]) -> [Finding] {
    let ordered = faults.enumerated()
      .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
    let utf8 = text.utf8
    var findings: [Finding] = []
    findings.reserveCapacity(faults.count)
    var last = (offset: 0, position: FilePosition(file: file))
    for (_, fault) in ordered {
      let start = utf8.index(utf8.startIndex, offsetBy: last.offset)
      let end = utf8.index(start, offsetBy: fault.offset - last.offset)
      if utf8[start..<end].contains(where: \.isLineEnd) {
        last.position = position(atByte: fault.offset)
      } else {
        last.position.column += text[start..<end].count
      }
      last.offset = fault.offset
      findings.append(Finding(fault.rule, fault.message, at: last.position, hint: fault.hint))
    }
    return findings
  }
}

// MARK: - The wording of each rule

extension Fault {
  static func unclosedTag(_ tag: String, by closing: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.unclosedTag, offset: offset, message: "the tag '\(tag)' isn't closed",
      hint: "close it with '\(closing)', or with one brace more if three open it")
  }

  static func badDelimiters(at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.badDelimiters, offset: offset,
      message: "a change of delimiters has to name two of them",
      hint: "write both with a space between and '=' at either end, such as {{=<% %>=}}")
  }

  static func emptyTag(_ tag: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.emptyTag, offset: offset, message: "the tag '\(tag)' has no name",
      hint: "write the name of a value in it, or take it out")
  }

  static func badName(_ name: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.badName, offset: offset, message: "'\(name)' can't be a name",
      hint: "leave out white space, and write something on both sides of each dot")
  }

  static func unclosedSection(_ name: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.unclosedSection, offset: offset, message: "'\(name)' isn't closed",
      hint: "add {{/\(name)}} where it ends")
  }

  static func wrongClose(_ name: String, closes open: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.wrongClose, offset: offset,
      message: "'\(name)' is closed where '\(open)' is open",
      hint: "write {{/\(open)}}, or open '\(name)' before")
  }

  static func strayClose(_ name: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.strayClose, offset: offset,
      message: "'\(name)' is closed where nothing is open",
      hint: "take it out, or open '\(name)' before")
  }

  static func unknownPartial(_ name: String, hint: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.unknownPartial, offset: offset,
      message: "there is no template '\(name)'", hint: hint)
  }

  static func endlessPartial(_ chain: [String], at offset: Int) -> Fault {
    let names =
      chain.count <= 8 ? chain : Array(chain.prefix(4)) + ["…"] + Array(chain.suffix(3))
    return Fault(
      rule: TemplateRules.endlessPartial, offset: offset,
      message: "the template includes itself without end: \(names.joined(separator: " → "))",
      hint: "put one of them into a section that the data ends")
  }

  static func tooDeep(_ name: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.tooDeep, offset: offset,
      message: "'\(name)' is included more than \(TemplateSet.deepestPartials) templates deep",
      hint: "make sure that the data ends the recursion")
  }

  static func tooDeep(objectsAt offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.tooDeep, offset: offset,
      message: "objects are opened more than \(TemplateSet.deepestObjects) deep",
      hint: "close sections before opening others")
  }

  static func tooLong(at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.tooLong, offset: offset,
      message: "the document gets longer than anybody could read; it was given up here",
      hint: "look for sections and partials that repeat one another")
  }

  static func missingName(_ name: String, near: String?, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.missingName, offset: offset, message: "there is no value '\(name)' here",
      hint: near.map { "did you mean '\($0)'?" } ?? "use one of the names that this place offers")
  }

  static func notText(_ name: String, at offset: Int) -> Fault {
    Fault(
      rule: TemplateRules.notText, offset: offset,
      message: "'\(name)' is a list or an object, which can't be printed",
      hint: "open it as a section, or name one of its fields")
  }
}
