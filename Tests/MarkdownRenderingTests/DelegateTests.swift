import Diagnostics
import MarkdownRendering
import Testing

struct DelegateTests {
  private func lines(_ text: String) -> [[String]] {
    var delegate = RecordingEmbedding(text)
    _ = attempt(Array(text.utf8), delegate: &delegate)
    return delegate.blocks.map { block in
      [delegate.source(block.fence)] + block.lines.map { delegate.source($0) }
    }
  }

  @Test(arguments: [
    ("```kpi\na = 1\n\n  b = 2\n```", [["```kpi", "a = 1", "", "  b = 2"]]),
    ("~~~~ kpi modell\na\n~~~~\n", [["~~~~ kpi modell", "a"]]),
    ("x\n\n> ```kpi\n> a = 1\n>   b\n> ```", [["```kpi", "a = 1", "  b"]]),
    (
      "- x\n\n  ```kpi\n  a\n    b\n  ```\n- ```kpi\n  c",
      [["```kpi", "a", "  b"], ["```kpi", "c"]]
    ),
    ("1. > ```kpi\n   > a\n", [["```kpi", "a"]]),
    ("```kpi\r\na\r\nb\r\n```\r\n", [["```kpi", "a", "b"]]),
    ("```kpi\n```\n\n```swift\na\n```\n\n    ```kpi", [["```kpi"]]),
    ("[a]: b\n[c]: d\n\n  ```kpi\n   a\n  b\n  ```", [["```kpi", " a", "b"]]),
    ("```kpi\na", [["```kpi", "a"]]),
  ])
  func blocksAreGivenWithTheirLinesInTheSource(_ text: String, _ expected: [[String]]) {
    #expect(lines(text) == expected)
  }

  @Test func blocksAndSpansAreReplaced() {
    let text = "a `=b` `c`\n\n```kpi\nd\n```\n\n- ```kpi\n  e\n"
    var delegate = RecordingEmbedding(text)
    let rendered = attempt(Array(text.utf8), delegate: &delegate)
    #expect(
      rendered.text == """
        <p>a <data>5 &amp; 6</data> <code>c</code></p>
        <figure>0</figure>
        <ul>
        <li>
        <figure>1</figure>
        </li>
        </ul>

        """)
    #expect(rendered.result?.plainSummary == "a 5 & 6 c")
    #expect(delegate.calls == ["code =b | =b @3", "code c | c @8"])
  }

  @Test(arguments: [
    ("a `=b`", ["code =b | =b @3"]),
    ("`` =a ` b ``", ["code =a ` b | =a ` b @3"]),
    ("\\`x `=a`", ["code =a | =a @5"]),
    ("> a\n> `=b` `=b`", ["code =b | =b @7", "code =b | =b @12"]),
    ("- a\n\n  `=b`\n- `=c`", ["code =b | =b @8", "code =c | =c @15"]),
    ("| a | b |\n|---|---|\n| `=x\\|1` | `=y` |", ["code =x|1 | =x\\|1 @23", "code =y | =y @33"]),
    ("| `=h` |\n|---|", ["code =h | =h @3"]),
    ("# `=t`\n\n`=u`\n===", ["code =t | =t @3", "code =u | =u @9"]),
    ("[`=a`](/b) ![`=c`](d)", ["code =a | =a @2", "link /b"]),
    ("> `=a\n> b`", ["code =a b | =a\n> b @3"]),
    ("<b title=\"`=a`\"> `=a`", ["code =a | =a @18"]),
    ("a[^1] `=x`\n\n[^1]: `=y`", ["code =x | =x @7", "code =y | =y @19"]),
  ])
  func spansAreGivenWithTheirBytes(_ text: String, _ expected: [String]) {
    var delegate = RecordingEmbedding(text)
    _ = attempt(Array(text.utf8), delegate: &delegate)
    #expect(
      delegate.calls.filter { $0.hasPrefix("code") } == expected.filter { $0.hasPrefix("code") })
  }

  @Test func headingsHaveIdsOfWhatReadersSee() {
    let text = "# Nur `=b` [Seite](/c) ![Bild](d)\n\n## `=b`\n\n## `c`\n"
    var delegate = RecordingEmbedding(text)
    let rendered = attempt(Array(text.utf8), delegate: &delegate)
    #expect(
      rendered.outline == ["1 #nur-5-6-seite-bild Nur 5 & 6 Seite ", "2 #5-6 5 & 6", "2 #c c"])
    #expect(rendered.text.contains("<h2 id=\"5-6\"><data>5 &amp; 6</data></h2>"))
    #expect(
      rendered.form(.feed(pageURL: "https://a.org/b/", origin: "https://a.org"))
        .hasPrefix("<h1>Nur <data>5 &amp; 6</data> <a href=\"https://a.org/c\">Seite</a>"))
  }

  /// The same place is not given twice, and code is none of them.
  @Test(arguments: [
    ("`[a](=x)` [a](=x) [b](=x)", [14, 22]),
    ("![p](=x) [a](=x)", [5, 13]),
    ("| a | b |\n|---|---|\n| [a](<=x\\|1>) | [b](<=x\\|1>) |", [27, 42]),
    ("[a](\n  =x) [b](=x)", [7, 15]),
    ("[a][r] `=x` [b](=x)\n\n[r]: =x", [0, 16]),
    ("\\[a](=x) [b](=x)", [13]),
  ])
  func linksAreGivenWithTheirPlaces(_ text: String, _ places: [Int]) {
    var delegate = RecordingEmbedding(text)
    _ = attempt(Array(text.utf8), delegate: &delegate)
    let found = delegate.calls.filter { !$0.hasPrefix("code") }
      .compactMap { $0.split(separator: "@").last.flatMap { Int($0) } }
    #expect(found == places)
  }

  @Test func rangesCountFromTheTopOfTheFile() {
    let text = "---\ntitle: a\n---\nb `=c` [d](e)\n"
    var delegate = RecordingEmbedding(text)
    let rendered = attempt(Array(text.utf8), bodyStart: 17, delegate: &delegate)
    #expect(rendered.text.hasPrefix("<p>b "))
    #expect(delegate.calls == ["code =c | =c @20", "link e | d | e @28"])
  }
}
