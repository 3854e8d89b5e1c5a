import Content
import DataFormats
import Diagnostics
import Testing
import TestSupport

/// Front matter that would be published as text is an error; text that only resembles it is not.
struct MisplacedFrontMatterTests {
  private func read(_ text: String) -> (title: String?, bodyStart: Int, messages: [String]) {
    let file = SourceFile(path: "a.md", text: text)
    var diagnostics: [Diagnostic] = []
    let (frontMatter, start) = FrontMatterReader(file: file).read(&diagnostics)
    return (
      frontMatter.title?.value, start,
      diagnostics.map { diagnostic in
        let position = diagnostic.location?.position.map { "\($0.line):\($0.column) " } ?? ""
        return position + diagnostic.message
      }
    )
  }

  private static let notFirst = "front matter must begin with the file's first character"
  private static func wrong(_ fence: String) -> String {
    "front matter must begin with a line of exactly \"\(fence)\""
  }
  private static func missing(_ fence: String) -> String {
    "these lines look like front matter, but no line \"\(fence)\" precedes them"
  }
  private static let invisible = "this line has a character that nobody sees beside \"---\""
  private static let code = "this front matter is in a code block, and readers would see it"
  private static let second =
    "front matter has ended above, so these lines are text that readers would see"
  private static let unclosed =
    "1:1 the front matter that begins here is not closed by a line \"---\""

