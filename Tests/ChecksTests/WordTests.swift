import Testing

@testable import Checks

/// If these fail, rules mistake one word for another, and a writer is told off for what isn't there.
struct WordTests {
  @Test(arguments: [
    "a", "rise", "quality", "outcomes", "increased", "underperformance", "underperformances",
    "half-termly", "’s", "e\u{301}",
  ])
  func `a word is equal to itself alone`(text: String) {
    #expect(Word(text) == Word(text))
    #expect(Word(text) != Word(text + "s"))
    #expect(Word(text) != Word("s" + text))
    #expect(Word(text) != Word(String(text.dropLast())))
    #expect(Word(text) != .none)
  }

  @Test func `a literal is the word that it spells`() {
    #expect(Word("per") == "per")
    #expect(Word("disadvantaged") == "disadvantaged")
    #expect(Word("") == .none)
  }

  @Test(arguments: [
    ("Key Stage 2, reading", ["key", "stage", "2", "reading"], ["key", "stage", "2", "reading"]),
    ("Boys' results", ["boys", "results"], ["boy", "result"]),
    ("gas has pupils", ["gas", "has", "pupils"], ["gas", "has", "pupil"]),
    ("Écoles – Łódź", ["écoles", "łódź"], ["école", "łódź"]), ("", [], []),
  ])
  func `a text is taken apart into words`(text: String, words: [String], singular: [String]) {
    #expect(Word.all(in: text) == words.map { Word($0) })
    #expect(Word.all(in: text, isSingular: true) == singular.map { Word($0) })
  }

  @Test func `a set has what was put in, and nothing else`() {
    let words = (0..<1_000).map { Word("word\($0)") }
    let set = WordSet(words)
    #expect(words.allSatisfy(set.contains))
    #expect(!(1_000..<2_000).contains { set.contains(Word("word\($0)")) })
    #expect(!set.contains(.none))
    let literal: WordSet = """
      one two
      three
      """
    #expect(["one", "two", "three"].allSatisfy(literal.contains))
    #expect(!literal.contains("four"))
  }

  @Test func `every listed word is found with all that is known of it`() {
    for (marks, words) in WordMarks.lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        #expect(Lexicon.listed[Word(String(word))].isSuperset(of: marks), "\(word)")
      }
    }
    #expect(Lexicon.listed["unlisted"].isEmpty)
  }

  /// Words are sought eight bytes at a time, and one may begin anywhere.
  @Test(arguments: 0..<20)
  func `a plain word is found wherever it stands in a text`(start: Int) {
    let words = PlainWords(["four", "x", "thirteenth"])
    func isFound(in text: String) -> Bool { words.haveWord(of: text.utf8.span) }
    for before in [String(repeating: " ", count: start), String(repeating: "é", count: start)] {
      for word in ["four", "FOUR", "x", "Thirteenth"] {
        for after in ["", "-", "é", " and so on"] {
          #expect(isFound(in: before + word + after))
        }
        #expect(!isFound(in: before + word + "s"))
        #expect(!isFound(in: before + "a" + word + " b"))
        #expect(!isFound(in: before + word.dropLast()))
      }
    }
  }
}
