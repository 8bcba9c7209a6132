// A letter with an accent is one character in two forms of bytes, and a text may come back from a Mac,
// from git or from a zip file in the other one.
//
// Source: Unicode Standard Annex #15. The standard library has both forms, though not for everybody;
// Foundation, which has too, would double the size of the program.
@_spi(_Unicode) import Swift

extension String {
  /// The text with each letter and its accent as one, where there is such a one: form C.
  var composed: String { String(UnicodeScalarView(_nfc)) }

  /// The text with each accent behind its letter: form D.
  var decomposed: String { String(UnicodeScalarView(_nfd)) }
}