  private static let mistakes: [(text: String, message: String)] = [
    ("\n---\ntitle: A\ndraft: true\n---\nText\n", "2:1 " + notFirst),
    ("\r\n\r\n---\r\ntitle: A\r\n---\r\n", "3:1 " + notFirst),
    (" ---\ntitle: A\n---\n", "1:2 " + notFirst),
    ("\t---\ntitle: A\n---\n", "1:2 " + notFirst),
    ("\n  ---\n  title: A\n  ---\n", "2:3 " + notFirst),
    ("\u{FEFF}---\ntitle: A\n---\n", "1:2 " + notFirst),
    ("\u{A0}---\ntitle: A\n---\n", "1:2 " + notFirst),
    ("\n\u{200B}\n---\ntitle: A\n---\n", "3:1 " + notFirst),
    ("<!-- a\ncomment -->\n---\ntitle: A\n---\n", "3:1 " + notFirst),
    ("\n+++\ntitle = \"A\"\n+++\n", "2:1 " + notFirst),
    ("\n---\nTitle: A\n---\n", "2:1 " + notFirst),
    ("\n---\n# a comment\n\ntags:\n- a\n- b\n---\n", "2:1 " + notFirst),
    ("\n---\nown: 1\nother: 2\n---\n", "2:1 " + notFirst),
    ("----\ntitle: A\n----\nText\n", "1:1 " + wrong("---")),
    ("-----\ndraft: true\n---\n", "1:1 " + wrong("---")),
    ("--\ntitle: A\n--\n", "1:1 " + wrong("---")),
    ("- - -\ntitle: A\n- - -\n", "1:1 " + wrong("---")),
    ("\u{2014}\ntitle: A\n\u{2014}\n", "1:1 " + wrong("---")),
    ("\u{2013}-\ntitle: A\n\u{2013}-\n", "1:1 " + wrong("---")),
    ("--- yaml\ntitle: A\n---\n", "1:1 " + wrong("---")),
    ("--- # page\ntitle: A\n---\n", "1:1 " + wrong("---")),
    ("---yaml\ntitle: A\n---\n", "1:1 " + wrong("---")),
    ("++++\ntitle = \"A\"\n++++\n", "1:1 " + wrong("+++")),
    ("***\ntitle: A\n***\n", "1:1 " + wrong("---")),
    ("===\ndraft: true\n===\n", "1:1 " + wrong("---")),
    ("# H\n---\ntitle: A\ndraft: true\n---\n", "2:1 " + notFirst),
    ("# H\n\n---\ntitle: A\n---\n", "3:1 " + notFirst),
    ("layout: post\n\nText\n", "1:1 " + missing("---")),
    ("published: false\nText\n", "1:1 " + missing("---")),
    ("title: A\n\nText\n", "1:1 " + missing("---")),
    ("title: A\nText at once.\n", "1:1 " + missing("---")),
    ("title: A\n---\nText\n", "1:1 " + missing("---")),
    ("\ndraft: true\n", "2:1 " + missing("---")),
    ("  title: A\n  draft: true\n", "1:3 " + missing("---")),
    ("date: 2026-01-15\ntags:\n  - a\n", "1:1 " + missing("---")),
    ("'title': A\n", "1:1 " + missing("---")),
    ("summary: One line.\nlanguage: en\n", "1:1 " + missing("---")),
    ("Title: A\nDate: 2026-01-15\nTags: a, b\n\nText\n", "1:1 " + missing("---")),
    ("title = \"A\"\ndraft = true\n\nText\n", "1:1 " + missing("+++")),
    (
      "{\n  \"title\": \"A\",\n  \"draft\": true\n}\nText\n",
      "1:1 front matter in JSON needs a line \"---\" before and after it"
    ),
    ("{\"draft\": true}\n", "1:1 front matter in JSON needs a line \"---\" before and after it"),
    ("---\u{A0}\ntitle: A\n---\n", "1:1 " + invisible),
    ("---\u{2009}\ndraft: true\n---\n", "1:1 " + invisible),
    ("---\u{200B}\ntitle: A\n---\u{200B}\n", "1:1 " + invisible),
    ("-\u{AD}--\ntitle: A\n---\n", "1:1 " + invisible),
    ("\n---\u{FEFF}\ntitle: A\n---\n", "2:1 " + invisible),
    ("\u{3000}---\ntitle: A\n---\n", "1:2 " + notFirst),
    ("+++\u{A0}\ntitle = 'A'\n+++\n", "1:1 " + invisible.replacing("---", with: "+++")),
    ("Here is the post:\n\n---\ntitle: A\ndraft: true\n---\n", "3:1 " + notFirst),
    ("Sure!\nHere it is:\n\n\n---\ndraft: true\n---\n", "5:1 " + notFirst),
    ("**Post**\n\n+++\ntitle = 'A'\ndate = 2026-01-15\n+++\n", "3:1 " + notFirst),
    ("```yaml\n---\ntitle: A\ndraft: true\n---\n```\n", "1:1 " + code),
    ("```markdown\n---\ntitle: A\ndate: 2026-01-15\n---\nText\n```\n", "1:1 " + code),
    ("```\n---\ndraft: true\n---\n", "1:1 " + code),
    ("~~~~ toml\n+++\ntitle = 'A'\ndraft = true\n+++\n~~~~\n", "1:1 " + code),
    ("Title: A\nStatus: draft\n", "1:1 " + missing("---")),
    ("Date: 2026-01-15\nStatus: published\n\nText\n", "1:1 " + missing("---")),
    ("Titel: A\nEntwurf: ja\n", "1:1 " + missing("---")),
    ("titel: A\nentwurf: ja\n", "1:1 " + missing("---")),
    (":title: A\n:author: Ann\n", "1:1 " + missing("---")),
    ("@title A\n@draft true\n", "1:1 " + missing("---")),
    ("---\ntitle: A\n\nText\n", unclosed),
    ("---\ntitle: A\n---\u{A0}\nText\n", unclosed),
    ("---\n\ntitle: A\n\nText\n", unclosed),
    ("---\ntitle: A\n ---\nText\n", unclosed),
    ("---\ntitle: A\n--- Text\n", unclosed),
    ("---\nown: 1\nother: 2\n", unclosed),
    ("+++\nText\n", "1:1 the front matter that begins here is not closed by a line \"+++\""),
  ]

  @Test(arguments: mistakes)
  func `front matter that is not read is an error`(text: String, message: String) {
    let found = read(text)
    #expect(found.messages == [message])
    #expect(found.title == nil)
  }

