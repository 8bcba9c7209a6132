import CommonMark
import Foundation
import Reports
import TestSupport
import Testing

/// If these fail, links lead nowhere, and a reader with a screen reader is lost in the page.
struct StructureTests {
  private static let samples = ["small", "draft", "empty"]

  private func result(_ sample: String) throws -> MadeReport {
    var workspace = SampleWorkspace.small
    switch sample {
    case "draft":
      workspace.files["judgements/early/all.md"]? += "\n# Question 2\n\n### Deep first\n\n[E99]\n"
      workspace.files["judgements/early/again.md"] = "# Question 1\nGrade: Mixed\n\nAgain.\n"
      workspace.files["actions.csv"]? += "\nA2,P9,nobody,Left over,,,,,,,E9,\nA1,P1,,Twice,,,,,,,,"
      workspace.files["register.csv"]? += "\ne1,Again,report,,,,,1,,,,,,,,"
      workspace.files["priorities.csv"]? += "\np1,Again,,,,,,,,,,,"
      workspace.files["measures.csv"]? +=
        "\nGOOD,Again,percent,,,,,,,,,,,\nGo-od,x,count,,,,,,,,,,,"
    case "empty":
      workspace.files = workspace.files.filter { ["laser.json", "bank.json"].contains($0.key) }
    default: break
    }
    return try workspace.report(isDraft: sample == "draft")
  }

  @Test(arguments: samples)
  func `ids are unique and every link within the files leads somewhere`(sample: String) throws {
    let result = try result(sample)
    var ids: [String: Set<String>] = [:]
    var links: [(page: String, address: String)] = []
    for name in ["report.html", "digest.html"] {
      for tag in Page(result.text(name)).tags {
        if let id = tag.attributes["id"] {
          #expect(ids[name, default: []].insert(id).inserted, "\(id) twice in \(name)")
        }
        if let address = tag.attributes["href"] { links.append((name, address)) }
      }
    }
    for (page, address) in links
    where !address.hasPrefix("http") && !address.hasPrefix("data:text/csv") {
      let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? page : String(parts[0])
      let places = try #require(ids[target], "\(address) in \(page)")
      if parts.count > 1 { #expect(places.contains(String(parts[1])), "\(address) in \(page)") }
    }
  }

  @Test(arguments: samples)
  func `every link within the Markdown leads to a heading`(sample: String) throws {
    let result = try result(sample)
    var headings: [String: Set<String>] = [:]
    var links: [(page: String, address: String)] = []
    for name in ["report.md", "digest.md"] {
      let document = Document(parsing: result.text(name), options: ParseOptions(tables: true))
      for node in document.descendants(of: document.root) {
        switch document.kind(of: node) {
        case .heading:
          let words = document.descendants(of: node).map { document.literal(of: $0) }.joined()
          headings[name, default: []].insert(slug(words))
        case .link: links.append((name, document.destination(of: node)))
        default: break
        }
      }
    }
    for (page, address) in links
    where !address.hasPrefix("http") && !address.hasPrefix("data:text/csv") {
      let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? page : String(parts[0])
      let places = try #require(headings[target], "\(address) in \(page)")
      if parts.count > 1 { #expect(places.contains(String(parts[1])), "\(address) in \(page)") }
    }
  }

  /// The address that GitHub gives a heading.
  private func slug(_ heading: String) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
      .replacing(" ", with: "-")
  }

  @Test(arguments: samples)
  func `headings go down a level at a time`(sample: String) throws {
    let result = try result(sample)
    for name in ["report.html", "digest.html"] {
      let levels = Page(result.text(name)).tags.compactMap { tag in
        tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.dropFirst()) : nil
      }
      #expect(levels.first == 1)
      #expect(levels.count { $0 == 1 } == 1)
      for (before, after) in zip(levels, levels.dropFirst()) {
        #expect(after <= before + 1, "\(before) then \(after) in \(name)")
      }
    }
  }

  @Test func `tables have captions and header cells, pictures have names`() throws {
    let result = try result("small")
    for name in ["report.html", "digest.html"] {
      let page = Page(result.text(name))
      #expect(page.tags.count { $0.name == "table" } == page.tags.count { $0.name == "caption" })
      for tag in page.tags where tag.name == "th" { #expect(tag.attributes["scope"] != nil) }
      for tag in page.tags where tag.attributes["tabindex"] == "0" {
        #expect(
          tag.attributes["role"] == "region" && tag.attributes["aria-label"]?.isEmpty == false)
      }
      for tag in page.tags where tag.name == "svg" {
        #expect(tag.attributes["aria-hidden"] != nil || tag.attributes["role"] == "img")
      }
      #expect(page.tags.first { $0.name == "html" }?.attributes["lang"] == "en-GB")
      #expect(page.tags.contains { $0.name == "main" })
    }
  }

  @Test func `HTML and Markdown say the same`() throws {
    let result = try result("small")
    for name in ["report", "digest"] {
      let markdown = Document(
        parsing: String(result.text("\(name).md").prefix { $0 != "<" }),
        options: ParseOptions(tables: true, strikethrough: true))
      let words = { (html: String) in
        Set(
          Page(html).words.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: ".")) })
      }
      let missing = words(markdown.html()).subtracting(words(result.text("\(name).html")))
      #expect(missing.isEmpty, "only in \(name).md: \(missing.sorted())")
    }
  }

  @Test func `the small report reads well`() throws {
    let result = try result("small")
    #expect(result.findings.isEmpty)
    try expectGolden(result.text("report.md"), "small-report.md")
    try expectGolden(result.text("digest.md"), "small-digest.md")
  }
}
