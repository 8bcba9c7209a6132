/// What the names of groups tell of the pupils in them.
public enum GroupName {
  private static let opposites = [
    "boys": "girls", "girls": "boys", "male": "female", "female": "male", "males": "females",
    "females": "males",
  ]
  private static let denials = ["not-", "non-", "no-"]

  /// The names that all who aren't in a group may have: `girls` for `boys`, `fsm` for `not-fsm`.
  ///
  /// - Parameter slug: The group's name as a slug.
  /// - Returns: Slugs, whether there is such a group or not.
  public static func opposites(of slug: String) -> [String] {
    (opposites[slug].map { [$0] } ?? []) + denials.map { $0 + slug }
      + denials.filter { slug.hasPrefix($0) }.map { String(slug.dropFirst($0.count)) }
  }

  /// Whether two groups can't have a pupil in common, by the slugs of their names.
  ///
  /// That doesn't make each the rest of the other: so it is with `no-sen` and `sen-support`.
  public static func exclude(_ one: String, _ other: String) -> Bool {
    if opposites[one] == other { return true }
    return [(one, other), (other, one)].contains { one, other in
      denials.contains { one.hasPrefix($0) && other.hasPrefix(one.dropFirst($0.count)) }
    }
  }

  /// Whether a group is named as all but another one, such as `all-other-pupils`.
  public static func isAllOthers(_ slug: String) -> Bool { slug.hasPrefix("all-other") }

  private static let wordsForAll: Set<String> = [
    "all", "total", "totals", "overall", "everyone", "everybody", "whole",
  ]
  private static let wordsForAnyone: Set<String> = [
    "pupils", "children", "students", "learners", "people", "persons", "young", "schools",
    "settings", "providers", "groups", "genders", "sexes", "ages", "cohort", "authority", "average",
    "the", "of", "in",
  ]

  /// Whether a name stands for everyone, as `All pupils`, `Total` and `Overall` do.
  public static func isTotal(_ name: String) -> Bool {
    let words = name.slug.split(separator: "-").map(String.init)
    return words.contains(where: wordsForAll.contains)
      && words.allSatisfy { wordsForAll.contains($0) || wordsForAnyone.contains($0) }
  }

  private static let kinds: [Set<String>] = [
    [
      "white", "black", "asian", "mixed", "chinese", "gypsy", "traveller", "roma", "irish",
      "indian", "pakistani", "bangladeshi", "caribbean", "african", "arab", "ethnic", "ethnicity",
    ],
    ["sen", "send", "ehc", "ehcp", "statement", "statements", "statemented", "action"],
  ]
  private static let wordsForTheRest: Set<String> = [
    "other", "others", "any", "background", "group", "unclassified", "unknown", "not", "known",
    "obtained", "refused", "information", "minority", "groups", "no", "none", "the", "of",
  ]

  /// Whether names are those of groups of one kind, such as ethnic groups or years.
  ///
  /// They have a word in common, or words of one kind; the rest of it may be called *Other* or
  /// *Unclassified*.
  public static func areOfOneKind(_ names: [String]) -> Bool {
    let words = names.map { Set($0.slug.split(separator: "-").map(String.init)) }
    let telling = words.map { $0.subtracting(wordsForTheRest) }.filter { !$0.isEmpty }
    guard telling.count > 1, let first = telling.first else { return false }
    return !telling.dropFirst().reduce(first, { $0.intersection($1) }).isEmpty
      || kinds.contains { kind in telling.allSatisfy { !$0.isDisjoint(with: kind) } }
  }

  static let wordsForSome: Set<String> = [
    "boys", "girls", "male", "female", "males", "females", "fsm", "fsm6", "disadvantaged", "meals",
    "sen", "send", "ehc", "ehcp", "eal", "cla", "cin", "looked", "white", "black", "asian", "mixed",
    "chinese", "gypsy", "traveller", "minority", "ethnic", "bilingual", "refugees",
  ]

  /// Whether a name stands for some of the pupils by what they are, as `Girls` and `FSM` do, and
  /// `Primary` and `State-funded` don't.
  public static func isOfSome(_ name: String) -> Bool {
    name.slug.split(separator: "-").contains { wordsForSome.contains(String($0)) }
  }
}
