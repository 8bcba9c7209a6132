import Charts
public import Diagnostics
public import Editions
import Mustache
import ReportTemplates
public import SelfEvaluation
import Versions

/// One authority among many, as the list of their reports shows it.
public struct AuthorityEntry: Sendable {
  /// Whose report it is.
  public var settings: Settings
  /// The folder of its report; `nil` when there is none.
  public var folder: String?
  /// The grades in its report.
  public var profile: GradeProfile?
  /// How many errors its files have.
  public var errors: Int

  /// Creates an entry.
  public init(settings: Settings, folder: String?, profile: GradeProfile?, errors: Int) {
    self.settings = settings
    self.folder = folder
    self.profile = profile
    self.errors = errors
  }
}

extension Reports {
  /// Writes the page that leads to the reports of many authorities.
  ///
  /// - Parameters:
  ///   - entries: The authorities, in any order.
  ///   - unread: How many workspaces didn't even tell whose they are.
  ///   - edition: For whom it is.
  ///   - templates: Templates that take the place of the built-in ones, by path.
  ///   - generator: The program.
  /// - Returns: The page, and what is wrong with its templates.
  public static func index(
    of entries: [AuthorityEntry], unread: Int, edition: Edition, templates: [String: String],
    generator: String
  ) -> (file: OutputFile, findings: [Finding]) {
    let entries = entries.enumerated().sorted { left, right in
      let (one, two) = (left.element.settings.authority, right.element.settings.authority)
      return one == two
        ? left.offset < right.offset : one.lowercased().precedesNaturally(two.lowercased())
    }.map(\.element)
    func unique(_ texts: [String]) -> [String] { Set(texts).filter { !$0.isEmpty }.sorted() }
    // Banks may differ, so a grade's column is found by its name.
    var grades: [(name: String, tone: String)] = []
    for entry in entries {
      guard let profile = entry.profile else { continue }
      for (rank, name) in profile.grades.enumerated()
      where !grades.contains(where: { $0.name == name }) {
        grades.append((name, profile.tones[rank]))
      }
    }
    let names = grades.map(\.name)
    let marking = unique(entries.map { edition.shown(marking: $0.settings.marking) }).joined(
      separator: " · ")
    let regions = unique(entries.map(\.settings.region))
    let script = TemplateLibrary.text(at: "index.js", overrides: templates)
    let own = TemplateLibrary.text(at: TemplateLibrary.styleSheet, overrides: templates)
    let withoutReport = entries.count { $0.folder == nil }
    let value: Value = [
      "generator": .text(generator), "mark": .text(markComment),
      "style": .text(Charts.styleSheet + own), "script": .text(script),
      "scriptHash": .text(script.contentSecurityHash), "marking": .text(marking),
      "markingInCSS": .text(cssText(marking)), "isPublic": .bool(edition == .publicEdition),
      "ungraded": .text(GradeView.missing(in: edition)),
      "years": .text(unique(entries.map(\.settings.yearText)).joined(separator: ", ")),
      "authorities": .count(entries.count), "unread": .count(unread),
      "withoutReport": .count(withoutReport), "hasGaps": .bool(withoutReport + unread > 0),
      "hasRegions": .bool(regions.count > 1), "namesRegions": .bool(!regions.isEmpty),
      "regions": .list(regions.map { ["name": .text($0)] }),
      "grades": .list(grades.map { ["name": .text($0.name), "tone": .text($0.tone)] }),
      "rows": .lazyList(count: entries.count) { row(entries[$0], grades: names) },
    ]
    let (set, findings) = TemplateLibrary.read(
      for: .html, pages: ["index"], overrides: templates)
    var bytes: [UInt8] = []
    let others = set.render("index", with: value, into: &bytes)
    endWithMark(&bytes)
    return (OutputFile(name: "index.html", bytes: bytes), findings + others)
  }

  private static func row(_ entry: AuthorityEntry, grades: [String]) -> Value {
    let settings = entry.settings
    let total = entry.profile?.total
    func number(_ number: Int?) -> Value { .text(number.map(String.init) ?? "–") }
    let counts = Dictionary(
      zip(entry.profile?.grades ?? [], total?.counts ?? []), uniquingKeysWith: +)
    return [
      "authority": .text(settings.authority), "year": .text(settings.yearText),
      "region": .text(settings.region), "folder": .optional(entry.folder.map(address)),
      "cells": .list(grades.map { ["n": number(counts[$0])] }),
      "outside": number(total?.outside), "open": number(total?.open),
      "errors": .int(entry.errors), "hasOpen": .text((total?.open ?? 0) > 0 ? "yes" : "no"),
      "hasErrors": .text(entry.errors > 0 ? "yes" : "no"),
    ]
  }

  /// A folder's name as part of an address: bytes beyond ASCII as percent signs and digits.
  private static func address(_ folder: String) -> String {
    folder.utf8.map { byte in
      byte < 0x80 ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
