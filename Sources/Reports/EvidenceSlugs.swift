import SelfEvaluation

/// The addresses in Markdown of the headings of evidence items.
struct EvidenceSlugs: Sendable {
  /// Of the items whose id alone doesn't make it.
  private var numbered: [Identifier: String] = [:]

  /// Of headings that make one address, such as 1.1 and 11, readers number the second and those after.
  init(_ register: [EvidenceItem]) {
    guard register.contains(where: { $0.id.text.utf8.contains(UInt8(ascii: ".")) }) else { return }
    var counts: [String: Int] = [:]
    for item in register {
      let slug = headingSlug(item.id.text)
      let count = counts[slug, default: 0]
      counts[slug] = count + 1
      if count > 0, numbered[item.id] == nil { numbered[item.id] = "\(slug)-\(count)" }
    }
  }

  /// The address of an item, whether it's in the register or not.
  subscript(id: Identifier) -> String { numbered[id] ?? headingSlug(id.text) }
}
