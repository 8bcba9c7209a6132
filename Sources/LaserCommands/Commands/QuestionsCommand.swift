import CommonMark
import DataFiles
import Diagnostics
import Intake
import ReportTemplates
import SelfEvaluation

extension Command {
  /// `laser questions`.
  static let questions = Command(
    name: "questions",
    summary: "Print the questions with their evidence prompts.",
    operands: "[N]", operandCount: 0...1,
    options: [
      .format("text", "markdown", "json"),
      Option(
        name: "--bank", value: "BANK",
        help: "Another question bank: a built-in one's name, or a file."
      ),
    ],
    examples: [
      ("laser questions 3", "prints question 3"),
      ("laser questions --format markdown > Questions.md", "the whole form, ready to print"),
    ],
    run: printQuestions)

  private static func printQuestions(
    _ invocation: Invocation, _ terminal: Terminal
  ) throws -> ExitStatus {
    let bank = try bank(named: invocation.value("--bank"))
    var shown = bank
    if let word = invocation.operand(0) {
      let number = try bank.number(ofQuestion: word)
      for index in shown.parts.indices {
        shown.parts[index].questions.removeAll { $0.number != number }
      }
      shown.parts.removeAll(where: \.questions.isEmpty)
    }
    switch invocation.value("--format") ?? "text" {
    case "json": terminal.print(shown.json)
    case "markdown": terminal.print(shown.markdown)
    default: terminal.print(shown.text)
    }
    return .clean
  }

  /// Reads a bank: a built-in one by its name, or a file.
  static func bank(named word: String?) throws -> QuestionBank {
    let word = word ?? "lancashire-laser-2013"
    let (bank, findings) = Intake.readBank(
      TextDecoding.decode(try bankFile(word).bytes, file: word).text)
    guard let bank, !findings.containErrors else {
      throw RequestError("the question bank can't be used", findings: findings)
    }
    return bank
  }

  /// The bytes of a bank, and whether it's built in.
  static func bankFile(_ word: String) throws -> (bytes: [UInt8], isBuiltIn: Bool) {
    let builtIn = ReportTemplates.banks
    if let text = builtIn[word] { return (Array(text.utf8), true) }
    guard Disk.kind(of: word) == .file else {
      throw RequestError(
        "there is no question bank '\(word)', neither built in nor as a file",
        hint: word.nearest(among: builtIn.keys.sorted()).map { "did you mean '\($0)'?" }
          ?? "the built-in banks are \(builtIn.keys.sorted().joined(separator: ", "))")
    }
    return (try Disk.contents(of: word), false)
  }
}

extension QuestionBank {
  /// Finds a question by the number that a person typed.
  ///
  /// - Throws: ``RequestError`` when there is no such question.
  func number(ofQuestion word: String) throws -> Int {
    if let number = Int(word), question(number) != nil { return number }
    let numbers = questions.map(\.number)
    throw RequestError(
      "there is no question '\(word)'",
      hint: "the form has questions \(numbers.min() ?? 0) to \(numbers.max() ?? 0)")
  }

  /// The form for the screen.
  fileprivate var text: String {
    var lines: [String] = [title]
    for part in parts {
      lines += ["", part.name.uppercased()]
      for question in part.questions {
        let number = "\(question.number). "
        let indent = String(repeating: " ", count: number.count)
        lines += ["", number + question.text.wrapped(to: 78 - number.count, indent: indent)]
        for (place, prompt) in question.prompts.enumerated() {
          let mark = "  \(question.number).\(place + 1)".padded(to: 8)
          lines.append(
            mark
              + prompt.wrapped(to: 70, indent: "").split(separator: "\n")
              .joined(separator: "\n" + String(repeating: " ", count: mark.count)))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The form as Markdown, ready to print.
  var markdown: String {
    var lines = ["# \(title.escapedForMarkdown)"]
    if !guidance.isEmpty {
      lines += ["", "## Guidance", ""]
      lines += guidance.enumerated().map { "\($0 + 1). \($1.escapedForMarkdown)" }
    }
    for part in parts {
      lines += ["", "## \(part.name.escapedForMarkdown)"]
      for question in part.questions {
        lines += ["", "### Question \(question.number)", "", question.text.escapedForMarkdown]
        if !question.prompts.isEmpty { lines += ["", "Evidence includes:", ""] }
        lines += question.prompts.map { "- \($0.escapedForMarkdown)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The form for programs.
  fileprivate var json: [UInt8] {
    var writer = JSONWriter(layout: .lines)
    writer.object {
      $0.member("bank", id)
      $0.member("parts", of: parts) { writer, part in
        writer.member("name", part.name)
        writer.member("questions", of: part.questions) { writer, question in
          writer.member("number", question.number)
          writer.member("text", question.text)
          writer.member("prompts", question.prompts)
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
