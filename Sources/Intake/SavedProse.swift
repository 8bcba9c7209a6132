public import SelfEvaluation

internal import CommonMark
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
      let body = evaluation.judgements[place].body
      let document = Document(parsing: body.source.text, options: reader.proseOptions())
      let layout = AnswerLayout(document, body.source)
      reader.readSections(
        layout.headings(within: body.range), document, layout,
        into: &evaluation.judgements[place])
      let references = reader.readProse(body.source)
      evaluation.judgements[place].citations = references.citations
      evaluation.judgements[place].values = references.values
    }
    for place in evaluation.priorities.indices {
      guard let prose = evaluation.priorities[place].evaluation else { continue }
      let references = reader.readProse(prose.source)
      evaluation.priorities[place].citations = references.citations
      evaluation.priorities[place].values = references.values
    }
  }
}
