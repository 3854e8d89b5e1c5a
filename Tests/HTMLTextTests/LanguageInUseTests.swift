import HTMLText
import Testing

/// Which language tags are in use, and what is meant by others.
struct LanguageInUseTests {
  @Test(arguments: [
    "de", "DE", "en-GB", "zh-Hant-TW", "es-419", "gsw", "nds-DE", "sr-Latn", "x-own", "de-1996",
    "iw", "no",
    "en-XA", "de-CH-x-a",
  ])
  func `tags of languages and regions are in use`(tag: String) {
    #expect(LanguageTag(tag).isWellFormed)
    #expect(LanguageTag(tag).isInUse)
  }

  private static let meant: [(written: String, tag: String?)] = [
    ("english", "en"), ("English", "en"), ("Deutsch", "de"), ("français", "fr"), ("Español", "es"),
    ("日本語", "ja"), ("British English", "en-GB"), ("Brazilian Portuguese", "pt-BR"), ("deu", "de"),
    ("ger", "de"), ("fra", "fr"), ("eng-us", "en-US"), ("de_DE", "de-DE"), ("en_US.UTF-8", "en-US"),
    ("de_DE@euro", "de-DE"), ("zh_hant_tw", "zh-Hant-TW"), ("en-UK", "en-GB"), ("jp", "ja"),
    ("cz", "cs"),
    ("dk", "da"), ("us", "en"), ("german_at", "de-AT"), ("xx", nil), ("quux", nil), ("", nil),
    ("de-EN", "de"),
  ]

  @Test(arguments: meant)
  func `what is meant by other words is told`(written: String, tag: String?) {
    let isTag = LanguageTag(written).isWellFormed && LanguageTag(written).isInUse
    #expect(!isTag)
    #expect(LanguageTag(written).suggestion == tag)
  }
}
