extension String {
  /// The text with spaces after it.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  /// The text in lines of at most so many characters, if its words allow.
  ///
  /// - Parameters:
  ///   - width: As many characters as a line may have, the indent of the later ones left out.
  ///   - indent: What stands before each line but the first.
  /// - Returns: The lines, joined.
  func wrapped(to width: Int, indent: String = "") -> String {
    var lines: [String] = []
    var line = ""
    var isEmpty = true
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(word)
      } else {
        line += isEmpty ? String(word) : " \(word)"
      }
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n" + indent)
  }

  /// Prose for a terminal of 80 columns: each line wrapped below where its own text begins.
  ///
  /// - Parameter hanging: How far what follows a wrapped line is indented below it.
  /// - Returns: The lines, joined.
  func wrappedProse(hanging: Int = 0) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { (line: Substring) -> String in
      guard line.count > 80 else { return String(line) }
      let spaces = line.prefix { $0 == " " }.count
      let indent = line.dropFirst(spaces).hasPrefix("hint: ") ? spaces + 6 : spaces + hanging
      return String(repeating: " ", count: spaces)
        + String(line.dropFirst(spaces)).wrapped(
          to: 80 - indent, indent: String(repeating: " ", count: indent))
    }
    .joined(separator: "\n")
  }

  /// A command line, broken before an option where it's too long, as a shell reads it.
  var brokenAsCommand: String {
    guard count > 78 else { return self }
    var lines = [""]
    for word in split(separator: " ") {
      let last = lines[lines.count - 1]
      if word.hasPrefix("--"), last.count + word.count > 50 {
        lines[lines.count - 1] += " \\"
        lines.append("    \(word)")
      } else {
        lines[lines.count - 1] += last.isEmpty ? String(word) : " \(word)"
      }
    }
    return lines.joined(separator: "\n  ")
  }
}
