import Foundation
import TestSupport
import Testing

/// Who types half a word and presses the tab key is shown what fits there: the ids and numbers that
/// nobody knows by heart.
struct CompletionTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// The words that are offered for the last of a line's words.
  private func words(for line: String) throws -> [String] {
    let outcome = try Program(in: Self.folder).shell("laser complete -- \(line)")
    #expect(outcome.status == 0)
    #expect(outcome.messages.isEmpty)
    return outcome.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
  }

  @Test(arguments: [
    ("ch", ["check"]), ("version ''", ["save", "list"]), ("--v", ["--version"]),
    ("check --s", ["--strict"]), ("check --strict --st", []),
    ("check --format ''", ["text", "json", "sarif"]), ("check --format=s", ["--format=sarif"]),
    ("report --team e", ["early-years"]), ("report --team=d", ["--team=dlt"]),
    ("report --team dlt --t", ["--team", "--templates"]),
    ("trends --measure l2", ["l2em-19"]), ("trends --question 27", ["27"]),
    ("agree pri", ["primary"]), ("agree primary 9 10 1", ["1", "11", "12", "13", "14"]),
    ("questions 28", ["28"]), ("completions ''", ["bash", "zsh", "fish"]),
    ("help qu", ["questions"]), ("check ''", [":folders"]), ("diff ''", [":files"]),
    ("diff a b ''", []), ("nonsense ''", []), ("check -- --f", [":folders"]), ("", []),
  ])
  func `what fits is offered, and nothing else`(line: String, expected: [String]) throws {
    let found = try words(for: line)
    #expect(Array(found.prefix(max(expected.count, 1))) == expected || line.isEmpty)
    #expect(line != "agree primary 9 10 1" || !found.contains("10"), "a number given already")
  }

  @Test func `every command and every option of it is offered`() throws {
    let program = Program(in: Self.folder)
    for command in try Self.commands() {
      let help = try program.shell("laser \(command) --help").output
      let options = help.split(separator: "\n").filter { $0.hasPrefix("  --") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
      #expect(try words(for: "\(command) --") == options, "laser \(command)")
    }
  }

  /// The commands that the program lists.
  static func commands() throws -> [String] {
    let overview = try Program(in: folder).shell("laser --help").output
    let lines = overview.components(separatedBy: "Commands:\n").last?
      .components(separatedBy: "\n\n").first?.split(separator: "\n")
    return (lines ?? []).map {
      $0.trimmingCharacters(in: .whitespaces).components(separatedBy: "  ")[0]
    }
  }

  // MARK: - In the shells themselves

  private static func has(_ program: String) -> Bool {
    (try? Program(in: folder).shell("command -v \(program)"))?.status == 0
  }

  @Test(.enabled(if: has("bash")))
  func `bash completes`() throws {
    let script = #"""
      source <(laser completions bash)
      try() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _laser
        echo "${COMPREPLY[*]}"
      }
      try laser ch
      try laser check --format = s
      try laser check --format =
      try laser report --team ea
      try laser trends --measure pru-a
      try laser agree primary 28
      try laser check Evi
      complete -p laser
      """#
    #expect(
      try run(script, with: "bash") == [
        "check", "sarif", "text json sarif", "early-years", "pru-absence pru-authorised", "28",
        "Evidence", "complete -F _laser laser",
      ])
  }

  @Test(.enabled(if: has("fish")))
  func `fish completes`() throws {
    let script = #"""
      laser completions fish | source
      for line in "laser ch" "laser check --format=s" "laser report --team ea" \
          "laser trends --measure pru-ab" "laser agree primary 28" "laser check Evi"
        complete -C $line | string split -f 1 \t
      end
      """#
    #expect(
      try run(script, with: "fish") == [
        "check", "--format=sarif", "early-years", "pru-absence", "28", "Evidence/",
      ])
  }

  /// The completion system of zsh needs a terminal; what it would be given doesn't.
  @Test(.enabled(if: has("zsh")))
  func `zsh completes`() throws {
    let script = #"""
      compdef() { print "compdef $*" }
      _describe() { print -- ${(P)argv[-1]} }
      _files() { print "files $*" }
      source <(laser completions zsh)
      try() { words=("$@"); CURRENT=$#; _laser }
      try laser ch
      try laser check --format=s
      try laser report --team ea
      try laser trends --measure pru-ab
      try laser check Evi
      try laser diff ''
      """#
    #expect(
      try run(script, with: "zsh") == [
        "compdef _laser laser", "check:Say what is wrong, weak or missing in a workspace.",
        "--format=sarif:", "early-years:Early Years",
        "pru-absence:Sessions missed in pupil referral units", "files -/", "files",
      ])
  }

  private func run(_ script: String, with shell: String) throws -> [String] {
    let folder = try ScratchFolder()
    try folder.write(script, to: "script")
    let outcome = try Program(in: Self.folder).shell(
      "\(shell) '\(folder.url.appending(path: "script").path)'")
    #expect(outcome.messages.isEmpty)
    return outcome.output.split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }
}
