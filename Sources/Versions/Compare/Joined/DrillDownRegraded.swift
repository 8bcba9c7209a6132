import Diagnostics
import SelfEvaluation

extension JoinedObservation {
  /// Another grade for a group or district within an answer, which stands in its text.
  static func drillDownRegraded(_ subject: JoinedSubject) -> [Self] {
    subject.answers.flatMap { old, new -> [Self] in
      guard subject.hasChanged("text", of: new) else { return [] }
      let evidence =
        subject.evidenceIsUnchanged(old, new) ? "; the evidence is unchanged." : "."
      return subject.regradedScopes(old, new).map { scope in
        Self(
          "drill-down-regraded", new,
          "\(subject.name(of: new.team)) graded '\(scope.title)' \(scope.new) in its answer to "
            + "question \(new.question), which was \(scope.old)\(evidence)")
      }
    }
  }
}

extension JoinedSubject {
  /// The groups and districts that an answer graded and grades otherwise now.
  func regradedScopes(
    _ before: Judgement, _ now: Judgement
  ) -> [(title: String, old: String, new: String)] {
    let earlier = Dictionary(
      before.scopeGrades(in: old.bank).map { ($0.title.lowercased(), $0.grade) }
    ) {
      first, _ in first
    }
    return now.scopeGrades(in: new.bank).compactMap { title, grade in
      guard let was = earlier[title.lowercased()], was != grade else { return nil }
      return (title, was, grade)
    }
  }
}

extension Judgement {
  /// What the headings of its text grade, such as `### Boys: good`, from top to bottom.
  fileprivate func scopeGrades(in bank: QuestionBank) -> [(title: String, grade: String)] {
    var text = String(body.text)
    // Few bytes of a text begin a heading: gone through one by one, they took longer than all else.
    let headings = text.withUTF8 { bytes in
      var headings: [String] = []
      var next = 0
      while let mark = bytes.firstIndex(of: UInt8(ascii: "#"), from: next) {
        let end = bytes[mark...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let startsLine = mark == 0 || bytes[mark - 1] == 0x0A || bytes[mark - 1] == 0x0D
        if startsLine, bytes[mark..<end].contains(UInt8(ascii: ":")) {
          headings.append(String(decoding: bytes[mark..<end], as: UTF8.self))
        }
        next = end
      }
      return headings
    }
    return headings.compactMap { line in
      guard let colon = line.lastIndex(of: ":") else { return nil }
      let title = line[..<colon].drop { $0 == "#" || $0 == " " }
      let words = line[line.index(after: colon)...].split(separator: " ")
      guard !title.isEmpty, let grade = bank.grade(named: words.joined(separator: " ")) else {
        return nil
      }
      return (String(title), bank.name(of: grade).lowercased())
    }
  }
}
