import Diagnostics

extension Renderer {
  /// How many names get a suggestion; hostile templates have many.
  private static let mostSuggestions = 100

  /// Looks a dotted name up: its first part in the innermost object that has it, each further part
  /// in what was found before.
  ///
  /// - Returns: The value; `.missing` also for a part of something that has no value itself; `nil`
  ///   when there is no such name.
  func value(ofPath number: Int) -> Value? {
    let path = set.paths[number]
    guard let first = path.first else { return scopes[scopes.count - 1].value }
    guard var value = value(of: first) else { return nil }
    for key in path.rest {
      switch value {
      case .object(let fields):
        guard let field = fields.first(where: { $0.0 == key }) else { return nil }
        value = field.1
      case .missing, .bool(false): return .missing
      default: return nil
      }
    }
    return value
  }

  private func value(of key: Key) -> Value? {
    var index = scopes.count - 1
    while index >= 0 {
      if case .object(let fields) = scopes[index].value {
        for field in fields where field.0 == key { return field.1 }
      }
      index = scopes[index].objectBelow
    }
    return nil
  }

  // MARK: - What to report

  /// Notes something once for each instruction.
  mutating func note(_ instruction: Int, _ fault: (Renderer) -> Fault) {
    guard faults[instruction] == nil else { return }
    let made = fault(self)
    faults[instruction] = made
  }

  /// Notes that there is no value for the path of an instruction.
  mutating func noteMissing(_ instruction: Instruction, at current: Int) {
    note(current) { renderer in
      .missingName(
        renderer.set.paths[instruction.operand].text,
        near: renderer.nearest(renderer.set.paths[instruction.operand]), at: instruction.offset)
    }
  }

  /// The name most like the part of a path that could not be found.
  private func nearest(_ path: Path) -> String? {
    guard faults.count < Self.mostSuggestions else { return nil }
    let parts = path.text.split(separator: ".").map(String.init)
    guard let first = path.first, var value = value(of: first) else {
      var names: [String] = []
      var index = scopes.count - 1
      while index >= 0 {
        names += scopes[index].value.fieldNames
        index = scopes[index].objectBelow
      }
      return parts.first?.nearest(among: names).map {
        ([$0] + parts.dropFirst()).joined(separator: ".")
      }
    }
    for (index, key) in path.rest.enumerated() where index + 1 < parts.count {
      guard case .object(let fields) = value else { return nil }
      guard let field = fields.first(where: { $0.0 == key }) else {
        let near = parts[index + 1].nearest(among: value.fieldNames)
        return near.map {
          (parts[...index] + [$0] + parts[(index + 2)...]).joined(separator: ".")
        }
      }
      value = field.1
    }
    return nil
  }

  /// What was found, in the order of the templates.
  var findings: [Finding] {
    var findings: [Finding] = []
    var pending: [Fault] = []
    let ordered = faults.sorted { $0.key < $1.key }
    for (index, entry) in ordered.enumerated() {
      pending.append(entry.value)
      let template = set.templateNumber(of: entry.key)
      if index + 1 == ordered.count || set.templateNumber(of: ordered[index + 1].key) != template {
        findings += set.template(template).source.findings(pending)
        pending = []
      }
    }
    return findings
  }
}

extension Value {
  fileprivate var fieldNames: [String] {
    guard case .object(let fields) = self else { return [] }
    return fields.compactMap(\.0.name)
  }
}
