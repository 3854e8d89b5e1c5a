import Content
import Testing

/// What Chromium 156 shows of the same files; the pictures are 800 × 600 before they are turned.
@Suite struct ExifOrientationTests {
  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// An entry of a directory.
  private struct Entry {
    var tag = 0x112
    var type = 3
    var count = 1
    var value = 6
    /// The value is in the first two bytes of four.
    var isShort = true
  }

  /// TIFF with one directory.
  private static func tiff(
    _ entries: [Entry], isBig: Bool = true, order: String? = nil, magic: Int = 42,
    at start: Int = 8,
    count: Int? = nil
  ) -> [UInt8] {
    func number(_ number: Int, _ count: Int) -> [UInt8] {
      isBig ? big(number, count) : big(number, count).reversed()
    }
    var bytes = Array((order ?? (isBig ? "MM" : "II")).utf8) + number(magic, 2) + number(start, 4)
    bytes += [UInt8](repeating: 0, count: max(0, min(start, 64) - 8))
    bytes += number(count ?? entries.count, 2)
    for entry in entries {
      bytes += number(entry.tag, 2) + number(entry.type, 2) + number(entry.count, 4)
      bytes += entry.isShort ? number(entry.value, 2) + [0, 0] : number(entry.value, 4)
    }
    return bytes + [0, 0, 0, 0]
  }

  private static func tiff(_ value: Int, isBig: Bool = true) -> [UInt8] {
    tiff([Entry(value: value)], isBig: isBig)
  }

