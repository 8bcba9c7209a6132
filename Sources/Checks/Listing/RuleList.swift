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
    return Set(reading + Checks.rules).sorted {
      $0.name < $1.name
    }
  }

  /// The rules for the screen: name, severity and why, in lines of at most 80 characters.
  public static var text: String {
    all.map { rule in
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
