extension String {
  /// The text on one line, with a backslash before every character that Markdown would take for a
  /// sign.
  public var escapedForMarkdown: String {
    var result = ""
    // By scalars: a character may begin with a sign that is not to be seen and go on with `<`.
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "{", "}", "&":
        result.unicodeScalars.append("\\")
        result.unicodeScalars.append(scalar)
      case "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        result.unicodeScalars.append(" ")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
