import HTMLText
import Testing

struct SlugTests {
  @Test(arguments: [
    ("de", "Größe & Preis", "groesse-preis"),
    ("de-CH", "Ärger über Öl", "aerger-ueber-oel"),
    ("de", "a\u{308}o\u{308}", "aeoe"),
    ("en", "Größe", "grosse"),
    ("en", "a\u{308}", "a"),
    ("fr", "L'été à Œuvre ÇA", "l-ete-a-oeuvre-ca"),
    ("pl", "Łódź żółw", "lodz-zolw"),
    ("da", "Ærø Århus", "aero-arhus"),
    ("is", "Þór Ðað", "thor-dad"),
    ("tr", "İstanbul ışık", "istanbul-isik"),
    ("vi", "Tiếng Việt", "tieng-viet"),
    ("ru", "Привет, Мир", "привет-мир"),
    ("el", "Ώρα", "ώρα"),
    ("zh", "你好 世界", "你好-世界"),
    ("hi", "हिन्दी भाषा", "हिन्दी-भाषा"),
    ("ar", "مرحبا ١٢", "مرحبا-١٢"),
    ("en", "  --a__b..c--  ", "a-b-c"),
    ("en", "C++ & C#", "c-c"),
    ("en", "2010-12-02", "2010-12-02"),
    ("en", "ﬁn", "fin"),
    ("en", "!?", ""),
    ("en", "", ""),
    ("en", "a😀b", "a-b"),
    ("en", "[A`Z{@09:;/", "a-z-09"),
    ("en", "\u{0}\u{7F}a~b\n", "a-b"),
  ])
  func keepsLettersAndDigits(_ language: String, _ text: String, _ expected: String) {
    #expect(Slug.text(for: text, language: language) == expected)
  }

  @Test(arguments: [
    ("C", "c"),
    ("C++", "c-plus-plus"),
    ("c++", "c-plus-plus"),
    ("C#", "c-sharp"),
    ("F#", "f-sharp"),
    ("A+", "a-plus"),
    ("+1", "plus-1"),
    ("NET", "net"),
    (".NET", "dot-net"),
    (" .NET", "dot-net"),
    ("ML .NET", "ml-dot-net"),
    ("ASP.NET", "asp-net"),
    ("Node.js", "node-js"),
    (".5", "dot-5"),
    (".été", "dot-ete"),
    ("C++ & C#", "c-plus-plus-c-sharp"),
    ("Größe+", "groesse-plus"),
    ("ЯП++", "яп-plus-plus"),
    ("+++", "plus-plus-plus"),
    ("a .", "a"),
    ("...", ""),
    ("..NET", "net"),
    ("!?", ""),
    ("", ""),
    ("Plain & simple", "plain-simple"),
  ])
  func spellsSigns(_ text: String, _ expected: String) {
    #expect(Slug.text(for: text, language: "de", spellingSigns: true) == expected)
  }

  @Test func registerNumbersRepetitions() {
    var register = SlugRegister()
    #expect(
      ["a", "a", "a-2", "b", "a", "a-2"].map { register.unique($0) }
        == ["a", "a-2", "a-2-2", "b", "a-3", "a-2-3"])
  }

  @Test(arguments: [
    ("a &amp; &lt;b&gt; &#228;&#xE4;&quot;&apos;", "a & <b> ää\"'"),
    ("& &; &unknown; &#; &#xD800; &#99999999999;", "& &; &unknown; &#; \u{FFFD} \u{FFFD}"),
    ("a&nbsp;b", "a\u{A0}b"),
  ])
  func characterReferencesAreResolved(_ text: String, _ expected: String) {
    let bytes = CharacterReferences.resolved(Array(text.utf8)[...])
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("/a b/ü?c=d&e='f'#g%20", "/a%20b/%C3%BC?c=d&amp;e=&#x27;f&#x27;#g%20"),
    ("[\\]`{|}^\"<>", "%5B%5C%5D%60%7B%7C%7D%5E%22%3C%3E"),
    ("AZaz09-._~:/?#@!$()*+,;=", "AZaz09-._~:/?#@!$()*+,;="),
  ])
  func urlsAreEncoded(_ url: String, _ expected: String) {
    var output = OutputBuffer()
    output.append(url: url)
    #expect(output.text == expected)
  }
}
