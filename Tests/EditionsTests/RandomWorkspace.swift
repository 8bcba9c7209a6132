import TestSupport

/// A random workspace in which every field that the public edition withholds has a word of its own,
/// and every small figure a number of its own, which stand nowhere else.
struct RandomWorkspace {
  private(set) var files: [String: String] = [:]
  /// What must be in no byte of the public edition.
  private(set) var withheld: [String] = []
  /// What must be there.
  private(set) var shown: [String] = []

  private var random: SeededGenerator
  private var number = 0

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    number = random.below(1000) * 100
    files["laser.json"] = plainSettings.replacing(
      "\"date\"", with: "\"note\": \"\(open())\", \"marking\": \"\(secret())\", \"date\"")
    writeRegister()
    writeFigures()
    writeAnswers()
    writePriorities()
  }

  /// A word that stands nowhere else.
  private mutating func word(_ start: String) -> String {
    number += 1
    return "\(start)x\(number)q"
  }

  private mutating func secret(_ start: String = "hush") -> String {
    let word = word(start)
    withheld.append(word)
    return word
  }

  private mutating func open(_ start: String = "plain") -> String {
    let word = word(start)
    shown.append(word)
    return word
  }

  private var evidence: [(id: String, isShown: Bool)] = []

  private mutating func writeRegister() {
    var rows =
      "id,title,kind,date,period,source,owner,questions,prompts,reported-to,location,expires,marking,stance,formerly,notes\n"
    for place in 0..<8 {
      let isShown = place == 0 || place > 1 && random.below(2) == 0
      let id = isShown ? open("E") : secret("E")
      evidence.append((id, isShown))
      let fields =
        isShown
        ? [
          id, open(), "report", "2015-03-0\(1 + random.below(9))", open(), open(), secret(),
          "\(1 + random.below(3))", "1.\(1 + random.below(4))", open(),
          random.below(2) == 0 ? "papers/\(secret()).pdf" : "https://example.org/\(open())", "",
          ["", "OFFICIAL", "Official"][random.below(3)], "supports", "", secret(),
        ]
        : [
          id, "\(secret()) of the board", "minutes", "2014-11-11", secret(), secret(), secret(),
          "2",
          "1.1", secret(), "https://example.org/\(secret())", "",
          ["OFFICIAL-SENSITIVE", "SECRET", "Restricted"][random.below(3)], "challenges", secret(),
          secret(),
        ]
      rows += fields.joined(separator: ",") + "\n"
    }
    files["register.csv"] = rows
  }

  private mutating func cite() -> String {
    let item = evidence[random.below(evidence.count)]
    let other = evidence[random.below(evidence.count)]
    switch random.below(6) {
    case 0: return " [\(item.id)]"
    case 1: return " [\(item.id); \(other.id)]"
    case 2: return " [\(item.id), p. 3]"
    case 3: return " (see [\(item.id)])"
    case 4: return " as \(item.id) says"
    default: return " `\(item.id)`"
    }
  }

  private mutating func writeAnswers() {
    for team in ["primary", "early"] {
      var text = ""
      for question in 1...6 {
        let isAgreed = question == 1 || question > 2 && random.below(2) == 0
        let status =
          isAgreed ? "agreed" : ["draft", "in review", "carried forward"][random.below(3)]
        let body = (0..<3).map { _ in
          "\(isAgreed ? open() : secret()) is said\(cite()), and \(isAgreed ? open() : secret()) too."
        }.joined(separator: "\n")
        text += """
          # Question \(question)
          Grade: good
          Status: \(status)
          Updated: 2015-06-14
          Author: \(secret())
          Evidence: \(evidence[random.below(evidence.count)].id); \(evidence[0].id)

          \(body)
          The share is {{m.roma.latest}}, {{m.roma.change}} more, a gap of {{m.roma.gap}}.

          ## \(isAgreed ? open() : secret())

          See [\(isAgreed ? open() : secret())](papers/\(secret()).pdf)\(cite()).

          """
      }
      files["judgements/\(team)/answers.md"] = text
    }
  }

  private mutating func writePriorities() {
    files["priorities.csv"] = """
      id,title,team,lead,due,success-criterion,measures,questions,aligned-with,progress,reviewed,lip,formerly
      P1,\(open()),primary,\(secret()),2016-08-31,"\(open())\(cite())",m,1,,on track,2015-07-01,yes,
      """
    files["priorities/P1.md"] = "\(open()) is done\(cite()), by {{m.roma.signed-change}}.\n"
    files["actions.csv"] = """
      id,priority,team,action,lead,start,due,success-criterion,status,reviewed,evidence,notes
      A1,P1,primary,"\(open())\(cite())",\(secret()),2015-01-01,2015-06-30,\(open()),done,2015-05-01,\(evidence[0].id);\(evidence[1].id),\(secret())
      """
  }

  /// Figures of which the small ones have cohorts that no other number of the workspace has in it.
  private mutating func writeFigures() {
    files["measures.csv"] = """
      id,title,unit,polarity,kind,counts,questions,source,target,decimals,breaks
      m,\(open()),percent,higher,flow,pupils,1;2,\(evidence[1].id),80,4,2001/02: \(open())
      n,\(open()),count,neither,flow,pupils,3,,,,
      """
    var rows = "measure,period,area,group,category,value,numerator,denominator,status\n"
    for (place, period) in ["2012/13", "2013/14", "2014/15"].enumerated() {
      // Seven digits that no date and no other figure has.
      let roma = 7_000_003 + 2 * random.below(900_000)
      let others = 5_000_009 + 2 * random.below(900_000)
      let few = 1 + random.below(5)
      let many = 3_000_007 + random.below(900_000)
      rows += "m,\(period),,,,,\(few + many),\(roma + others),final\n"
      rows += "m,\(period),,Roma,,,\(few),\(roma),final\n"
      rows += "m,\(period),,Others,,,\(many),\(others),final\n"
      rows += "m,\(period),England,,,\(60 + place).1234,,,final\n"
      rows += "n,\(period),,,,\(many * 2),,,final\n"
      withheld += ["\(roma)", "\(others)", "\(many)", Self.grouped(roma), Self.grouped(others)]
      withheld += [Self.grouped(many), "\(few) of \(Self.grouped(roma))"]
      let share = 100 * Double(many) / Double(others)
      withheld.append(String(String(share).prefix(9)))
      shown.append("\(few + many)")
    }
    files["measures/figures.csv"] = rows
  }

  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
