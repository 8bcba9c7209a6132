import Testing

@testable import Checks

/// A group without a number of its own is taken for none, and its small numbers may be told.
struct FigureNamesTests {
  @Test func `each of very many groups has a number of its own`() {
    var names = FigureNames([])
    let numbers = (0..<33_000).map { names.number(of: "Group \($0)") }
    #expect(numbers == Array(0..<33_000))
    #expect(names.number(of: "Group 7") == 7)
    #expect(names.number(of: "") == -1)
  }
}
