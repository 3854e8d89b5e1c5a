import Content
import Diagnostics
import Testing
import TestSupport

@Suite struct PixelSizeTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 3, 32, 0, 0, 2, 88, 8, 6, 0, 0, 0]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x20, 0x03, 0x58, 0x02, 0xF7, 0, 0]
  /// With a comment, a fill byte and a Huffman table before a progressive frame.
  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xFE, 0, 5, 0xFF, 0xC0, 0xFF]
    + [0xFF, 0xC4, 0, 3, 0, 0xFF, 0xC2, 0, 17, 8, 2, 88, 3, 32, 3]
  private static func riff(_ chunk: String, _ rest: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + [40, 0, 0, 0] + Array("WEBP".utf8) + Array(chunk.utf8) + [20, 0, 0, 0]
      + rest
  }
  private static let lossy = riff("VP8 ", [0x10, 0, 0, 0x9D, 0x01, 0x2A, 0x20, 0x43, 0x58, 0x02])
  /// 799 and 599 in 14 bits each, little endian.
  private static let lossless = riff("VP8L", [0x2F, 0x1F, 0xC3, 0x95, 0x00])
  private static let extended = riff("VP8X", [0x10, 0, 0, 0, 0x1F, 0x03, 0, 0x57, 0x02, 0])

  @Test(arguments: [png, gif, jpeg, lossy, lossless, extended])
  func isReadFromTheHeader(header: [UInt8]) {
    #expect(PixelSize(header: header) == PixelSize(width: 800, height: 600))
  }

  @Test(arguments: [
    ("<svg width=\"80\" height='60'>", 80, 60),
    (
      "<?xml version=\"1.0\"?>\n<!-- a <svg> --><!DOCTYPE svg>\n<svg\n width = \"80px\" height=\"59.6\"/>",
      80, 60
    ),
    ("\u{FEFF}<svg viewBox=\"0 0 80 60\">", 80, 60),
    ("<svg viewBox='0,0,80.4,60' width='100%' height='100%'>", 80, 60),
    ("<svg width='160' viewBox='0 0 80 60'>", 160, 120),
    ("<svg height='30' viewBox='0 0 80 60'>", 40, 30),
    ("<svg width='210mm' height='297mm' viewBox='0 0 210 297'>", 794, 1123),
    ("<svg width='2in' height='1cm' viewBox='0 0 3 4'>", 192, 38),
    ("<svg width='72pt' height='6pc'>", 96, 96), ("<svg width='40Q' height='1IN'>", 38, 96),
  ])
  func isReadFromSVG(text: String, width: Int, height: Int) {
    #expect(PixelSize(header: Array(text.utf8)) == PixelSize(width: width, height: height))
  }

  @Test(arguments: [
    "", "<svg>", "<svg width='10em' height='5em'>",
    "<svg width='2em' height='3em' viewBox='0 0 3 4'>", "<svg width='80' height='-1'>",
    "<svg width='nan' height='1'>", "<svg width='1e300' height='1'>", "<svg viewBox='0 0 0 0'>",
    "<svg viewBox='0 0 80'>", "<svg width=80 height=60>", "<svg width='80", "<!-- <svg>",
    "<html><svg width='1' height='1'>", "<svg width='80' viewBox='0 0 0 60'>", "<svg =''=''>",
    "plain text", "GIF89a", "RIFF....WEBP", "\u{FEFF}",
  ])
  func otherTextsHaveNone(text: String) {
    #expect(PixelSize(header: Array(text.utf8)) == nil)
  }

  /// No cut and no changed byte traps, and a cut header never gives another size.
  @Test(arguments: [
    png, gif, jpeg, lossy, lossless, extended, Array("<svg width='800' height='600'>".utf8),
  ])
  func damagedFilesHaveNone(header: [UInt8]) {
    let size = PixelSize(width: 800, height: 600)
    for end in header.indices {
      let cut = PixelSize(header: Array(header[..<end]))
      #expect(cut == nil || cut == size)
      for byte: UInt8 in [0, 0x20, 0x3E, 0x7F, 0xFF] {
        var changed = header
        changed[end] = byte
        let other = PixelSize(header: changed)
        #expect(other.map { $0.width > 0 && $0.height > 0 } ?? true)
      }
    }
    #expect(PixelSize(header: Array(header[..<8])) == nil)
  }

  @Test func emptyPicturesHaveNone() {
    var empty = Self.png
    empty.replaceSubrange(16..<24, with: [UInt8](repeating: 0, count: 8))
    #expect(PixelSize(header: empty) == nil)
  }

  @Test func assetsHaveTheirSizeByContent() throws {
    let folder = try TemporaryFolder([
      "site.yaml": Array("title: T\nbase_url: https://example.org\n".utf8),
      "content/a.png": Self.png, "content/b.PNG": Self.gif, "content/c.bin": Self.png,
      "content/empty.jpg": [],
      "content/late.jpeg": [0xFF, 0xD8] + Self.segments(60) + Array(Self.jpeg.dropFirst(2)),
    ])
    var diagnostics: [Diagnostic] = []
    let assets = ContentReader(root: folder.path, jobs: 1).read(&diagnostics)?.assets ?? []
    #expect(diagnostics.isEmpty)
    #expect(assets.map(\.path) == ["a.png", "b.PNG", "c.bin", "empty.jpg", "late.jpeg"])
    let size = PixelSize(width: 800, height: 600)
    #expect(assets.map(\.pixelSize) == [size, size, nil, nil, size])
  }

  /// Metadata of so many times ten thousand bytes.
  private static func segments(_ count: Int) -> [UInt8] {
    let segment = [0xFF, 0xE2, 0x27, 0x10] + [UInt8](repeating: 0xFF, count: 9998)
    return Array(repeatElement(segment, count: count).joined())
  }
}
