public import SelfEvaluation

extension Measure {
  /// The category that stands for a distribution's headline share, such as `outstanding or good`;
  /// `nil` when the catalogue names no headline.
  public var headlineCategory: String? {
    guard let last = headline.last else { return nil }
    let others = headline.dropLast().joined(separator: ", ")
    return others.isEmpty ? last : "\(others) or \(last)"
  }

  /// Finds the categories that the headline names.
  ///
  /// - Parameter categories: Those that rows have, each once.
  /// - Returns: One for each name of the headline; `nil` where no row has it as its category.
  public func headlineCategories(among categories: [String]) -> [String?] {
    var found = headline.map { name in categories.first { folded($0) == folded(name) } }
    // What one name is for isn't meant by another of the same slug: `A` isn't `A*`.
    for (place, name) in headline.enumerated() where found[place] == nil {
      let category = categories.only(withSlugOf: name)
      if !found.contains(category) { found[place] = category }
    }
    return found
  }

  /// The category whose rows tell a distribution's headline share; `nil` where there is none.
  func categoryOfHeadline(among categories: [String]) -> String? {
    guard let name = headlineCategory else { return nil }
    if headline.count == 1 { return headlineCategories(among: categories)[0] }
    return categories.first { folded($0) == folded(name) } ?? categories.only(withSlugOf: name)
      ?? name
  }
}

extension [String] {
  /// The one that has the slug of a name; `nil` where several have, and can't be told apart by it.
  fileprivate func only(withSlugOf name: String) -> String? {
    let slug = name.slug
    let all = filter { $0.slug == slug }
    return all.count == 1 ? all[0] : nil
  }
}
