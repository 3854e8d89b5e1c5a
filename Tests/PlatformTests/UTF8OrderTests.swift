import Foundation
import Platform
import Testing

struct UTF8OrderTests {
  private static let strings = [
    "", "a", "A", "ab", "a/b", "a-b", "ä", "a\u{308}", "z", "😀", "\u{FFFD}",
    "a long string that is not small", "a long string that is not smaller",
  ]

  @Test(arguments: strings, strings)
  func `the order is that of the bytes`(left: String, right: String) {
    #expect(left.precedesInUTF8(right) == Array(left.utf8).lexicographicallyPrecedes(right.utf8))
  }

  @Test func `strings of Foundation have the same order`() {
    let (left, right) = (NSString("größer") as String, NSString("größe") as String)
    #expect(right.precedesInUTF8(left))
    #expect(!left.precedesInUTF8(right))
  }
}
