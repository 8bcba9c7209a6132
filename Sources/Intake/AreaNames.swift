import Diagnostics
import SelfEvaluation

/// The names and codes of places, and what they are to one authority.
struct AreaNames {
  /// The regions of England.
  ///
  /// Source: Office for National Statistics, register of geographic codes, entity E12.
  static let regions: [(code: String, name: String)] = [
    ("E12000001", "North East"), ("E12000002", "North West"),
    ("E12000003", "Yorkshire and The Humber"), ("E12000004", "East Midlands"),
    ("E12000005", "West Midlands"), ("E12000006", "East of England"), ("E12000007", "London"),
    ("E12000008", "South East"), ("E12000009", "South West"),
  ]

  /// The code of England.
  static let englandCode = "E92000001"

  /// A region's name, by its name in any case or its code.
  static func region(_ text: some StringProtocol) -> String? {
    let wanted = folded(text)
    return regions.first { $0.code.lowercased() == wanted || folded($0.name) == wanted }?.name
  }

  /// Whether a text has the form of an authority's code, the nine characters of today or the three
  /// digits of old.
  static func isAuthorityCode(_ text: String) -> Bool {
    if text.utf8.count == 3 { return Int(digits: text) != nil }
    guard text.utf8.count == 9, ["E06", "E08", "E09", "E10"].contains(text.prefix(3).uppercased())
    else { return false }
    return Int(digits: text.dropFirst(3)) != nil
  }

  /// An authority's code as the register has it, in capitals; another text as it is.
  static func code(_ text: String) -> String {
    isAuthorityCode(text) ? text.uppercased() : text
  }

  private var areas: [String: String] = [:]
  private let region: String
  private let hasCode: Bool
  private let authorityName: String
  /// The authority's name without what kind of authority it is, as words.
  private let authority: Set<String>

  /// Learns the places that an authority is compared with.
  init(_ settings: Settings) {
    region = settings.region
    hasCode = !settings.code.isEmpty
    authorityName = settings.authority
    authority = Self.withoutKind(settings.authority)
    for (code, name) in Self.regions {
      // A file that names another region than the settings' keeps that as the place it is.
      areas[code.lowercased()] = name
      areas[folded(name)] = name
    }
    for code in settings.statisticalNeighbours { areas[folded(code)] = code }
    for name in ["statistical neighbours", "statistical neighbors", "statistical neighbour"] {
      areas[name] = SeriesKey.neighbours
    }
    for name in ["england", Self.englandCode.lowercased()] { areas[name] = SeriesKey.england }
    for name in [settings.authority, settings.code] where !name.isEmpty { areas[folded(name)] = "" }
    areas[""] = ""
  }

  /// What a place is to the authority: empty for itself, a comparator's own name, or the place as
  /// written: a district.
  func area(_ text: String) -> String { areas[folded(text)] ?? text }

  /// What to write instead of a name that no district has, such as `National average`; `nil` for
  /// one that may be a district's.
  func hint(on name: String) -> String? {
    if [SeriesKey.england, SeriesKey.neighbours, region].contains(name) { return nil }
    if GroupName.isTotal(name) { return Self.hintOnAuthority }
    if name != region, let other = Self.region(name) {
      return region.isEmpty
        ? "if it's the authority's region, write \"region\": \"\(other)\" in laser.json"
        : "the authority's region is '\(region)'; leave the rows of others out"
    }
    if name.utf8.count == 3, Self.isAuthorityCode(name) {
      return
        "if this is the authority's old code, leave the area empty; write any other place's name"
    }
    // No district's: theirs begin with E07.
    if !hasCode, Self.isAuthorityCode(name) {
      return
        "if this is the authority's own code, write \"code\": \"\(name.uppercased())\" in laser.json"
    }
    if !authority.isEmpty, Self.withoutKind(name) == authority { return Self.hintOnAuthority }
    if let near = misspelt(in: name) { return "did you mean '\(near)'?" }
    let words = name.slug.split(separator: "-").map(String.init)
    guard let telling = words.first(where: { !Self.fillers.contains($0) }),
      words.allSatisfy({ $0 == telling || Self.fillers.contains($0) })
    else { return nil }
    switch telling {
    case "national", "nationally", "england", "eng", "english":
      return "write 'England' for the national figure"
    case "region", "regional":
      return region.isEmpty ? "write the region's name" : "write '\(region)' for the region"
    case "neighbours", "neighbors", "neighbour", "neighbor", "sn", "sns":
      return "write '\(SeriesKey.neighbours)' for their median"
    case "la", "lea", "authority": return Self.hintOnAuthority
    default: return nil
    }
  }

  /// The comparator, or the authority itself, that a name is most likely a misspelling of.
  ///
  /// Districts are near to some: Fenland to England by two letters, Boston to Bolton by one. None
  /// of them begins like a comparator, or is an authority with one letter more or less.
  private func misspelt(in name: String) -> String? {
    func isAlike(_ other: String) -> Bool {
      other.first?.lowercased() == name.first?.lowercased()
        && other.split(separator: " ").count == name.split(separator: " ").count
    }
    let comparators = [SeriesKey.england, SeriesKey.neighbours, region].filter(isAlike)
    if let near = name.nearest(among: comparators, within: 2) { return near }
    guard isAlike(authorityName), name.count != authorityName.count else { return nil }
    return name.nearest(among: [authorityName], within: 1)
  }

  private static func withoutKind(_ name: String) -> Set<String> {
    Set(name.slug.split(separator: "-").map(String.init)).subtracting(kinds)
  }

  private static let kinds: Set<String> = [
    "ua", "la", "lea", "mbc", "cc", "unitary", "authority", "local", "council", "city", "county",
    "borough", "metropolitan", "london", "royal", "district", "of", "the", "total", "overall",
    "all",
  ]
  private static let hintOnAuthority = "leave the area empty for the authority itself"
  private static let fillers: Set<String> = [
    "all", "average", "mean", "median", "total", "overall", "figure", "figures", "the", "of", "for",
    "our", "pupils", "schools", "state", "funded", "statistical", "stat", "local",
  ]
}
