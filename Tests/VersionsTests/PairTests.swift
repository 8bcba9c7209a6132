import Foundation
import SelfEvaluation
import TestSupport
import Testing

@testable import Versions

/// Twelve comparisons as reviewers meet them, in all four faces: if one fails, a page that somebody
/// approved reads otherwise.
///
/// `Fixtures/Pairs/base` is the earlier version of each. The folder of a pair holds the files in
/// which the later one differs, and `Golden/Pairs` what is said of it.
struct PairTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/Pairs")

  private static var names: [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (found ?? []).filter { $0 != "base" && !$0.hasPrefix(".") }.sorted()
  }

  @Test func `there are twelve`() { #expect(Self.names.count == 12) }

  @Test(arguments: names)
  func `a pair is told as before`(name: String) throws {
    let scratch = try ScratchFolder(copying: Self.folder.appending(path: "base"))
    let old = try evaluation(in: scratch.url)
    let changed = Self.folder.appending(path: "\(name)/new")
    for path in try FileManager.default.subpathsOfDirectory(atPath: changed.path) {
      let file = changed.appending(path: path)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      try scratch.write(try String(contentsOf: file, encoding: .utf8), to: path)
    }
    let comparison = Comparison(from: old, to: try evaluation(in: scratch.url))
    let (earlier, later) = ("before", "after")
    try expectGolden(
      comparison.text(oldName: earlier, newName: later, hasColour: false), "Pairs/\(name).txt")
    try expectGolden(
      comparison.markdown(oldName: earlier, newName: later), "Pairs/\(name).md")
    let json = comparison.json(oldName: earlier, newName: later)
    try expectGolden(String(decoding: json, as: UTF8.self), "Pairs/\(name).json")
    let page = comparison.html(oldName: earlier, newName: later, generator: "LASER", mark: "")
    // The looks and the script are the same in all, and stand in files of their own.
    let text = String(decoding: page, as: UTF8.self)
    let main = try #require(text.split(separator: "<main", maxSplits: 1).last)
    try expectGolden(
      "<main" + (main.split(separator: "<script", maxSplits: 1).first ?? ""), "Pairs/\(name).html")
  }

  @Test func `lines for the terminal have at most 80 characters`() throws {
    let old = try evaluation(in: repository.appending(path: "Evidence"))
    let new = try evaluation(in: Self.folder.appending(path: "base"))
    let text = Comparison(from: old, to: new)
      .text(oldName: "a", newName: "b", hasColour: false)
    for line in text.split(separator: "\n") where line.count > 80 {
      #expect(line.split(separator: " ").count <= 3, "\(line)")
    }
  }

  @Test func `the page's own script is the only one that may run`() throws {
    let old = try evaluation(fullWorkspace)
    var new = old
    new.settings.note = "<script>alert(1)</script>"
    new.judgements[0].body = Prose("<img src=x onerror=alert(1)> & more")
    let page = String(
      decoding: Comparison(from: old, to: new)
        .html(oldName: "<b>", newName: "\"", generator: "LASER", mark: ""), as: UTF8.self)
    let script = try #require(
      page.components(separatedBy: "<script>").last?
        .components(separatedBy: "</script>").first)
    #expect(page.contains("script-src 'sha256-\(script.contentSecurityHash)'"))
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(!page.contains("<img"))
    #expect(!page.contains("<b><"))
    #expect("abc".contentSecurityHash == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }
}
