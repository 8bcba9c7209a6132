import Diagnostics

/// Carries out instructions; its stacks are arrays, so that no depth of nesting can overflow the
/// program's own.
struct Renderer {
  /// A value that names are looked up in.
  struct Scope {
    /// Those of an object, kept apart since every name is looked for in them; none of anything else.
    private(set) var fields: [(Key, Value)] = []
    /// What is no object with fields.
    private var other = Value.missing
    /// The nearest scope below that is an object.
    let objectBelow: Int
    /// How many objects there are below.
    let objectDepth: Int

    init(_ value: consuming Value, objectBelow: Int, objectDepth: Int) {
      self.objectBelow = objectBelow
      self.objectDepth = objectDepth
      hold(value)
    }

    /// The value itself.
    var value: Value { fields.isEmpty ? other : .object(fields) }

    /// Takes the place of the value.
    mutating func hold(_ value: consuming Value) {
      switch consume value {
      case .object(let fields) where !fields.isEmpty: self.fields = fields
      case let value:
        if !fields.isEmpty { fields = [] }
        other = value
      }
    }
  }

  /// A section being gone through that has a scope of its own; most are conditions, which have none
  /// and are left without a trace.
  private struct Loop {
    /// What the section is on.
    enum Kind: UInt8 { case item, list, lazyList }
    var kind: Kind
    var index = 0
    var count = 1
    /// The first instruction within.
    var start: Int
    /// How many calls lead to it, as a template may be gone through within itself.
    var depth: Int
  }

  /// What to go back to from a template or an argument.
  private struct Call {
    var resume: Int
    var depth: Int
    var indentation: [UInt8]
    var overrides: Int
    var overrideCount: Int
  }

  /// The arguments of one parent, and those of the parents around it.
  private struct Overrides {
    var arguments: Int
    var outer: Int
  }

  let set: TemplateSet
  /// How many bytes may be together before they are passed on.
  private let mostHeld: Int
  /// How many bytes have been passed on.
  private var passedOn = 0 { didSet { mostTogether = mostTogetherNow } }
  /// How many bytes may be together before they are passed on, or are too many.
  private var mostTogether = 0
  /// Whether what has been passed on ends with a line.
  private var endedLine = true
  private(set) var scopes: [Scope]
  private var loops: [Loop] = []
  /// The items of the lists that are gone through, the innermost last.
  private var lists: [[Value]] = []
  /// What makes the items of the lazy lists that are gone through, the innermost last.
  private var makers: [@Sendable (Int) -> Value] = []
  private var calls: [Call] = []
  private var depth = 0
  private var indentation: [UInt8] = []
  private var overrideStack: [Overrides] = []
  /// The innermost of the overrides in force, or −1.
  private var overrides = -1
  /// Where the name of each instruction was found in its object when it was last looked up: objects
  /// in one place mostly have the same fields in the same order.
  var guesses: [Int]
  /// What was found, by instruction.
  var faults: [Int: Fault] = [:]
  /// Whether an error ended the rendering.
  private(set) var gaveUp = false

  init(_ set: TemplateSet, _ value: Value, mostHeld: Int = .max) {
    self.set = set
    self.mostHeld = mostHeld
    guesses = Array(repeating: 0, count: set.code.count)
    scopes = [Scope(value, objectBelow: -1, objectDepth: 0)]
    mostTogether = mostTogetherNow
  }

  private var mostTogetherNow: Int {
    min(set.mostBytes - passedOn, mostHeld)
  }

  /// Prints from an instruction on.
  ///
  /// - Parameters:
  ///   - start: The first instruction.
  ///   - output: Where the text is put together.
  ///   - passOn: Takes the text whenever enough of it is together, after which the output is
  ///     emptied; what is left at the end stays in it.
  mutating func run(
    from start: Int, into output: inout OutputBuffer, passOn: ([UInt8]) throws -> Void
  ) rethrows {
    // Through the pointer a literal is copied without counting a reference to it: measured, that is
    // a tenth of a report's time.
    let literals = set.literals
    try literals.withUnsafeBufferPointer {
      try run(from: start, literals: $0, into: &output, passOn: passOn)
    }
  }

