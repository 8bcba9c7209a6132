import CommonMark
import DataFiles
import Diagnostics
import SelfEvaluation

extension WorkspaceReader {
  /// Reads one file of `judgements/TEAM/*.md`; its findings are kept apart.
  ///
  /// Answers of a folder that is no team's are read all the same, for their own faults.
  mutating func readAnswers(in file: Int, ofFolder folder: String) -> ReadAnswers {
    log = FindingLog()
    let team = teams[Identifier(folder)] ?? Identifier(folder)
    let source = readText(workspace.files[file])
    let found = source.map { answers(in: $0, of: team) } ?? []
    return ReadAnswers(folder: folder, answers: found, log: log)
  }

  /// Brings the answers of all files together, each once.
  mutating func join(_ files: [ReadAnswers]) {
    var unknownFolders: Set<String> = []
    var slots: [AnswerKey: FilePosition] = [:]
    for file in files {
      let folder = file.folder
      let isKnown = teams[Identifier(folder)] != nil
      if !isKnown, teams.areComplete, unknownFolders.insert(folder.lowercased()).inserted {
        log.add(
          .unknownTeam,
          "the folder 'judgements/\(folder)' is no team's: laser.json lists none "
            + "with the id '\(folder)'",
          at: place("judgements/\(folder)"),
          hint: folderHint(folder))
      }
      log.add(file.log)
      // By places: a copy of an answer takes a reference to each of its fields with it.
      let answers = file.answers
      for place in answers.indices {
        let key = AnswerKey(team: answers[place].team, question: answers[place].question)
        if let first = slots[key] {
          log.add(.repeatedAnswer(answers[place], first: first))
          continue
        }
        slots[key] = answers[place].position
        if isKnown || !teams.areComplete { result.judgements.append(answers[place]) }
      }
    }
    let order = Dictionary(
      result.settings.teams.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let places = result.judgements.indices.map { place in
      (result.judgements[place].question, order[result.judgements[place].team] ?? .max, place)
    }
    result.judgements.reorder(by: places.sorted { $0 < $1 }.map { $0.2 })
  }

  /// What to do with a folder that has no team's id for its name.
  private func folderHint(_ folder: String) -> String {
    if let team = result.settings.teams.first(where: { folded($0.name) == folded(folder) }) {
      return "rename the folder to '\(team.id)', the id of the team with this name"
    }
    if Identifier.isValid(folder) {
      return teams.hint(
        for: folder,
        orElse:
          "add {\"id\": \"\(folder)\", \"name\": …} to \"teams\" in laser.json, or rename "
          + "the folder")
    }
    let id = folder.lowercased().split { !$0.isASCII || !$0.isLetter && !$0.isNumber }
      .joined(separator: "-")
    return
      "rename the folder to an id, which has no spaces, such as '\(id.isEmpty ? "team" : id)', "
      + "and add that to \"teams\" in laser.json: "
      + "{\"id\": \"\(id.isEmpty ? "team" : id)\", \"name\": \"\(folder)\"}"
  }

  /// Takes a file apart into its answers.
  private mutating func answers(in source: SourceText, of team: Identifier) -> [Judgement] {
    // The blocks of the whole file tell where answers begin; each answer is then a text by itself.
    let layout = AnswerLayout(source)
    if layout.starts.isEmpty, layout.strayText == nil, source.text.allSatisfy(\.isWhitespace) {
      log.add(
        .emptyFile, "this file has nothing in it", at: FilePosition(file: source.file),
        hint: "write the answer below a line such as '# Question 3', or delete the file")
    }
    reportLayout(layout, source)
    var options = citations.proseOptions
    options.definitions = layout.definitions
    var answers: [Judgement] = []
    answers.reserveCapacity(layout.starts.count)
    var bodies: [Prose] = []
    for (index, start) in layout.starts.enumerated() {
      let end =
        index + 1 < layout.starts.count
        ? layout.starts[index + 1].heading.lowerBound : source.text.utf8.count
      let block = KeyValueBlock(
        in: source, from: layout.lineAfter(start.heading.upperBound),
        afterBlankLinesIf: { entry, isFirst in
          isFirst
            ? Judgement.keyNames.contains(FieldName.folded(entry.key))
            : Judgement.isKeyLine(entry.key, entry.value)
        })
      let body = layout.trimmed(min(block.end, end)..<end)
      let question = questionNumber(start, source)
      var answer = Judgement(
        team: team, question: question ?? 0,
        body: Prose(source, range: body, document: layout.document(of: body, options)),
        at: source.position(atByte: start.heading.lowerBound))
      answer.lastLineOfHeading = source.position(atByte: start.heading.upperBound).line
      readKeys(block, source, into: &answer)
      if index > 0, block.entries.isEmpty { reportDoubt(start, source) }
      readSections(layout.headings(within: body), layout, into: &answer)
      let references = readReferences(in: answer.body)
      answer.citations = references.citations
      answer.values = references.values
      reportMarks(in: answer.body, of: answer)
      bodies.append(answer.body)
      if question != nil { answers.append(answer) }
    }
    reportDefinitions(source, in: bodies)
    return answers
  }

  /// The number of a heading's question, if there is such a question.
  private mutating func questionNumber(_ start: AnswerStart, _ source: SourceText) -> Int? {
    guard case .question(let number, let offset) = start.meaning else { return nil }
    let digits = source.text.utf8.dropFirst(start.title.lowerBound + offset)
      .prefix { (0x30...0x39).contains($0) }
    let text = String(Substring(digits).prefix(20))
    let exists = questionExists(number, as: text) {
      source.position(atByte: start.title.lowerBound + offset)
    }
    return exists ? number : nil
  }

  /// Reports text that belongs to no answer, and headings that were meant for one.
  private mutating func reportLayout(_ layout: AnswerLayout, _ source: SourceText) {
    if let stray = layout.strayText {
      log.add(
        .textBeforeQuestion,
        layout.starts.isEmpty
          ? "no heading '# Question N' stands above this text, so it's no answer's"
          : "this text stands above the first '# Question N', so it's no answer's",
        at: source.position(atByte: stray),
        hint: "put it below the heading of its question, such as '# Question 3'; notes for "
          + "yourself can stand above the first heading, between '<!--' and '-->'")
    }
    for start in layout.starts where !start.isWellFormed || start.meaning == .unreadable {
      let text = Prose(source, range: start.heading).text
      let line = source.position(atByte: start.heading.lowerBound)
      let number: String
      if case .question(let found, _) = start.meaning, found < .max {
        number = String(found)
      } else {
        number = meantNumber(in: text, ofFile: source.file)
      }
      // What can't be seen has to be told.
      let isUnseen = text.unicodeScalars.contains { $0.isUnseen }
      let why =
        isAfterUnseen(start, source)
        ? ": a character that can't be seen stands before its '#'"
        : isUnseen ? ": it has a space that isn't plain, or a character that can't be seen" : ""
      log.add(
        .badQuestionHeading, "'\(text.prefix(60))' isn't the heading of an answer\(why)", at: line,
        hint: "write '# Question \(number)': one '#', a space, the word and the number in digits"
          + (!why.isEmpty
            ? "; type the line anew"
            : text.hasPrefix("##") ? "; if no answer begins here, put another word in front" : ""))
    }
    for block in layout.unclosedBlocks {
      log.add(
        .unclosedBlock, "this code block or comment is never closed, and answers stand below it",
        at: source.position(atByte: block),
        hint: "close it with the marks that it begins with: ``` with ```, <!-- with -->")
    }
  }

  /// Says of a heading such as `# Q2 attendance`, which has neither the wording of its question nor key
  /// lines, that the answer above ends with it.
  private mutating func reportDoubt(_ start: AnswerStart, _ source: SourceText) {
    guard start.isWellFormed, case .question(let number, _) = start.meaning else { return }
    let title = Prose(source, range: start.title).text
    guard QuestionHeading.mayBeOther(title), question(in: title, beginsParagraph: false) == nil
    else {
      return
    }
    log.add(
      .badQuestionHeading,
      "'\(title.prefix(60))' ends the answer above, and isn't clearly the heading of another one",
      at: source.position(atByte: start.heading.lowerBound),
      hint:
        "write '# Question \(number)' if that answer begins here, or '## \(title)' for a heading "
        + "within the answer above")
  }

  /// The number of the question that a heading without one in digits means: by its words or, like
  /// that of `Q01.md`, by the file's name.
  private func meantNumber(in heading: Substring, ofFile path: String) -> String {
    func digits(_ text: some StringProtocol) -> String {
      // "Question 5a" is meant for 5.
      String(text.drop { !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }.prefix(4))
    }
    if !digits(heading).isEmpty { return digits(heading) }
    let words = heading.lowercased().split { !$0.isLetter }
    if let number = Self.numberWords.firstIndex(where: { words.contains(Substring($0)) }) {
      return String(number + 1)
    }
    let name = pathParts(path).last.map(digits) ?? ""
    return Int(name).map(String.init) ?? "N"
  }

  private static let numberWords = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]

