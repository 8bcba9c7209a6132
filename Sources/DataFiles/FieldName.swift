/// Names of columns and keys, as people write them.
public enum FieldName {
  /// A name's form for comparison: lower case, its spaces, `_` and `-` all the same.
  ///
  /// `Success criterion`, `success_criterion` and ` SUCCESS-CRITERION` have one form.
  ///
  /// - Parameter name: The name as it's written.
  /// - Returns: The form, with hyphens between its words.
  public static func folded(_ name: String) -> String {
    // Most names are one word of ASCII.
    let isWord = name.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
    if isWord { return name.lowercased() }
    return name.split { $0.isWhitespace || $0 == "_" || $0 == "-" || $0 == "\u{FEFF}" }
      .joined(separator: "-").lowercased()
  }
}
