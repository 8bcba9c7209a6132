import DataFiles
import Diagnostics
import Foundation
import SelfEvaluation
import Testing

@testable import Versions

/// If this fails, one of the forms of a comparison says something else than the others, or a page of
/// it is broken.
struct ComparisonFacesTests {
  @Test func `a long comparison for programs is the same in pieces as in one`() throws {
    let old = try evaluation(fullWorkspace)
    var new = old
    for number in 0..<300 {
      var item = old.register[0]
      item.id = Identifier("NEW-\(number)")
      item.notes = String(repeating: "A note with \"marks\". ", count: 40)
      new.register.append(item)
    }
    let comparison = Comparison(from: old, to: new)
    var pieces: [[UInt8]] = []
    comparison.json(oldName: "old", newName: "new") { pieces.append($0) }
    #expect(pieces.count > 3)
    #expect(Array(pieces.joined()) == comparison.json(oldName: "old", newName: "new"))
    let document = JSONDocument(
      parsing: SourceText(String(decoding: pieces.joined(), as: UTF8.self), file: "diff.json"))
    #expect(document.findings.isEmpty)
    #expect(document.root?["changes"].map { Array($0.elements) }?.count == comparison.changes.count)
  }

  @Test func `words held together by a space that doesn't break are one word in a terminal`() throws
  {
    let words = (1...23).map { "word\($0)" }.joined(separator: " ") + " £5\u{A0}million"
    let redline = Redline(from: words + " old", to: words + " new")
    #expect(redline.blocks.count == 1)
    let old = try evaluation(fullWorkspace)
    var (one, other) = (old, old)
    one.judgements[0].body = Prose(words + " old")
    other.judgements[0].body = Prose(words + " new")
    let text = Comparison(from: one, to: other).text(
      oldName: "old", newName: "new", hasColour: false)
    #expect(!text.contains("…"))
    #expect(text.contains("£5"))
  }

