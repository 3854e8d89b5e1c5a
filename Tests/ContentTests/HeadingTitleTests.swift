import Content
import DataFormats
import Diagnostics
import Testing

/// The main heading that a text begins with is the page's title where front matter has none.
struct HeadingTitleTests {
  private func read(_ text: String) -> (title: String?, body: Substring) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "content/a.md", text: text)
    let (frontMatter, start) = FrontMatterReader(file: file).read(&diagnostics)
    #expect(diagnostics.isEmpty)
    return (frontMatter.title?.value, text[text.utf8.index(text.startIndex, offsetBy: start)...])
  }

  private static let titles: [(text: String, title: String)] = [
    ("# My title\n", "My title"), ("\n\n  #  My title  ##  \n", "My title"), ("# C#\n", "C#"),
    ("My title\n===\n", "My title"), ("---\ntags: [a]\n---\n\n# My title\n", "My title"),
    ("# *My* **big** _title_\n", "My big title"), ("# snake_case_name\n", "snake_case_name"),
    ("# `code` and `=Price`\n", "code and `=Price`"), ("# 2 * 3 * 4\n", "2 * 3 * 4"),
    ("# [A](b.md) and ![c](d.png)\n", "A and c"), ("# \\*A\\* &amp; B\n", "*A* & B"),
    ("# A<br>B <https://example.org>\n", "AB https://example.org"), ("# ~~old~~ new\n", "old new"),
    ("# My title {#mine}\n", "My title"), ("# My title {#mine} ##\n", "My title"),
    ("My title {#mine}\n===\n", "My title"), ("# Braces \\{#no}\n", "Braces {#no}"),
    ("# A {.b}\n", "A {.b}"),
  ]

  @Test(arguments: titles)
  func `a main heading at the beginning is the title`(text: String, title: String) {
    let found = read(text + "Text.\n")
    #expect(found.title == title)
    #expect(found.body == "Text.\n")
  }

  @Test(arguments: [
    "## Lower\n", "Text\n# Later\n", "#Tag\n", "    # Code\n", "#\n", "- item\n===\n",
    "# ![](a.png)\n",
    "```\n# Code\n```\n", "Two\nlines\n===\n",
  ])
  func `everything else stays in the text`(text: String) {
    let found = read(text)
    #expect(found.title == nil)
    #expect(found.body == text[...])
  }

  @Test func `a title in front matter goes before`() {
    let found = read("---\ntitle: A\n---\n# B\n")
    #expect(found.title == "A")
    #expect(found.body == "# B\n")
  }
}
