import TestSupport
import Testing

@testable import MarkdownRendering

@Suite struct PlainTextTests {
  /// Texts of letters, digits, punctuation, white space and ideographs, in long and short runs.
  private static let texts: [String] = {
    let signs: [Unicode.Scalar] = [
      "a", "Z", "7", " ", " ", "\n", "\t", "-", "(", "_", "ß", "é", "«", "\u{A0}", "„", "–", "…",
      "Ω", "ก", "ᄀ", "、", "ぁ", "漢", "字", "\u{9FFF}", "\u{A000}", "한", "ﬁ", "😀",
    ]
    var generator = SplitMix(seed: 7)
    return (0..<4_000).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        let sign = signs.randomElement(using: &generator) ?? "a"
        let length = Bool.random(using: &generator) ? 1 : Int.random(in: 1..<24, using: &generator)
        text.append(contentsOf: repeatElement(sign, count: length))
      }
      return String(text)
    }
  }()

  /// The definition, scalar by scalar.
  private static func wordCount(_ text: String) -> Int {
    var count = 0
    var isWord = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0...0x20: isWord = false
      case 0x3040..<0xA000:
        count += 1
        isWord = false
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0..<0x2000, 0x3000...:
        if !isWord { count += 1 }
        isWord = true
      default: break
      }
    }
    return count
  }

  @Test func countsWordsAsDefined() {
    for text in Self.texts {
      #expect(
        Array(text.utf8).withUnsafeBufferPointer(PlainText.wordCount) == Self.wordCount(text),
        "\(text.debugDescription)")
    }
  }

  @Test func putsTextsInOneLine() {
    for text in Self.texts {
      let words = text.unicodeScalars.split { $0.value <= 0x20 }.map { String($0) }
      #expect(
        Array(text.utf8).withUnsafeBufferPointer(PlainText.inOneLine)
          == words.joined(separator: " "))
    }
  }
}
