#if SHA_INSTRUCTIONS
  import _Builtin_intrinsics.intel
  import _Builtin_intrinsics.intel.cpuid

  // Most processors since 2017 have instructions for SHA-256. They're reached through the compiler's
  // own module, and words of SIMD change their type without a change of their bits: measured, a
  // digest takes a fifth of the time, and a report has megabytes to digest.
  extension SHA256 {
    /// Whether this processor has them.
    static let hasInstructions: Bool = {
      var (a, b, c, d): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
      return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && b & 1 << 29 != 0
    }()

    /// Folds whole blocks of 64 bytes into the state.
    static func foldByInstructions(
      _ bytes: [UInt8], blocks: Int, into state: inout InlineArray<8, UInt32>
    ) {
      let constants = constantsByFour
      // The order in which the instructions hold the state.
      var abef = Words(state[5], state[4], state[1], state[0])
      var cdgh = Words(state[7], state[6], state[3], state[2])
      bytes.withUnsafeBytes { bytes in
        for block in 0..<blocks {
          func words(_ start: Int) -> Words {
            func word(_ index: Int) -> UInt32 {
              UInt32(
                bigEndian: bytes.loadUnaligned(
                  fromByteOffset: 64 &* block &+ 4 &* (start &+ index), as: UInt32.self))
            }
            return Words(word(0), word(1), word(2), word(3))
          }
          let (oldABEF, oldCDGH) = (abef, cdgh)
          var (w0, w1, w2, w3) = (words(0), words(4), words(8), words(12))
          for step in constants.indices {
            let input = w0 &+ constants[step]
            cdgh = twoTurns(cdgh, abef, input)
            abef = twoTurns(abef, cdgh, Words(input[2], input[3], 0, 0))
            // The last words of the schedule are made for nothing.
            let next = extended(w0, w1, Words(w2[1], w2[2], w2[3], w3[0]), w3)
            (w0, w1, w2, w3) = (w1, w2, w3, next)
          }
          abef &+= oldABEF
          cdgh &+= oldCDGH
        }
      }
      state = [abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0]]
    }

    private typealias Words = SIMD4<UInt32>

    private static let constantsByFour = stride(from: 0, to: 64, by: 4).map { place in
      Words(constants[place], constants[place + 1], constants[place + 2], constants[place + 3])
    }

    /// Two of the 64 steps of a block.
    @inline(__always)
    private static func twoTurns(_ one: Words, _ other: Words, _ input: Words) -> Words {
      words(_mm_sha256rnds2_epu32(bits(one), bits(other), bits(input)))
    }

    /// The next four words of the schedule after the last sixteen; `seven` are those seven before.
    @inline(__always)
    private static func extended(_ w0: Words, _ w1: Words, _ seven: Words, _ w3: Words) -> Words {
      let sum = words(_mm_sha256msg1_epu32(bits(w0), bits(w1))) &+ seven
      return words(_mm_sha256msg2_epu32(bits(sum), bits(w3)))
    }

    @inline(__always)
    private static func bits(_ words: Words) -> __m128i { unsafeBitCast(words, to: __m128i.self) }

    @inline(__always)
    private static func words(_ bits: __m128i) -> Words { unsafeBitCast(bits, to: Words.self) }
  }
#endif
