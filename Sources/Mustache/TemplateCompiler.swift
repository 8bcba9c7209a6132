import Diagnostics

/// Turns the text of a template into instructions.
struct TemplateCompiler {
  var scanner: TagScanner
  private(set) var code: [Instruction] = []
  private(set) var literals: [UInt8] = []
  private(set) var names: [String] = []
  private(set) var keys: [Key] = []
  private(set) var partials = NameTable()
  private(set) var blocks = NameTable()
  private(set) var indentations: [[UInt8]] = [[]]
  private(set) var arguments: [Arguments] = [[:]]
  private(set) var unconditional: [Int] = []

  /// A section, parent or block that is not closed yet.
  private struct OpenTag {
    enum Kind { case section, inverted, parent, block, argument }
    var kind: Kind
    var name: Name
    var offset: Int
    /// Where its instruction is.
    var instruction: Int
    var arguments: Arguments = [:]
    /// The white space before a parent that may turn out to stand alone.
    var indentation: Range<Int>?
    /// What was taken off the lines outside.
    var outerMargin: [UInt8] = []
    /// Whether something within may ask for the value of the innermost section as a whole.
    var usesItem = false
  }

  /// What a closing tag repeats.
  private struct Name {
    var isDynamic: Bool
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private let lines: LineFinder
  private var open: [OpenTag] = []
  /// How many open tags there are of a name, counted from the first wrong closing tag on.
  private var openNames: [String: Int]?
  /// The end of what has been compiled.
  private var done = 0
  /// The white space to take off each line, inside an argument.
  private var margin: [UInt8] = []
  /// Instructions before this one may be jumped from or to the end of, and take no more text.
  private var barrier = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = LineFinder(bytes: bytes)
    scanner = TagScanner(bytes)
    code.reserveCapacity(bytes.count / 16)
    literals.reserveCapacity(bytes.count)
  }

  mutating func compile() {
    while let tag = scanner.next() { compile(tag) }
    appendText(upTo: bytes.count)
    while let unclosed = open.last {
      scanner.faults.append(.unclosedSection(text(unclosed.name), at: unclosed.offset))
      closeInnermost(at: nil)
    }
    code.append(Instruction(operation: .stop))
  }

  private mutating func compile(_ tag: Tag) {
    switch tag.kind {
    case .comment: _ = takeText(before: tag, standalone: true)
    case .delimiters:
      _ = takeText(before: tag, standalone: true)
      scanner.setDelimiters(tag)
    case .variable, .unescaped:
      _ = takeText(before: tag, standalone: false)
      var instruction = Instruction(operation: .variable, offset: tag.range.lowerBound)
      instruction.flag = tag.kind == .variable
      if setPath(tag, tag.content, &instruction) { code.append(instruction) }
    case .section, .inverted:
      _ = takeText(before: tag, standalone: true)
      let isInverted = tag.kind == .inverted
      var instruction = Instruction(
        operation: isInverted ? .inverted : .section, offset: tag.range.lowerBound)
      guard setPath(tag, tag.content, &instruction) else { return }
      push(isInverted ? .inverted : .section, tag)
      code.append(instruction)
    case .partial: compilePartial(tag)
    case .parent: compileParent(tag)
    case .block: compileBlock(tag)
    case .close: compileClose(tag)
    }
  }

  // MARK: - Names

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Checks that a tag has a name without white space.
  private mutating func hasName(_ tag: Tag, _ name: Range<Int>) -> Bool {
    if name.isEmpty {
      scanner.faults.append(.emptyTag(text(tag.range), at: tag.range.lowerBound))
      return false
    }
    if name.contains(where: { bytes[$0].isTemplateWhitespace }) {
      scanner.faults.append(.badName(text(name), at: tag.range.lowerBound))
      return false
    }
    return true
  }

  /// Takes a dotted name apart.
  ///
  /// - Returns: Whether there is a name; a tag without one is left out.
  private mutating func setPath(
    _ tag: Tag, _ name: Range<Int>, _ instruction: inout Instruction
  ) -> Bool {
    guard hasName(tag, name) || !name.isEmpty else { return false }
    instruction.operand = -1
    if name.count <= Key.mostBytesHeld, !name.contains(where: { bytes[$0] == UInt8(ascii: ".") }) {
      instruction.path = Path(first: Key(bytes: bytes[name]), furtherCount: 0)
      return true
    }
    let parts = bytes[name].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.contains(where: { $0.isEmpty }) {
      // Both sides of a lone dot are empty.
      if name.count == 1 {
        noteUseOfItem()
        return true
      }
      scanner.faults.append(.badName(text(name), at: tag.range.lowerBound))
    }
    instruction.operand = names.count
    names.append(text(name))
    instruction.path = Path(
      first: Key(bytes: parts[0]), further: keys.count, furtherCount: parts.count - 1)
    keys += parts.dropFirst().map { Key(bytes: $0) }
    return true
  }

  /// Notes that the value of the innermost section may be asked for as a whole.
  private mutating func noteUseOfItem() {
    if !open.isEmpty { open[open.count - 1].usesItem = true }
  }

