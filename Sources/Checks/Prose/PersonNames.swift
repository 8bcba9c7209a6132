import Editions
import SelfEvaluation

/// The people whom the fields of an evaluation name, which the public edition leaves out.
struct PersonNames: Sendable {
  /// What each of them is, such as `the owner of E004`, by the name.
  private(set) var roles: [String: String] = [:]
  private let names: SoughtNames
  /// The last word of each name, without accents and with what stands between them: a text that has
  /// none of these names nobody, which is soon seen.
  private var lastWords = PlainWords()

  init(_ evaluation: Evaluation) {
    var roles: [String: String] = [:]
    // One owner has many items.
    var seen: Set<String> = []
    func take(_ text: String, _ role: @autoclosure () -> String) {
      guard !text.isEmpty, seen.insert(text).inserted else { return }
      let holder = Self.withoutOffice(text)
      if holder.utf8.count < text.utf8.count, !seen.insert(holder).inserted { return }
      for name in Self.names(in: holder) where roles[name] == nil { roles[name] = role() }
    }
    // By places, since an answer or item takes a reference to each of its fields with it.
    let answers = evaluation.judgements
    for place in answers.indices {
      take(
        answers[place].author,
        "an author of \(answers[place].team)'s answer to question \(answers[place].question)")
    }
    let register = evaluation.register
    for place in register.indices {
      take(register[place].owner, "the owner of \(register[place].id)")
    }
    for priority in evaluation.priorities { take(priority.lead, "the lead of \(priority.id)") }
    for action in evaluation.actions { take(action.lead, "the lead of \(action.id)") }
    if !roles.isEmpty {
      // What a body, a team or a source is called is nobody's name.
      var others = Set(evaluation.settings.teams.map(\.name))
      others.insert(evaluation.settings.authority)
      for place in register.indices {
        others.insert(register[place].source)
        others.formUnion(register[place].reportedTo)
      }
      let bodies = Set(others.map { $0.lowercased() })
      roles = roles.filter { !bodies.contains($0.key.lowercased()) }
    }
    self.roles = roles
    names = SoughtNames(roles.keys.map { ($0, .words) })
    for name in roles.keys {
      if let word = ReadLetters(name).words.last { lastWords.insert(word) }
      let words: [Substring.UTF8View] = name.utf8.split { $0 < 0x80 && ($0 | 0x20) &- 0x61 >= 26 }
      guard let last = words.last else { continue }
      let plain: [Substring.UTF8View] = last.split { $0 >= 0x80 }
      guard let longest = plain.max(by: { $0.count < $1.count }) else { continue }
      lastWords.insert(Substring(longest).lowercased())
    }
  }

  /// Whether nobody is named.
  var isEmpty: Bool { names.isEmpty }

  /// The names that stand in a text, each once, with where it begins, in bytes.
  func places(in text: Substring) -> [(name: String, start: Int)] {
    guard lastWords.haveWord(of: text.utf8.span) else { return [] }
    let text = String(text)
    var named: Set<String> = []
    return names.places(in: text).compactMap { name, place in
      // With an initial, capitals tell `A. Writer` from a writer.
      let words = name.split { !$0.isLetter }
      if words.contains(where: { $0.count == 1 }) {
        let written = String(decoding: Array(text.utf8)[place], as: UTF8.self)
        let isName = written.split { !$0.isLetter }.allSatisfy { $0.first?.isUppercase == true }
        guard isName else { return nil }
      }
      return named.insert(name).inserted ? (name, place.lowerBound) : nil
    }
  }

  /// A field without the office behind its first comma, unless more than that may stand there: people
  /// are fewer than the offices that are written behind them.
  private static func withoutOffice(_ text: String) -> String {
    guard let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")),
      text.utf8[comma...].allSatisfy({
        ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",")
      })
    else { return text }
    return String(text[..<comma])
  }

  /// The names in a field that may have several, each with an office behind a comma; the name of an
  /// office alone is none.
  static func names(in text: String) -> [String] {
    let parts = text.unicodeScalars.split { $0 == ";" || $0 == "/" || $0 == "&" || $0 == "\n" }
    return parts.compactMap { part in
      let words = part.prefix { $0 != "," && $0 != "(" }.split(whereSeparator: \.isWhitespace)
      let own = words.drop { honorifics.contains(letters(of: $0)) }
      let name = own.count > 1 ? own : words[...]
      return isName(name) ? joined(name) : nil
    }
  }

  /// A word without the stop behind it, in lower case.
  private static func letters(of word: Substring.UnicodeScalarView) -> Word {
    var letters = WordBytes()
    for scalar in word where scalar.isPartOfWord {
      letters.append(UInt8(truncatingIfNeeded: scalar.isASCII ? scalar.value | 0x20 : 0xFF))
    }
    return letters.word
  }

  private static func joined(_ words: ArraySlice<Substring.UnicodeScalarView>) -> String {
    var name = ""
    for word in words {
      if !name.isEmpty { name += " " }
      name += Substring(word)
    }
    return name
  }

  private static func isName(_ words: ArraySlice<Substring.UnicodeScalarView>) -> Bool {
    (2...5).contains(words.count)
      && words.allSatisfy { word in
        let text = String(Substring(word))
        let begins = word.first?.isCapital == true || particles.contains(Word(text))
        return begins && !Word.all(in: text).contains(where: offices.contains)
          && word.allSatisfy(\.isPartOfName)
      }
  }

  private static let honorifics: WordSet = """
    mr mrs ms miss mx dr prof professor sir dame rev revd cllr councillor
    """
  /// The parts of a name that are written small.
  private static let particles: WordSet = """
    de da di del della la le van von der den ter bin ibn al el y ap ab
    """
  /// What people do and where, which is no part of a name.
  private static let offices: WordSet = """
    head heads deputy assistant associate acting interim chief principal senior junior lead leads
    leader leaders director directors manager managers officer officers adviser advisers advisor
    advisors consultant consultants champion coordinator ordinator chair chairs clerk secretary
    governor governors teacher teachers headteacher headteachers member members commissioner
    inspector inspectors analyst analysts administrator specialist practitioner moderator
    psychologist author owner nobody team teams board boards group groups panel committee council
    county district city borough authority authorities cabinet forum executive service services
    department directorate office unit network partnership partners trust academy academies school
    schools nursery college centre improvement education early years primary secondary special needs
    data performance quality finance inclusion safeguarding standards learning teaching skills
    support children childrens young people family families virtual governance monitoring
    intervention strategy strategic programme project policy human resources attendance admissions
    provision alternative literacy numeracy commissioning training development
    """
}

extension Unicode.Scalar {
  fileprivate var isWhitespace: Bool {
    isASCII ? value == 0x20 || 0x09...0x0D ~= value : properties.isWhitespace
  }

  fileprivate var isCapital: Bool { isASCII ? value &- 0x41 < 26 : properties.isUppercase }

  /// Whether it's a letter, or an accent that belongs to one.
  fileprivate var isPartOfWord: Bool {
    isASCII
      ? (value | 0x20) &- 0x61 < 26
      : properties.isAlphabetic || properties.generalCategory == .nonspacingMark
  }

  fileprivate var isPartOfName: Bool {
    isPartOfWord || self == "-" || self == "'" || self == "’" || self == "."
  }
}
