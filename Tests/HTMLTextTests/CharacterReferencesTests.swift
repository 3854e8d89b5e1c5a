import HTMLText
import Testing

@Suite struct CharacterReferencesTests {
  @Test(arguments: [
    ("no reference", "no reference"), ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
    ("&eacute;&NotEqualTilde;", "é≂̸"), ("&CounterClockwiseContourIntegral;", "∳"),
    ("&copy2020 &notit; &notin;", "©2020 ¬it; ∉"), ("&eacut; &unknown; &;", "&eacut; &unknown; &;"),
    ("&#65;&#x42;&#X43", "ABC"), ("&# &#x; &#xg", "&# &#x; &#xg"), ("&#128;&#x97;", "€—"),
    ("[&#0;&#xD800;&#x110000;&#99999999999;]", "[\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}]"),
    ("[&#1;&#xFFFE;&#x1FFFF;]", "[]"), ("&amp;amp;", "&amp;"), ("&", "&"),
  ])
  func resolvesAllOfHTMLs(_ markup: String, _ text: String) {
    #expect(CharacterReferences.unescaped(markup) == text)
  }
}
