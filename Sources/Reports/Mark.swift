import Diagnostics
import Intake
import Mustache

extension Reports {
  /// The place of a file's checksum: whoever writes the file fills in the sixteen digits.
  public static let mark = Workspace.outputMark + "0000000000000000"

  static let markWords =
    "Made by LASER from the files of a workspace; a file with this mark may be written over."

  /// The mark as pages have it.
  static let markComment = "<!-- \(markWords) \(mark) -->"

  /// Ends a page with the mark where its template, of the user's own, leaves it out: without it the
  /// next page could not take the place of this one.
  static func endWithMark(_ page: inout [UInt8]) {
    if !hasMark(page) { page += markLine }
  }

  /// Makes a page from templates of the user's own, and ends it with the mark in the same way.
  static func render(
    _ page: String, of templates: TemplateSet, with value: Value, passOn: ([UInt8]) throws -> Void
  ) throws -> [Finding] {
    var isMarked = false
    var end: [UInt8] = []
    let findings = try templates.render(page, with: value) { piece in
      if !isMarked {
        // The mark may begin in one piece and end in the next.
        let text = end + piece
        isMarked = hasMark(text)
        end = Array(text.suffix(mark.utf8.count))
      }
      try passOn(piece)
    }
    if !isMarked { try passOn(markLine) }
    return findings
  }

  private static func hasMark(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).holds(mark)
  }

  private static var markLine: [UInt8] { Array("\n\(markComment)\n".utf8) }
}
