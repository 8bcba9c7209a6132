extension String {
  /// The text with spaces after it.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  /// The text in lines of at most so many characters, if its words allow.
  ///
  /// A command in quotation marks is one word where it has room in a line, so that it can be copied.
  ///
  /// - Parameters:
  ///   - width: As many characters as a line may have, the indent of the later ones left out.
  ///   - indent: What stands before each line but the first.
  /// - Returns: The lines, joined.
  func wrapped(to width: Int, indent: String = "") -> String {
    var lines: [String] = []
    var line = ""
    var isEmpty = true
    for word in wordsWithCommands(upTo: width) {
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

  /// The words, those of a command in quotation marks as one if it's not too long.
  private func wordsWithCommands(upTo width: Int) -> [Substring] {
    let words = split(separator: " ", omittingEmptySubsequences: false)
    var result: [Substring] = []
    var place = 0
    while place < words.count {
      var next = place + 1
      if words[place] == "'laser" || words[place] == "('laser",
        let end = words[next...].firstIndex(where: { $0.contains("'") }),
        case let command = self[words[place].startIndex..<words[end].endIndex],
        command.count <= width
      {
        result.append(command)
        next = end + 1
      } else {
        result.append(words[place])
      }
      place = next
    }
    return result
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
