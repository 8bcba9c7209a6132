import Compilation
import DataFiles
public import Diagnostics
import Intake
import Versions

/// The rules that findings are made under.
public enum RuleList {
  /// The rules of reading and judging, by name.
  public static var all: [Rule] {
    let reading = Intake.rules + Rule.dataFiles + Compilation.rules + EarlierYears.rules
    return byName(reading + Checks.rules)
  }

  private static func byName(_ rules: [Rule]) -> [Rule] {
    Set(rules).sorted { $0.name < $1.name }
  }

  /// The rules for the screen: name, severity and why, in lines of at most 80 characters.
  ///
  /// - Parameter others: Rules of other files than a workspace's.
  /// - Returns: The lines, each with its end.
  public static func text(with others: [Rule] = []) -> String {
    byName(all + others).map { rule in
      var lines = ["\(rule.name) (\(rule.severity.rawValue))"]
      var line = " "
      for word in rule.why.split(separator: " ") {
        if line.count + word.count > 78 {
          lines.append(line)
          line = " "
        }
        line += " \(word)"
      }
      return (lines + [line]).map { "\($0)\n" }.joined()
    }.joined()
  }
}