  private mutating func run(
    from start: Int, literals: UnsafeBufferPointer<UInt8>, into output: inout OutputBuffer,
    passOn: ([UInt8]) throws -> Void
  ) rethrows {
    let code = set.code
    var stepsLeft = set.mostSteps
    var counter = start
    while !gaveUp {
      let current = counter
      let instruction = code[current]
      stepsLeft &-= 1
      if stepsLeft < 0 || output.count > mostTogether {
        if stepsLeft < 0 || output.count > set.mostBytes - passedOn {
          giveUp(.tooLong(at: instruction.offset), at: current)
          return
        }
        try empty(&output, passOn)
      }
      counter += 1
      switch instruction.operation {
      case .text:
        let bytes = UnsafeBufferPointer(
          rebasing: literals[instruction.operand..<instruction.target])
        if indentation.isEmpty {
          output.append(contentsOf: bytes)
        } else {
          appendIndented(bytes, startsLine: instruction.flag, to: &output)
        }
      case .variable: try append(valueOf: current, to: &output, passOn: passOn)
      case .section:
        guard scopes[scopes.count - 1].objectDepth <= TemplateSet.deepestObjects else {
          giveUp(.tooDeep(objectsAt: instruction.offset), at: current)
          continue
        }
        if !enter(current, usesItself: instruction.flag) { counter = instruction.target }
      case .inverted:
        if isTrue(current) { counter = instruction.target }
      case .next:
        // A loop that isn't the section's own goes on around it: the section was a condition.
        if let loop = loops.last, loop.start == instruction.target, loop.depth == calls.count,
          nextItem()
        {
          counter = instruction.target
        }
      case .partial:
        counter = call(instruction, at: current, resume: counter)
      case .parent:
        counter = call(instruction, at: current, resume: instruction.target)
      case .block:
        guard let (start, outer) = argument(for: instruction.operand) else { continue }
        saveState(resume: instruction.target)
        indentation += set.indentations[instruction.indentation]
        overrides = outer
        counter = start
      case .stop:
        guard let call = calls.popLast() else { return }
        counter = call.resume
        depth = call.depth
        indentation = call.indentation
        overrides = call.overrides
        overrideStack.removeLast(overrideStack.count - call.overrideCount)
      }
    }
  }

  private mutating func empty(
    _ output: inout OutputBuffer, _ passOn: ([UInt8]) throws -> Void
  ) rethrows {
    try pass(output.bytes, passOn)
    output.removeAll()
  }

  private mutating func pass(_ bytes: [UInt8], _ passOn: ([UInt8]) throws -> Void) rethrows {
    guard let last = bytes.last else { return }
    endedLine = last.isLineEnd
    passedOn += bytes.count
    try passOn(bytes)
  }

  // MARK: - Sections

  /// Whether there is a value for an instruction that is true to a section.
  private mutating func isTrue(_ instruction: Int) -> Bool {
    guard let place = place(of: instruction) else { return value(of: instruction)?.isTrue ?? false }
    return scopes[place.scope].fields[place.field].1.isTrue
  }

  /// Starts on the first item of a section.
  ///
  /// - Parameters:
  ///   - instruction: The section's.
  ///   - usesItself: Whether the value may be asked for as a whole within.
  /// - Returns: Whether there is an item.
  private mutating func enter(_ instruction: Int, usesItself: Bool) -> Bool {
    guard let place = place(of: instruction) else {
      return enter(instruction, on: value(of: instruction) ?? .missing, usesItself: usesItself)
    }
    // Most are conditions, on values that aren't looked into: those aren't taken out to be looked at.
    if !usesItself, let isTrue = scopes[place.scope].fields[place.field].1.condition {
      return isTrue
    }
    return enter(
      instruction, on: scopes[place.scope].fields[place.field].1, usesItself: usesItself)
  }

  private mutating func enter(
    _ instruction: Int, on value: consuming Value, usesItself: Bool
  ) -> Bool {
    func begin(_ kind: Loop.Kind, count: Int = 1) {
      loops.append(Loop(kind: kind, count: count, start: instruction + 1, depth: calls.count))
    }
    switch consume value {
    case .list(let items):
      guard let first = items.first else { return false }
      begin(.list, count: items.count)
      lists.append(items)
      push(first)
    case .lazyList(let count, let item):
      guard count > 0 else { return false }
      begin(.lazyList, count: count)
      makers.append(item)
      push(item(0))
    case .object(let fields):
      begin(.item)
      push(.object(fields))
    case let value:
      guard value.isTrue else { return false }
      // Names are looked for in objects alone.
      if usesItself {
        begin(.item)
        push(value)
      }
    }
    return true
  }

  private mutating func push(_ value: consuming Value) {
    let top = scopes.count - 1
    let isObject = !scopes[top].fields.isEmpty
    scopes.append(
      Scope(
        value, objectBelow: isObject ? top : scopes[top].objectBelow,
        objectDepth: scopes[top].objectDepth + (isObject ? 1 : 0)))
  }

  private mutating func nextItem() -> Bool {
    let loop = loops[loops.count - 1]
    let next = loop.index + 1
    guard next < loop.count else {
      loops.removeLast()
      switch loop.kind {
      case .item: break
      case .list: lists.removeLast()
      case .lazyList: makers.removeLast()
      }
      scopes.removeLast()
      return false
    }
    loops[loops.count - 1].index = next
    let top = scopes.count - 1
    if loop.kind == .list {
      scopes[top].hold(lists[lists.count - 1][next])
    } else {
      // The last item goes before the next is made, so that a lazy list holds one at a time.
      scopes[top].hold(.missing)
      scopes[top].hold(makers[makers.count - 1](next))
    }
    return true
  }

  // MARK: - Partials, parents and blocks