  @Test(arguments: [
    ("---\ntitle: A\n---\n\n---\ndraft: true\n---\nText\n", "5:1"),
    ("---\ntitle: A\n---\n---\ndraft: true\n---\n", "4:1"),
    ("---\ntitle: A\n---\ndraft: true\n---\nText\n", "4:1"),
    ("---\ntitle: A\n---\n\ndraft: true\n\nText\n", "5:1"),
    ("---\ntitle: A\n---\nstatus: draft\n\nText\n", "4:1"),
    ("---\ntitle: A\n---\ndate: 2026-01-15\nslug: a\n---\n", "4:1"),
    ("+++\ntitle = 'A'\n+++\n\n+++\ndraft = true\n+++\n", "5:1"),
    ("---\ntitle: A\n---\n\n+++\ndraft = true\n+++\n", "5:1"),
  ])
  func `keys below front matter are an error`(text: String, place: String) {
    #expect(read(text).messages == [place + " " + Self.second])
  }

  @Test(arguments: [
    "---\ntitle: A\n---\n\n---\n\nNote: bring a coat.\n\n---\n",
    "---\ntitle: A\n---\n---\nText\n", "---\ntitle: A\n---\nstatus: open\n\nText\n",
    "---\ntitle: A\n---\ntitle: what a word\n", "---\ntitle: A\n---\n    draft: true\n",
    "---\ntitle: A\n---\n```\n---\ndraft: true\n---\n```\n",
    "---\ntitle: A\n---\nText\n\n---\ndraft: true\n---\n",
    "---\ntitle: A\n---\nNote: new.\nDate: Monday\n---\n",
  ])
  func `text below front matter is text`(text: String) {
    let found = read(text)
    #expect(found.messages == [])
    #expect(found.title == "A")
  }

  @Test(arguments: [
    "Status: open\nDate: 2026-01-05\n\nText\n", "Titel: Der Prozess\nAutor: Kafka\n",
    "```yaml\ntitle: A\ndraft: true\n```\n", "```swift\n---\ndraft: true\n---\n```\n",
    "Our front matter:\n\n```\n---\ntitle: A\ndraft: true\n---\n```\n",
    "Text\n\n---\n\ntitle: A\ndraft: true\n\n---\n", "@title\n", "@ann Hello\n", ":smile: Hello\n",
    ":title\n", "a\nb\nc\nd\ne\n\n---\ntitle: A\ndraft: true\n---\n",
    "Text\n\n---\nNote: new.\nPlace: Berlin\n---\n", "--\u{A0}a\nb\n", "---\u{A0}\nText\n",
    "", "\n", "Text\n", "\n\n  Text\n", "# Title\n", "---\n\nText\n", "---\nText at once.\n",
    "***\n\ntitle\n", "***\nNote: bring a coat.\n***\n", "published: in 2020\n", "***\n", "---\n",
    "+++\n", "---\n\nText\n\n---\n\nMore: text\n",
    "---\n\nNote: bring a coat.\n\n---\n", "---\n\n- one\n- two\n\n---\n\nText\n",
    "---\n- one\n- two\n", "---\nNote: bring a coat.\n", "----\nNote: bring a coat.\n----\n",
    "---\n\nDate: 3 June\nPlace: Berlin\n", "# H\n\n---\n\ntitle: A\n",
    "Text\n\n---\ntitle: A\n---\n",
    "Note: this is new.\n", "Summary: we did it.\nAnd more.\n",
    "Title: The Pragmatic Programmer\nAuthor: Hunt\n",
    "Date: Monday\nTime: noon\nPlace: Berlin\n", "description: a word about descriptions\n",
    "author: Muster, Karin\n", "date: the fruit\n", "tags: what they are for\nand why.\n",
    "title\\: A\n", "**title:** A\n", "`title: A`\n", "- title: A\n- draft: true\n", "> title: A\n",
    "1. title: A\n", "| title | date |\n|---|---|\n| a | b |\n", "[title]: https://example.org\n",
    "title:without a space\n", "http://title: A\n", "title = a name\n", "E = mc\n",
    "```yaml\n---\ntitle: A\n---\n```\n", "    ---\n    title: A\n    ---\n", "    title: A\n",
    "\t---\n\ttitle: A\n\t---\n", "~~~\ntitle: A\n~~~\n", "<!-- a comment -->\nText\n",
    "<!-- open\n---\ntitle: A\n",
    "<div>\ntitle: A\n</div>\n", "{ \"name\": \"A\" }\n", "{{ title }}\n", "{: .class}\n",
    "[1, 2]: no\n",
    "-- Ann, 2026\n", "\u{2014} Title: a quotation\n", "+ a\n+ b\n", "Title\n---\nText\n",
    "title: A".uppercased() + "\n", "Question: why?\n\nAnswer: because.\n",
    "Dear Ann,\ntitle: none\n", "tags: we use them a lot in our shop.\n\nx\n",
    "title: the name of a thing\ndate: when it was made\n",
    "Summary: we sold more.\nTags: none.\n\ntext\n",
    "10:30 title: A\n", "Ümlaut: A\n",
  ])
  func `ordinary text is not taken for front matter`(text: String) {
    let found = read(text)
    #expect(found.messages == [])
    // A main heading is the title.
    #expect(found.bodyStart == 0 || text.hasPrefix("# "))
  }

