import Diagnostics
import Mustache
import ReportTemplates

/// The templates of both faces, built in or brought along.
///
/// `question.html.mustache` is the template `question` of the HTML pages.
enum TemplateLibrary {
  /// A file among those brought along that takes no template's place.
  static let unknownTemplate = Rule(
    "template-unknown-file", .warning,
    why: "A file whose name is no template's changes nothing, which is easily overlooked.")

  /// A template of a whole page in which nothing is.
  static let emptyPage = Rule(
    "template-empty-page", .warning,
    why: "A template without a word makes a page without one, where a part may be left empty.")

  /// The file that holds the looks of the pages.
  static let styleSheet = "style.css"

  /// The built-in templates of a report, which many reports share.
  private static let ofHTMLReport = read(for: .html, pages: reportPages, overrides: [:]).set
  private static let ofMarkdownReport = read(for: .markdown, pages: reportPages, overrides: [:]).set

  private static let reportPages = ["report", "digest"]

  /// The templates of a report and its digest.
  ///
  /// - Returns: The templates, and what is wrong with them; the built-in ones are without fault.
  static func report(
    _ face: Face, overrides: [String: String]
  ) -> (set: TemplateSet, findings: [Finding]) {
    guard overrides.isEmpty else {
      return read(for: face, pages: reportPages, overrides: overrides)
    }
    return (face == .html ? ofHTMLReport : ofMarkdownReport, [])
  }

  /// Reads the templates of a face.
  ///
  /// - Parameters:
  ///   - face: The face.
  ///   - pages: The templates to begin with. Of the built-in ones only those are read that they
  ///     include, in one another; with templates of the user's own, all are.
  ///   - overrides: Texts in the place of built-in ones, by path.
  /// - Returns: The templates, and what is wrong with them.
  static func read(
    for face: Face, pages: [String], overrides: [String: String]
  ) -> (set: TemplateSet, findings: [Finding]) {
    let ending = ".\(face.suffix).mustache"
    var wanted = pages
    if !overrides.isEmpty {
      let paths = ReportTemplates.paths + overrides.keys
      wanted += paths.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.utf8.count)) }
    }
    var templates: [String: Template] = [:]
    while let name = wanted.popLast() {
      let path = name + ending
      guard templates[path] == nil, let text = overrides[path] ?? ReportTemplates.text(at: path)
      else { continue }
      let template = Template(parsing: text, file: path, name: name)
      templates[path] = template
      wanted += template.partials
    }
    let sorted = templates.sorted { $0.key < $1.key }.map(\.value)
    let set = TemplateSet(sorted, escaping: face.escaping)
    return (set, emptyPages(pages.map { $0 + ending }, in: overrides) + set.findings)
  }

  private static func emptyPages(_ paths: [String], in overrides: [String: String]) -> [Finding] {
    paths.filter { overrides[$0]?.allSatisfy(\.isWhitespace) == true }.map { path in
      Finding(
        emptyPage, "'\(path)' is empty, and so is the page", at: FilePosition(file: path),
        hint: "delete the file, and the built-in template counts")
    }
  }

  /// The text of a file that is no template.
  static func text(at path: String, overrides: [String: String]) -> String {
    overrides[path] ?? ReportTemplates.text(at: path) ?? ""
  }

  /// Names the files that take no template's place and are included by no name of their own.
  static func unknown(in overrides: [String: String]) -> [Finding] {
    let known = ReportTemplates.changeable
    // What is as it was handed out changes nothing, nor was it meant to.
    let others = overrides.filter {
      !known.contains($0.key) && ReportTemplates.text(at: $0.key) != $0.value
    }.keys.sorted()
    guard !others.isEmpty else { return [] }
    let templates = overrides.filter { $0.key.hasSuffix(".mustache") }
      .map { Template(parsing: $0.value, file: $0.key, name: $0.key) }
    // Which templates data name isn't known before a report is made.
    let mayBeNamed = templates.contains { $0.hasDynamicPartials }
    let included = Set(templates.flatMap(\.partials))
    func isIncluded(_ path: String) -> Bool {
      [Face.html, .markdown].map { ".\($0.suffix).mustache" }.contains { ending in
        path.hasSuffix(ending)
          && (mayBeNamed || included.contains(String(path.dropLast(ending.utf8.count))))
      }
    }
    return others.filter { !isIncluded($0) }.map { path in
      let near = path.nearest(among: known)
      return Finding(
        unknownTemplate, "'\(path)' is the name of no template", at: FilePosition(file: path),
        hint: near.map { "did you mean '\($0)'?" } ?? hint(forUnknown: path))
    }
  }

  private static func hint(forUnknown path: String) -> String {
    if path.hasPrefix("banks/") {
      return "put it into the workspace, and name it as \"bank\" in laser.json"
    }
    if ReportTemplates.text(at: path) != nil { return "no command can use another; delete it" }
    for face in [Face.html, .markdown] {
      guard let name = path.withoutEnding(".\(face.suffix).mustache") else { continue }
      return "write {{> \(name)}} in another template, where it is to stand"
    }
    guard let name = path.withoutEnding(".mustache") else {
      return "'laser templates copy' writes the files that can be changed"
    }
    let names = [Face.html, .markdown].map { "'\(name).\($0.suffix).mustache'" }
    return "call it \(names.joined(separator: " or "))"
  }
}

extension String {
  /// What stands before an ending; `nil` for a text that doesn't end so.
  fileprivate func withoutEnding(_ ending: String) -> String? {
    hasSuffix(ending) ? String(dropLast(ending.count)) : nil
  }
}
