import Diagnostics

extension Renderer {
  /// How many names get a suggestion; hostile templates have many.
  private static let mostSuggestions = 100

  /// Looks the dotted name of an instruction up: its first part in the innermost object that has it,
  /// each further part in what was found before.
  ///
  /// - Returns: The value; `.missing` also for a part of something that has no value itself; `nil`
  ///   when there is no such name.
  mutating func value(of instruction: Int) -> Value? {
    let furtherCount = set.code[instruction].path.furtherCount
    guard furtherCount >= 0 else { return scopes[scopes.count - 1].value }
    guard let place = firstPlace(of: instruction) else { return nil }
    var value = scopes[place.scope].fields[place.field].1
    let further = set.code[instruction].path.further
    for index in further..<further + furtherCount {
      switch value {
      case .object(let fields):
        guard let field = fields.first(where: { $0.0 == set.keys[index] }) else { return nil }
        value = field.1
      case .missing, .bool(false): return .missing
      default: return nil
      }
    }
    return value
  }

  /// Where the value of an instruction is, if its name has no further part and there is one.
  @inline(__always)
  mutating func place(of instruction: Int) -> (scope: Int, field: Int)? {
    set.code[instruction].path.furtherCount == 0 ? firstPlace(of: instruction) : nil
  }

  /// Where the value of the first part of an instruction's name is.
  @inline(__always)
  private mutating func firstPlace(of instruction: Int) -> (scope: Int, field: Int)? {
    let guess = guesses[instruction]
    let place = place(of: set.code[instruction].path.first, guess: guess)
    if let place, place.field != guess { guesses[instruction] = place.field }
    return place
  }

  /// Where the innermost object that has a name has it.
  // Called as a function of its own, it would be given a copy of the renderer each time.
  @inline(__always)
  private func place(of key: Key, guess: Int) -> (scope: Int, field: Int)? {
    var scope = scopes.count - 1
    while scope >= 0 {
      let count = scopes[scope].fields.count
      if guess < count, scopes[scope].fields[guess].0 == key { return (scope, guess) }
      for field in 0..<count where scopes[scope].fields[field].0 == key { return (scope, field) }
      scope = scopes[scope].objectBelow
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
  mutating func noteMissing(_ number: Int) {
    note(number) { renderer in
      let instruction = renderer.set.code[number]
      return .missingName(
        renderer.set.valueName(instruction), near: renderer.nearest(instruction),
        at: instruction.offset)
    }
  }

  /// The name most like the one of an instruction, its first unknown part mended.
  private func nearest(_ instruction: Instruction) -> String? {
    guard faults.count < Self.mostSuggestions else { return nil }
    var parts = set.valueName(instruction).split(separator: ".").map(String.init)
    var known: [String] = []
    var scope = scopes.count - 1
    while scope >= 0 {
      known += scopes[scope].value.fieldNames
      scope = scopes[scope].objectBelow
    }
    guard let place = place(of: instruction.path.first, guess: 0) else {
      guard let first = parts.first, let near = first.nearest(among: known) else { return nil }
      parts[0] = near
      return parts.joined(separator: ".")
    }
    var found = scopes[place.scope].fields[place.field].1
    for index in parts.indices.dropFirst() {
      let key = Key(parts[index])
      guard let field = found.fields.first(where: { $0.0 == key }) else {
        guard let near = parts[index].nearest(among: found.fieldNames) else { return nil }
        parts[index] = near
        return parts.joined(separator: ".")
      }
      found = field.1
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
        findings += set.source(of: template).findings(pending)
        pending = []
      }
    }
    return findings
  }
}

extension Value {
  fileprivate var fieldNames: [String] {
    fields.compactMap(\.0.name)
  }
}