  /// U+0600 and the sign after it are one character to a reader, and two to a browser.
  @Test func `no text becomes markup of the comparison, whatever stands before it`() throws {
    let (old, mark) = (try evaluation(fullWorkspace), "\u{600}")
    var new = old
    new.judgements[0].body = Prose("Read \(mark)<meta a=b> \(mark)[here](http://example.org).")
    new.settings.note = "\(mark)<b> \(mark)\"c"
    let comparison = Comparison(from: old, to: new)
    let page = String(
      decoding: comparison.html(oldName: "a", newName: "b", generator: "L", mark: ""),
      as: UTF8.self)
    for sign in ["<meta a", "<b>", "\"c"] { #expect(!page.contains("\(mark)\(sign)")) }
    #expect(page.contains("\(mark)&lt;meta a=b"))
    let markdown = comparison.markdown(oldName: "a", newName: "b")
    for sign in ["<", "["] { #expect(!markdown.contains("\(mark)\(sign)")) }
    #expect(markdown.contains("\(mark)\\<meta"))
  }

  @Test func `the headings that a point moved between are named, and are no markup`() throws {
    var old = try evaluation(fullWorkspace)
    var new = old
    old.judgements[0].body = Prose("## <b>Good\n\n- one\n- two\n\n## [To] do\n\n- three")
    new.judgements[0].body = Prose("## <b>Good\n\n- one\n\n## [To] do\n\n- three\n- two")
    let comparison = Comparison(from: old, to: new)
    let page = String(
      decoding: comparison.html(oldName: "a", newName: "b", generator: "L", mark: ""),
      as: UTF8.self)
    #expect(
      page.contains("<em>Was under &#39;&lt;b&gt;Good&#39;, now under &#39;[To] do&#39;:</em>"))
    let markdown = comparison.markdown(oldName: "a", newName: "b")
    #expect(markdown.contains("(moved here) (was under '\\<b\\>Good', now under '\\[To\\] do') **"))
    let text = comparison.text(oldName: "a", newName: "b", hasColour: false)
    #expect(text.contains("(moved here) (was under '<b>Good', now under '[To] do') {+- two+}"))
  }

  /// In one run, nobody sees where a point ends or which figure is whose.
  @Test func `an answer that came or went is set out as it was written`() throws {
    let without = try evaluation(fullWorkspace)
    var with = without
    with.judgements[0].question = 2
    with.judgements[0].body = Prose(
      "Up.\n\nHeads say <so>.\n\n| A | B |\n| - | - |\n| x | 9 |\n\n## Good\n\n- one\n- two\n")
    for (old, new) in [(without, with), (with, without)] {
      let page = String(
        decoding: Comparison(from: old, to: new)
          .html(oldName: "a", newName: "b", generator: "L", mark: ""), as: UTF8.self)
      for block in [
        "Up.", "Heads say &lt;so&gt;.", "| x | 9 |", "<em>Heading:</em> Good", "- one", "- two",
      ] {
        #expect(page.contains("<p class=\"same\">\(block)</p>"), "\(block)")
      }
    }
  }

  @Test func `what programs read of a figure is what people read`() throws {
    func changes(_ row: String, _ other: String) throws -> String {
      let sides = try [row, other].map { row in
        try evaluation([
          "measures.csv": "id,title,unit\nm,M,percent\n",
          "measures/m.csv": "measure,period,value,numerator,denominator\n" + row,
        ])
      }
      let bytes = Comparison(from: sides[0], to: sides[1]).json(oldName: "a", newName: "b")
      return String(decoding: bytes, as: UTF8.self)
        .split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    }
    let changed = try changes("m,2014/15,,40,80\n", "m,2014/15,,42,80\n")
    #expect(changed.contains(#""field": "value","old": 50,"new": 52.5"#))
    #expect(changed.contains(#""field": "numerator","old": 40,"new": 42"#))
    #expect(try changes("", "m,2014/15,,42,80\n").contains(#""new": {"value": 52.5,"numerator""#))
    // One that prints as before is no other value to anybody.
    let same = try changes("m,2014/15,,40,80\n", "m,2014/15,,50,100\n")
    #expect(!same.contains("value"))
  }

  // MARK: - Addresses

  static func addresses(in comparison: Comparison) throws -> [String] {
    let page = String(
      decoding: comparison.html(oldName: "a", newName: "b", generator: "LASER", mark: ""),
      as: UTF8.self)
    func values(of attribute: String) -> [String] {
      page.components(separatedBy: " \(attribute)=\"").dropFirst().map {
        String($0.prefix { $0 != "\"" })
      }
    }
    let ids = values(of: "id")
    for link in values(of: "href") { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
    return ids
  }

  @Test func `no two places of the page have one address, and links lead to theirs`() throws {
    func workspace(_ title: String, _ grade: String) throws -> Evaluation {
      try evaluation([
        "laser.json": """
        {"authority": "A", "year": "2014/15", "teams": [{"id": "t.1", "name": "T"}, {"id": "t-1", "name": "U"}]}
        """,
        "register.csv": "id,title\nA.1,\(title)\nA-1,\(title)\nA_1,\(title)\nP1,\(title)\n",
        "priorities.csv": "id,title\nP1,\(title)\n",
        "actions.csv": "id,priority,action\nP1,P1,\(title)\n",
        "measures.csv": "id,title,unit\nP1,\(title),percent\n",
        "measures/m.csv": "measure,period,group,category,value\nP1,2014/15,a b,,\(title.count)\n"
          + "P1,2014/15,a-b,,\(title.count)\nP1,2014/15,a,b,\(title.count)\n",
        "judgements/t.1/a.md": "# Question 1\nGrade: \(grade)\n\nText.\n",
        "judgements/t-1/a.md": "# Question 1\nGrade: \(grade)\n\nText.\n",
      ])
    }
    let comparison = Comparison(
      from: try workspace("Old", "good"), to: try workspace("Newer", "outstanding"))
    #expect(comparison.observations.count == 2)
    let ids = try Self.addresses(in: comparison)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("c-evidence-A_2e1"))
  }
}
