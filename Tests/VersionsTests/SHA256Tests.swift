import Testing

@testable import Versions

/// If this fails, fingerprints are not what any other program would compute.
struct SHA256Tests {
  /// A message and its digest, from the examples of FIPS 180-4 and of NIST's algorithm validation
  /// programme (`SHA256ShortMsg.rsp`).
  struct Vector: CustomTestStringConvertible {
    var message: [UInt8]
    var digest: String
    var testDescription: String { "\(message.count) bytes" }

    init(_ message: some Sequence<UInt8>, _ digest: String) {
      self.message = Array(message)
      self.digest = digest
    }
  }

  @Test(arguments: [
    Vector([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector("abc".utf8, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(
      ("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu").utf8,
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    Vector([0xD3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
    Vector(
      repeatElement(0x61, count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `gives the published digests`(vector: Vector) {
    #expect(SHA256(of: vector.message).hexadecimal == vector.digest)
    let anywhere = SHA256(of: vector.message, usesInstructions: false)
    #expect(anywhere.hexadecimal == vector.digest)
  }

  /// The padding changes its number of blocks between 55 and 56 bytes, and again at 64.
  @Test func `every length about a block has a digest of its own`() {
    let digests = (0...130).map { SHA256(of: [UInt8](repeating: 0, count: $0)).hexadecimal }
    #expect(Set(digests).count == digests.count)
    #expect(digests.allSatisfy { $0.utf8.count == 64 })
  }
}
