import MarkdownRendering
import Testing

struct TypographyTests {
  @Test(arguments: [
    ("de", "Er sagt \"ja\".", "Er sagt „ja“."),
    ("de", "Er sagt 'ja'.", "Er sagt ‚ja‘."),
    ("de", "\"Sie sagt 'ja'\", sagt er.", "„Sie sagt ‚ja‘“, sagt er."),
    ("de-CH", "\"Sie sagt 'ja'\"", "«Sie sagt ‹ja›»"),
    ("de-LI", "\"ja\"", "«ja»"),
    ("de-AT", "\"ja\"", "„ja“"),
    ("en", "\"She says 'yes'\"", "“She says ‘yes’”"),
    ("en-GB", "it's the dogs' bone", "it’s the dogs’ bone"),
    ("fr", "\"oui\"", "«\u{202F}oui\u{202F}»"),
    ("xx", "\"a\"", "“a”"),
  ])
  func quotesFollowTheLanguage(_ language: String, _ text: String, _ expected: String) throws {
    #expect(try render(text, .language(language)).text == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("*\"ja\"* oder \"*ja*\"", "<em>„ja“</em> oder „<em>ja</em>“"),
    ("\"**fett**\" und **\"fett\"**", "„<strong>fett</strong>“ und <strong>„fett“</strong>"),
    ("\"[Link](/a)\"", "„<a href=\"/a\">Link</a>“"),
    ("\"`code`\"", "„<code>code</code>“"),
    ("(\"ja\")", "(„ja“)"),
    ("\"ja\"\n\"nein\"", "„ja“\n„nein“"),
    ("\"<b>ja</b>\"", "„<b>ja</b>“"),
    ("Lead-\"Manager\"", "Lead-„Manager“"),
    ("\"über\" „schon da“", "„über“ „schon da“"),
    ("Er sagt „ja\", dann \"nein\".", "Er sagt „ja“, dann „nein“."),
    ("„offen \"neu\"", "„offen „neu“"),
    ("\"Ende.\"", "„Ende.“"),
    ("\"Wie?\", fragt sie.", "„Wie?“, fragt sie."),
    ("die '90er", "die ’90er"),
    ("Hans' Haus", "Hans’ Haus"),
    ("'n Haus", "’n Haus"),
    ("geht's", "geht’s"),
    ("24\" breit", "24&quot; breit"),
    ("ein \" allein", "ein &quot; allein"),
    ("\"offen", "„offen"),
    ("\"a *b \"c\" d* e\"", "„a <em>b „c“ d</em> e“"),
  ])
  func quotesSeeWhatStandsBesideThem(_ text: String, _ expected: String) throws {
    #expect(try render(text, .language("de")).text == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("a -- b", "a – b"),
    ("a --- b", "a — b"),
    ("a ---- b", "a ---- b"),
    ("1--2", "1–2"),
    ("a-b", "a-b"),
    ("Na ja...", "Na ja…"),
    ("a.. b", "a.. b"),
    ("a....", "a...."),
  ])
  func dashesAndEllipses(_ text: String, _ expected: String) throws {
    #expect(try render(text).text == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("`\"a\" -- b...`", "<p><code>&quot;a&quot; -- b...</code></p>\n"),
    ("```\n\"a\" -- b...\n```", "<pre><code>&quot;a&quot; -- b...\n</code></pre>\n"),
    ("\\\"a\\\" it\\'s \\*b\\* 1\\. \\a", "<p>&quot;a&quot; it's *b* 1. \\a</p>\n"),
    (
      "x ![\\\"a\\\" \"b\"](c)",
      "<p>x <img src=\"c\" alt=\"&quot;a&quot; &quot;b&quot;\" loading=\"lazy\" decoding=\"async\" /></p>\n"
    ),
    ("# \\\"a\\\"", "<h1 id=\"a\">&quot;a&quot;</h1>\n"),
    ("x <b title=\"a -- b\"></b>", "<p>x <b title=\"a -- b\"></b></p>\n"),
    (
      "https://example.org/a--b...c",
      "<p><a href=\"https://example.org/a--b...c\">https://example.org/a--b...c</a></p>\n"
    ),
    ("[a](/b--c \"d -- e\")", "<p><a href=\"/b--c\" title=\"d -- e\">a</a></p>\n"),
  ])
  func leavesCodeEscapesTagsAndAddressesAlone(_ text: String, _ expected: String) throws {
    #expect(try render(text).text == expected)
  }

  @Test func quotesDoNotPairAcrossBlocks() throws {
    #expect(
      try render("- \"a\n- b\"\n\n'c\n\nd'", .language("de")).text
        == "<ul>\n<li>„a</li>\n<li>b&quot;</li>\n</ul>\n<p>’c</p>\n<p>d’</p>\n")
  }

  @Test func canBeSwitchedOff() throws {
    var options = MarkdownOptions()
    options.typography = false
    #expect(try render("\"a\" -- b...", options).text == "<p>&quot;a&quot; -- b...</p>\n")
  }
}
