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
    guard let number = number(of: name) else {
      let fault = Fault.unknownPartial(name, near: name.nearest(among: names), at: 0)
      let position = FilePosition(file: name)
      return [Finding(fault.rule, fault.message, at: position, hint: fault.hint)]
    }
    let start = output.count
    var renderer = Renderer(self, value, outputStart: start)
    renderer.run(from: starts[number], into: &output)
    if renderer.gaveUp { output.removeSubrange(start...) }
    if case .html = escaping {
      HTMLCharacters.replaceForbidden(in: &output, from: start) { _ in "\u{FFFD}" }
    }
    return renderer.findings
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
