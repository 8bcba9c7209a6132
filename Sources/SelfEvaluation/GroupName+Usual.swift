// One name for groups that are called differently.

extension GroupName {
  private static let usualNames: [(words: [Substring], usual: Substring)] = [
    ("free school meals", "fsm"), ("children in care", "cla"), ("looked after", "cla"),
    ("lac", "cla"), ("special educational needs", "sen"), ("send", "sen"), ("ehcp", "ehc"),
    ("ehc plan", "ehc"), ("ehc plans", "ehc"), ("education health and care plan", "ehc"),
    ("english as an additional language", "eal"), ("male", "boys"), ("males", "boys"),
    ("female", "girls"), ("females", "girls"), ("no", "not"), ("non", "not"), ("without", "not"),
  ].map { ($0.split(separator: " "), Substring($1)) }
  private static let wordsForPupils: Set<Substring> = [
    "pupils", "children", "students", "learners", "young", "people", "eligible", "entitled", "with",
    "for", "of", "to", "on", "in", "the", "who", "are", "all",
  ]

  /// The words of a name that tell whom it's of, each as it's usual.
  public static func usualWords(_ name: String) -> [Substring] {
    var left = name.slug.split(separator: "-")[...]
    var words: [Substring] = []
    while let first = left.first {
      if let (own, usual) = usualNames.first(where: { left.starts(with: $0.words) }) {
        words.append(usual)
        left = left.dropFirst(own.count)
      } else {
        if !wordsForPupils.contains(first) { words.append(first) }
        left = left.dropFirst()
      }
    }
    return words
  }

  /// A group's name as others call it too: `boys · fsm` for `Male · Pupils with free school meals`.
  public static func usual(_ name: String) -> String {
    name.split(separator: "·").map { part in
      let words = usualWords(String(part))
      return words.isEmpty ? String(part) : words.joined(separator: " ")
    }
    .joined(separator: " · ")
  }

  /// The words of a text that name some of the pupils by what they are, each as it's usual.
  public static func wordsForSome(in text: String) -> [Substring] {
    usualWords(text).filter(isForSome)
  }

  private static func isForSome(_ word: Substring) -> Bool {
    word == "not" || wordsForSome.contains(String(word))
  }

  /// Whether a text is of a group and names no other pupils, as *Exclusions of boys* is of boys.
  ///
  /// - Parameters:
  ///   - group: The words that tell who is in a group; or in a district, or for what reason.
  ///   - text: The words that tell what the text is of.
  /// - Returns: Whether it is.
  public static func isNamed(_ group: [Substring], in text: [Substring]) -> Bool {
    guard let first = group.first else { return false }
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: group) }
      && text.allSatisfy { !isForSome($0) || group.contains($0) }
  }
}
