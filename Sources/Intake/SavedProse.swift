public import SelfEvaluation

internal import Diagnostics

extension Intake {
  /// Fills in what the prose of an evaluation says, which a saved version doesn't hold: the
  /// sections of answers, the evidence they cite and the values they take from the data.
  public static func readProse(of evaluation: inout Evaluation) {
    var reader = WorkspaceReader(Workspace(files: []))
    reader.bank = evaluation.bank
    reader.hasBank = true
    // What the register lacks was reported when the version was saved.
    reader.evidence.areComplete = false
    reader.citations = CitationGrammar(register: evaluation.register)
    for place in evaluation.judgements.indices {
      let body = reader.prose(evaluation.judgements[place].body.source)
      let layout = AnswerLayout(body.source)
      evaluation.judgements[place].body = body
      reader.readSections(
        layout.headings(within: body.range), layout, into: &evaluation.judgements[place])
      let references = reader.readReferences(in: body)
      evaluation.judgements[place].citations = references.citations
      evaluation.judgements[place].values = references.values
    }
    for place in evaluation.priorities.indices {
      guard let source = evaluation.priorities[place].evaluation?.source else { continue }
      let prose = reader.prose(source)
      evaluation.priorities[place].evaluation = prose
      let references = reader.readReferences(in: prose)
      evaluation.priorities[place].citations = references.citations
      evaluation.priorities[place].values = references.values
    }
  }
}