  @Test(arguments: [
    ("---\ntitle: A\n---\nText", "A", 17), ("---  \ntitle: A\n---\t\nText", "A", 20),
    ("---\n\ntitle: A\n\n---\nText", "A", 19), ("---\n---\nText", nil, 8),
    ("---\n\n---\nText", nil, 9),
    ("---\n# none yet\n---\nText", nil, 19), ("+++\ntitle = 'A'\n+++\nText", "A", 20),
  ])
  func `front matter at the beginning is read`(text: String, title: String?, bodyStart: Int) {
    let found = read(text)
    #expect(found.messages == [])
    #expect(found.title == title)
    #expect(found.bodyStart == bodyStart)
  }

  @Test(arguments: [
    ("---\ntitle: A\n----\nText\n", "line 3 should be exactly \"---\""),
    ("---\ntitle: A\n\n ---\nText\n", "line 4 should be exactly \"---\""),
    ("---\ntitle: A\n...\nText\n", "line 3 should be exactly \"---\""),
    ("+++\ntitle = 'A'\n++\nText\n", "line 3 should be exactly \"+++\""),
    ("\n \n---\ntitle: A\n---\n", "remove the blank line before it"),
    (" ---\ntitle: A\n---\n", "remove the white space before it"),
    ("<!-- x -->\n\n---\ntitle: A\n---\n", "remove the comment before it"),
    ("\u{200B}---\ntitle: A\n---\n", "remove the invisible character before it"),
    ("Text:\n\n---\ntitle: A\ndraft: true\n---\n", "remove the text before it"),
    ("---\ntitle: A\n---\u{A0}\n", "line 3 should be exactly \"---\""),
    ("---\u{A0}\ntitle: A\n---\n", "type the line anew: write ---"),
    (
      "~~~\n---\ntitle: A\ndraft: true\n---\n~~~\n",
      "remove this line and the one that ends the code, \"~~~\"; if the code belongs to the text, begin the "
        + "page with front matter of its own"
    ),
    (
      "@title A\n@draft true\n",
      "write \"---\" as the first line of the file, then keys like \"title: A\", and \"---\" again after the "
        + "last one"
    ),
    (
      "---\ntitle: A\n---\n---\ndraft: true\n---\n",
      "write its keys above the line \"---\" that ends the first one, and remove this line"
    ),
    ("---\ntitle: A\n---\ndraft: true\n---\n", "write them above the line \"---\""),
  ])
  func `the help says what to change`(text: String, help: String) {
    var diagnostics: [Diagnostic] = []
    _ = FrontMatterReader(file: SourceFile(path: "a.md", text: text)).read(&diagnostics)
    #expect(diagnostics.text.hasSuffix("help: \(help)\n"))
  }

  @Test func `a long beginning is looked at once`() {
    for piece in ["<!-- -->", "\u{200B}", " \n", "- - ", "a: b\n", "#\n"] {
      let text = String(repeating: piece, count: 100_000)
      #expect(read(text).messages == [])
    }
  }
}
