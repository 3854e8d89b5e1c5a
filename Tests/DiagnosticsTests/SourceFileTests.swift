import Diagnostics
import Testing

struct SourceFileTests {
  /// Long enough for every way in which lines are counted: in sums, in blocks, and one by one.
  private static let text = (0..<900).map { String(repeating: "ä", count: $0 % 23) + "\n" }.joined()

  @Test(arguments: [0, 1, 15, 16, 17, 255, 4079, 4080, 4081, 8200, 20_000])
  func countsLinesAndColumnsUpToAPlace(_ offset: Int) throws {
    let file = SourceFile(path: "a.md", text: Self.text)
    let offset = min(offset, file.bytes.count - 1)
    let before = file.bytes[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let position = try #require(file.location(offset..<offset + 1).position)
    #expect(position.line == before.count { $0 == UInt8(ascii: "\n") } + 1)
    #expect(position.column == before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
  }
}