  /// Sets which template a partial or parent includes, now or at run time.
  private mutating func setTemplate(_ tag: Tag, _ instruction: inout Instruction) -> Bool {
    noteUseOfItem()
    if bytes[tag.content].first == UInt8(ascii: "*") {
      let name = Self.afterAsterisk(bytes[tag.content])
      guard setPath(tag, name, &instruction) else { return false }
      instruction.flag = true
    } else {
      guard hasName(tag, tag.content) else { return false }
      instruction.operand = partials.number(of: text(tag.content))
      if open.isEmpty { unconditional.append(code.count) }
    }
    return true
  }

  private static func afterAsterisk(_ name: ArraySlice<UInt8>) -> Range<Int> {
    let name = name.dropFirst().drop(while: \.isTemplateWhitespace)
    return name.startIndex..<name.endIndex
  }

  /// The name that a closing tag repeats.
  private func closingName(_ content: Range<Int>) -> Name {
    guard bytes[content].first == UInt8(ascii: "*") else {
      return Name(isDynamic: false, range: content)
    }
    return Name(isDynamic: true, range: Self.afterAsterisk(bytes[content]))
  }

  private func text(_ name: Name) -> String { (name.isDynamic ? "*" : "") + text(name.range) }

  private func areSame(_ one: Name, _ other: Name) -> Bool {
    one.isDynamic == other.isDynamic && one.range.count == other.range.count
      && one.range.indices.allSatisfy {
        bytes[$0] == bytes[$0 - one.range.lowerBound + other.range.lowerBound]
      }
  }

  // MARK: - Partials, parents and blocks

  private mutating func compilePartial(_ tag: Tag) {
    let blank = takeText(before: tag, standalone: true)
    var instruction = Instruction(operation: .partial, offset: tag.range.lowerBound)
    guard setTemplate(tag, &instruction) else { return }
    instruction.indentation = indentation(blank)
    instruction.standsAlone = blank != nil
    code.append(instruction)
  }

  private mutating func compileParent(_ tag: Tag) {
    // Whether a parent stands alone is only known at its end: the white space before it has an
    // instruction of its own, which can still be emptied.
    let blank = lines.blankBefore(tag.range.lowerBound)
    if let blank {
      appendText(upTo: blank.lowerBound)
      barrier = code.count
      appendText(blank)
      if blank.isEmpty { appendLineStart() }
      done = tag.range.upperBound
    } else {
      _ = takeText(before: tag, standalone: false)
    }
    var instruction = Instruction(operation: .parent, offset: tag.range.lowerBound)
    if setTemplate(tag, &instruction) {
      push(.parent, tag, indentation: blank)
      code.append(instruction)
    }
  }

  private mutating func compileBlock(_ tag: Tag) {
    guard hasName(tag, tag.content) else {
      _ = takeText(before: tag, standalone: true)
      return
    }
    let name = blocks.number(of: text(tag.content))
    let blank = lines.blankBefore(tag.range.lowerBound)
    let lineEnd = lines.lineEndAfter(tag.range.upperBound)
    if open.last?.kind == .parent {
      // Only the arguments between a parent's tags count; other text there is jumped over.
      _ = takeText(before: tag, standalone: false)
      push(.argument, tag)
      barrier = code.count
      open[open.count - 2].arguments[name] = code.count
      if let lineEnd {
        done = lineEnd
        margin = Array(bytes[lines.firstBlank(from: lineEnd)])
      } else {
        margin = blank.map { Array(bytes[$0]) } ?? []
      }
      appendLineStart()
      return
    }
    let standalone = blank != nil && lineEnd != nil
    _ = takeText(before: tag, standalone: standalone)
    noteUseOfItem()
    push(.block, tag)
    let inner = standalone ? lineEnd.map(lines.firstBlank(from:)) : blank
    let indentation = indentation(inner)
    code.append(
      Instruction(
        operation: .block, operand: name, indentation: indentation, offset: tag.range.lowerBound))
  }

  // MARK: - Opening and closing

  private mutating func push(_ kind: OpenTag.Kind, _ tag: Tag, indentation: Range<Int>? = nil) {
    let name = closingName(tag.content)
    open.append(
      OpenTag(
        kind: kind, name: name, offset: tag.range.lowerBound, instruction: code.count,
        indentation: indentation, outerMargin: margin))
    count(name, by: 1)
  }

  private mutating func count(_ name: Name, by change: Int) {
    guard openNames != nil else { return }
    let name = text(name)
    openNames?[name, default: 0] += change
  }

