import Foundation
import MarkdownRendering
import Testing

/// The marks of all locales against CLDR's resolved data, which Scripts/generate/cldr_languages.py copies to
/// the fixture before it makes the table.
struct QuotationMarksTests {
  private static func marks(_ tag: String) throws -> [String] {
    let html = try render("\"a 'b' c\"", .language(tag)).text
    let pieces = html.dropFirst("<p>".count).dropLast("</p>\n".count)
      .split(omittingEmptySubsequences: false) { "abc ".contains($0) }
    // open, a, space, inner open, b, inner close, space, c, close
    return [pieces[0], pieces[5], pieces[2], pieces[3]].map(String.init)
  }

  @Test func marksAreThoseOfCLDRInAllLocales() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/quotation-marks.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 700)
    for line in lines {
      let fields = line.split(separator: " ").map(String.init)
      let tag = fields[0]
      guard tag != "de-CH", tag != "de-LI" else { continue }
      var expected = Array(fields[1...])
      if tag == "fr" || tag.hasPrefix("fr-") {
        expected = expected.map {
          $0 == "«" || $0 == "‹" ? $0 + "\u{202F}" : $0 == "»" || $0 == "›" ? "\u{202F}" + $0 : $0
        }
      }
      #expect(try Self.marks(tag) == expected, "\(tag)")
    }
  }

  #if os(Linux)
    /// ICU in Foundation has an earlier version of CLDR's data, so it is asked for the languages alone.
    @Test(
      "Foundation has the same marks for the languages that people write most",
      arguments: [
        "bg", "ca", "cs", "da", "de", "de-AT", "el", "en", "en-GB", "es", "es-MX", "et", "fa", "fi",
        "hr", "hu", "is", "it", "ja", "ko", "lt", "lv", "nb", "nl", "nn", "no", "pl", "pt", "pt-PT",
        "ro", "ru", "sk", "sl", "sr", "sr-Latn", "sv", "tr", "uk", "zh", "zh-Hant", "zh-TW",
      ])
    func marksAreThoseOfFoundation(_ tag: String) throws {
      let locale = Locale(identifier: tag)
      #expect(
        try Self.marks(tag) == [
          locale.quotationBeginDelimiter, locale.quotationEndDelimiter,
          locale.alternateQuotationBeginDelimiter, locale.alternateQuotationEndDelimiter,
        ])
    }
  #endif

  @Test(
    "regions, scripts, former codes and unknown languages",
    arguments: [
      ("de-CH", "«‹›»"), ("de-LI", "«‹›»"), ("de_ch", "«‹›»"), ("de-Latn-CH-1996", "«‹›»"),
      ("de-u-co-phonebk", "„‚‘“"), ("es-419", "“‘’”"), ("sr-Latn-RS", "„’’”"), ("sh", "„’’”"),
      ("zh-HK", "「『』」"), ("zh-Hans-HK", "“‘’”"), ("zh-hant-hk", "「『』」"), ("zh-SG", "“‘’”"),
      ("iw", "”’’”"), ("pt-AO", "«“”»"), ("pt-BR", "“‘’”"), ("xx", "“‘’”"), ("", "“‘’”"),
    ])
  func otherTags(_ tag: String, _ expected: String) throws {
    let marks = try Self.marks(tag)
    #expect(marks[0] + marks[2] + marks[3] + marks[1] == expected)
  }
}
