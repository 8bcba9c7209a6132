import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  private static let settingNames = [
    "authority", "code", "region", "year", "teams", "statisticalNeighbours", "bank", "marking",
    "trendYears", "suppressBelow", "wordLimit", "note", "date",
  ]

  /// The bank that a workspace has without naming one.
  static let defaultBank = "lancashire-laser-2013"

  /// Reads `laser.json`, and the bank that it names.
  mutating func readSettings() {
    teams.areComplete = false
    guard let file = file(at: "laser.json") else {
      reportMissingSettings()
      useBuiltInBank()
      return
    }
    guard let source = readText(file) else {
      useBuiltInBank()
      return
    }
    let document = JSONDocument(parsing: source)
    log.add(document.findings)
    guard let root = document.root, root.kind == .object else {
      if let root = document.root {
        log.add(
          .wrongType, "laser.json holds \(root.kind.inWords), but should hold an object in braces",
          at: root.position, hint: "write it like {\"authority\": \"Lancashire\", …}")
      }
      useBuiltInBank()
      return
    }
    var fields = JSONFields()
    fields.checkNames(
      of: root, known: Self.settingNames,
      // In a broken text the name may be there and not be seen.
      required: document.findings.containErrors ? [] : ["authority", "year"], owner: "laser.json")
    let own = Self.settingsAlone(root, &fields)
    var settings = own.settings
    settings.teams = readTeams(root, &fields)
    // Teams may stand where the text is broken.
    if document.findings.containErrors { teams.areComplete = false }
    log.add(fields.log.finished())
    if let value = root["date"], let text = value.string {
      settings.date = date(text.trimmed) { value.position }
    }
    readBank(root, into: &settings)
    result.settings = settings
    self.settings = own.areUsable ? settings : nil
  }

  /// What stands in laser.json but for teams, date and bank, and whether there is an authority and
  /// a year among it.
  private static func settingsAlone(
    _ root: JSONValue, _ fields: inout JSONFields
  ) -> (settings: Settings, areUsable: Bool) {
    let authority = fields.string(root, "authority", example: "\"Lancashire\"") ?? ""
    if authority.isEmpty, let value = root["authority"], value.kind == .string {
      fields.log.add(
        .missingSetting, "the authority has no name", at: value.position,
        hint: "write the authority's name, such as \"Lancashire\"")
    }
    let year = year(root, &fields)
    var settings = Settings(authority: authority, year: year ?? 0, at: root.position)
    for name in settingNames { settings.valuePositions[name] = root[name]?.position }
    readPlaces(root, &fields, into: &settings)
    readLimits(root, &fields, into: &settings)
    return (settings, !authority.isEmpty && year != nil)
  }

  /// What stands in laser.json but for teams, date and bank; `nil` without an authority or a year.
  static func settingsAlone(_ root: JSONValue) -> Settings? {
    var fields = JSONFields()
    let own = settingsAlone(root, &fields)
    return own.areUsable ? own.settings : nil
  }

  private mutating func reportMissingSettings() {
    // A file under nearly that name is a finding already.
    if isMisnamed("laser.json") { return }
    let paths = workspace.files.map(\.path).sorted()
    let others = paths.filter { path in
      path.lowercased().hasSuffix(".json") && !path.contains("/") && !isHidden(path)
    }
    let other = others.first { !isMade($0) }
    let isReport = !others.isEmpty && !paths.contains { $0.hasPrefix("judgements/") }
    let within = paths.first { path in
      path.hasSuffix("/laser.json") && !pathParts(path).contains(where: isHidden)
    }
    log.add(
      .missingSettings, "there is no laser.json in this folder", at: place("laser.json"),
      hint: other.map { "if '\($0)' holds the settings, rename it to laser.json" }
        ?? within.map { path in
          let folder = workspace.shownPath(String(path.dropLast("/laser.json".count)))
          return "there is one in '\(folder)': name that folder"
        }
        ?? (isReport ? "this is the folder of a report: name the workspace's folder" : nil)
        ?? "is this the right folder? 'laser init' makes a new workspace; a laser.json holds at "
        + "least {\"authority\": \"Lancashire\", \"year\": \"2014/15\"}")
  }

  private static func year(_ root: JSONValue, _ fields: inout JSONFields) -> Int? {
    guard let value = root["year"] else { return nil }
    guard let text = value.string ?? value.numberText else {
      fields.wrongType(value, "\"year\"", expected: "an academic year", example: "\"2014/15\"")
      return nil
    }
    if value.kind == .string, let year = Period.firstYear(ofAcademicYear: text.trimmed) {
      return year
    }
    fields.log.add(
      .badYear, "\"year\" is \(text), which isn't an academic year", at: value.position,
      hint: yearHint(text.trimmed))
    return nil
  }

  private static func readPlaces(
    _ root: JSONValue, _ fields: inout JSONFields, into settings: inout Settings
  ) {
    settings.code = AreaNames.code(fields.string(root, "code", example: "\"E10000017\"") ?? "")
    if !settings.code.isEmpty, !AreaNames.isAuthorityCode(settings.code), let value = root["code"] {
      fields.log.add(.badCode(settings.code, at: value.position))
    }
    settings.region = fields.string(root, "region", example: "\"North West\"") ?? ""
    if !settings.region.isEmpty, let value = root["region"] {
      if let name = AreaNames.region(settings.region) {
        settings.region = name
      } else {
        let near = settings.region.nearest(among: AreaNames.regions.map(\.name))
        fields.log.add(
          .unknownRegion, "'\(settings.region)' isn't a region of England", at: value.position,
          hint: near.map { "did you mean '\($0)'?" }
            ?? "write one of: \(AreaNames.regions.map(\.name).listed)")
      }
    }
    for code in fields.strings(root, "statisticalNeighbours", example: "[\"E10000006\"]") {
      let neighbour = AreaNames.code(code.text)
      if settings.statisticalNeighbours.contains(neighbour) { continue }
      if !AreaNames.isAuthorityCode(neighbour) {
        fields.log.add(.badCode(neighbour, at: code.value.position))
      }
      settings.statisticalNeighbours.append(neighbour)
    }
  }

  private static func readLimits(
    _ root: JSONValue, _ fields: inout JSONFields, into settings: inout Settings
  ) {
    settings.marking = fields.string(root, "marking", example: "\"OFFICIAL\"") ?? ""
    settings.note = fields.string(root, "note", example: "\"Working draft\"") ?? ""
    _ = fields.string(root, "date", example: "\"2015-06-14\"")
    if let years = fields.integer(root, "trendYears", in: 2...20) { settings.trendYears = years }
    if let limit = fields.integer(root, "suppressBelow", in: 0...1_000) {
      settings.suppressBelow = limit
    }
    if let limit = fields.integer(root, "wordLimit", in: 1...100_000) { settings.wordLimit = limit }
  }

  private mutating func readTeams(_ root: JSONValue, _ fields: inout JSONFields) -> [Team] {
    guard let value = root["teams"] else {
      teams.areComplete = !root.members.contains { "teams" == $0.key.nearest(among: ["teams"]) }
      return []
    }
    let example = "[{\"id\": \"primary\", \"name\": \"Primary advisers\"}]"
    guard value.kind == .array else {
      fields.wrongType(value, "\"teams\"", expected: "a list in brackets", example: example)
      return []
    }
    var list: [Team] = []
    var areComplete = true
    for element in value.elements {
      guard element.kind == .object else {
        fields.wrongType(
          element, "a team", expected: "an object in braces", example: example, isItem: true)
        areComplete = false
        continue
      }
      fields.checkNames(
        of: element, known: ["id", "name", "moderates"], required: ["id", "name"], owner: "a team")
      guard let team = team(element, &fields) else {
        areComplete = false
        continue
      }
      if team.moderates, let other = list.first(where: \.moderates) {
        fields.log.add(
          .twoModerators, "'\(team.id)' moderates, but so does '\(other.id)'",
          at: (element["moderates"] ?? element).position,
          hint: "let one team have \"moderates\": true")
      }
      list.append(team)
    }
    teams.areComplete = areComplete
    return list
  }

  private mutating func team(_ element: JSONValue, _ fields: inout JSONFields) -> Team? {
    let name = fields.string(element, "name", example: "\"Primary advisers\"")
    if let value = element["moderates"], value.bool == nil {
      fields.wrongType(value, "\"moderates\"", expected: "true or false", example: "true")
    }
    guard let text = fields.string(element, "id", example: "\"primary\""),
      let value = element["id"]
    else { return nil }
    guard let id = Identifier(validating: text) else {
      fields.log.add(
        .badID, "'\(text)' can't be an id", at: value.position,
        hint: idHint(text) + "; it's also the name of the team's folder")
      return nil
    }
    guard teams.insert(id) else {
      fields.log.add(
        .repeatedID, "there is a team '\(teams[id]?.text ?? text)' already", at: value.position,
        hint: "give one of the two another id, or remove it")
      return nil
    }
    let shown = name.flatMap { $0.isEmpty ? nil : $0 } ?? id.text
    return Team(id: id, name: shown, moderates: element["moderates"]?.bool == true)
  }

  // MARK: The bank

  private mutating func readBank(_ root: JSONValue, into settings: inout Settings) {
    guard let value = root["bank"], !value.isNull else {
      useBuiltInBank()
      return
    }
    guard let name = value.string?.trimmed else {
      var fields = JSONFields()
      fields.wrongType(
        value, "\"bank\"", expected: "text in quotation marks", example: "\"\(Self.defaultBank)\"")
      log.add(fields.log.finished())
      useBuiltInBank(isMeant: false)
      return
    }
    settings.bank = String(name)
    if let text = workspace.builtInBanks[settings.bank] {
      use(SourceText(text, file: settings.bank))
    } else if let file = file(at: settings.bank.replacingEach("\\", with: "/")) {
      bankPath = file.path
      if let source = readText(file) { use(source) } else { useBuiltInBank(isMeant: false) }
    } else {
      let names =
        workspace.builtInBanks.keys.sorted()
        + workspace.files.map(\.path).filter { $0.hasSuffix(".json") && $0 != "laser.json" }
        .sorted()
      log.add(
        .unknownBank, "there is no question bank '\(name)', neither built in nor as a file here",
        at: value.position,
        hint: String(name).nearest(among: names).map { "did you mean '\($0)'?" }
          ?? "write \"\(Self.defaultBank)\", or the path of a bank's file in the workspace")
      useBuiltInBank(isMeant: false)
    }
  }

  /// Takes the built-in bank.
  ///
  /// - Parameter isMeant: Whether the workspace wants it. If not, it stands in for one that can't be
  ///   read, and nothing is held against its questions and grades.
  private mutating func useBuiltInBank(isMeant: Bool = true) {
    guard let text = workspace.builtInBanks[Self.defaultBank] else { return }
    use(SourceText(text, file: Self.defaultBank))
    if !isMeant { hasBank = false }
  }

  private mutating func use(_ source: SourceText) {
    let (bank, findings) = Intake.readBank(source)
    log.add(findings)
    guard let bank else {
      useBuiltInBank(isMeant: false)
      return
    }
    self.bank = bank
    questions = KnownQuestions(bank)
    hasBank = !questions.numbers.isEmpty && !bank.scale.isEmpty && !findings.containErrors
  }
}

extension Finding {
  fileprivate static func badCode(_ code: String, at position: FilePosition) -> Self {
    Self(
      .badCode, "'\(code)' isn't the code of a local authority", at: position,
      hint: "write the nine characters of its code, such as \"E10000017\"")
  }
}
