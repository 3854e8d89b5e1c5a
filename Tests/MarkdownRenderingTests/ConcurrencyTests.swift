import MarkdownRendering
import TestSupport
import Testing

/// One thread is the oracle for many.
struct ConcurrencyTests {
  /// Everything that touches what cmark keeps in static tables, and what it stumbles over.
  private static let pieces = [
    "~~", "~", "*", "**", "_", "`", "\"", "'", "--", "...", "[", "](/u)", "![", "<b>", "a", "Größe",
    " ", " ", "\n", "\n\n", "# ", "- ", "- [x] ", "> ", "1. ", "| a | b |\n|---|--:|\n| c |", "|",
    "www.a.org/b~c", "https://a.org", "x@y.de", "&amp;", "\\~", "[^1]", "\n\n[^1]: n\n", "<!--",
    "-->",
    "```\n", "<a href='#x'>", ":", "w", "\0", "你好", "。", "「",
  ]

  private static func text(_ number: Int) -> String {
    var generator = SplitMix(seed: UInt64(number))
    return (0..<Int.random(in: 1...60, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  private static func hash(_ numbers: Range<Int>) -> [Int] {
    numbers.map { number in
      var hasher = Hasher()
      let rendered = attempt(text(number), .language("de"))
      hasher.combine(rendered.text)
      hasher.combine(rendered.messages)
      return hasher.finalize()
    }
  }

  /// 200,000 where `SITEGEN_ACCEPTANCE` is 1, as `make acceptance` sets it.
  private static let count = Thoroughness.isFull ? 200_000 : 4_000

  @Test func manyThreadsRenderWhatOneDoes() async {
    let chunk = Self.count / 8
    let parallel = await withTaskGroup(of: (Int, [Int]).self) { group in
      for index in 0..<8 {
        group.addTask { (index, Self.hash(index * chunk..<(index + 1) * chunk)) }
      }
      var parts: [Int: [Int]] = [:]
      for await (index, hashes) in group { parts[index] = hashes }
      return (0..<8).flatMap { parts[$0] ?? [] }
    }
    let serial = Self.hash(0..<8 * chunk)
    let differing = zip(serial, parallel).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
    #expect(parallel.count == serial.count)
    #expect(differing == [])
  }
}
