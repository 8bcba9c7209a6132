import SelfEvaluation
import TestSupport

/// A random authority whose pupils are counted one by one, so that every sum comes out right.
struct RandomFigures {
  /// A number that somebody could want to know.
  struct Name: Hashable, Comparable {
    var measure: String
    var period: String
    var area = ""
    var group = ""
    var category = ""
    var isCohort = false

    /// Cohorts are of the same pupils whatever was measured.
    var unknown: Self {
      guard isCohort else { return self }
      return Self(measure: "", period: period, area: area, group: group, isCohort: true)
    }

    static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private var text: String { "\(measure)|\(period)|\(area)|\(group)|\(category)|\(isCohort)" }
  }

  private(set) var csv = "measure,period,area,group,category,value,numerator,denominator,status\n"
  private(set) var measures = "id,title,unit,polarity,kind,counts,headline\n"
  /// The true numbers.
  private(set) var truth: [Name: Int] = [:]
  /// What adds up to what, as anybody knows who reads the names.
  private(set) var sums: [(whole: Name, parts: [Name])] = []

  private let districts: [String]
  private let hasCross: Bool
  private let hasDistrictGroups: Bool
  private let ids: [String]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    districts = Array(["Ashby", "Burton", "Corby", "Derby"].prefix([0, 2, 3, 4][random.below(4)]))
    hasCross = random.below(3) == 0
    hasDistrictGroups = !districts.isEmpty && random.below(2) == 0
    let sets = [["a"], ["a", "b"], ["a", "b", "both"], ["a", "spread"], ["a", "roll"]]
    ids = sets[random.below(sets.count)]
    let lines = [
      "a": "a,Alpha,percent,higher,flow,pupils,", "b": "b,Beta,percent,lower,flow,pupils,",
      "both": "both,Both,percent,neither,flow,pupils,",
      "roll": "roll,Roll,count,neither,flow,pupils,",
      "spread": "spread,Spread,percent,higher,flow,pupils,high;middle",
    ]
    for id in ids { measures += (lines[id] ?? "") + "\n" }
    let size = [3, 8, 20, 60][random.below(4)]
    for period in ["2013/14", "2014/15"].suffix(1 + random.below(2)) {
      count(period, size, &random)
    }
  }

  /// One kind of pupils: none of them is in two.
  private struct Kind {
    var district: String
    var gender: String
    var meals: String
    var pupils: Int
    var counts: [String: Int]
  }

  private mutating func count(
    _ period: String, _ size: Int, _ random: inout SeededGenerator
  ) {
    var kinds: [Kind] = []
    for district in districts.isEmpty ? ["Ashby"] : districts {
      for gender in ["Boys", "Girls"] {
        for meals in ["FSM", "All other"] {
          let few = random.below(4) == 0
          let pupils = few ? random.below(5) : size + random.below(2 * size)
          let a = few ? random.below(pupils + 1) : pupils * random.below(10) / 12
          let b = random.below(pupils - a + 1)
          let high = random.below(pupils + 1) / (1 + random.below(3))
          let middle = random.below(pupils - high + 1)
          kinds.append(
            Kind(
              district: district, gender: gender, meals: meals, pupils: pupils,
              counts: [
                "a": a, "b": b, "both": a + b, "roll": pupils, "high": high, "middle": middle,
                "low": pupils - high - middle,
              ]))
        }
      }
    }
    publish(kinds, period)
  }

  private mutating func publish(_ kinds: [Kind], _ period: String) {
    for id in ids {
      for area in [""] + districts {
        var groups = [""]
        if area.isEmpty || hasDistrictGroups { groups += ["Boys", "Girls"] }
        if area.isEmpty { groups += ["FSM", "All other"] }
        if area.isEmpty, hasCross {
          groups += ["Boys · FSM", "Boys · All other", "Girls · FSM", "Girls · All other"]
        }
        for group in groups {
          let words = group.split(separator: " · ").map(String.init)
          let own = kinds.filter { kind in
            (area.isEmpty || kind.district == area)
              && words.allSatisfy { [kind.gender, kind.meals].contains($0) }
          }
          publish(id, own, period, area, group)
        }
      }
      addSums(of: id, period)
    }
    for area in [""] + districts {
      for group in ["", "Boys", "Girls", "FSM", "All other"] {
        let name = { (id: String) in Name(measure: id, period: period, area: area, group: group) }
        guard truth[name("a")] != nil else { continue }
        if ids.contains("both") { sums.append((name("both"), [name("a"), name("b")])) }
        var cohort = name("a")
        cohort.isCohort = true
        if ids.contains("roll") { sums.append((cohort, [name("roll")])) }
      }
    }
  }

  private mutating func publish(
    _ id: String, _ kinds: [Kind], _ period: String, _ area: String, _ group: String
  ) {
    let cohort = kinds.reduce(0) { $0 + $1.pupils }
    var name = Name(measure: id, period: period, area: area, group: group)
    let categories = id == "spread" ? ["high", "middle", "low"] : [""]
    for category in categories {
      name.category = category
      let count = kinds.reduce(0) { $0 + ($1.counts[category.isEmpty ? id : category] ?? 0) }
      truth[name] = count
      let value = id == "roll" ? "\(count),," : ",\(count),\(cohort)"
      csv += "\(id),\(period),\(area),\(group),\(category),\(value),\n"
    }
    guard id != "roll" else { return }
    name.category = ""
    name.isCohort = true
    truth[name] = cohort
    if id == "spread" {
      let parts = categories.map { category in
        Name(measure: id, period: period, area: area, group: group, category: category)
      }
      sums.append((name, parts))
    }
  }

  private mutating func addSums(of id: String, _ period: String) {
    let categories = id == "spread" ? ["high", "middle", "low"] : [""]
    let columns =
      categories.map { ($0, false) } + (id == "roll" ? [] : [("", true)])
    for (category, isCohort) in columns {
      func name(_ area: String, _ group: String) -> Name {
        Name(
          measure: id, period: period, area: area, group: group, category: category,
          isCohort: isCohort)
      }
      func add(_ whole: Name, _ parts: [Name]) {
        if truth[whole] != nil, parts.allSatisfy({ truth[$0] != nil }) {
          sums.append((whole, parts))
        }
      }
      for area in [""] + districts {
        add(name(area, ""), [name(area, "Boys"), name(area, "Girls")])
        add(name(area, ""), [name(area, "FSM"), name(area, "All other")])
        for gender in ["Boys", "Girls"] {
          add(
            name(area, gender),
            [name(area, "\(gender) · FSM"), name(area, "\(gender) · All other")])
        }
        for meals in ["FSM", "All other"] {
          add(name(area, meals), [name(area, "Boys · \(meals)"), name(area, "Girls · \(meals)")])
        }
      }
      for group in ["", "Boys", "Girls"] where !districts.isEmpty {
        add(name("", group), districts.map { name($0, group) })
      }
    }
  }
}