  /// Whether something that can't be seen, and isn't a plain space, stands before a heading.
  private func isAfterUnseen(_ start: AnswerStart, _ source: SourceText) -> Bool {
    let place = start.heading.lowerBound
    guard place > 0 else { return false }
    let utf8 = source.text.utf8
    return utf8[utf8.index(utf8.startIndex, offsetBy: place - 1)] >= 0x80
  }

  // MARK: Key lines

  private mutating func readKeys(
    _ block: KeyValueBlock, _ source: SourceText, into answer: inout Judgement
  ) {
    log.add(block.findings)
    answer.keyPositions.reserveCapacity(block.entries.count)
    for entry in block.entries {
      let key = FieldName.folded(entry.key)
      let position = source.position(atByte: entry.valueRange.lowerBound)
      let value = entry.value[...]
      switch key {
      case "grade":
        // The report's own words for an answer without a grade are no grade either.
        if value.utf8.count < 14 || folded(value) != "not yet judged" {
          answer.grade = grade(value) { position }
        }
      case "reason": answer.reason = entry.value
      case "status": answer.status = word(value, .unknownStatus, as: "status") { position }
      case "updated": answer.updated = date(value) { position }
      case "author": answer.author = entry.value
      case "evidence":
        (answer.evidence, answer.unknownReferences[key]) =
          references(entry, source) { $0.evidenceReference($1, at: $2) }
      case "measures":
        (answer.measures, answer.unknownReferences[key]) =
          references(entry, source) { $0.measureReference($1, at: $2) }
      case "priorities":
        (answer.priorities, answer.unknownReferences[key]) =
          references(entry, source) { $0.priorityReference($1, at: $2) }
      case "agreed": answer.agreed = date(value) { position }
      case "fingerprint": answer.fingerprint = entry.value
      default:
        reportUnknown(entry, key, at: source.position(atByte: entry.keyRange.lowerBound))
        continue
      }
      answer.keyPositions[key] = position
    }
    if answer.grade == .notApplicable, answer.reason.isEmpty {
      log.add(
        .missingReason, "the question is said not to apply, without a reason",
        at: answer.keyPositions["grade"] ?? answer.position,
        hint: "add a line such as 'Reason: the authority maintains no such schools'")
    }
  }

