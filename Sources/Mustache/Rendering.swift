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
    let start = output.count
    var renderer = Renderer(self, value, outputStart: start)
    renderer.run(from: starts[number], into: &output) { _ in }
    if renderer.gaveUp { output.removeSubrange(start...) }
    if case .html = escaping {
      HTMLCharacters.replaceForbidden(in: &output, from: start) { _ in "\u{FFFD}" }
    }
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
    let mostHeld = 64 * 1024
    var output: [UInt8] = []
    output.reserveCapacity(mostHeld + mostHeld / 4)
    var renderer = Renderer(self, value, outputStart: 0, mostHeld: mostHeld)
    // Told beforehand: a closure that asked the set itself would copy it for each tag.
    let isHTML = if case .html = escaping { true } else { false }
    // Every piece ends between two characters.
    func passOnMended(_ piece: [UInt8]) throws {
      var piece = piece
      if isHTML {
        HTMLCharacters.replaceForbidden(in: &piece) { _ in "\u{FFFD}" }
      }
      try passOn(piece)
    }
    try renderer.run(from: starts[number], into: &output, passOn: passOnMended)
    if !renderer.gaveUp, !output.isEmpty { try passOnMended(output) }
    return renderer.findings
  }

  private func unknown(_ name: String) -> Finding {
    let fault = Fault.unknownPartial(name, near: name.nearest(among: names), at: 0)
    return Finding(fault.rule, fault.message, at: FilePosition(file: name), hint: fault.hint)
  }

  /// Fills a template.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - value: What it's filled with.
  /// - Returns: The text, and the findings as of ``render(_:with:into:)``.
  public func render(_ name: String, with value: Value) -> (text: String, findings: [Finding]) {
    var output: [UInt8] = []
    let findings = render(name, with: value, into: &output)
    return (String(decoding: output, as: UTF8.self), findings)
  }
}