  private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(content.count + 2, 2) + content
  }

  private static func exif(_ tiff: [UInt8], name: String = "Exif\0\0") -> [UInt8] {
    segment(0xE1, Array(name.utf8) + tiff)
  }

  private static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  private static let xmp = segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".utf8))
  private static let frame = segment(0xC0, [8, 2, 88, 3, 32, 1, 1, 0x11, 0])
  private static let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xAA, 0xFF, 0xD9]

  private static func jpeg(_ segments: [UInt8], behind: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segments + frame + behind + scan
  }

  private func isTurned(_ header: [UInt8]) -> Bool? {
    switch PixelSize(header: header) {
    case PixelSize(width: 600, height: 800): true
    case PixelSize(width: 800, height: 600): false
    default: nil
    }
  }

  @Test(arguments: [true, false], 0...10)
  func fiveToEightChangeSides(isBig: Bool, value: Int) {
    let header = Self.jpeg(Self.jfif + Self.exif(Self.tiff(value, isBig: isBig)))
    #expect(isTurned(header) == (5...8).contains(value))
  }

  private static let segments: [([UInt8], Bool)] = [
    (jfif + exif(tiff(6)), true), (exif(tiff(6)) + jfif, true), (exif(tiff(6)), true),
    (xmp + exif(tiff(6)), true), (exif(tiff(6)) + xmp, true), (xmp, false),
    (jfif + segment(0xED, [0x38, 0x42]) + segment(0xE2, [1, 2, 3]) + exif(tiff(8)), true),
    ([0xFF, 0xFF] + exif(tiff(6)), true), (exif(tiff(6), name: "Exif\0\u{1}"), true),
    // Only the first Exif segment counts, whatever is in it.
    (exif(tiff(1)) + exif(tiff(6)), false), (exif(tiff(6)) + exif(tiff(1)), true),
    (exif([0x4D, 0x4D, 0, 0]) + exif(tiff(6)), false), (exif(tiff([])) + exif(tiff(6)), false),
    // Other names and segments are not Exif.
    (exif(tiff(6), name: "exif\0\0"), false), (exif(tiff(6), name: "Exif\u{1}\0"), false),
    (segment(0xE2, Array("Exif\0\0".utf8) + tiff(6)), false),
    (segment(0xE1, []), false), (segment(0xE1, Array("Exif\0".utf8)), false),
    (segment(0xE1, Array("Exif\0\0".utf8)), false),
  ]

  @Test(arguments: segments)
  func segmentsMayBeInAnyOrder(segments: [UInt8], expected: Bool) {
    #expect(isTurned(Self.jpeg(segments)) == expected)
  }

  @Test func exifMayFollowTheFrame() {
    #expect(isTurned(Self.jpeg(Self.jfif, behind: Self.exif(Self.tiff(6)))) == true)
    #expect(isTurned(Self.jpeg(Self.jfif) + Self.exif(Self.tiff(6))) == false)
  }

  private static let directories: [([UInt8], Bool)] = [
    (tiff([Entry(tag: 0x10F, type: 2, count: 6, value: 100), Entry()]), true),
    (tiff([Entry(tag: 0x8769, type: 4, isShort: false), Entry()]), true),
    (tiff([Entry()], at: 16), true), (tiff([Entry()], at: 9), true),
    (tiff([Entry()], count: 9), true),
    (tiff([Entry()], count: 0xFFFF), true),
    // The first valid entry counts.
    (tiff([Entry(value: 1), Entry(value: 6)]), false),
    (tiff([Entry(value: 6), Entry(value: 1)]), true),
    (tiff([Entry(value: 9), Entry(value: 6)]), true),
    (tiff([Entry(type: 4, value: 1, isShort: false), Entry(value: 6)]), true),
    // Damaged data turn nothing.
    (tiff([Entry(type: 1)]), false), (tiff([Entry(type: 4, isShort: false)]), false),
    (tiff([Entry(count: 0)]), false), (tiff([Entry(count: 2)]), false),
    (tiff([Entry()], magic: 43), false), (tiff([Entry()], order: "MI"), false),
    (tiff([Entry()], order: "mm"), false), (tiff([Entry()], order: "II"), false),
    (tiff([Entry()], at: 0), false), (tiff([Entry()], at: 5000), false),
    (tiff([Entry()], at: 0xFFFF_FFFF), false), (tiff([Entry()], count: 0), false),
    (Array(tiff([Entry()])[..<20]), false), (Array(tiff([Entry()])[..<22]), true),
  ]

  @Test(arguments: directories)
  func theFirstValidEntryCounts(tiff: [UInt8], expected: Bool) {
    #expect(isTurned(Self.jpeg(Self.jfif + Self.exif(tiff))) == expected)
    #expect(isTurned(Self.png(Self.chunk("eXIf", tiff))) == expected)
  }

  // MARK: Other formats

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count, 4) + Array(name.utf8) + content + [0, 0, 0, 0]
  }

  private static func png(_ chunks: [UInt8]) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [0, 0, 3, 32, 0, 0, 2, 88, 8, 6, 0, 0, 0]) + chunks
  }

  private static let chunks: [([UInt8], Bool)] = [
    (chunk("eXIf", tiff(6)), true), (chunk("eXIf", tiff(8, isBig: false)), true),
    (chunk("eXIf", tiff(3)), false),
    (chunk("iCCP", [UInt8](repeating: 1, count: 3000)) + chunk("eXIf", tiff(5)), true),
    (chunk("eXIf", tiff(1)) + chunk("eXIf", tiff(6)), false),
    (chunk("eXIf", Array("Exif\0\0".utf8) + tiff(6)), false),
    (chunk("IDAT", [1]) + chunk("eXIf", tiff(6)), false), (chunk("tEXt", tiff(6)), false),
  ]

  @Test(arguments: chunks)
  func pngHasItBeforeThePicture(chunks: [UInt8], expected: Bool) {
    #expect(isTurned(Self.png(chunks)) == expected)
  }

  @Test func webPIsNotTurned() {
    let riff =
      Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8)
      + [10, 0, 0, 0, 8, 0, 0, 0, 0x1F, 0x03, 0, 0x57, 0x02, 0] + Array("EXIF".utf8) + [0, 0, 0, 0]
    #expect(isTurned(riff + Self.tiff(6)) == false)
  }

  /// No cut and no changed byte traps, and none gives a size that is not the picture's.
  @Test(arguments: [
    jpeg(jfif + exif(tiff(6)) + exif(tiff(8, isBig: false))), png(chunk("eXIf", tiff(6))),
  ])
  func damagedFilesAreRead(header: [UInt8]) {
    let sizes = [PixelSize(width: 800, height: 600), PixelSize(width: 600, height: 800), nil]
    for end in header.indices {
      #expect(sizes.contains(PixelSize(header: Array(header[..<end]))))
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var changed = header
        changed[end] = byte
        _ = PixelSize(header: changed)
      }
    }
  }
}
