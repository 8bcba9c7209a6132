import Intake
import SelfEvaluation

/// An agreed answer with the ids and numbers that its evidence had when it was agreed.
///
/// A renaming is never guessed: the register or the question bank says `formerly`, and the stored
/// fingerprint has the former id, or the digest of the item with its former numbers.
struct FormerNames {
  /// The answer, with the evidence that its text cites called by the former ids.
  private(set) var judgement: Judgement
  /// The evidence that it relies on, as it was called.
  private(set) var items: [EvidenceItem] = []
  private var currentIDs: [Identifier: Identifier] = [:]

  /// Takes names back; `nil` where no evidence had another one.
  init?(of judgement: Judgement, in agreements: Agreements) {
    self.judgement = judgement
    let stored = Dictionary(
      Agreement.parts(of: judgement.fingerprint).parts.map { ($0.name.lowercased(), $0) }
    ) { first, _ in first }
    let reliedOn = judgement.evidenceReliedOn.compactMap { agreements.evidence[$0] }
    let ids = Set(reliedOn.map(\.id))
    let numbers = agreements.bank.formerNumbers
    var hasChanged = false
    for item in reliedOn {
      // An id that another item has now was given up, or never was this one's.
      let former =
        stored[item.id.partName] != nil
        ? nil
        : item.formerly.last { stored[$0.partName] != nil && !ids.contains($0) }
          .map { Identifier(asWritten: stored[$0.partName]?.name, or: $0) }
      if let former { currentIDs[former] = item.id }
      let variants = item.asItWas(under: former, numbers: numbers)
      let digest = stored[(former ?? item.id).partName]?.digest
      let found = variants.first { agreements.digest(of: $0).hexadecimal.prefix(8) == digest ?? "" }
      if former != nil || found.map({ !$0.saysTheSame(as: item) }) ?? false { hasChanged = true }
      items.append(found ?? variants.first ?? item)
    }
    guard hasChanged else { return nil }
    let formerIDs = Dictionary(currentIDs.map { ($0.value, $0.key) }) { first, _ in first }
    self.judgement.cite(formerIDs, CitationGrammar(ids: formerIDs.keys))
  }

  /// A part of the fingerprint, called as it's called now.
  func withCurrentName(_ part: Agreement.Part) -> Agreement.Part {
    guard case .evidence(let id, let difference) = part, let now = currentIDs[Identifier(id)] else {
      return part
    }
    return .evidence(now.text, difference)
  }
}

extension Identifier {
  /// What a fingerprint calls an item of the register, in lower case.
  fileprivate var partName: String { "evidence/\(key)" }

  /// The id in the name of a part of a fingerprint, which may be written in another case.
  fileprivate init(asWritten partName: String?, or other: Self) {
    self.init(partName.map { String($0.dropFirst("evidence/".count)) } ?? other.text)
  }
}

extension EvidenceItem {
  /// What the item may have been before it got its id, or its questions their numbers: still
  /// earlier ids may stand before the former one in `formerly`, after it, or both.
  fileprivate func asItWas(under former: Identifier?, numbers: [Int: Int]) -> [Self] {
    var variants = [self]
    if let former, let place = formerly.lastIndex(of: former) {
      let (before, after) = (Array(formerly[..<place]), Array(formerly[(place + 1)...]))
      variants = [before, after, before + after, []].map { names in
        var variant = self
        variant.id = former
        variant.formerly = names
        return variant
      }
    }
    guard !numbers.isEmpty else { return variants }
    return variants
      + variants.map { variant in
        var variant = variant
        variant.questions = variant.questions.map { numbers[$0] ?? $0 }
        for place in variant.prompts.indices {
          let number = variant.prompts[place].question
          variant.prompts[place].question = numbers[number] ?? number
        }
        return variant
      }
  }
}

extension QuestionBank {
  /// The numbers that questions had before those they have now.
  fileprivate var formerNumbers: [Int: Int] {
    Dictionary(
      questions.compactMap { question in
        question.formerly.compactMap(\.asFormerNumber).last.map { (question.number, $0) }
      }
    ) { first, _ in first }
  }
}
