import Diagnostics
import Testing

/// A page whose saved version isn't found, or is found where only its beginning stands, can't be
/// compared with another.
struct ByteSearchTests {
  @Test(arguments: [
    ("abc", "abc", 0, 0), ("xabcabc", "abc", 0, 1), ("xabcabc", "abc", 2, 4), ("aab", "ab", 0, 1),
    ("aaab", "aab", 0, 1), ("ab", "abc", 0, nil), ("abab", "abc", 0, nil), ("", "a", 0, nil),
    ("abc", "abc", 1, nil), ("abc", "c", 3, nil), ("abc", "c", 9, nil), ("abc", "", 0, nil),
  ])
  func `bytes are found where all of them first stand`(
    text: String, wanted: String, start: Int, place: Int?
  ) {
    #expect(Array(text.utf8).firstIndex(of: Array(wanted.utf8), from: start) == place)
  }
}
