import DataFormats
import Diagnostics
import TestSupport
import Testing

/// Front matter that is not valid YAML or TOML: the place, our sentence and the parser's.
@Suite struct SyntaxMessageTests {
  private func messages(_ text: String, _ format: DataFormat, between fence: String) -> String {
    let start = fence.utf8.count + 1
    let file = SourceFile(path: "a.md", text: "\(fence)\n\(text)\n\(fence)\n")
    var diagnostics: [Diagnostic] = []
    let node = format.read(file, start..<start + text.utf8.count + 1, &diagnostics)
    #expect(node == nil)
    return diagnostics.text
  }

  @Test(arguments: [
    (
      "title: Tips: one",
      """
      a.md:2:12: error: ": " separates a key from its value in YAML
        title: Tips: one
                   ^
      help: write title: "Tips: one"

      """
    ),
    (
      "title: a\n\ttags: b",
      """
      a.md:3:1: error: tabs cannot be used for indentation
        \ttags: b
        ^
      help: indent with spaces
      note: the YAML parser says: while scanning a plain scalar, found a tab character that violates indentation

      """
    ),
    (
      "title: @home",
      """
      a.md:2:8: error: a text that begins with "@" must be quoted
        title: @home
               ^~~~~
      help: write title: "@home"

      """
    ),
    (
      "title: a\nslug\ndate: 2010-12-02",
      """
      a.md:3:1: error: a key needs a ":" after it
        slug
        ^
      note: the YAML parser says: while scanning a simple key, could not find expected ':'

      """
    ),
    (
      "title: \"never\nslug: a",
      """
      a.md:2:8: error: this quote is never closed
        title: "never
               ^~~~~~
      help: write title: "never"

      """
    ),
    (
      "tags: [a, b\nslug: c",
      """
      a.md:2:7: error: this list needs "]" at its end
        tags: [a, b
              ^~~~~
      help: write tags: [a, b]

      """
    ),
    (
      "extra: {a: b\nslug: c",
      """
      a.md:2:8: error: this map needs "}" at its end
        extra: {a: b
               ^~~~~
      help: write extra: {a: b}

      """
    ),
    (
      "title: *none",
      """
      a.md:2:8: error: "*" begins an alias in YAML
        title: *none
               ^~~~~
      help: write title: "*none"

      """
    ),
    (
      "title: a\n  - b\n c: d",
      """
      a.md:4:3: error: a string that contains ": " must be quoted, and a key must begin its line
         c: d
          ^
      note: the YAML parser says: mapping values are not allowed in this context

      """
    ),
    (
      "title: \"a\" b",
      """
      a.md:2:8: error: nothing may follow the closing quote
        title: "a" b
               ^~~~~
      help: write title: '"a" b'

      """
    ),
    (
      "title: a\u{7}b",
      """
      a.md:2:9: error: the control character U+0007 is not allowed
        title: a\u{FFFD}b
                ^

      """
    ),
  ])
  func `an error in YAML has its place and a hint`(text: String, message: String) {
    #expect(messages(text, .yaml, between: "---") == message)
  }

  @Test(arguments: [
    (
      "title = a",
      """
      a.md:2:9: error: a is no value of TOML
        title = a
                ^
      help: write title = "a"

      """
    ),
    (
      "title = 'a'\n\ntags = ['a', 'b'\nslug = 'c'",
      """
      a.md:5:1: error: this is not valid TOML: expected "," or "]"
        slug = 'c'
        ^

      """
    ),
    (
      "title",
      """
      a.md:2:6: error: this is not valid TOML: expected "="
        title
             ^

      """
    ),
    (
      "[=]",
      """
      a.md:2:2: error: this is not valid TOML: expected a key
        [=]
         ^

      """
    ),
    (
      "title = \"never\nslug = 'a'",
      """
      a.md:2:9: error: this quote is never closed
        title = "never
                ^~~~~~
      help: write title = "never"

      """
    ),
    (
      "date = 2010-02-30",
      """
      a.md:2:18: error: this is not valid TOML: expected day between 1 and 28 (inclusive), saw 30
        date = 2010-02-30
                         ^

      """
    ),
    (
      "title = 'a\u{0}'",
      """
      a.md:2:11: error: the control character U+0000 is not allowed
        title = 'a\u{FFFD}'
                  ^

      """
    ),
    (
      "[extra]\na = 1\n[extra]\nb = 1",
      """
      a.md:4:2: error: duplicate key "extra"
        [extra]
         ^~~~~
      a.md:2:2: note: first defined here
        [extra]
         ^~~~~
      help: remove one of the two

      """
    ),
    (
      "a.b = 1\na = 2",
      """
      a.md:3:5: error: this is not valid TOML: cannot redefine existing table 'a'
        a = 2
            ^

      """
    ),
  ])
  func `an error in TOML has its place and a hint`(text: String, message: String) {
    #expect(messages(text, .toml, between: "+++") == message)
  }
}
