public import Diagnostics

/// Templates that include one another by name, ready to be rendered.
public struct TemplateSet: Sendable {
  /// How deep templates may include one another when they are rendered.
  public static let deepestPartials = 100
  /// How many objects may be open in one another when templates are rendered; every name is looked
  /// for in all of them.
  public static let deepestObjects = 1_000

  /// The most bytes that a rendering may print before it's given up.
  public var mostBytes = 1 << 30
  /// The most pieces of text, tags and items that a rendering may go through before it's given up;
  /// a report has some ten thousands.
  public var mostSteps = 100_000_000

  /// What is wrong with the templates, one template after the other: their own faults, partials
  /// that there is no template for, and templates that include themselves whatever the data.
  public private(set) var findings: [Finding] = []

  let escaping: Escaping
  /// The instructions of all templates, one after the other.
  private(set) var code: [Instruction] = []
  private(set) var literals: [UInt8] = []
  /// The names of values that their keys don't tell, and the further keys of dotted ones.
  private(set) var valueNames: [String] = []
  private(set) var keys: [Key] = []
  private(set) var indentations: [[UInt8]] = []
  private(set) var arguments: [Arguments] = []
  /// The first instruction of each template.
  private(set) var starts: [Int] = []
  /// What is left of each template once its instructions are among the others.
  private var origins: [(name: String, source: SourceText)] = []
  private var numbers: [String: Int] = [:]

  /// Joins templates.
  ///
  /// - Parameters:
  ///   - templates: The templates; of several with one name the last counts, so that a user's own
  ///     can be put after the built-in ones.
  ///   - escaping: What is done to the text of `{{name}}`.
  public init(_ templates: [Template], escaping: Escaping = .html) {
    self.escaping = escaping
    var kept: [Template] = []
    for template in templates {
      if let number = numbers[template.name] {
        kept[number] = template
      } else {
        numbers[template.name] = kept.count
        kept.append(template)
      }
    }
    origins = kept.map { ($0.name, $0.source) }
    var blocks = NameTable()
    code.reserveCapacity(kept.reduce(0) { $0 + $1.code.count })
    literals.reserveCapacity(kept.reduce(0) { $0 + $1.literals.count })
    for template in kept { append(template, blocks: &blocks) }
    let endless = endlessPartials(among: kept)
    for (number, template) in kept.enumerated() {
      findings +=
        (template.findings + template.source.findings(unknownPartials(in: template)))
        .inFileOrder
      findings += template.source.findings(endless[number, default: []])
    }
  }

  /// The names of the templates, in the order that they were given.
  public var names: [String] { origins.map { $0.name } }

  /// The number of a template, or `nil` if there is none of that name.
  func number(of name: String) -> Int? { numbers[name] }

  /// The name of a template.
  func name(of template: Int) -> String { origins[template].name }

  /// The text of a template.
  func source(of template: Int) -> SourceText { origins[template].source }

  /// The number of the template that an instruction belongs to.
  func templateNumber(of instruction: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= instruction { low = middle } else { high = middle }
    }
    return low
  }

  /// The name of the value that an instruction asks for, as it's written.
  func valueName(_ instruction: Instruction) -> String {
    if instruction.operand >= 0 { return valueNames[instruction.operand] }
    return instruction.path.furtherCount < 0 ? "." : instruction.path.first.name ?? ""
  }

  /// Adds a template, turning its own numbers into the set's.
  private mutating func append(_ template: Template, blocks: inout NameTable) {
    let start = code.count
    let partials = template.partials.map { numbers[$0] ?? -1 }
    let blockNumbers = template.blocks.map { blocks.number(of: $0) }
    let namesBefore = valueNames.count
    func value(named number: Int) -> Int { number < 0 ? number : number + namesBefore }
    for var instruction in template.code {
      instruction.path.further += keys.count
      switch instruction.operation {
      case .text:
        instruction.operand += literals.count
        instruction.target += literals.count
      case .variable: instruction.operand = value(named: instruction.operand)
      case .section, .inverted:
        instruction.operand = value(named: instruction.operand)
        instruction.target += start
      case .next: instruction.target += start
      case .partial, .parent:
        let operand = instruction.operand
        instruction.operand = instruction.flag ? value(named: operand) : partials[operand]
        instruction.target += start
        instruction.indentation += indentations.count
        instruction.arguments += arguments.count
      case .block:
        instruction.operand = blockNumbers[instruction.operand]
        instruction.target += start
        instruction.indentation += indentations.count
      case .stop: break
      }
      code.append(instruction)
    }
    starts.append(start)
    literals += template.literals
    valueNames += template.names
    keys += template.keys
    indentations += template.indentations
    for set in template.arguments {
      arguments.append([:])
      for (block, first) in set {
        arguments[arguments.count - 1][blockNumbers[block]] = first + start
      }
    }
  }

  private func unknownPartials(in template: Template) -> [Fault] {
    let unknown = template.partials.filter { numbers[$0] == nil }
    guard !unknown.isEmpty else { return [] }
    var hints: [String: String] = [:]
    for name in unknown { hints[name] = hint(forMissing: name, in: numbers[template.name]) }
    return template.code.compactMap { instruction in
      guard [.partial, .parent].contains(instruction.operation), !instruction.flag else {
        return nil
      }
      let name = template.partials[instruction.operand]
      guard let hint = hints[name] else { return nil }
      return .unknownPartial(name, hint: hint, at: instruction.offset)
    }
  }

  /// What to do about a template that isn't there.
  ///
  /// - Parameters:
  ///   - name: The name by which it's included.
  ///   - number: The template that does so, if any; what the names of files have after those of the
  ///     templates, such as `.html.mustache`, is seen from its own.
  /// - Returns: The hint.
  func hint(forMissing name: String, in number: Int? = nil) -> String {
    var ending = ""
    if let (asking, source) = number.map({ origins[$0] }), source.file.hasPrefix(asking) {
      ending = String(source.file.dropFirst(asking.count))
    }
    let endings = [ending] + ending.split(separator: ".").map { ".\($0)" }
    let known = endings.first { !$0.isEmpty && name.hasSuffix($0) }
    let bare = String(name.dropLast(known?.count ?? 0))
    if let near = numbers[bare] == nil ? name.nearest(among: names) : bare {
      return "did you mean '\(near)'?"
    }
    return "add a file '\(bare)\(ending)'" + (bare == name ? "" : " and call it '\(bare)' here")
  }

  /// Finds the templates that include themselves whatever the data, by a walk in depth.
  private func endlessPartials(among templates: [Template]) -> [Int: [Fault]] {
    enum State { case new, entered, left }
    var states = [State](repeating: .new, count: templates.count)
    var faults: [Int: [Fault]] = [:]
    for root in templates.indices where states[root] == .new {
      var walk = [(template: root, next: 0)]
      states[root] = .entered
      while let (number, next) = walk.last {
        let template = templates[number]
        guard next < template.unconditional.count else {
          states[number] = .left
          walk.removeLast()
          continue
        }
        walk[walk.count - 1].next += 1
        let instruction = template.code[template.unconditional[next]]
        let name = template.partials[instruction.operand]
        guard let target = numbers[name] else { continue }
        switch states[target] {
        case .new:
          states[target] = .entered
          walk.append((target, 0))
        case .entered:
          let chain = walk.drop { $0.template != target }.map { templates[$0.template].name }
          faults[number, default: []].append(
            .endlessPartial(chain + [name], at: instruction.offset))
        case .left: break
        }
      }
    }
    return faults
  }
}
