import Foundation
import SelfEvaluation
import TestSupport
import Testing

@testable import Versions

/// If this fails, a version saved today loses something that a reviewer needs in later years.
struct RoundTripTests {
  static func workspaces() throws -> [(name: String, evaluation: Evaluation)] {
    [
      ("full", try evaluation(fullWorkspace)),
      ("Evidence", try evaluation(in: repository.appending(path: "Evidence"))),
    ]
  }

  @Test func `a version reads back as it was, field by field`() throws {
    for (name, original) in try Self.workspaces() {
      let bytes = VersionText(of: original, edition: "internal", label: "Summer").lines()
      let version = try VersionReader.read(bytes)
      #expect(version.label == "Summer")
      #expect(version.edition == "internal")
      expectEqual(version.evaluation, original.inKeyOrder, name)
    }
  }

  /// A text is passed on in pieces, of which none may be lost, wherever the long ones stand.
  @Test func `a version with long texts in its settings and its bank is written whole`() throws {
    var long = try evaluation(fullWorkspace)
    let text = String(repeating: "long words ", count: 9_000)
    long.settings.note = text
    long.settings.teams[0].name = text
    long.bank.guidance = [text, text]
    long.bank.scale[0].aliases = [text]
    for part in long.bank.parts.indices {
      for question in long.bank.parts[part].questions.indices {
        long.bank.parts[part].questions[question].prompts = [text]
      }
    }
    for place in long.register.indices { long.register[place].notes = text }
    let version = try VersionReader.read(VersionText(of: long, edition: "internal").lines())
    expectEqual(version.evaluation, long.inKeyOrder, "long")
  }

  @Test func `a page and a file hold the same version`() throws {
    let original = try evaluation(fullWorkspace)
    let json = String(
      decoding: VersionText(of: original, edition: "public").embedded, as: UTF8.self)
    #expect(!json.contains("<note>"))
    let page = "<html><script type=\"application/json\" id=\"laser-model\">\(json)</script></html>"
    let fromPage = try VersionReader.readPage(Array(page.utf8))
    let fromFile = try VersionReader.read(
      VersionText(of: original, edition: "public").lines(generator: "LASER 0.1"))
    #expect(fromPage.fingerprint == fromFile.fingerprint)
    #expect(fromPage.edition == "public")
    expectEqual(fromPage.evaluation, fromFile.evaluation, "page and file")
  }

  @Test func `the order of rows makes no difference`() throws {
    var turned = try evaluation(fullWorkspace)
    let original = VersionText(of: turned, edition: "internal").lines()
    turned.register.reverse()
    turned.measures.reverse()
    turned.observations.reverse()
    turned.judgements.reverse()
    #expect(VersionText(of: turned, edition: "internal").lines() == original)
  }

  @Test func `the version keeps its form`() throws {
    let bytes = VersionText(
      of: try evaluation(fullWorkspace), edition: "internal", label: "Summer"
    ).lines()
    try expectGolden(String(decoding: bytes, as: UTF8.self), "version-1.json")
  }

  /// The file of the first format: whatever later programs write, they read this one.
  @Test func `a version of format 1 is readable for ever`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/version-1.json")
    let version = try VersionReader.read(Array(try Data(contentsOf: file)))
    expectEqual(version.evaluation, try evaluation(fullWorkspace).inKeyOrder, "format 1")
  }

  /// A table of financial years, as published, and what is in doubt there: `2010-11` is a November too.
  private func table(of periods: [String], _ identifier: String) throws -> Evaluation {
    let rows = periods.map { "\($0),\(identifier),Local authority,E10000017,Lancashire,50\n" }
    return try evaluation([
      "measures.csv": "id,title,unit,file,indicator,questions\nm,M,count,q.csv,n,1\n",
      "measures/q.csv": "time_period,time_identifier,geographic_level,new_la_code,la_name,n\n"
        + rows.joined(),
    ])
  }

  @Test func `a financial year isn't read back as a month, even where it's the only one`() throws {
    for periods in [["201011"], ["201011", "201112", "201213"]] {
      let original = try table(of: periods, "Financial year")
      #expect(original.observations.count == periods.count)
      let bytes = VersionText(of: original, edition: "internal").lines()
      let saved = try VersionReader.read(bytes).evaluation
      #expect(saved.observations.map(\.period) == original.observations.map(\.period))
      #expect(Comparison(from: saved, to: original).changes.isEmpty)
    }
  }

  @Test(arguments: [
    (["201011", "201213"], "Financial year", Period.financialYear(2010)),
    (["201011", "201112"], "Financial year", .financialYear(2010)),
    (["2010", "2011"], "November", .month(year: 2010, month: 11)),
  ])
  func `of a version saved long ago the other periods tell a year from a month`(
    periods: [String], identifier: String, first: Period
  ) throws {
    let original = try table(of: periods, identifier)
    var text = String(
      decoding: VersionText(of: original, edition: "internal").lines(), as: UTF8.self)
    text = try sealed(text.replacing("      \"periodKind\": \"financial year\",\n", with: ""))
    #expect(!text.contains("periodKind"))
    let saved = try VersionReader.read(Array(text.utf8)).evaluation
    #expect(saved.observations.first?.period == first)
    #expect(Comparison(from: saved, to: original).changes.isEmpty)
  }

  /// Compares all that is written, and besides it what is worked out from the prose.
  private func expectEqual(_ left: Evaluation, _ right: Evaluation, _ name: String) {
    let text = { (evaluation: Evaluation) in
      String(decoding: VersionText(of: evaluation, edition: "").lines(), as: UTF8.self)
    }
    #expect(text(left) == text(right), "\(name)")
    #expect(left.settings.teams == right.settings.teams)
    #expect(left.bank == right.bank)
    #expect(left.judgements.count == right.judgements.count)
    for (one, two) in zip(left.judgements, right.judgements) {
      #expect(one.sections.map(\.range) == two.sections.map(\.range), "\(name) \(one.question)")
      #expect(one.sections.map(\.title) == two.sections.map(\.title), "\(name) \(one.question)")
      #expect(one.sections.map(\.grade) == two.sections.map(\.grade), "\(name) \(one.question)")
      #expect(one.sections.map(\.kind) == two.sections.map(\.kind), "\(name) \(one.question)")
      #expect(one.citations.map(\.target) == two.citations.map(\.target), "\(name)")
      #expect(one.values.map(\.target) == two.values.map(\.target), "\(name) \(one.question)")
      #expect(one.grade == two.grade)
    }
    for (one, two) in zip(left.measures, right.measures) {
      #expect(one.breaks == two.breaks)
      #expect(one.dataFile == two.dataFile)
    }
    // A version has them in the order of their keys, whatever the order of the files.
    let places = right.observations.keyOrder
    #expect(left.observations.count == places.count)
    for (one, two) in zip(left.observations, places.map { right.observations[$0] }) {
      #expect(one.value == two.value)
      #expect(one.period == two.period)
      #expect(one.series == two.series)
    }
  }
}
