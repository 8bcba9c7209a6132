import CommonMark
import Diagnostics

extension Comparison {
  /// The comparison as Markdown that can be pasted into an e-mail: `**new**` and `~~old~~`.
  ///
  /// - Parameters:
  ///   - oldName: What the earlier version was called by whoever asked.
  ///   - newName: What the later one was called.
  /// - Returns: The lines, each with its end.
  public func markdown(oldName: String, newName: String) -> String {
    let view = ComparisonView(self, oldName: oldName, newName: newName)
    var lines = [
      "# What changed", "", "From \(oldName.escapedForMarkdown) to \(newName.escapedForMarkdown).",
      "",
    ]
    for caveat in caveats { lines += [caveat.escapedForMarkdown, ""] }
    guard !changes.isEmpty else { return lines.joined(separator: "\n") + "Nothing differs.\n" }
    lines += ["\(view.count):", "", "| What | How many |", "| --- | --- |"]
    for (title, counts) in view.summary { lines.append("| \(title) | \(counts) |") }
    let regraded = view.regraded
    if !regraded.isEmpty { lines += ["", "## Grades that differ", ""] }
    for item in regraded {
      let grades =
        "\(Self.mark(item.grades?.old ?? "", "~~")) \(Self.mark(item.grades?.new ?? "", "**"))"
      lines.append("- \(item.title.escapedForMarkdown): \(grades)")
    }
    let observations = view.observations
    if !observations.isEmpty {
      lines += ["", "## To look at first", ""]
      lines += observations.map { "- \($0.text.escapedForMarkdown)" }
    }
    for group in view.groups {
      lines += ["", "## \(group.title)"]
      for item in group.items {
        let title = item.title.isEmpty ? item.key : "\(item.key): \(item.title)"
        lines += ["", "### \(title.escapedForMarkdown)", ""]
        for entry in item.entries { lines += Self.lines(of: entry) }
      }
    }
    return lines.map { "\($0)\n" }.joined()
  }

  private static func lines(of entry: ComparisonView.Entry) -> [String] {
    let label = entry.label.isEmpty ? entry.kind.rawValue : entry.label
    switch entry.content {
    case .line(let old, let new):
      let sides = [old.map { mark($0, "~~") }, new.map { mark($0, "**") }].compactMap { $0 }
      let kind = entry.kind == .renamed ? ", renamed" : ""
      return ["- \(label)\(kind): \(sides.joined(separator: " "))"]
    case .record(let fields):
      let sign = entry.kind == .added ? "**" : "~~"
      return ["- \(label)"] + fields.map { "  - \($0.label): \(mark($0.value, sign))" }
    case .redline(let redline):
      var lines = ["- \(label)\(entry.kind == .moved ? ", moved" : ""):", ""]
      for block in redline.blocks where block.isTold {
        let runs = block.runsAsRead.map { run in
          switch run.kind {
          case .same: run.text.escapedForMarkdown
          case .removed: mark(run.text, "~~")
          case .added: mark(run.text, "**")
          }
        }
        let place =
          switch block.kind {
          case .movedHere: "(moved here) "
          case .movedAndChanged: "(moved here and changed) "
          case .movedAway: "(moved from here) "
          default: ""
          }
        let setting = block.settingAsRead.map { "(\($0.escapedForMarkdown)) " } ?? ""
        lines += ["  > \(place)\(setting)\(runs.joined(separator: " "))", ""]
      }
      return lines
    }
  }

  private static func mark(_ text: String, _ sign: String) -> String {
    let words = text.withSingleSpaces
    return words.isEmpty ? "" : sign + words.escapedForMarkdown + sign
  }
}
