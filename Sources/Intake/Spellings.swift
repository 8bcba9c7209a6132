import DataFiles
import Diagnostics

extension UInt64 {
  /// The hash of what was hashed so far with one part more.
  ///
  /// Source: G. Fowler, L. C. Noll and K.-P. Vo, FNV-1a, here for whole numbers; each product's
  /// upper half is folded into the lower, by which slots are chosen.
  func hashed(with part: Int) -> UInt64 {
    let product = (self ^ UInt64(bitPattern: Int64(part))) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }

  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325
}

/// What cells mean by their spelling, found by their bytes: no text is made of one that was met
/// before.
struct Spellings {
  /// All spellings, one after another.
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var numbers: [Int] = []
  private var table = PlaceTable()
  /// The spelling that was asked for last.
  private var last = 0

  /// The number that a spelling stands for; `nil` for one not met yet.
  mutating func number(of cell: Span<UInt8>) -> Int? {
    // Many cells are the same as the one above.
    if last < numbers.count, holds(cell, at: last) { return numbers[last] }
    var search = table.search(UInt64(hashOf: cell))
    while let place = table.next(&search) {
      if holds(cell, at: place) {
        last = place
        return numbers[place]
      }
    }
    return nil
  }

  private func holds(_ cell: Span<UInt8>, at place: Int) -> Bool {
    bytes.span.extracting(ends[place]..<ends[place + 1]).holdsSame(as: cell)
  }

  /// Learns a spelling that wasn't met yet.
  mutating func add(_ cell: Span<UInt8>, _ number: Int) {
    cell.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    numbers.append(number)
    table.append(UInt64(hashOf: cell))
  }
}

/// What the cells of some columns mean by their spelling: one that was met before isn't read again,
/// and what was made of it is shared.
struct CellMemo<Value> {
  /// As many spellings are kept, and none longer than that: there is no end to what may be written.
  private static var limits: (count: Int, length: Int) { (4_096, 256) }

  private var spellings = Spellings()
  private var values: [Value] = []

  mutating func value(of cell: Span<UInt8>) -> Value? {
    spellings.number(of: cell).map { values[$0] }
  }

  mutating func add(_ cell: Span<UInt8>, _ value: Value) {
    guard values.count < Self.limits.count, cell.count <= Self.limits.length else { return }
    spellings.add(cell, values.count)
    values.append(value)
  }
}

extension CellMemo: Sendable where Value: Sendable {}

extension UInt64 {
  /// The hash of a text's bytes, each with some bits set.
  init(hashOf bytes: Span<UInt8>, orEach bits: UInt64 = 0) {
    let mask = Int(truncatingIfNeeded: bits &* 0x0101_0101_0101_0101)
    var hash = UInt64.emptyHash.hashed(with: bytes.count)
    func part(at index: Int) -> Int {
      bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: Int.self) | mask
    }
    if bytes.count >= 8 {
      var index = 0
      while index + 8 < bytes.count {
        hash = hash.hashed(with: part(at: index))
        index += 8
      }
      // The last eight, some of them for the second time.
      self = hash.hashed(with: part(at: bytes.count - 8))
    } else {
      var rest = 0
      for index in 0..<bytes.count { rest = rest << 8 | Int(bytes[index]) }
      self = hash.hashed(with: rest | mask)
    }
  }
}
