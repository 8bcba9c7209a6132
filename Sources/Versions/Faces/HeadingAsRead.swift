extension Redline.Block {
  /// Whether a reader has to be told of it.
  var isTold: Bool { kind != .same || setting != nil }

  /// How it's set out, where a reader has to be told: headings have no marks in ``runsAsRead``.
  var settingAsRead: String? { setting ?? (isHeading ? "heading" : nil) }

  /// The words as a reader sees them: a heading without the marks before it, such as `##`.
  var runsAsRead: [Redline.Run] {
    guard isHeading else { return runs }
    var result: [Redline.Run] = []
    var isAtStart: [Redline.Run.Kind: Bool] = [.removed: true, .added: true]
    for var run in runs {
      let isFirst =
        run.kind == .same ? isAtStart.values.contains(true) : isAtStart[run.kind] == true
      if isFirst {
        run.text = run.text.withoutHeadingMark
        isAtStart[run.kind] = false
        if run.kind == .same { isAtStart = [:] }
      }
      if !run.text.isEmpty { result.append(run) }
    }
    return result
  }
}

extension String {
  /// The text of a heading without the marks before it.
  var withoutHeadingMark: String {
    let rest = drop { $0 == "#" }
    guard rest.startIndex != startIndex, rest.first ?? " " == " " else { return self }
    return String(rest.dropFirst())
  }
}
