import Content
import DataFormats
import Diagnostics
import Testing
import TestSupport

@Suite struct FrontMatterTests {
  struct Outcome {
    let frontMatter: FrontMatter
    let body: String
    let messages: String
    let file: SourceFile
  }

  private func read(_ text: String) -> Outcome {
    let file = SourceFile(path: "content/a.md", text: text)
    var diagnostics: [Diagnostic] = []
    let (frontMatter, start) = FrontMatterReader(file: file).read(&diagnostics)
    return Outcome(
      frontMatter: frontMatter, body: file.text(start..<file.bytes.count),
      messages: diagnostics.text, file: file)
  }

  private static let yaml = """
    ---
    title: "Which KPI?"  # a comment
    date: 2010-12-02 14:30
    updated: 2010-12-03T08:00:00+01:00
    slug: which-kpi
    tags: [qualifizierte-leads, 'B2B', 2010]
    summary: |
      Two
      lines.
    draft: true
    publish: 2010-12-01
    expires: 2030-01-01
    template: special.html
    aliases: /old/
    language: de-AT
    weight: -3
    comments:
      - author: Ann
        date: 2010-12-05 09:12
        text: Good.
    extra:
      zip: 01067
      deep: {list: [1, 2.5, true, null, 2010-12-02], text: yes}
    kpi: models/a.kpi
    ---
    Text

    """

  private static let toml = """
    +++
    title = "Which KPI?"  # a comment
    date = 2010-12-02T14:30:00
    updated = 2010-12-03T08:00:00+01:00
    slug = 'which-kpi'
    tags = [
      "qualifizierte-leads", # one
      'B2B', "2010",
    ]
    summary = \"""
    Two
    lines.
    \"""
    draft = true
    publish = 2010-12-01
    expires = 2030-01-01
    template = "special.html"
    aliases = "/old/"
    language = "de-AT"
    weight = -3
    kpi = "models/a.kpi"

    [[comments]]
    author = "Ann"
    date = 2010-12-05 09:12:00
    text = "Good."

    [extra]
    zip = "01067"
    deep.list = [1, 2.5, true, "", 2010-12-02]
    deep.text = "yes"
    +++
    Text

    """

