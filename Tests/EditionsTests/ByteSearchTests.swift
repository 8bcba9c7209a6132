import Diagnostics
import Editions
import Foundation
import Intake
import Reports
import SelfEvaluation
import TestSupport
import Testing
import Trends

/// If these fail, something that the authority withholds stands somewhere in the files that
/// everyone gets: in a sentence, in a chart, behind a link, in the model, in a file's name.
struct ByteSearchTests {
  /// Files to be searched without regard to case.
  struct Haystack {
    private let files: [(name: String, bytes: Data)]

    init(_ files: [String: [UInt8]]) {
      self.files = files.sorted { $0.key < $1.key }.map { name, bytes in
        (name, Data(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }))
      }
    }

    /// Where a text stands in the files or their names.
    func places(of word: String) -> [String] {
      let wanted = Data(word.lowercased().utf8)
      return files.compactMap { name, bytes in
        if name.lowercased().contains(word.lowercased()) { return "the name \(name)" }
        guard let range = bytes.range(of: wanted) else { return nil }
        let around = max(0, range.lowerBound - 60)..<min(bytes.count, range.upperBound + 60)
        return "\(name): …\(String(decoding: bytes[around], as: UTF8.self))…"
      }
    }
  }

  @Test(arguments: UInt64(1)...8)
  func `nothing withheld is in any byte of a random workspace's public edition`(
    seed: UInt64
  ) throws {
    let workspace = RandomWorkspace(seed: seed)
    let evaluation = try evaluation(workspace.files)
    let files = try publicFiles(of: evaluation)
    #expect(
      files.keys.sorted() == [
        "digest.html", "digest.md", "report.html", "report.json", "report.md",
      ])
    let published = Haystack(files)
    for word in workspace.withheld {
      for place in published.places(of: word) { Issue.record("'\(word)' is in \(place)") }
    }
    for word in workspace.shown {
      #expect(!published.places(of: word).isEmpty, "'\(word)' is missing")
    }
    // The search finds what is there.
    let result = Reports.files(
      of: ReportRequest(
        evaluation: evaluation, trends: TrendReport(evaluation), generator: "LASER test"))
    let whole = Haystack(
      Dictionary(
        uniqueKeysWithValues: try result.files.map { ($0.name, try $0.content().bytes) }))
    let missed = workspace.withheld.filter { whole.places(of: $0).isEmpty }
    #expect(missed.isEmpty)
  }

  @Test func `nothing withheld is in any byte of the worked example's public edition`() throws {
    let evaluation = try Self.example()
    let files = Haystack(try publicFiles(of: evaluation))
    // What a public text says may be an owner's name too: a role, say.
    let published = Set(
      evaluation.bank.questions.flatMap(\.prompts)
        + evaluation.register.filter { $0.marking.uppercased() == "OFFICIAL" || $0.marking.isEmpty }
        .flatMap { [$0.source, $0.title, $0.location] + $0.reportedTo })
    var words: [String] = []
    for item in evaluation.register {
      words += [item.owner, item.notes]
      if item.marking.uppercased() != "OFFICIAL", !item.marking.isEmpty {
        words += [item.id.text, item.title, item.marking, item.location]
      }
    }
    for priority in evaluation.priorities { words.append(priority.lead) }
    for action in evaluation.actions { words += [action.lead, action.notes] }
    for judgement in evaluation.judgements {
      words += [judgement.author, judgement.fingerprint]
      guard judgement.status != .agreed else { continue }
      // Each sentence of its text by itself, since a byte more or less would hide the whole.
      words += judgement.body.text.split(whereSeparator: { "\n[]{}#*|".contains($0) })
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { $0.utf8.count > 60 }
    }
    let open = evaluation.judgements.filter { $0.status == .agreed }.map { String($0.body.text) }
      .joined(separator: "\n")
    let withheld = Set(words).filter { word in
      word.utf8.count > 3 && !published.contains(word) && !open.contains(word)
    }
    #expect(withheld.count > 30)
    for word in withheld.sorted() {
      for place in files.places(of: word) { Issue.record("'\(word)' is in \(place)") }
    }
  }

  /// The worked example as the program reads it.
  static func example() throws -> Evaluation {
    let folder = repository.appending(path: "Evidence").standardizedFileURL
    let base = folder.path(percentEncoded: false)
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: base) {
      let file = folder.appending(path: path)
      if (try? file.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true { continue }
      files[path] = try String(contentsOf: file, encoding: .utf8)
    }
    return try evaluation(files)
  }
}
