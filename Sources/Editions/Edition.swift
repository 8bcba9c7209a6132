/// For whom a report is.
public enum Edition: String, Hashable, Sendable, CaseIterable {
  /// For the authority itself: everything.
  case internalEdition = "internal"
  /// For everyone: what may be shown, and nothing else.
  case publicEdition = "public"
}