  @Test(arguments: [(yaml, DataValue.null), (toml, .string(""))])
  func readsAllKeys(text: String, empty: DataValue) throws {
    let outcome = read(text)
    #expect(outcome.messages == "")
    #expect(outcome.body == "Text\n")
    let page = outcome.frontMatter
    #expect(page.title?.value == "Which KPI?")
    #expect(page.date?.value.description == "2010-12-02T14:30:00")
    #expect(page.updated?.value.description == "2010-12-03T08:00:00+01:00")
    #expect(page.slug?.value == "which-kpi")
    #expect(page.terms.map(\.name.value) == ["qualifizierte-leads", "B2B", "2010"])
    #expect(page.summary?.value == "Two\nlines.\n")
    #expect(page.draft)
    #expect(page.publish?.value.description == "2010-12-01")
    #expect(page.expires?.value.description == "2030-01-01")
    #expect(page.template?.value == "special.html")
    #expect(page.aliases.map(\.value) == ["/old/"])
    #expect(page.language?.value == "de-AT")
    #expect(page.weight == -3)
    #expect(page.comments.map(\.author.value) == ["Ann"])
    #expect(page.comments.map(\.date.value.description) == ["2010-12-05T09:12:00"])
    #expect(page.comments.map(\.text.value) == ["Good."])
    #expect(page.kpi?.value == "models/a.kpi")
    let day = try #require(DateTime(year: 2010, month: 12, day: 2))
    let list = DataValue.list([.integer(1), .number(2.5), .boolean(true), empty, .dateTime(day)])
    let deep = DataValue.map([
      .init(key: "list", value: list), .init(key: "text", value: .string("yes")),
    ])
    #expect(
      page.extra
        == .map([.init(key: "zip", value: .string("01067")), .init(key: "deep", value: deep)]))
  }

  @Test(arguments: [yaml, toml, yaml.replacing("\n", with: "\r\n")])
  func placesAreBytesOfTheFile(text: String) throws {
    let outcome = read(text)
    func source(_ range: Range<Int>?) -> String? { range.map(outcome.file.text) }
    let page = outcome.frontMatter
    #expect(source(page.title?.range) == "\"Which KPI?\"")
    #expect(source(page.date?.range)?.hasPrefix("2010-12-02") == true)
    #expect(source(page.terms[1].name.range) == "'B2B'")
    #expect(source(page.kpi?.range).map { $0.contains("models/a.kpi") } == true)
    #expect(source(page.comments[0].author.range).map { $0.contains("Ann") } == true)
  }

  @Test(arguments: [1, 62, 63, 64, 65, 127, 128, 1000])
  func placesOnLongLinesAreExact(count: Int) {
    let text = "---\ntags: [\"" + String(repeating: "ä", count: count) + "\", Maß, b]\n---\n"
    let outcome = read(text)
    #expect(
      outcome.frontMatter.terms.map { outcome.file.text($0.name.range) }.dropFirst() == [
        "Maß", "b",
      ])
  }

  @Test func placesCountUmlautsAsTheyAre() {
    let outcome = read("---\nsummary: Größe\ntags: [Grüße, Maß]\n---\n")
    #expect(outcome.file.text(outcome.frontMatter.terms[1].name.range) == "Maß")
  }

  @Test(arguments: [
    ("Just text\n", "Just text\n"), ("", ""), ("---\n---\nText", "Text"),
    ("---  \ntitle: a\n---\t\nText", "Text"), ("----\ntext\n", "----\ntext\n"),
    ("---\r\ntitle: a\r\n---\r\nText", "Text"), ("---\n# nothing\n---", ""),
    ("+++\n+++\nText", "Text"), ("\n---\na: b\n---\n", "\n---\na: b\n---\n"),
  ])
  func findsTheBody(text: String, body: String) {
    let outcome = read(text)
    #expect(outcome.body == body)
    #expect(outcome.messages == "")
  }

  @Test(arguments: [
    ("title: 2010", "2010"), ("title: 1.10", "1.10"), ("title: 2010-12-02", "2010-12-02"),
    ("title: \"true\"", "true"), ("title: yes", "yes"), ("title: 007", "007"),
    ("title: !!str 12", "12"), ("title: 'it''s'", "it's"), ("title: a\n  b", "a b"),
    ("title: >-\n  a\n  b", "a b"),
  ])
  func numbersAndDatesAreTextWhereTextIsMeant(line: String, title: String) {
    let outcome = read("---\n\(line)\n---\n")
    #expect(outcome.frontMatter.title?.value == title)
    #expect(outcome.messages == "")
  }

  @Test(arguments: [
    "title:", "tags: []", "tags:", "comments:", "extra:",
  ])
  func emptyValuesCountAsNotWritten(line: String) {
    let outcome = read("---\n\(line)\n---\n")
    #expect(outcome.frontMatter == FrontMatter())
    #expect(outcome.messages == "")
  }

  @Test func aMergeKeyBringsInWhatIsNotWrittenItself() {
    let outcome = read(
      "---\nextra:\n  base: &base {a: 1, b: 2}\n  page:\n    <<: *base\n    b: 3\n---\n")
    #expect(
      outcome.frontMatter.extra["page"]
        == .map([.init(key: "a", value: .integer(1)), .init(key: "b", value: .integer(3))]))
  }

  @Test(arguments: Self.mistakes)
  func saysWhatIsWrong(front: String, messages: String) {
    #expect(read(front).messages == messages)
  }

  private static let mistakes: [(String, String)] = [
    (
      "---\ntgas: [a]\n---\n",
      """
      content/a.md:2:1: warning: unknown key "tgas"
        tgas: [a]
        ^~~~
      help: did you mean "tags"?

      """
    ),
    (
      "+++\nmood = 1\n+++\n",
      """
      content/a.md:2:1: warning: unknown key "mood"
        mood = 1
        ^~~~
      help: put your own keys under "extra": write extra = {mood = 1}

      """
    ),
    (
      "---\nlayout: post\n---\n",
      """
      content/a.md:2:1: warning: unknown key "layout"
        layout: post
        ^~~~~~
      help: remove it: the kind of page chooses its template

      """
    ),
    (
      "---\ntitle: true\n---\n",
      """
      content/a.md:2:8: error: "title" must be a string, not a boolean
        title: true
               ^~~~
      help: if you mean the word, write "true"

      """
    ),
    (
      "---\ntitle: [a, b]\n---\n",
      """
      content/a.md:2:8: error: "title" must be a string, not a list
        title: [a, b]
               ^~~~~
      help: if this is a text, write title: "[a, b]"

      """
    ),
    (
      "---\ntags: {a: b}\n---\n",
      """
      content/a.md:2:7: error: "tags" must be a list of strings, not a map
        tags: {a: b}
              ^~~~~

      """
    ),
    (
      "---\ntags:\n  - a\n  - no\n  - false\n  - [b]\n---\n",
      """
      content/a.md:5:5: error: "tags" must hold strings, not a boolean
          - false
            ^~~~~
      help: if you mean the word, write "false"
      content/a.md:6:5: error: "tags" must hold strings, not a list
          - [b]
            ^~
      help: if this is a text, write - "[b]"

      """
    ),
    (
      "+++\ntags = [\"a\", 1, true]\n+++\n",
      """
      content/a.md:2:17: error: "tags" must hold strings, not a boolean
        tags = ["a", 1, true]
                        ^~~~
      help: if you mean the word, write "true"

      """
    ),
    (
      "---\ndraft: yes\nweight: heavy\n---\n",
      """
      content/a.md:2:8: error: "draft" must be true or false, not a string
        draft: yes
               ^~~
      help: write true
      content/a.md:3:9: error: "weight" must be a whole number, not a string
        weight: heavy
                ^~~~~

      """
    ),
    (
      "---\ndate: 2010-02-30\nupdated: 2. Dez 2010\nexpires: [2010]\n---\n",
      """
      content/a.md:2:7: error: there is no "2010-02-30": February 2010 has 28 days
        date: 2010-02-30
              ^~~~~~~~~~
      help: write 2010-02-28
      content/a.md:3:10: error: "2. Dez 2010" is not a valid date
        updated: 2. Dez 2010
                 ^~~~~~~~~~~
      help: write 2010-12-02
      content/a.md:4:10: error: "expires" must be a date, not a list
        expires: [2010]
                 ^~~~~
      help: write 2010-12-02, 2010-12-02 14:30 or 2010-12-02T14:30:00+01:00

      """
    ),
    (
      "---\ntitle: a\nslug: x\ntitle: b\n---\n",
      """
      content/a.md:4:1: error: duplicate key "title"
        title: b
        ^~~~~
      content/a.md:2:1: note: first defined here
        title: a
        ^~~~~
      help: remove one of the two

      """
    ),
    (
      "---\nextra:\n  b: title\n  title: 1\n  \"title\": 2\n---\n",
      """
      content/a.md:5:3: error: duplicate key "title"
          "title": 2
          ^~~~~~~
      content/a.md:4:3: note: first defined here
          title: 1
          ^~~~~
      help: remove one of the two

      """
    ),
    (
      "---\nextra: {a: 1, b: 2, a: 3}\n---\n",
      """
      content/a.md:2:21: error: duplicate key "a"
        extra: {a: 1, b: 2, a: 3}
                            ^
      content/a.md:2:9: note: first defined here
        extra: {a: 1, b: 2, a: 3}
                ^
      help: remove one of the two

      """
    ),
    (
      "+++\ntitle = 'a'\n\n# again\ntitle = 'b'\n+++\n",
      """
      content/a.md:5:1: error: duplicate key "title"
        title = 'b'
        ^~~~~
      content/a.md:2:1: note: first defined here
        title = 'a'
        ^~~~~
      help: remove one of the two

      """
    ),
    (
      "---\ntitle: a\n\nText\n",
      """
      content/a.md:1:1: error: the front matter that begins here is not closed by a line "---"
        ---
        ^~~
      help: write "---" on a line of its own after the last key

      """
    ),
    (
      "+++\ntitle = 1",
      """
      content/a.md:1:1: error: the front matter that begins here is not closed by a line "+++"
        +++
        ^~~
      help: write "+++" on a line of its own after the last key

      """
    ),
    (
      "---\n- a\n---\n",
      """
      content/a.md:2:1: error: front matter must be a map of keys and values, not a list
        - a
        ^~~
      help: write keys as in "title: …"; if this is text, put an empty line after the rule "---"

      """
    ),
    (
      "---\nslug: a/b\naliases: [old, /a/../b]\nlanguage: deutsch_at\ntags: [\"\", a]\n---\n",
      """
      content/a.md:4:11: error: "deutsch_at" is not a valid language tag
        language: deutsch_at
                  ^~~~~~~~~~
      help: write "de-AT"
      content/a.md:5:8: error: a tag must not be empty
        tags: ["", a]
               ^~
      content/a.md:2:7: error: "slug" must be a single part of a URL, without "/", "?" and "#"
        slug: a/b
              ^~~
      help: "path" is the whole address of a page: write path: /a/b/
      content/a.md:3:11: error: an alias must be a path that begins with "/" and contains no space, "?", "#" or ".."
        aliases: [old, /a/../b]
                  ^~~
      help: write /old
      content/a.md:3:16: error: an alias must be a path that begins with "/" and contains no space, "?", "#" or ".."
        aliases: [old, /a/../b]
                       ^~~~~~~
      help: write it like "/old/path/"

      """
    ),
    (
      "---\ncomments:\n  - author: Ann\n    date: 2010-12-05\n    txt: Good.\n  - Bob\nextra: 3\n---\n",
      """
      content/a.md:6:5: error: "comments" must hold maps, not a string
          - Bob
            ^~~
      content/a.md:3:5: error: "comments.text" is missing
          - author: Ann
            ^~~~~~~~~~~
      content/a.md:5:5: warning: unknown key "comments.txt"
            txt: Good.
            ^~~
      help: did you mean "text"?
      content/a.md:7:8: error: "extra" must be a map, not a number
        extra: 3
               ^

      """
    ),
  ]
}
