import Diagnostics
public import SelfEvaluation

/// What an answer rested on when it was agreed, so that a later change shows.
///
/// The line begins with one SHA-256 of everything. Behind it stand the first eight digits of the
/// digest of each part, by which a change can be named: `text=…`, `grade=…`, `question=…`,
/// `evidence/E004=…`, `measure/eyfsp-gld=…`. The order of rows means nothing, and white space only
/// where it makes code of a paragraph, or text of a heading.
public struct Agreement: Hashable, Sendable {
  /// The fingerprint as the line `Fingerprint:` has it.
  public let fingerprint: String
  /// The one that was stored before the values of rates, and where links lead that are defined
  /// elsewhere in the file, were part of it; mostly the same.
  let formerFingerprint: String

  /// Something that an agreed answer rests on.
  public enum Part: Hashable, Sendable {
    case text, grade, question
    /// An item of the register.
    case evidence(String, Difference = .changed)
    /// The values of a measure.
    case measure(String, Difference = .changed)
    /// Something that a fingerprint doesn't name: it was cut short, or typed.
    case unknown
  }

  /// How something differs that an answer rests on.
  public enum Difference: Hashable, Sendable {
    case changed
    /// The answer rests on it now, and didn't then.
    case added
    /// The answer rested on it then, and doesn't now.
    case removed
  }

  /// Finds what is different from when an answer was agreed.
  ///
  /// - Parameter stored: The fingerprint stored then.
  /// - Returns: What differs, in the order of the fingerprint; nothing when all is as it was.
  public func changes(since stored: String) -> [Part] {
    let (old, new) = (Self.parts(of: stored), Self.parts(of: fingerprint))
    let former = Self.parts(of: formerFingerprint)
    guard old.total != new.total, old.total != former.total else { return [] }
    var names = new.parts.map(\.name)
    names += old.parts.map(\.name).filter { !names.contains($0) }
    let before = Dictionary(old.parts.map { ($0.name, $0.digest) }) { first, _ in first }
    let now = Dictionary(new.parts.map { ($0.name, $0.digest) }) { first, _ in first }
    let formerly = Dictionary(former.parts.map { ($0.name, $0.digest) }) { first, _ in first }
    let changed = names.filter { name in
      before[name] != now[name] && (before[name] == nil || before[name] != formerly[name])
    }.compactMap { name in
      Self.part(name, before[name] == nil ? .added : now[name] == nil ? .removed : .changed)
    }
    return old.parts.isEmpty || changed.isEmpty ? [.unknown] : changed
  }

  fileprivate static func part(_ name: String, _ difference: Difference) -> Part? {
    switch name {
    case "text": return .text
    case "grade": return .grade
    case "question": return .question
    default:
      let pieces = name.split(separator: "/", maxSplits: 1).map(String.init)
      guard pieces.count == 2 else { return nil }
      return pieces[0] == "evidence"
        ? .evidence(pieces[1], difference)
        : pieces[0] == "measure" ? .measure(pieces[1], difference) : nil
    }
  }

  /// The whole of a fingerprint and its parts.
  static func parts(
    of fingerprint: String
  ) -> (total: String, parts: [(name: String, digest: String)]) {
    let words = fingerprint.split(whereSeparator: \.isWhitespace)
    let parts = words.dropFirst().compactMap { word -> (name: String, digest: String)? in
      let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
      return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
    return (words.first.map { $0.lowercased() } ?? "", parts)
  }
}

/// Makes the fingerprints of an evaluation's answers.
///
/// What was agreed was agreed in its own workspace: where several were brought together, an answer
/// rests on nothing of another one.
public struct Agreements: Sendable {
  let bank: QuestionBank
  let evidence: [Identifier: EvidenceItem]
  private let observations: [Identifier: [Observation]]
  private let measures: [Measure]
  /// Those of the workspaces, and in which of them the answer stands that is at a place.
  private let members: [Self]
  private var memberOfAnswer: [FilePosition: Int] = [:]

