public import Diagnostics

/// One template, read and compiled, with all that was wrong with it.
///
/// It follows the Mustache specification 1.4.2: its core and the optional inheritance and dynamic
/// names. Lambdas are not offered. See ``TemplateSet`` for rendering.
public struct Template: Sendable {
  /// The name by which other templates include it.
  public let name: String
  /// The faults, in the order of their places.
  ///
  /// A template that has some can still be rendered: tags that can't be understood print nothing,
  /// and sections that are not closed end with the template.
  public private(set) var findings: [Finding]

  let source: SourceText
  let code: [Instruction]
  let literals: [UInt8]
  /// The names of values that their keys don't tell, and the further keys of dotted ones.
  let names: [String]
  let keys: [Key]
  /// The names of the templates that this one includes, but for those named by data.
  public let partials: [String]
  /// Whether it includes others that data name.
  public var hasDynamicPartials: Bool {
    code.contains { [.partial, .parent].contains($0.operation) && $0.flag }
  }
  let blocks: [String]
  let indentations: [[UInt8]]
  let arguments: [Arguments]
  /// The instructions that include another template whatever the data.
  let unconditional: [Int]

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - source: The text. Any of the line endings `\n`, `\r\n` and `\r` will do.
  ///   - name: The name by which other templates include it.
  public init(parsing source: SourceText, name: String) {
    var compiler = TemplateCompiler(Array(source.text.utf8))
    compiler.compile()
    self.name = name
    self.source = source
    findings = source.findings(compiler.scanner.faults)
    code = compiler.code
    literals = compiler.literals
    names = compiler.names
    keys = compiler.keys
    partials = compiler.partials.names
    blocks = compiler.blocks.names
    indentations = compiler.indentations
    arguments = compiler.arguments
    unconditional = compiler.unconditional
  }

  /// Reads a template from text.
  ///
  /// - Parameters:
  ///   - text: The template.
  ///   - file: The path to show in findings. It's not opened.
  ///   - name: The name by which other templates include it.
  public init(parsing text: String, file: String, name: String) {
    self.init(parsing: SourceText(text, file: file), name: name)
  }
}

/// Names numbered in the order that they first appear.
struct NameTable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
