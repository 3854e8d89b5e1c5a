import Diagnostics
import TestSupport
import Testing

@Suite struct StreamSafeTextTests {
  private static func excess(_ text: String) -> Range<Int>? {
    let bytes = Array(text.utf8)
    return StreamSafeText.excess(in: bytes, 0..<bytes.count)
  }

  /// What the rule says, character by character.
  private static func hasExcess(_ text: String) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      let isMark =
        scalar.properties.canonicalCombiningClass != .notReordered
        || ["\u{F73}", "\u{F75}", "\u{F81}"].contains(scalar)
      count = isMark ? count + 1 : 0
      if count > 30 { return true }
    }
    return false
  }

  private static let marks = ["\u{301}", "\u{323}\u{301}", "\u{20D7}", "\u{1D165}", "\u{F73}"]

  @Test(arguments: marks)
  func `thirty marks may follow a character, and no more`(mark: String) {
    let scalars = Array(String(repeating: mark, count: 31).unicodeScalars)
    func text(_ count: Int) -> String {
      String(String.UnicodeScalarView(scalars.prefix(count)))
    }
    // Wherever it begins: only some bytes are looked at.
    for distance in 0..<130 {
      let before = String(repeating: "x", count: distance) + "ä"
      #expect(Self.excess(before + text(30) + before) == nil)
      #expect(Self.excess(before + text(30) + "e" + text(30)) == nil)
      let start = before.utf8.count
      #expect(
        Self.excess(before + text(31) + before) == start..<start + text(31).utf8.count)
    }
    #expect(Self.excess(text(31)) != nil)
  }

  @Test(arguments: [
    "Tiếng Việt: nhanh và đẹp. Ti\u{302}\u{301}e\u{302}\u{301}ng Vie\u{323}\u{302}t",
    "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ", "بِسْمِ ٱللَّٰهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ",
    "ที่นี่มีน้ำใจ", "क्षत्रिय स्त्री हिन्दी", "བོད་ཡིག་གི་ཡི་གེ",
    "👩‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈🇩🇪🇫🇷1️⃣", "한국어 \u{1112}\u{1161}\u{11AB}", "한국어",
  ])
  func `ordinary texts pass, however long they are`(text: String) {
    #expect(Self.excess(String(repeating: text, count: 100)) == nil)
    #expect(Self.excess(text) == nil)
  }

  @Test func `random texts are judged as the rule says`() {
    var generator = SplitMix(seed: 42)
    func next(_ bound: Int) -> Int { generator.next(below: bound) }
    let parts = ["a", "ß", "漢", "👍", "\u{301}", "\u{20D7}", "\u{1D165}", "\u{5B0}", "\u{200D}"]
    var found = 0
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<next(12) {
        let part = parts[next(parts.count)]
        for _ in 0..<next(40) { text.unicodeScalars.append(contentsOf: part.unicodeScalars) }
      }
      let isFound = Self.excess(text) != nil
      #expect(isFound == Self.hasExcess(text), "\(text.unicodeScalars.map(\.value))")
      #expect(StreamSafeText.hasExcess(text) == isFound)
      if isFound { found += 1 }
    }
    #expect(found > 100)
  }

  @Test(arguments: [
    (#"\u0301"#, WrittenMarks.Notation.escapes), (#"\u0323\u0301"#, .escapes),
    (#"\U00000301"#, .escapes), (#"\uD834\uDD65"#, .escapes), ("\\u0301\u{301}", .escapes),
    ("\\u0301\\\n   ", .escapes), ("&#769;", .references), ("&#x301;", .references),
    ("&#X0301;", .references), ("&tdot;&DownBreve;", .references), ("&#769;\u{301}", .references),
  ])
  func `marks that are written otherwise count too`(mark: String, notation: WrittenMarks.Notation) {
    func excess(_ text: String) -> Range<Int>? {
      let bytes = Array(text.utf8)
      return WrittenMarks.excess(in: bytes, 0..<bytes.count, notation)
    }
    let run = String(repeating: mark, count: 31)
    #expect(excess("\"e" + run + "\"")?.lowerBound == 2)
    let half = String(repeating: mark, count: 15)
    #expect(excess("\"e" + half + "e" + half + "\"") == nil)
    #expect(excess(String(run.prefix(mark.count * 15)) + #"\u00e4&auml;"#) == nil)
  }

  @Test(arguments: [
    ("\\", WrittenMarks.Notation.escapes), ("\\u", .escapes), ("\\uD834", .escapes),
    ("\\u03", .escapes), ("\\U000003", .escapes), ("\\\n", .escapes), ("&", .references),
    ("&#", .references), ("&#x", .references), ("&#99999999;", .references), ("&amp;", .references),
  ])
  func `what is no mark is passed over`(text: String, notation: WrittenMarks.Notation) {
    for count in [1, 40] {
      let bytes = Array(String(repeating: text, count: count).utf8)
      #expect(WrittenMarks.excess(in: bytes, 0..<bytes.count, notation) == nil)
    }
  }
}