  /// Takes an evaluation.
  public init(_ evaluation: Evaluation) {
    members = evaluation.members.map { Self($0) }
    for (member, evaluation) in evaluation.members.enumerated() {
      for place in evaluation.judgements.indices {
        memberOfAnswer[evaluation.judgements[place].position] = member
      }
    }
    bank = evaluation.bank
    evidence = Dictionary(evaluation.register.map { ($0.id, $0) }) { first, _ in first }
    observations = Dictionary(grouping: evaluation.observations, by: \.measure)
    measures = evaluation.measures
  }

  /// Works out what an answer rests on now.
  public func agreement(on judgement: Judgement) -> Agreement {
    if let member = memberOfAnswer[judgement.position] {
      return members[member].agreement(on: judgement)
    }
    return agreement(
      on: judgement, relyingOn: judgement.evidenceReliedOn.compactMap { evidence[$0] })
  }

  /// Finds what is different from when an answer was agreed, by the fingerprint that it has of then.
  ///
  /// What only got another id or number since, and says so with `formerly`, is as it was; so is what
  /// only has its accents in other bytes, or its id in another case.
  ///
  /// - Returns: What differs, in the order of the fingerprint; nothing when all is as it was.
  public func changes(in judgement: Judgement) -> [Agreement.Part] {
    if let member = memberOfAnswer[judgement.position] {
      return members[member].changes(in: judgement)
    }
    let stored = judgement.fingerprint
    let items = judgement.evidenceReliedOn.compactMap { evidence[$0] }
    if agreement(on: judgement, relyingOn: items).changes(since: stored).isEmpty { return [] }
    guard let former = FormerNames(of: judgement, in: self) else {
      return changes(in: judgement, relyingOn: items, sinceAnySpellingOf: stored)
    }
    return changes(in: former.judgement, relyingOn: former.items, sinceAnySpellingOf: stored)
      .map(former.withCurrentName)
  }

  /// The same, of texts that may have been in other bytes, and of ids that may have been written in
  /// another case: what was stored has the digests of those.
  private func changes(
    in judgement: Judgement, relyingOn items: [EvidenceItem], sinceAnySpellingOf stored: String
  ) -> [Agreement.Part] {
    let old = Agreement.parts(of: stored)
    let names = Dictionary(old.parts.map { ($0.name.lowercased(), $0.name) }) { first, _ in first }
    let items = items.map { item in
      var item = item
      if let name = names["evidence/\(item.id.key)"] {
        item.id = Identifier(String(name.dropFirst("evidence/".count)))
      }
      return item
    }
    let spellings: [(String) -> String] = [{ $0 }, \.composed, \.decomposed]
    let all = spellings.map { digests(on: judgement, relyingOn: items, spelled: $0) }
    if old.parts.isEmpty {
      return all.contains { total(of: $0.map { ($0.name, $0.now) }) == old.total } ? [] : [.unknown]
    }
    let known = old.parts.compactMap { part -> (name: String, digest: SHA256)? in
      all.joined().filter { $0.name.lowercased() == part.name.lowercased() }
        .flatMap { [$0.now, $0.former] }
        .first { $0.hexadecimal.prefix(8) == part.digest }
        .map { (part.name, $0) }
    }
    if known.count == old.parts.count, known.count == all[0].count {
      return total(of: known) == old.total ? [] : [.unknown]
    }
    let unchanged = Set(known.map { $0.name.lowercased() })
    let present = Set(all[0].map { $0.name.lowercased() })
    let changed = all[0].map(\.name).filter { !unchanged.contains($0.lowercased()) }
    let removed = old.parts.map(\.name).filter {
      !unchanged.contains($0.lowercased()) && !present.contains($0.lowercased())
    }
    let parts =
      changed.compactMap { Agreement.part($0, names[$0.lowercased()] == nil ? .added : .changed) }
      + removed.compactMap { Agreement.part($0, .removed) }
    return parts.isEmpty ? [.unknown] : parts
  }

  private func agreement(on judgement: Judgement, relyingOn items: [EvidenceItem]) -> Agreement {
    let digests = digests(on: judgement, relyingOn: items) { $0 }
    return Agreement(
      fingerprint: fingerprint(digests.map { ($0.name, $0.now) }),
      formerFingerprint: fingerprint(digests.map { ($0.name, $0.former) }))
  }

