/// Random numbers that are the same on every run and machine (SplitMix64: Steele, Lea and Flood, 2014).
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers of a seed; those of neighbouring seeds have nothing in common.
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 to below a bound, which must be positive.
  package mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