  private mutating func compileClose(_ tag: Tag) {
    let name = closingName(tag.content)
    let innermost = open.last.map { (kind: $0.kind, name: $0.name) }
    // White space before an argument's end belongs to the closing tag's line, whatever follows it.
    if innermost?.kind == .argument, let blank = lines.blankBefore(tag.range.lowerBound) {
      appendText(upTo: blank.lowerBound)
      done = lines.lineEndAfter(tag.range.upperBound) ?? tag.range.upperBound
    } else {
      _ = takeText(before: tag, standalone: innermost?.kind != .parent)
    }
    guard !tag.content.isEmpty else {
      scanner.faults.append(.emptyTag(text(tag.range), at: tag.range.lowerBound))
      return
    }
    guard let innermost else {
      scanner.faults.append(.strayClose(text(name), at: tag.range.lowerBound))
      return
    }
    if !areSame(innermost.name, name) {
      let counts = openNames ?? Dictionary(open.map { (text($0.name), 1) }, uniquingKeysWith: +)
      openNames = counts
      if counts[text(name), default: 0] > 0 {
        while let unclosed = open.last, !areSame(unclosed.name, name) {
          scanner.faults.append(.unclosedSection(text(unclosed.name), at: unclosed.offset))
          closeInnermost(at: nil)
        }
      } else {
        scanner.faults.append(
          .wrongClose(text(name), closes: text(innermost.name), at: tag.range.lowerBound))
      }
    }
    closeInnermost(at: tag)
  }

  private mutating func closeInnermost(at tag: Tag?) {
    guard let closed = open.popLast() else { return }
    count(closed.name, by: -1)
    switch closed.kind {
    case .section:
      code[closed.instruction].flag = closed.usesItem
      code.append(
        Instruction(operation: .next, target: closed.instruction + 1, offset: closed.offset))
    case .argument:
      code.append(Instruction(operation: .stop))
      margin = closed.outerMargin
    case .parent:
      if let tag, let blank = closed.indentation,
        let lineEnd = lines.lineEndAfter(tag.range.upperBound)
      {
        code[closed.instruction].indentation = indentation(blank)
        code[closed.instruction].standsAlone = true
        code[closed.instruction - 1] = Instruction(operation: .text)
        done = lineEnd
      }
      arguments.append(closed.arguments)
      code[closed.instruction].arguments = arguments.count - 1
    case .inverted, .block: break
    }
    if closed.kind != .argument { code[closed.instruction].target = code.count }
    if closed.usesItem, closed.kind != .section { noteUseOfItem() }
    barrier = code.count
  }

  // MARK: - Lines

  /// Compiles the text up to a tag; the line of a tag that stands alone is left out.
  ///
  /// - Returns: The white space before a tag that stands alone.
  private mutating func takeText(before tag: Tag, standalone: Bool) -> Range<Int>? {
    let start = tag.range.lowerBound
    if standalone, let blank = lines.blankBefore(start),
      let lineEnd = lines.lineEndAfter(tag.range.upperBound)
    {
      appendText(upTo: blank.lowerBound)
      done = lineEnd
      return blank
    }
    appendText(upTo: start)
    if start == 0 || bytes[start - 1].isLineEnd, done <= start { appendLineStart() }
    done = tag.range.upperBound
    return nil
  }

  /// Makes the place where a line starts known, for its indentation, where no text does.
  private mutating func appendLineStart() {
    if code.count > barrier, let last = code.last, last.operation == .text, last.flag,
      last.operand == last.target
    {
      return
    }
    code.append(
      Instruction(operation: .text, flag: true, operand: literals.count, target: literals.count))
  }

  private mutating func appendText(upTo end: Int) {
    if done < end { appendText(done..<end) }
  }

  private mutating func appendText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = literals.count
    let startsLine = range.lowerBound == 0 || bytes[range.lowerBound - 1].isLineEnd
    if margin.isEmpty {
      literals.append(contentsOf: bytes[range])
    } else {
      appendWithoutMargin(range, startsLine: startsLine)
    }
    if code.count > barrier, let last = code.last, last.operation == .text {
      let continues =
        last.operand == last.target
        ? last.flag || !startsLine : startsLine == literals[start - 1].isLineEnd
      if continues {
        code[code.count - 1].target = literals.count
        return
      }
    }
    code.append(
      Instruction(
        operation: .text, flag: startsLine, operand: start, target: literals.count,
        offset: range.lowerBound))
  }

  /// Copies text, taking the margin off each line as far as it's there.
  private mutating func appendWithoutMargin(_ range: Range<Int>, startsLine: Bool) {
    var index = range.lowerBound
    var atLineStart = startsLine
    while index < range.upperBound {
      if atLineStart {
        for byte in margin where index < range.upperBound && bytes[index] == byte { index += 1 }
      }
      let rest = bytes[index..<range.upperBound]
      let end = rest.firstIndex(where: \.isLineEnd).map { $0 + 1 } ?? range.upperBound
      literals.append(contentsOf: bytes[index..<end])
      index = end
      atLineStart = true
    }
  }

  /// Numbers an indentation, less what is taken off the lines here.
  private mutating func indentation(_ blank: Range<Int>?) -> Int {
    guard let blank, !blank.isEmpty else { return 0 }
    let white = bytes[blank]
    let common = zip(white, margin).prefix { $0 == $1 }.count
    guard common < white.count else { return 0 }
    indentations.append(Array(white.dropFirst(common)))
    return indentations.count - 1
  }
}