  /// The digests of all that an answer rests on: as they're made now, and as they were made before.
  private func digests(
    on judgement: Judgement, relyingOn items: [EvidenceItem],
    spelled spelling: (String) -> String
  ) -> [(name: String, now: SHA256, former: SHA256)] {
    var digests: [(name: String, now: SHA256, former: SHA256)] = []
    func add(_ name: String, _ text: String, formerly former: String? = nil) {
      let digest = SHA256(of: spelling(text))
      digests.append((name, digest, former.map { SHA256(of: spelling($0)) } ?? digest))
    }
    let body = judgement.body.text
    let links = judgement.body.linkDefinitionsElsewhere
    let grade = judgement.grade.map { bank.id(of: $0) } ?? ""
    let question = bank.question(judgement.question)?.text ?? ""
    let words = body.withSingleSpaces + OddLayout(of: body).lines
    if links.isEmpty {
      add("text", words)
    } else {
      add("text", ([words] + links.sorted()).joined(separator: "\n"), formerly: words)
    }
    add("grade", grade + "\n" + judgement.reason.withSingleSpaces)
    add("question", question.withSingleSpaces)
    for item in items.sorted(by: { $0.id < $1.id }) { add("evidence/\(item.id)", text(of: item)) }
    let linked = measures(of: judgement)
    for measure in measures where linked.contains(measure.id) {
      let values = observations[measure.id] ?? []
      let now = SHA256(of: spelling(text(of: values) { $0.fields(bank) }))
      let isPlain = values.allSatisfy { $0.fieldsNotCompared == $0.fieldsFormerlyNotCompared }
      let former =
        isPlain
        ? now
        : SHA256(
          of: spelling(text(of: values) { $0.fields(bank, without: $0.fieldsFormerlyNotCompared) }))
      digests.append(("measure/\(measure.id)", now, former))
    }
    return digests
  }

  func digest(of item: EvidenceItem) -> SHA256 { SHA256(of: text(of: item)) }

  private func text(of item: EvidenceItem) -> String {
    var collector = FieldCollector(bank: bank)
    collector.write(item)
    return text(collector.fields)
  }

  private func text(of values: [Observation], _ fields: (Observation) -> [Field]) -> String {
    values.map { $0.key.lowercased() + "\n" + text(fields($0)) }.sorted().joined()
  }

  private func total(of digests: [(name: String, digest: SHA256)]) -> String {
    SHA256(of: digests.map { "\($0.name) \($0.digest.hexadecimal)\n" }.joined()).hexadecimal
  }

  private func fingerprint(_ digests: [(name: String, digest: SHA256)]) -> String {
    let parts = digests.map { "\($0.name)=\($0.digest.hexadecimal.prefix(8))" }
    return ([total(of: digests)] + parts).joined(separator: " ")
  }

  /// The measures that an answer names or quotes, and those linked to its question.
  private func measures(of judgement: Judgement) -> Set<Identifier> {
    var result = Set(judgement.measures.map(\.target))
    for measure in measures where measure.questions.contains(judgement.question) {
      result.insert(measure.id)
    }
    let known = Set(measures.map(\.id))
    result.formUnion(judgement.values.compactMap { measure(quotedBy: $0.target, among: known) })
    return result
  }

  private func text(_ fields: [Field]) -> String {
    fields.map { field in
      let content =
        switch field.value {
        case .text(let text), .prose(let text): text.withSingleSpaces
        case .number(let number): shortest(number)
        case .truth(let truth): "\(truth)"
        case .set(let texts): texts.map(\.withSingleSpaces).sorted().joined(separator: "\u{1F}")
        case .list(let texts): texts.map(\.withSingleSpaces).joined(separator: "\u{1F}")
        }
      return "\(field.name) \(content)\n"
    }.joined()
  }
}

/// The measure of a value in prose, such as `eyfsp-gld.boys.latest`.
///
/// An id may have points in it, so the longest one that is known counts.
func measure(quotedBy value: String, among known: Set<Identifier>) -> Identifier? {
  var name = value[...]
  while let point = name.lastIndex(of: ".") {
    name = name[..<point]
    let id = Identifier(String(name))
    if known.contains(id) { return id }
  }
  return nil
}
