import Compilation
import Diagnostics
import SelfEvaluation
import Testing

/// A workspace taken for another authority's ends up in the wrong report; two authorities in one
/// folder, and one report is gone.
struct AuthoritiesTests {
  private func settings(_ name: String, _ code: String = "") -> Settings {
    var settings = Settings(authority: name, year: 2014, at: FilePosition(file: ""))
    settings.code = code
    return settings
  }

  @Test func `name or code tells which workspaces are one authority's`() {
    let groups = Compilation.authorities([
      settings("Kent"), settings("Lancashire", "E10000017"), nil, settings(" KENT "),
      settings("Lancashire County Council", "e10000017"), settings("lancashire"),
    ])
    #expect(groups == [[0, 3], [1, 4, 5]])
  }

  @Test func `a workspace that has one's name and another's code joins the two`() {
    let groups = Compilation.authorities([
      settings("A", "E1"), settings("B", "E2"), settings("A", "E2"),
    ])
    #expect(groups == [[0, 1, 2]])
  }

  @Test func `no two authorities share a folder`() {
    let names = Compilation.folders(for: [
      settings("St Helens", "E08000013"), settings("St. Helens"), settings("St-Helens"),
      settings("St Helens 2"), settings("Kent"), settings("***"),
      settings(String(repeating: "é", count: 300)),
    ])
    #expect(Set(names).count == names.count)
    #expect(names[0] == "st-helens-e08000013")
    #expect(names[4...5] == ["kent", "authority"])
    #expect(names.allSatisfy { $0.utf8.count <= 120 })
  }
}
