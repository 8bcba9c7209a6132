import Diagnostics
import Mustache

/// What both faces take from the same facts: each part is worked out by the face that comes to it
/// first.
struct SharedParts: Sendable {
  /// All of a report that is held while it's written.
  let report: Once<[(Key, Value)]>
  /// The same of a digest.
  let digest: Once<[(Key, Value)]>
  /// The items of the register, by their places.
  let items: HandedOn<Value>
  /// The sections of the digest, by the places of their measures.
  let sections: HandedOn<[(Key, Value)]>

  init(_ facts: Once<ReportFacts>) {
    report = Once { facts.value.report() }
    digest = Once { facts.value.digest() }
    items = HandedOn(mostWaiting: 16) { facts.value.item($0) }
    sections = HandedOn(mostWaiting: 4) { facts.value.section(ofMeasure: $0) }
  }
}
