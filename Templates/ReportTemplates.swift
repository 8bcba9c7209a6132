/// The files of the folder `Templates`, compiled into the program so that it runs from anywhere.
public enum ReportTemplates {
  /// The paths of all files, relative to `Templates`, in alphabetical order.
  public static var paths: [String] { EmbeddedText.byPath.keys.sorted() }

  /// The paths of the files that a user's own may take the place of: a bank is named in
  /// `laser.json`, and a comparison has no templates but its own.
  public static var changeable: [String] {
    paths.filter { !$0.hasPrefix("banks/") && !$0.hasPrefix("comparison.") }
  }

  /// Looks up a file.
  ///
  /// - Parameter path: The path relative to `Templates`, such as `style.css`.
  /// - Returns: The file's text, or `nil` when there is no such file.
  public static func text(at path: String) -> String? { EmbeddedText.byPath[path] }

  /// The question banks that come with the program: JSON text by name.
  public static var banks: [String: String] {
    var banks: [String: String] = [:]
    for path in paths where path.hasPrefix("banks/") && path.hasSuffix(".json") {
      banks[String(path.dropFirst("banks/".count).dropLast(".json".count))] = text(at: path)
    }
    return banks
  }
}
