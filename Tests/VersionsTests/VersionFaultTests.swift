import SelfEvaluation
import Testing

@testable import Versions

/// If this fails, a reviewer is shown a comparison with a file that somebody changed, or gets no
/// reason why a file can't be read.
struct VersionFaultTests {
  private func text() throws -> String {
    String(
      decoding: VersionText(of: try evaluation(fullWorkspace), edition: "internal").lines(),
      as: UTF8.self)
  }

  private func fault(of text: String) throws -> VersionFault? {
    do {
      _ = try VersionReader.read(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [0.001, 0.2, 0.5, 0.9, 0.999])
  func `a truncated file is told from a good one`(share: Double) throws {
    let whole = try text()
    let part = String(whole.prefix(Int(Double(whole.count) * share)))
    #expect(try fault(of: part) == .truncated)
  }

  @Test(arguments: [
    ("\"grade\": \"good\"", "\"grade\": \"outstanding\""),
    ("more often each year", "less often each year"),
    ("\"numerator\": 60", "\"numerator\": 61"),
    ("\"kind\": \"survey\",", "\"kind\": \"survey\",\n      \"owner\": \"Someone\","),
    ("\"fingerprint\": \"00ff\"", "\"fingerprint\": \"00fe\""),
  ])
  func `an edited file is told from a good one`(old: String, new: String) throws {
    let whole = try text()
    #expect(whole.contains(old))
    #expect(try fault(of: whole.replacing(old, with: new)) == .edited)
  }

  @Test func `a file without its fingerprint is an edited one`() throws {
    let lines = try text().split(separator: "\n")
    let kept = lines.filter { !$0.hasPrefix("  \"fingerprint\"") }.joined(separator: "\n")
    #expect(lines.count > 100)
    #expect(try fault(of: kept.replacing("],\n}", with: "]\n}")) == .edited)
  }

  @Test func `a file that was only laid out anew is good`() throws {
    let whole = try text()
    #expect(try fault(of: whole.replacing("\n", with: "\r\n")) == nil)
    #expect(try fault(of: "\u{FEFF}" + whole.replacing("\n      ", with: "")) == nil)
  }

  @Test func `a later format is refused by its number`() throws {
    let later = try text().replacing("\"format\": 1", with: "\"format\": 2")
    #expect(try fault(of: later) == .newerFormat(2))
  }

  @Test(arguments: ["[]", "{}", "{\"format\": 1}", "{\"format\": \"1\", \"authority\": \"A\"}"])
  func `other JSON is no version`(text: String) throws {
    #expect(try fault(of: text) == .notAVersion)
  }

  /// Nobody changed it: whoever is told so looks for a fault where there is none.
  @Test func `a draft is told from an edited version`() throws {
    let draft =
      #"{"format": 1, "kind": "draft", "authority": "A", "team": "primary", "judgements": []}"#
    #expect(try fault(of: draft) == .draft)
    #expect("\(VersionFault.draft)".contains("'laser import'"))
  }

  @Test(arguments: ["hello", "", "# Question 1", "{\"format\": 1,, \"a\": 2}"])
  func `what isn't JSON says so`(text: String) throws {
    let fault = try #require(try fault(of: text))
    #expect("\(fault)".hasPrefix("this isn't a saved version") || fault == .truncated)
  }

  @Test(arguments: [
    ("\"question\": 10,", "\"question\": -9223372036854775808,", "question"),
    ("\"question\": 10,", "\"question\": 0,", "question"),
    ("\"number\": 10,", "\"number\": -9223372036854775808,", "number"),
    ("\"number\": 10,", "\"number\": 10000,", "number"),
    ("\"questions\": [\n        10,", "\"questions\": [\n        -10,", "questions"),
    ("\"decimals\": 1", "\"decimals\": 9223372036854775807", "decimals"),
    ("\"trendYears\": 4", "\"trendYears\": -9223372036854775808", "trendYears"),
    ("\"suppressBelow\": 5", "\"suppressBelow\": -1", "suppressBelow"),
    ("\"wordLimit\": 300", "\"wordLimit\": 9223372036854775807", "wordLimit"),
  ])
  func `a number that no workspace can have is a fault, and ends no report`(
    old: String, new: String, member: String
  ) throws {
    let whole = try text()
    try #require(whole.contains(old))
    #expect(try fault(of: sealed(whole.replacing(old, with: new))) == .badMember(member))
  }

  @Test func `a page of another program holds no version`() {
    #expect(throws: VersionFault.noModel) {
      try VersionReader.readPage(Array("<html><body>Hello</body></html>".utf8))
    }
  }
}
