import HTMLText

/// What in a text needs more than to be written; most texts have nothing of it.
struct TextTraits {
  /// Whether there is a `]`.
  private(set) var hasClosingBracket = false
  /// Whether there is anything that a bare address needs.
  private(set) var mayHaveAutolink = false

  /// Looks through a text once.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      index = ByteSearch.first(in: text, from: index) { block in
        ByteSearch.marking(UInt8(ascii: "]"), in: block)
          .| ByteSearch.marking(UInt8(ascii: "@"), in: block)
          .| ByteSearch.marking(UInt8(ascii: ":"), in: block)
          .| ByteSearch.marking(UInt8(ascii: "w"), in: block)
      }
      guard index < text.count else { return }
      if text[index] == UInt8(ascii: "]") {
        hasClosingBracket = true
      } else if !mayHaveAutolink {
        mayHaveAutolink = Autolinks.mayOccur(in: text, at: index)
      }
      index += 1
    }
  }
}
