import Diagnostics

/// Collects the findings of a workspace, and keeps a flood of one kind from burying the rest.
struct FindingLog {
  /// As many findings of one rule as are kept for one file.
  static let limit = 1_000

  private var findings: [Finding] = []
  private var counts: [Place: Int] = [:]
  /// The findings that are made once a file however often the fault is there.
  private var repeated: [Fault: (index: Int, count: Int)] = [:]

  /// The findings that were taken back; the others keep their indices.
  private var removed: Set<Int> = []

  /// How often something was found, what was only counted included.
  private(set) var revision = 0

  private struct Place: Hashable {
    var file: String
    var rule: String
  }

  private struct Fault: Hashable {
    var place: Place
    var word: String
  }

  mutating func add(_ finding: Finding) {
    revision += 1
    let place = Place(file: finding.position.file, rule: finding.rule.name)
    let count = counts[place, default: 0] + 1
    counts[place] = count
    if count <= Self.limit { findings.append(finding) }
  }

  mutating func add(_ rule: Rule, _ message: String, at position: FilePosition, hint: String) {
    add(Finding(rule, message, at: position, hint: hint))
  }

  mutating func add(_ more: [Finding]) {
    for finding in more { add(finding) }
  }

  /// Adds all that was found in another file.
  mutating func add(_ other: FindingLog) {
    let start = findings.count
    findings += other.findings
    counts.merge(other.counts, uniquingKeysWith: +)
    for (fault, place) in other.repeated { repeated[fault] = (start + place.index, place.count) }
    for index in other.removed { removed.insert(start + index) }
  }

  /// Adds a finding about a word the first time that the word is met in its file, and counts it
  /// afterwards.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - word: The word, in any case.
  ///   - position: Where it stands.
  ///   - message: What is wrong; it's asked for once.
  ///   - hint: What to do. Its argument says whether there is time to look for what was meant: not
  ///     after the first hundred words, as each is compared with all that exist.
  mutating func addOnce(
    _ rule: Rule, _ word: String, at position: FilePosition, _ message: @autoclosure () -> String,
    hint: (_ isInFull: Bool) -> String
  ) {
    let place = Place(file: position.file, rule: rule.name)
    let fault = Fault(place: place, word: word.lowercased())
    if let known = repeated[fault] {
      revision += 1
      repeated[fault] = (known.index, known.count + 1)
      return
    }
    let count = counts[place, default: 0]
    if count < Self.limit { repeated[fault] = (findings.count, 1) }
    add(Finding(rule, message(), at: position, hint: hint(count < 100)))
  }

  /// How many findings there are so far.
  var count: Int { findings.count }

  /// Takes back findings that turned out to follow from another one.
  ///
  /// - Parameters:
  ///   - start: The first that may be taken back.
  ///   - isConsequence: Whether one at a place is to be.
  mutating func removeFindings(from start: Int, where isConsequence: (FilePosition) -> Bool) {
    guard findings[start...].contains(where: { isConsequence($0.position) }) else { return }
    for index in findings.indices.dropFirst(start) where isConsequence(findings[index].position) {
      removed.insert(index)
    }
  }

  /// Puts one finding in the place of many that have one cause.
  ///
  /// - Parameters:
  ///   - rules: The rules that the many are made under.
  ///   - least: How many there have to be.
  ///   - cause: Tells of the cause, at the place of the first of them.
  mutating func gather(
    _ rules: [Rule], atLeast least: Int, into cause: (_ first: FilePosition) -> Finding
  ) {
    let names = rules.map(\.name)
    let many = findings.indices.filter {
      !removed.contains($0) && names.contains(findings[$0].rule.name)
    }
    guard many.count >= least, let first = many.map({ findings[$0] }).inFileOrder.first else {
      return
    }
    removed.formUnion(many)
    for rule in names { counts = counts.filter { $0.key.rule != rule } }
    add(cause(first.position))
  }

  /// All findings in the order of the files, each once.
  func finished() -> [Finding] {
    var all = findings
    for (index, count) in repeated.values where count > 1 {
      all[index].message += " (\(count) times in this file)"
    }
    for (place, count) in counts where count > Self.limit {
      let last = all.lastIndex { $0.rule.name == place.rule && $0.position.file == place.file }
      if let last { all[last].message += " (and \(count - Self.limit) more like this)" }
    }
    var seen: Set<Finding> = []
    let kept = all.indices.filter { !removed.contains($0) }.map { all[$0] }
    return kept.inFileOrder.filter { seen.insert($0).inserted }
  }
}
