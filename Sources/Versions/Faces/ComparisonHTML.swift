import Mustache
import ReportTemplates
import SelfEvaluation

extension Comparison {
  /// The comparison as a page of its own, which works without a network.
  ///
  /// - Parameters:
  ///   - oldName: What the earlier version was called by whoever asked.
  ///   - newName: What the later one was called.
  ///   - generator: The program.
  ///   - mark: What stands at the end so that the program knows its own file.
  /// - Returns: UTF-8.
  public func html(
    oldName: String, newName: String, generator: String, mark: String
  ) -> [UInt8] {
    let view = ComparisonView(self, oldName: oldName, newName: newName)
    let script = ReportTemplates.text(at: "comparison.js") ?? ""
    let template = Template(
      parsing: ReportTemplates.text(at: "comparison.html.mustache") ?? "",
      file: "comparison.html.mustache", name: "comparison")
    let set = TemplateSet([template], escaping: .html)
    let teams = Self.unique(view.groups.flatMap { $0.items.compactMap(\.team) })
    let parts = Self.unique(view.groups.flatMap { $0.items.compactMap(\.part) })
    let kinds = Change.Kind.allCases.filter { kind in changes.contains { $0.kind == kind } }
    let value: Value = [
      "authority": .text(new.settings.authority), "year": .text(new.settings.yearText),
      "marking": .text(new.settings.marking), "oldName": .text(oldName),
      "newName": .text(newName), "generator": .text(generator),
      "style": .text(ReportTemplates.text(at: "comparison.css") ?? ""),
      "script": .text(script), "scriptHash": .text(script.contentSecurityHash),
      "mark": .text("<!-- \(generator) \(mark) -->"),
      "caveats": .list(caveats.map { .text($0) }),
      "count": .text(view.count), "isSame": .bool(changes.isEmpty),
      "hasFilters": .bool(!changes.isEmpty),
      "summary": .list(
        view.summary.map { ["title": .text($0.title), "counts": .text($0.counts)] }),
      "hasObservations": .bool(!observations.isEmpty),
      "observations": .list(
        view.observations.map { line in
          [
            "text": .text(line.text),
            "places": .list(
              line.observations.compactMap { observation in
                view.address(of: observation).map {
                  ["key": .text(observation.key), "address": .text($0)]
                }
              }),
          ]
        }),
      "hasRegraded": .bool(!view.regraded.isEmpty),
      "regraded": .list(
        view.regraded.map { item in
          [
            "title": .text(item.title), "address": .text(item.address),
            "oldGrade": .text(item.grades?.old ?? ""), "newGrade": .text(item.grades?.new ?? ""),
          ]
        }),
      "teams": .list(
        teams.map { ["id": .text($0.key), "name": .text(teamNames[$0])] }),
      "parts": .list(parts.map { ["id": .text($0), "name": .text($0)] }),
      "kinds": .list(kinds.map { ["id": .text($0.rawValue), "name": .text($0.rawValue)] }),
      "groups": .list(view.groups.map(Self.value)),
    ]
    var bytes: [UInt8] = []
    _ = set.render("comparison", with: value, into: &bytes)
    return bytes
  }

  private static func unique<Item: Hashable & Comparable>(_ items: [Item]) -> [Item] {
    Set(items).sorted()
  }

  private static func value(_ group: ComparisonView.Group) -> Value {
    [
      "title": .text(group.title), "name": .text(group.name),
      "items": .lazyList(count: group.items.count) { place in
        let item = group.items[place]
        return [
          "key": .text(item.key), "title": .text(item.title),
          "address": .text(item.address), "team": .text(item.team?.key ?? ""),
          "part": .text(item.part ?? ""),
          "kinds": .text(
            Set(item.entries.map(\.kind.rawValue)).sorted().joined(separator: " ")),
          "hasGrades": .bool(item.grades != nil),
          "oldGrade": .text(item.grades?.old ?? ""), "newGrade": .text(item.grades?.new ?? ""),
          "isRegraded": .bool(item.grades.map { $0.old != $0.new } ?? false),
          "isGradeChange": .bool(
            item.grades != nil && item.entries.contains { $0.isLine && $0.label == "grade" }),
          "hasLines": .bool(!lines(of: item).isEmpty), "lines": .list(lines(of: item)),
          "entries": .list(item.entries.filter { !$0.isLine }.map(value)),
        ]
      },
    ]
  }

  /// The fields that are told in a line, for a table; a grade stands above it already.
  private static func lines(of item: ComparisonView.Item) -> [Value] {
    item.entries.compactMap { entry in
      guard case .line(let old, let new) = entry.content,
        item.grades == nil || entry.label != "grade"
      else { return nil }
      return [
        "label": .text(entry.label.isEmpty ? entry.kind.rawValue : entry.label),
        "kind": .text(entry.kind.rawValue), "isChange": .bool(entry.isChange),
        "old": .text(old.map(removed) ?? ""),
        "new": .text(new.map(added) ?? ""),
      ]
    }
  }

  private static func value(_ entry: ComparisonView.Entry) -> Value {
    var redline = ""
    var rows: [Value] = []
    switch entry.content {
    case .line: break
    case .record(let fields):
      rows = fields.map { field in
        // Nothing is marked in it, since all of it came or went.
        let value =
          field.isProse
          ? Redline(from: field.value, to: field.value).blocks.map(html).joined()
          : field.value.escapedForHTML
        return [
          "label": .text(field.label), "value": .text(value), "isProse": .bool(field.isProse),
        ]
      }
    case .redline(let text): redline = text.blocks.map(html).joined()
    }
    return [
      "kind": .text(entry.kind.rawValue), "label": .text(entry.label),
      "hasRedline": .bool(!redline.isEmpty), "redline": .text(redline),
      "hasRows": .bool(!rows.isEmpty), "rows": .list(rows),
    ]
  }

  private static func html(_ block: Redline.Block) -> String {
    let runs = block.runsAsRead.map { run in
      switch run.kind {
      case .same: run.text.escapedForHTML
      case .removed: removed(run.text)
      case .added: added(run.text)
      }
    }
    let setting = block.settingAsRead.map {
      "<em>\("\($0.prefix(1).uppercased())\($0.dropFirst())".escapedForHTML):</em> "
    }
    let text = (setting ?? "") + runs.joined(separator: " ")
    return switch block.kind {
    case .same: "<p class=\"same\">\(text)</p>\n"
    case .movedHere: "<p><em>Moved here:</em> \(text)</p>\n"
    case .movedAndChanged: "<p><em>Moved here and changed:</em> \(text)</p>\n"
    case .movedAway: "<p><em>Moved from here:</em> \(text)</p>\n"
    case .changed, .added, .removed: "<p>\(text)</p>\n"
    }
  }

  // Screen readers pass over `del` and `ins` in silence, so words that nobody sees say it.
  private static func removed(_ text: String) -> String {
    "<del><span class=\"hidden\">[removed: </span>\(text.escapedForHTML)"
      + "<span class=\"hidden\">]</span></del>"
  }

  private static func added(_ text: String) -> String {
    "<ins><span class=\"hidden\">[added: </span>\(text.escapedForHTML)"
      + "<span class=\"hidden\">]</span></ins>"
  }
}

extension ComparisonView.Entry {
  /// Whether it's told in a line of a table.
  fileprivate var isLine: Bool {
    if case .line = content { true } else { false }
  }
}
