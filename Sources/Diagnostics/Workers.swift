/// Who does work that can be divided: the one who asks, or several at once.
///
/// How many cores there are is known to the commands alone; they pass it on in this form.
public struct Workers: Sendable {
  /// Does a number of pieces of work, and returns when all are done.
  public typealias Perform =
    @Sendable (_ count: Int, _ work: @escaping @Sendable (_ place: Int) -> Void) -> Void

  private let perform: Perform

  /// Takes a way of doing several pieces of work.
  public init(_ perform: @escaping Perform) { self.perform = perform }

  /// The one who asks, one piece after another.
  public static let alone = Workers { count, work in
    for place in 0..<count { work(place) }
  }

  /// Does the work for each item; what comes of it is in the order of the items.
  public func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let results = Results<Result>(items.count)
    perform(items.count) { place in
      let result = work(items[place])
      results.byPlace.withLock { $0[place] = result }
    }
    return results.byPlace.withLock { $0.compactMap { $0 } }
  }

  private final class Results<Result: Sendable>: Sendable {
    let byPlace: Locked<[Result?]>

    init(_ count: Int) { byPlace = Locked(Array(repeating: nil, count: count)) }
  }
}

extension Array {
  /// The elements in so many parts of about the same number, none of them empty.
  public func parts(_ count: Int) -> [ArraySlice<Element>] {
    var parts: [ArraySlice<Element>] = []
    for part in 0..<count {
      let range = self.count * part / count..<self.count * (part + 1) / count
      if !range.isEmpty { parts.append(self[range]) }
    }
    return parts
  }
}
