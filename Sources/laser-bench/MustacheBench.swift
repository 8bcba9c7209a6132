import DataFiles
import Diagnostics
import Mustache

/// Renders `report.mustache`, which includes `trend.mustache`, with the contexts `S.json` and
/// `M.json`, and prints for each the median milliseconds and the bytes that came out.
func benchMustache(folder: String) throws {
  func text(_ name: String) throws -> SourceText {
    let path = "\(folder)/\(name)"
    return SourceText(String(decoding: try readFile(path), as: UTF8.self), file: path)
  }
  let set = TemplateSet(
    try ["report", "trend"].map { name in
      Template(parsing: try text("\(name).mustache"), name: name)
    })
  for name in ["S.json", "M.json"] {
    guard let root = JSONDocument(parsing: try text(name)).root else { continue }
    let context = Value(root)
    var bytes = 0
    var findings = 0
    let seconds = medianSeconds(rounds: 15) {
      var output: [UInt8] = []
      findings = set.render("report", with: context, into: &output).count
      bytes = output.count
    }
    print("\(name) \(fixed(seconds * 1e3, digits: 3)) ms \(bytes) bytes \(findings) findings")
  }
}

extension Value {
  fileprivate init(_ json: JSONValue) {
    switch json.kind {
    case .object: self = .object(json.members.map { (Key($0.key), Value($0.value)) })
    case .array: self = .list(json.elements.map { Value($0) })
    case .string: self = .text(json.string ?? "")
    case .number: self = .text(json.numberText ?? "")
    case .bool: self = .bool(json.bool ?? false)
    case .null: self = .missing
    }
  }
}
