import Intake
import ReportTemplates
import SelfEvaluation
import Versions

/// Compares two texts word by word, or two evidence registers by the ids of their rows, and prints
/// the median milliseconds; what's read stands in memory before the clock starts.
func benchDiff(old: String, new: String) throws {
  if old.hasSuffix(".csv"), new.hasSuffix(".csv") {
    try benchRegisters(old, new)
  } else {
    try benchTexts(old, new)
  }
}

private func benchTexts(_ old: String, _ new: String) throws {
  let one = String(decoding: try readFile(old), as: UTF8.self)
  let other = String(decoding: try readFile(new), as: UTF8.self)
  var redline = Redline(from: "", to: "")
  let seconds = medianSeconds(rounds: 15) { redline = Redline(from: one, to: other) }
  let words = redline.wordCounts
  print(
    "words \(fixed(seconds * 1e3, digits: 3)) ms \(one.utf8.count) and \(other.utf8.count) bytes, "
      + "\(words.removed) words removed, \(words.added) added")
}

private func benchRegisters(_ old: String, _ new: String) throws {
  let (one, other) = (try workspace(register: old), try workspace(register: new))
  var read: [Evaluation] = []
  let reading = medianSeconds(rounds: 5) {
    read = [one, other].compactMap { Intake.read($0).evaluation }
  }
  guard read.count == 2 else { return print("rows: the registers can't be read") }
  var changes = 0
  let comparing = medianSeconds(rounds: 5) {
    let comparison = Comparison(from: read[0], to: read[1])
    _ = comparison.observations
    changes = comparison.changes.count
  }
  print("reading \(fixed(reading * 1e3, digits: 2)) ms, both registers")
  print(
    "rows \(fixed(comparing * 1e3, digits: 2)) ms \(read[0].register.count) and "
      + "\(read[1].register.count) rows, \(changes) changes")
}

/// A workspace that holds a register and no more than that needs.
private func workspace(register path: String) throws -> Workspace {
  let bank = "lancashire-laser-2013"
  let settings = """
    {"authority": "Authority", "year": "2014/15", "bank": "\(bank)",
     "teams": [{"id": "team", "name": "Team"}]}
    """
  return Workspace(
    files: [
      InputFile(path: "laser.json", text: settings),
      InputFile(path: "register.csv", bytes: try readFile(path)),
    ],
    builtInBanks: [bank: ReportTemplates.text(at: "banks/\(bank).json") ?? ""])
}
