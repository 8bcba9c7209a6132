import Diagnostics
import SelfEvaluation

extension CheckRule {
  /// A text that names somebody whom the public edition leaves out.
  static let namedPerson = Self(
    "named-person", .warning,
    why:
      "The public edition leaves out who wrote, owns or leads; a text that names them is printed."
  ) { subject in
    let people = subject.people.value
    if people.isEmpty { return [] }
    var faults: [Fault] = []
    func look(_ text: Substring, in field: String, at place: (Int) -> FilePosition) {
      for (name, start) in people.places(in: text) {
        let field = field.isEmpty ? "" : " in '\(field)'"
        faults.append(
          Fault(
            "'\(name)'\(field) is the name of \(people.roles[name] ?? "somebody"), and everyone "
              + "reads it in the public edition",
            at: place(start),
            hint: "write the role instead; where the name is to be public, leave it as it is"))
      }
    }
    subject.forEachPublishedField { field in
      switch field {
      case .plain(let field, let text, let position, _):
        look(text[...], in: field) { _ in position }
      case .answer(let answer, _):
        let body = answer.judgement.body
        look(body.text, in: "") { body.position(atByte: $0) }
      case .priority(let text, _):
        look(text.prose.text, in: "") { text.prose.position(atByte: $0) }
      }
    }
    return faults
  }
}
