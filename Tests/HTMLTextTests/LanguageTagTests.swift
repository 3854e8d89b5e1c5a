import HTMLText
import Testing

struct LanguageTagTests {
  @Test(
    arguments: [
      ("de", "de", nil), ("de-CH", "de", "CH"), ("DE_ch", "de", "CH"), ("zh-Hant-tw", "zh", "TW"),
      ("es-419", "es", "419"), ("de-1996", "de", nil),
      ("de-u-co-phonebk", "de", nil), ("sl-rozaj", "sl", nil), ("", "", nil), ("x-priv", "x", nil),
      ("ÄÖ", "äö", nil),
    ] as [(String, String, String?)])
  func `language and region are found`(text: String, language: String, region: String?) {
    let tag = LanguageTag(text)
    #expect(tag.language == language)
    #expect(tag.region == region)
    #expect(tag.text == text)
  }

  @Test(arguments: [
    "de", "en-GB", "zh-Hant", "zh-Hant-TW", "es-419", "sl-rozaj-biske", "de-1996", "zh-cmn-Hans-CN",
    "en-a-bbb-x-a-ccc", "x-whatever",
  ])
  func `well-formed tags are accepted`(text: String) { #expect(LanguageTag(text).isWellFormed) }

  @Test(arguments: [
    "", "d", "de-", "-de", "deutsch_at", "de_CH", "de--CH", "de-x", "en-a", "x", "überall",
    "de-abcdefghi", "de-CH-CH", "i-klingon",
  ])
  func `others are not`(text: String) { #expect(!LanguageTag(text).isWellFormed) }
}
