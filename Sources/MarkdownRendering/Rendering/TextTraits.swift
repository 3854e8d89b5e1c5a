import HTMLText

/// Which special treatment a text needs; most texts need none.
struct TextTraits {
  /// Whether the text contains a `]`.
  private(set) var hasClosingBracket = false
  /// Whether the text may contain a bare URL or email address.
  private(set) var mayHaveAutolink = false
  /// Whether the text contains `{{`, `{%`, `{:`, `{#` or `%%`.
  private(set) var mayHaveForeignTag = false

  /// Whether the text contains `==` or `**`, which a parser that knows them would have taken out of it.
  private(set) var mayHaveMarks = false
  /// Whether the text contains the second byte of "Ã", as UTF-8 has it that was read as Windows-1252.
  private(set) var mayBeGarbled = false

  /// Scans a text once.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      index = ByteSearch.first(in: text, from: index) { block in
        ByteSearch.marking(UInt8(ascii: "]"), in: block)
          .| ByteSearch.marking(UInt8(ascii: "@"), in: block)
          .| ByteSearch.marking(UInt8(ascii: ":"), in: block)
          .| ByteSearch.marking(UInt8(ascii: "w"), in: block)
          .| ByteSearch.marking(UInt8(ascii: "{"), in: block)
          .| ByteSearch.marking(UInt8(ascii: "%"), in: block)
          .| ByteSearch.marking(UInt8(ascii: "="), in: block)
          .| ByteSearch.marking(UInt8(ascii: "*"), in: block)
          .| ByteSearch.marking(0x83, in: block)
      }
      guard index < text.count else { return }
      if text[index] == UInt8(ascii: "]") {
        hasClosingBracket = true
      } else if text[index] == UInt8(ascii: "{") {
        if index + 1 < text.count, "{%:#.".utf8.contains(text[index + 1]) {
          mayHaveForeignTag = true
        }
      } else if text[index] == UInt8(ascii: "%") {
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "%") { mayHaveForeignTag = true }
      } else if text[index] == UInt8(ascii: "=") || text[index] == UInt8(ascii: "*") {
        if index + 1 < text.count, text[index + 1] == text[index] { mayHaveMarks = true }
      } else if text[index] == 0x83 {
        mayBeGarbled = true
      } else if !mayHaveAutolink {
        mayHaveAutolink = Autolinks.mayOccur(in: text, at: index)
      }
      index += 1
    }
  }
}