  /// Says of a line whose key isn't known that it isn't read: text right below the keys that
  /// has a colon in it would be missed in the report.
  private mutating func reportUnknown(
    _ entry: KeyValueBlock.Entry, _ key: String, at position: FilePosition
  ) {
    // As word processors' documents have their keys, in bold or as points of a list.
    let bare = entry.key.filter(\.isLetter)
    if Judgement.keyNames.contains(bare.lowercased()) {
      func isMark(_ character: Character) -> Bool { "*_ ".contains(character) }
      var value = entry.value.drop(while: isMark)
      while let last = value.last, isMark(last) { value.removeLast() }
      log.add(
        .notAKeyValueLine,
        "'\(entry.key)' isn't a key of an answer, because of its marks, so this line is lost",
        at: position, hint: "write '\(bare.capitalisedFirst): \(value.prefix(60))'")
      return
    }
    let words = entry.value.split(whereSeparator: \.isWhitespace)
    let isSentence = words.count > 2 && entry.value.last.map(".!?".contains) == true
    let hasSpace = entry.key.contains(where: \.isWhitespace)
    // Unlike "Moderated by: H. Lowe"; a list's points are text too.
    let goesOn =
      hasSpace
      && (words.count > 5 || entry.value.first?.isLowercase == true
        || entry.key.first?.isLetter != true)
    let near = hasSpace && isSentence ? nil : key.nearest(among: Judgement.keyNames)
    let names = Judgement.keyNames.map(\.capitalisedFirst).listed
    if near == nil, goesOn || isSentence || entry.value.holds("[") || entry.value.holds("{{") {
      log.add(
        .notAKeyValueLine,
        "'\(entry.key.prefix(40))' isn't a key of an answer, so this line is lost", at: position,
        hint: "leave a blank line between the keys and the text; the keys are: \(names)")
    } else {
      log.add(
        .unknownKey, "'\(entry.key)' isn't a key of an answer; it isn't read", at: position,
        hint: near.map { "did you mean '\($0.capitalisedFirst)'?" }
          ?? "the keys are: \(names); a line of text needs a blank line above it")
    }
  }

  /// Reads a list of ids in a key line; brackets around one, as in a citation, do no harm.
  ///
  /// - Returns: The ids that there are, and the items that are none, if any.
  private mutating func references(
    _ entry: KeyValueBlock.Entry, _ source: SourceText,
    _ lookUp: (inout Self, Substring, () -> FilePosition) -> Identifier?
  ) -> (known: [Reference<Identifier>], unknown: [Reference<Identifier>]?) {
    var found: [Reference<Identifier>] = []
    var unknown: [Reference<Identifier>] = []
    for item in entry.items(in: source.text) {
      let text = item.text.drop { $0 == "[" }
      let offset = item.range.lowerBound + item.text.utf8.count - text.utf8.count
      let name = (text.last == "]" ? text.dropLast() : text).trimmed
      if name.isEmpty { continue }
      let place = { source.position(atByte: offset) }
      guard let id = lookUp(&self, name, place) else {
        unknown.append(Reference(Identifier(String(name)), at: place()))
        continue
      }
      if !found.contains(where: { $0.target == id }) { found.append(Reference(id, at: place())) }
    }
    return (found, unknown.isEmpty ? nil : unknown)
  }
}

/// What stands in one file of answers.
struct ReadAnswers: Sendable {
  var folder: String
  var answers: [Judgement]
  /// What there is to say about this file.
  var log: FindingLog
}

extension String {
  /// The word with its first letter as a capital.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Finding {
  fileprivate static func repeatedAnswer(_ answer: Judgement, first: FilePosition) -> Self {
    let place =
      first.file == answer.position.file ? "on line \(first.line)" : "in \(first.file)"
    return Self(
      .repeatedAnswer,
      "team '\(answer.team)' has answered question \(answer.question) already, \(place)",
      at: answer.position, hint: "bring the two answers together in one place")
  }
}
