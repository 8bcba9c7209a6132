/// Why a file can't be read as a version, in a sentence for the person who has it.
public enum VersionFault: Error, Equatable, Sendable {
  /// The text ends before the version does.
  case truncated
  /// The text isn't JSON; the message says what is wrong and where.
  case notJSON(String)
  /// It's JSON, but no version.
  case notAVersion
  /// It's a draft that a workbook saved.
  case draft
  /// It was written by a later version of the program, in a format with this number.
  case newerFormat(Int)
  /// The content isn't what the fingerprint was made of.
  case edited
  /// A page holds no version.
  case noModel
  /// A member isn't what the format says; the name is its path.
  case badMember(String)
}

extension VersionFault: CustomStringConvertible {
  /// The fault in words, without the file's name.
  public var description: String {
    switch self {
    case .truncated:
      "the file ends before the version does; copy it again from where it came from"
    case .notJSON(let message): "this isn't a saved version: \(message)"
    case .notAVersion: "this is JSON, but not a saved version or a report.json"
    case .draft:
      "this is a draft that a workbook saved, not a version; bring it into its workspace with "
        + "'laser import', or open it in a new workbook to see it beside the files"
    case .newerFormat(let number):
      "it has format \(number), and this program reads up to \(VersionWriter.format); "
        + "use the program that wrote it, or a newer one"
    case .edited:
      "it was changed after it was saved: its content and its fingerprint don't agree; "
        + "copy it again from where it came from, or save the version anew"
    case .noModel: "the page holds no version; only a report.html made by this program does"
    case .badMember(let name): "the member '\(name)' isn't what the format says"
    }
  }
}
