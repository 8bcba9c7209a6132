extension Comparison {
  /// The comparison for a terminal, the summary first, in lines of at most 80 characters where
  /// words allow.
  ///
  /// What went stands in `[-…-]` and what came in `{+…+}`, so that nothing rests on colour alone.
  ///
  /// - Parameters:
  ///   - oldName: What the earlier version was called by whoever asked.
  ///   - newName: What the later one was called.
  ///   - hasColour: Whether what went is red and what came is green.
  /// - Returns: The lines, each with its end.
  public func text(oldName: String, newName: String, hasColour: Bool) -> String {
    let view = ComparisonView(self, oldName: oldName, newName: newName)
    var writer = TextFace(hasColour: hasColour)
    writer.write(view)
    return writer.lines.map { "\($0)\n" }.joined()
  }
}

private struct TextFace {
  let hasColour: Bool
  var lines: [String] = []

  mutating func write(_ view: ComparisonView) {
    lines += ["old: \(view.oldName)", "new: \(view.newName)", ""]
    for caveat in view.comparison.caveats { wrap(words(caveat), indent: 0) }
    if !view.comparison.caveats.isEmpty { lines.append("") }
    guard !view.comparison.changes.isEmpty else {
      lines.append("Nothing differs.")
      return
    }
    lines.append(bold(view.count))
    for (title, counts) in view.summary {
      lines.append("  \(title)\(String(repeating: " ", count: 16 - title.count))\(counts)")
    }
    let regraded = view.regraded
    if !regraded.isEmpty { lines += ["", bold("Grades that differ")] }
    for item in regraded {
      wrap(
        words("\(item.title):") + marked(item.grades?.old, .removed)
          + marked(item.grades?.new, .added), indent: 2)
    }
    let observations = view.observations
    if !observations.isEmpty {
      lines += ["", bold("To look at first")]
      for line in observations {
        wrap("- \(line.text)".split(separator: " ").map { ("\($0)", .same) }, indent: 2)
      }
    }
    for group in view.groups {
      lines += ["", bold(group.title)]
      for item in group.items { write(item) }
    }
  }

  private mutating func write(_ item: ComparisonView.Item) {
    wrap(words([item.key, item.title].filter { !$0.isEmpty }.joined(separator: "  ")), indent: 2)
    for entry in item.entries {
      let label = entry.label.isEmpty ? entry.kind.rawValue : entry.label
      switch entry.content {
      case .line(let old, let new):
        wrap(
          words("\(label)\(entry.kind == .renamed ? ", renamed" : ""):")
            + marked(old, .removed) + marked(new, .added), indent: 4)
      case .record(let fields):
        lines.append("    \(label)")
        for field in fields {
          let kind: Redline.Run.Kind = entry.kind == .added ? .added : .removed
          wrap(words("\(field.label):") + marked(field.value, kind), indent: 6)
        }
      case .redline(let redline):
        lines.append("    \(label)\(entry.kind == .moved ? ", moved" : ""):")
        for block in redline.blocks where block.isTold { write(block) }
      }
    }
  }

  private mutating func write(_ block: Redline.Block) {
    var list: [(String, Redline.Run.Kind)] = []
    switch block.kind {
    case .movedHere: list += words("(moved here)")
    case .movedAndChanged: list += words("(moved here and changed)")
    case .movedAway: list += words("(moved from here)")
    default: break
    }
    if let setting = block.settingAsRead { list += words("(\(setting))") }
    for run in block.runsAsRead {
      list += run.kind == .same ? words(shortened(run.text)) : marked(run.text, run.kind)
    }
    wrap(list, indent: 6)
  }

  /// What stayed, with its middle left out when it's long.
  private func shortened(_ text: String) -> String {
    let words = text.utf8.split(separator: 0x20)
    guard words.count > 24 else { return text }
    return
      (words.prefix(10).map { String(Substring($0)) } + ["…"]
      + words.suffix(10).map { String(Substring($0)) }).joined(separator: " ")
  }

  private func words(_ text: String) -> [(String, Redline.Run.Kind)] {
    text.words.map { ($0, .same) }
  }

  private func marked(_ text: String?, _ kind: Redline.Run.Kind) -> [(String, Redline.Run.Kind)] {
    guard let text else { return [] }
    var list = text.words.map { ($0, kind) }
    guard !list.isEmpty else { return [] }
    list[0].0 = (kind == .removed ? "[-" : "{+") + list[0].0
    list[list.count - 1].0 += kind == .removed ? "-]" : "+}"
    return list
  }

  private mutating func wrap(_ words: [(String, Redline.Run.Kind)], indent: Int) {
    let margin = String(repeating: " ", count: indent)
    var line = margin
    var width = indent
    for (word, kind) in words {
      let length = word.count
      if width > indent, width + 1 + length > 80 {
        lines.append(line)
        line = margin + "  "
        width = indent + 2
      } else if width > indent {
        line += " "
        width += 1
      }
      line += coloured(plain(word), kind)
      width += length
    }
    lines.append(line)
  }

  /// A word without control characters, which could change what the terminal shows.
  private func plain(_ word: String) -> String {
    let isPlainASCII = word.utf8.allSatisfy { 0x20..<0x7F ~= $0 }
    if isPlainASCII { return word }
    guard word.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return word
    }
    return String(
      String.UnicodeScalarView(
        word.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  private func coloured(_ word: String, _ kind: Redline.Run.Kind) -> String {
    guard hasColour else { return word }
    switch kind {
    case .same: return word
    case .removed: return "\u{1B}[31m\(word)\u{1B}[0m"
    case .added: return "\u{1B}[32m\(word)\u{1B}[0m"
    }
  }

  private func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}

extension String {
  /// The words between white space.
  fileprivate var words: [String] {
    // Character by character, most of the time of a comparison went into splitting plain English.
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      return split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return utf8.split { $0 == 0x20 || 0x09...0x0D ~= $0 }.map { String(Substring($0)) }
  }
}
