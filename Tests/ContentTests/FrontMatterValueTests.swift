import Content
import Diagnostics
import Testing
import TestSupport

/// Values that are empty, and texts that are meant as several tags.
struct FrontMatterValueTests {
  private func messages(_ text: String) -> String {
    var diagnostics: [Diagnostic] = []
    _ = FrontMatterReader(file: SourceFile(path: "content/a.md", text: text)).read(&diagnostics)
    return diagnostics.text
  }

  private static let mistakes: [(text: String, messages: String)] = [
    (
      "---\nslug: ' '\n---\n",
      """
      content/a.md:2:7: error: "slug" must be a single part of a URL, without "/", "?" and "#"
        slug: ' '
              ^~~

      """
    ),
    (
      "---\ntitle: \"\"\n---\n",
      """
      content/a.md:2:8: error: "title" must not be empty
        title: ""
               ^~
      help: write one, or remove the key: then the title is derived from the file's name

      """
    ),
    (
      "+++\ntitle = \"  \\u00A0\\u200B\"\n+++\n",
      """
      content/a.md:2:9: error: "title" must not be empty
        title = "  \\u00A0\\u200B"
                ^~~~~~~~~~~~~~~~
      help: write one, or remove the key: then the title is derived from the file's name

      """
    ),
    (
      "---\ncomments:\n- {author: ' ', date: 2010-12-05, text: a}\n---\n",
      """
      content/a.md:3:12: error: a comment's "author" must not be empty
        - {author: ' ', date: 2010-12-05, text: a}
                   ^~~

      """
    ),
    (
      "---\ntags: sales, key figures\n---\n",
      """
      content/a.md:2:7: warning: "sales, key figures" is one tag
        tags: sales, key figures
              ^~~~~~~~~~~~~~~~~~
      help: for several, write [sales, key figures]

      """
    ),
    (
      "---\ntags: 'C#; a: b,'\n---\n",
      """
      content/a.md:2:7: warning: "C#; a: b," is one tag
        tags: 'C#; a: b,'
              ^~~~~~~~~~~
      help: for several, write ["C#", "a: b"]

      """
    ),
    (
      "---\ntags: 売上、数字\n---\n",
      """
      content/a.md:2:7: warning: "売上、数字" is one tag
        tags: 売上、数字
              ^~~~~
      help: for several, write [売上, 数字]

      """
    ),
    (
      "+++\ntags = \"a, b\"\n+++\n",
      """
      content/a.md:2:8: warning: "a, b" is one tag
        tags = "a, b"
               ^~~~~~
      help: for several, write ["a", "b"]

      """
    ),
  ]

  @Test(arguments: mistakes)
  func `empty values and joined tags are reported`(text: String, messages: String) {
    #expect(self.messages(text) == messages)
  }

  @Test(arguments: [
    "tags: key figures", "tags: [\"sales, retail\"]", "tags: a,",
    "title: Muster, Karin", "tags: 'a/b'", "summary: \"\"",
  ])
  func `one text is one tag, and other keys may have commas`(line: String) {
    #expect(messages("---\n\(line)\n---\n") == "")
  }
}
