import Foundation
import Mustache
import TestSupport
import Testing

/// Templates of others are written to the standard: where it's not followed, they print something
/// else than their writers meant.
@Suite struct `The Mustache suite` {
  /// The files of the suite; that of the lambdas, which are not offered, is only counted.
  static let files = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "inheritance",
    "dynamic-names",
  ]

  @Test(.enabled(if: Conformance.folder != nil), arguments: files)
  func `every case comes out as the suite has it`(file: String) throws {
    let cases = try Self.read(file)
    var passed = 0
    for example in cases {
      let result = try example.render()
      if result == example.expected { passed += 1 }
      #expect(result == example.expected, "\(file): \(example.name)")
    }
    print("Mustache 1.4.2, \(file): \(passed) of \(cases.count) passed")
    #expect(!cases.isEmpty)
  }

  @Test(.enabled(if: Conformance.folder != nil))
  func `only the lambdas are left out`() throws {
    let folder = try #require(Conformance.folder).appending(path: "mustache-1.4.2")
    let found = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(found) == Set((Self.files + ["lambdas"]).map { $0 + ".json" }))
    print("Mustache 1.4.2, lambdas: \(try Self.read("lambdas").count) left out, not offered")
  }

  struct Case {
    var name: String
    var template: String
    var partials: [String: String]
    var data: Any
    var expected: String

    func render() throws -> String {
      var templates = [Template(parsing: template, file: "main", name: "")]
      for (name, text) in partials {
        templates.append(Template(parsing: text, file: name, name: name))
      }
      return TemplateSet(templates).render("", with: value(of: data)).text
    }
  }

  static func read(_ file: String) throws -> [Case] {
    let folder = try #require(Conformance.folder)
    let data = try Data(contentsOf: folder.appending(path: "mustache-1.4.2/\(file).json"))
    let suite = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(suite["tests"] as? [[String: Any]]).map { test in
      Case(
        name: try #require(test["name"] as? String),
        template: try #require(test["template"] as? String),
        partials: test["partials"] as? [String: String] ?? [:],
        data: test["data"] ?? NSNull(), expected: try #require(test["expected"] as? String))
    }
  }
}

/// Turns what JSONSerialization reads into a value.
func value(of json: Any) -> Value {
  switch json {
  case let text as String: .text(text)
  case let number as NSNumber where String(cString: number.objCType) == "c":
    // JSON's truth values are numbers of a type of their own.
    .bool(number.boolValue)
  case let number as NSNumber:
    number.stringValue.contains(".") ? .text(number.stringValue) : .int(number.intValue)
  case let items as [Any]: .list(items.map(value(of:)))
  case let fields as [String: Any]: .object(fields.map { (Key($0.key), value(of: $0.value)) })
  default: .missing
  }
}
