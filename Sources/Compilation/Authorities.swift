import Diagnostics
public import SelfEvaluation

extension Compilation {
  /// Puts workspaces together that are of one authority: those of one name, without regard to case
  /// and space, or of one code.
  ///
  /// - Parameter settings: What each workspace says of itself; `nil` where that can't be read.
  /// - Returns: The places of each authority's workspaces, in the order in which they were named.
  public static func authorities(_ settings: [Settings?]) -> [[Int]] {
    var groups: [(names: Set<String>, places: [Int])] = []
    for (place, settings) in settings.enumerated() {
      guard let settings else { continue }
      var names: Set = ["name " + settings.authority.lowercased().withSingleSpaces]
      if !settings.code.isEmpty { names.insert("code " + settings.code.lowercased()) }
      let same = groups.indices.filter { !groups[$0].names.isDisjoint(with: names) }
      guard let first = same.first else {
        groups.append((names, [place]))
        continue
      }
      groups[first].names.formUnion(names)
      groups[first].places.append(place)
      for other in same.dropFirst().reversed() {
        let group = groups.remove(at: other)
        groups[first].names.formUnion(group.names)
        groups[first].places += group.places
      }
      groups[first].places.sort()
    }
    return groups.map(\.places)
  }

  /// Names a folder for each authority, which no two share.
  ///
  /// The name is the authority's, as part of an address. Where two would have the same, each has
  /// its code after it, or else a number in the order given.
  public static func folders(for settings: [Settings]) -> [String] {
    // Systems limit the length of a name, and some count its bytes.
    let slugs = settings.map { settings in
      var slug = settings.authority.slug
      while slug.utf8.count > 100 { slug.removeLast() }
      return slug.isEmpty ? "authority" : slug
    }
    var uses: [String: Int] = [:]
    for slug in slugs { uses[slug, default: 0] += 1 }
    var taken: Set<String> = []
    for slug in slugs where uses[slug] == 1 { taken.insert(slug) }
    return zip(slugs, settings).map { slug, settings in
      if uses[slug] == 1 { return slug }
      let code = settings.code.slug
      var name = code.isEmpty ? slug : "\(slug)-\(code)"
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(slug)-\(number)"
      }
      return name
    }
  }
}