  /// Goes into the template that a partial or parent names.
  ///
  /// - Returns: The instruction to go on with.
  private mutating func call(_ instruction: Instruction, at current: Int, resume: Int) -> Int {
    guard let template = template(for: instruction, at: current) else { return resume }
    guard depth < TemplateSet.deepestPartials else {
      let name = set.name(of: template)
      giveUp(.tooDeep(name, at: instruction.offset), at: current)
      return resume
    }
    saveState(resume: resume)
    depth += 1
    // Only a partial that stands alone on its line has its lines indented, and with those of the
    // template around it.
    indentation =
      instruction.standsAlone ? indentation + set.indentations[instruction.indentation] : []
    if !set.arguments[instruction.arguments].isEmpty {
      overrideStack.append(Overrides(arguments: instruction.arguments, outer: overrides))
      overrides = overrideStack.count - 1
    }
    return set.starts[template]
  }

  private mutating func giveUp(_ fault: Fault, at instruction: Int) {
    faults = [instruction: fault]
    gaveUp = true
  }

  private mutating func saveState(resume: Int) {
    calls.append(
      Call(
        resume: resume, depth: depth, indentation: indentation, overrides: overrides,
        overrideCount: overrideStack.count))
  }

  private mutating func template(for instruction: Instruction, at current: Int) -> Int? {
    guard instruction.flag else { return instruction.operand < 0 ? nil : instruction.operand }
    switch value(of: current) {
    case .text(let name):
      if let number = set.number(of: name) { return number }
      note(current) {
        let asking = $0.set.templateNumber(of: current)
        return .unknownPartial(
          name, hint: $0.set.hint(forMissing: name, in: asking), at: instruction.offset)
      }
    case nil: noteMissing(current)
    default: break
    }
    return nil
  }

  /// Finds what is to stand in the place of a block: the outermost argument of that name.
  ///
  /// - Returns: The first instruction, and the overrides in force where the argument was written.
  private func argument(for block: Int) -> (start: Int, outer: Int)? {
    var found: (Int, Int)?
    var index = overrides
    while index >= 0 {
      let entry = overrideStack[index]
      if let start = set.arguments[entry.arguments][block] { found = (start, entry.outer) }
      index = entry.outer
    }
    return found
  }

  // MARK: - Printing

  private mutating func append(
    valueOf current: Int, to output: inout OutputBuffer, passOn: ([UInt8]) throws -> Void
  ) rethrows {
    let isEscaped = set.code[current].flag
    // Most is text in an object, which isn't taken out to be printed.
    if let place = place(of: current),
      case .text(let text) = scopes[place.scope].fields[place.field].1
    {
      return append(text, isEscaped, to: &output)
    }
    switch value(of: current) {
    case .text(let text): append(text, isEscaped, to: &output)
    case .bytes(let bytes):
      if isEscaped {
        set.escaping.append(String(decoding: bytes, as: UTF8.self), to: &output)
      } else if bytes.count > mostHeld {
        // What would fill the output by itself goes on without being copied into it.
        try empty(&output, passOn)
        try pass(bytes, passOn)
      } else {
        bytes.withUnsafeBufferPointer { output.append(contentsOf: $0) }
      }
    case .int(let number): output.append(String(number))
    case .bool(let value): output.append(value ? "true" : "false")
    case .missing: break
    case .list, .lazyList, .object:
      note(current) {
        let instruction = $0.set.code[current]
        return .notText($0.set.valueName(instruction), at: instruction.offset)
      }
    case nil: noteMissing(current)
    }
  }

  private func append(
    _ text: consuming String, _ isEscaped: Bool, to output: inout OutputBuffer
  ) {
    if isEscaped {
      set.escaping.append(text, to: &output)
    } else {
      output.append(text)
    }
  }

  private func appendIndented(
    _ bytes: UnsafeBufferPointer<UInt8>, startsLine: Bool, to output: inout OutputBuffer
  ) {
    func indent() { indentation.withUnsafeBufferPointer { output.append(contentsOf: $0) } }
    if startsLine, output.last?.isLineEnd ?? endedLine { indent() }
    var rest = bytes[...]
    while let end = rest.firstIndex(where: \.isLineEnd) {
      let next = end + 1
      output.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<next]))
      rest = rest[next...]
      guard let following = rest.first else { return }
      if bytes[end] == 0x0A || following != 0x0A { indent() }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: rest))
  }
}

extension Value {
  fileprivate var isTrue: Bool {
    switch self {
    case .missing: false
    case .bool(let value): value
    case .int(let number): number != 0
    case .text(let text): !text.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .lazyList(let count, _): count > 0
    case .object: true
    }
  }

  /// Whether it's true to a section, unless a section goes into it.
  fileprivate var condition: Bool? {
    switch self {
    case .list, .lazyList, .object: nil
    default: isTrue
    }
  }

  /// The fields of an object; none of anything else.
  var fields: [(Key, Value)] {
    if case .object(let fields) = self { fields } else { [] }
  }
}
