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
    ("Rock 'n' Roll", "Rock ’n’ Roll"),
    ("die Buchstaben 'n', 'm'", "die Buchstaben ‚n‘, ‚m‘"),
    ("'Rock 'n' Roll'", "‚Rock ’n’ Roll‘"),
    ("24\" breit", "24&quot; breit"),
    ("ein \" allein", "ein &quot; allein"),
    ("\"offen", "„offen"),
    ("\"a *b \"c\" d* e\"", "„a <em>b „c“ d</em> e“"),
  ])
  func quotesSeeWhatStandsBesideThem(_ text: String, _ expected: String) throws {
    #expect(try render(text, .language("de")).text == "<p>\(expected)</p>\n")
  }

  @Test(
    "apostrophes that begin a word of English",
    arguments: [
      ("'tis the dogs' bone", "’tis the dogs’ bone"),
      ("'Twas 'quoted', not 'em", "’Twas ‘quoted’, not ’em"),
      ("rock 'n' roll in the '90s", "rock ’n’ roll in the ’90s"),
      ("O'Neill's 'em' is a unit", "O’Neill’s ‘em’ is a unit"),
      ("'tissue' and 'cause'", "‘tissue’ and ‘cause’"),
    ])
  func englishContractions(_ text: String, _ expected: String) throws {
    #expect(try render(text).text == "<p>\(expected)</p>\n")
  }

  @Test(
    "scripts without spaces between words, and full-width punctuation",
    arguments: [
      ("zh", "他说\"你好\"。", "他说“你好”。"),
      ("zh", "（\"你好\"），\"再见\"！", "（“你好”），“再见”！"),
      ("zh", "说\"hello\"吧。\"中文\"English", "说“hello”吧。“中文”English"),
      ("zh", "他说：\"请看（\"这里\"）\"。", "他说：“请看（“这里”）”。"),
      ("zh", "他说'你好'，'再见'", "他说‘你好’，‘再见’"),
      ("zh-TW", "他說\"你好\"。", "他說「你好」。"),
      ("zh", "「\"你好\"」、《\"书\"》", "「“你好”」、《“书”》"),
      ("ja", "これは\"引用\"です。", "これは「引用」です。"),
      ("th", "เขาพูดว่า\"สวัสดี\"ครับ", "เขาพูดว่า“สวัสดี”ครับ"),
      ("ko", "\"안녕\"이라고 '인사'를 했다", "“안녕”이라고 ‘인사’를 했다"),
      ("en", "the “\"中\"” sign, 24℃\"x\"", "the ““中”” sign, 24℃“x”"),
      ("ar", "قال \"نعم\"، ثم \"لا\"؟", "قال ”نعم“، ثم ”لا“؟"),
    ])
  func quotesBesideOtherScripts(_ language: String, _ text: String, _ expected: String) throws {
    #expect(try render(text, .language(language)).text == "<p>\(expected)</p>\n")
  }

  @Test(
    "within a Hebrew word quotes are gershayim and geresh",
    arguments: [
      ("צה\"ל ודו\"ח", "צה״ל ודו״ח"), ("מנכ\"לית או\"ם", "מנכ״לית או״ם"),
      ("ג'ורג' ורח' הרצל", "ג׳ורג׳ ורח׳ הרצל"), ("אמר \"שלום\" ו'כן'", "אמר ”שלום” ו׳כן׳"),
      ("אמר 'כן'.", "אמר ’כן’."), ("\"דו\"ח צה\"ל\"", "”דו״ח צה״ל”"),
      ("קראתי ב\"הארץ\" ש\"יום יפה\".", "קראתי ב”הארץ” ש”יום יפה”."),
      ("\"abc\" it's", "”abc” it’s"), ("שָׁ\"ס", "שָׁ״ס"),
    ])
  func hebrewWords(_ text: String, _ expected: String) throws {
    #expect(try render(text, .language("he")).text == "<p>\(expected)</p>\n")
    #expect(try render("צה\"ל", .language("en")).text == "<p>צה״ל</p>\n")
  }

  @Test("single quotes without a partner become apostrophes whatever the language's marks are")
  func marksOfOtherLengths() throws {
    let polish = MarkdownOptions.language("pl")
    #expect(
      try render("\"a 'b 'c' d\" 'e 'f", polish).text == "<p>„a ’b «c» d” ’e ’f</p>\n")
    #expect(
      try render("'n *\"x 'y\"* 'z", .language("fr")).text
        == "<p>’n <em>«\u{202F}x ’y\u{202F}»</em> ’z</p>\n")
    let text = try render("# 'A 'b `c`\n\n'd [e](#a-b-c) 'f [g](/h)\n\n'i", polish)
    #expect(text.outline == ["1 #a-b-c ’A ’b c"])
    #expect(
      text.form(.feed(pageURL: "/p/", origin: "https://example.org"))
        == """
        <h1>’A ’b <code>c</code></h1>
        <p>’d <a href="/p/#a-b-c">e</a> ’f <a href="https://example.org/h">g</a></p>
        <p>’i</p>

        """)
    #expect(text.summary() == "<p>’d <a href=\"#a-b-c\">e</a> ’f <a href=\"/h\">g</a></p>\n")
  }

  @Test(arguments: [
    ("a -- b", "a\u{A0}– b"),
    ("a --- b", "a\u{A0}— b"),
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

  @Test(
    "no line begins with a dash, nor ends between what belongs together",
    arguments: [
      ("A – b", "A~– b"), ("A -- b", "A~– b"), ("A --- b", "A~— b"), ("A — *b*", "A~— <em>b</em>"),
      ("*A* – b", "<em>A</em>~– b"), ("A\n– b", "A~– b"), ("A –\nb", "A~–\nb"),
      ("*A* -- b", "<em>A</em>~– b"), ("`a` – b – c", "<code>a</code>~– b~– c"),
      ("1–2, a –b, a- b, – c", "1–2, a –b, a- b,~– c"), ("palabra —inciso—", "palabra —inciso—"),
      ("in %, 10 %, 10% und % b", "in~%, 10~%, 10% und~% b"),
      ("5 ‰ in € 5 und 5 € in €.", "5~‰ in €~5 und 5~€ in~€."),
      ("3,5 km, 2.000 kWh", "3,5~km, 2.000~kWh"), ("„10 m“ 10 m², (3 h)", "„10~m“ 10~m², (3~h)"),
      ("2 Mio. € in 3 Monaten", "2~Mio.~€ in 3 Monaten"),
      ("10 Menschen, 20 mal", "10 Menschen, 20 mal"),
      ("z. B. so, i. d. R. so, u. ä. so", "z.~B. so, i.~d.~R. so, u.~ä. so"),
      ("Ende. A. b", "Ende. A. b"), ("am Ziel. B. ist", "am Ziel. B. ist"),
      ("z\\. B. so", "z. B. so"), ("`a – b 10 %`", "<code>a – b 10 %</code>"),
      ("<span title=\"a – b\">c – d</span>", "<span title=\"a – b\">c~– d</span>"),
      ("[a – b](<c – d>)", "<a href=\"c%20%E2%80%93%20d\">a~– b</a>"),
    ])
  func unbrokenSpaces(_ text: String, _ expected: String) throws {
    let html = expected.replacing("~", with: "\u{A0}")
    #expect(try render(text, .language("de")).text == "<p>\(html)</p>\n")
  }

  @Test("headings, cells and summaries have no-break spaces; ids have none")
  func unbrokenElsewhere() throws {
    let rendered = try render("# A – b\n\nText – c\n– d<!--more--> – e\n")
    #expect(rendered.outline == ["1 #a-b A\u{A0}– b"])
    #expect(rendered.summary() == "<h1 id=\"a-b\">A\u{A0}– b</h1>\n<p>Text\u{A0}– c\u{A0}– d</p>")
    #expect(rendered.result?.plainSummary == "A\u{A0}– b Text\u{A0}– c\u{A0}– d")
    var options = MarkdownOptions()
    options.typography = false
    #expect(try render("A – b 10 %", options).text == "<p>A – b 10 %</p>\n")
  }
}
