extension String {
  /// Finds the name that a writer most likely meant by this word.
  ///
  /// Two words are near when few letters have to be added, dropped, changed or swapped: one in a
  /// word of up to four, two in one of up to eight, otherwise three. Case does not count. One letter
  /// alone is near to nothing, and no number to another one: of ids that are numbered through each
  /// would be near to many others.
  ///
  /// - Parameters:
  ///   - candidates: The names that would have been understood.
  ///   - most: As many letters may differ, however long the word is.
  /// - Returns: The nearest candidate, the first of several; `nil` when none is near.
  public func nearest(among candidates: some Sequence<String>, within most: Int = 3) -> String? {
    let word = Array(lowercased())
    guard word.count > 1, word.count <= 100 else { return nil }
    let limit = min(most, word.count <= 4 ? 1 : word.count <= 8 ? 2 : 3)
    var best: (distance: Int, name: String, letters: [Character])?
    for name in candidates {
      let other = Array(name.lowercased())
      guard abs(other.count - word.count) <= limit else { continue }
      let distance = editDistance(word, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, name, other) }
    }
    return best.flatMap { hasOtherDigits(word, $0.letters) ? nil : $0.name }
  }
}

extension String {
  /// The hint on a name that isn't known.
  ///
  /// - Parameters:
  ///   - unused: The names that are still free; one of these is likelier meant than another.
  ///   - known: All names that there are.
  ///   - what: What they are called, such as `names`.
  ///   - mark: The quotation mark that names of their kind are written with.
  /// - Returns: The nearest name, or all that there are.
  public func hint(
    onNameAmong unused: [String], of known: [String], what: String, quoted mark: String
  ) -> String {
    nearest(among: unused).map { "did you mean \(mark)\($0)\(mark)?" }
      ?? nearest(among: known).map { "did you mean \(mark)\($0)\(mark), which is there too?" }
      ?? "the \(what) are: \(known.joined(separator: ", "))"
  }
}

/// Whether two words have other numbers in them, and not just digits that changed places; zeros in
/// front don't count.
private func hasOtherDigits(_ left: [Character], _ right: [Character]) -> Bool {
  if left.count == right.count {
    let differing = zip(left, right).filter { $0 != $1 }
    return !differing.isEmpty && differing.allSatisfy { $0.isNumber && $1.isNumber }
      && differing.map(\.0) != differing.map(\.1).reversed()
  }
  return left.filter(\.isNumber).drop { $0 == "0" } != right.filter(\.isNumber).drop { $0 == "0" }
}

/// The optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      var cost = min(
        last[column] + (left[row] == right[column] ? 0 : 1), last[column + 1] + 1,
        current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}

extension String {
  /// This path as it's typed into a command, in quotes where a shell would take it apart.
  public var asArgument: String {
    let isPlain = unicodeScalars.allSatisfy {
      !$0.isASCII || $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "._-/:+=,@".unicodeScalars.contains($0)
    }
    return isPlain && !isEmpty ? self : "\"\(self)\""
  }
}
