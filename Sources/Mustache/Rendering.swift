public import Diagnostics

extension TemplateSet {
  /// Fills a template and appends the result to a buffer, as UTF-8.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - value: What it's filled with.
  ///   - output: Where the result goes; when the findings hold an error, nothing is added to it.
  ///     Characters that HTML forbids become U+FFFD in a set that escapes for HTML.
  /// - Returns: The tags that printed nothing because the data has no such name or no text for it,
  ///   each once, in the order of their templates; or the one error for which rendering was given up:
  ///   there is no such template, or the data and the templates pass one of the set's bounds.
  ///   A section on a name that is not there asks whether it's there, and is no finding.
  public func render(
    _ name: String, with value: Value, into output: inout [UInt8]
  ) -> [Finding] {
    guard let number = number(of: name) else { return [unknown(name)] }
    var result = OutputBuffer(capacity: 4096)
    var renderer = Renderer(self, value)
    renderer.run(from: starts[number], into: &result) { _ in }
    if !renderer.gaveUp { output += Self.mended(result.bytes, isHTML: isHTML) }
    return renderer.findings
  }

  /// Fills a template and passes the result on as it's made, so that a large document never stands
  /// in memory.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - value: What it's filled with.
  ///   - passOn: Takes the next piece of the result, as UTF-8.
  /// - Returns: The findings as of ``render(_:with:into:)``; with an error among them the pieces
  ///   make no whole document.
  /// - Throws: What `passOn` throws.
  public func render(
    _ name: String, with value: Value, passOn: ([UInt8]) throws -> Void
  ) throws -> [Finding] {
    guard let number = number(of: name) else { return [unknown(name)] }
    let mostHeld = 16 * 1024
    var output = OutputBuffer(capacity: mostHeld + mostHeld / 4)
    var renderer = Renderer(self, value, mostHeld: mostHeld)
    // Told beforehand: a closure that asked the set itself would copy it for each tag.
    let isHTML = isHTML
    // Every piece ends between two characters.
    try renderer.run(from: starts[number], into: &output) {
      try passOn(Self.mended($0, isHTML: isHTML))
    }
    if !renderer.gaveUp, output.count > 0 {
      try passOn(Self.mended(output.bytes, isHTML: isHTML))
    }
    return renderer.findings
  }

  private var isHTML: Bool { if case .html = escaping { true } else { false } }

  private static func mended(_ piece: [UInt8], isHTML: Bool) -> [UInt8] {
    guard isHTML else { return piece }
    var piece = piece
    HTMLCharacters.replaceForbidden(in: &piece) { _ in "\u{FFFD}" }
    return piece
  }

  private func unknown(_ name: String) -> Finding {
    let fault = Fault.unknownPartial(name, hint: hint(forMissing: name), at: 0)
    return Finding(fault.rule, fault.message, at: FilePosition(file: name), hint: fault.hint)
  }
}
