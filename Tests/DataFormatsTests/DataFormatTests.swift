import DataFormats
import Diagnostics
import TestSupport
import Testing

/// What the three formats have in common, and what each does in its own way.
@Suite struct DataFormatTests {
  private func read(_ text: String, _ format: DataFormat) -> (value: DataValue?, messages: String) {
    let file = SourceFile(path: "a", text: text)
    var diagnostics: [Diagnostic] = []
    let node = format.read(file, 0..<file.bytes.count, &diagnostics)
    return (node?.value, diagnostics.text)
  }

  @Test(
    arguments: [
      ("yaml", DataFormat.yaml), ("yml", .yaml), ("toml", .toml), ("json", .json), ("txt", nil),
      ("", nil), ("YAML", nil),
    ] as [(String, DataFormat?)])
  func `a file name extension has a format`(name: String, format: DataFormat?) {
    #expect(DataFormat(extension: name[...]) == format)
  }

  @Test(arguments: [
    (DataFormat.yaml, "b: [1, 2.5, x]\na: {c: true, d: 2010-12-02}\n"),
    (.yaml, "---\nb:\n- 1\n- 2.5\n- x\na:\n  c: true\n  \"d\": 2010-12-02\n"),
    (.toml, "b = [1, 2.5, \"x\"]\n[a]\nc = true\nd = 2010-12-02\n"),
  ])
  func `all formats give the same in the order written`(format: DataFormat, text: String) throws {
    let (value, messages) = read(text, format)
    #expect(messages == "")
    let date = try DateTime(parsing: "2010-12-02")
    #expect(
      value
        == .map([
          .init(key: "b", value: .list([.integer(1), .number(2.5), .string("x")])),
          .init(
            key: "a",
            value: .map([
              .init(key: "c", value: .boolean(true)), .init(key: "d", value: .dateTime(date)),
            ])),
        ]))
  }

  @Test func `values are found by key in maps alone`() {
    let value = read(#"{"a": {"b": [null, 1]}}"#, .json).value
    #expect(value?["a"]?["b"] == .list([.null, .integer(1)]))
    #expect(value?["b"] == nil)
    #expect(value?["a"]?["b"]?["c"] == nil)
  }

  @Test(arguments: [(DataFormat.yaml, ""), (.yaml, "# nothing\n"), (.yaml, "---\n")])
  func `YAML without a value is null`(format: DataFormat, text: String) {
    let (value, messages) = read(text, format)
    #expect(value == .null && messages == "")
  }

  @Test func `YAML's maps are merged, those written first before others`() {
    let (value, messages) = read(
      "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 5\n", .yaml)
    #expect(messages == "")
    #expect(value?["z"]?["a"] == .integer(5))
    #expect(value?["z"]?["b"] == .integer(2))
    #expect(value?["z"]?["c"] == .integer(4))
  }

  @Test(arguments: [
    ("<<: 1\na: 2\n", "a:1:5: error: \"<<\" takes a map or a list of maps, not a number"),
    ("? [a]\n: 1\n", "a:1:3: error: a key must be a string"),
    ("a: 1\nb: 2\na: 3\n", "a:3:1: error: duplicate key \"a\""),
    ("{\"a\": 1, \"a\": 2}\n", "a:1:10: error: duplicate key \"a\""),
    ("--- 1\n--- 2\n", "a:2:1: error: only one document is read"),
  ])
  func `what YAML allows and a site does not is an error`(text: String, message: String) {
    let (value, messages) = read(text, .yaml)
    #expect(value == nil)
    #expect(messages.hasPrefix(message + "\n"), "\(messages)")
  }

  @Test func `TOML's keys may be dotted, quoted or escaped`() {
    let (value, messages) = read(
      "a.b = 1\n\"c d\" = 'x'\n\"e\\u0066\" = 1979-05-27T07:32:00+01:00\nf = -inf\n", .toml)
    #expect(messages == "")
    #expect(value?["a"]?["b"] == .integer(1))
    #expect(value?["c d"] == .string("x"))
    #expect(
      value?["ef"] == (try? DateTime(parsing: "1979-05-27T07:32:00+01:00")).map(DataValue.dateTime))
    #expect(value?["f"] == .number(-.infinity))
  }

  @Test func tomlTablesKeepTheirOrder() {
    let text = "z = 1\n[b]\nx = 1\n[a]\nd = 2\nc = 07:32:00\n[[list]]\ny = 1\n[[list]]\ny = 2\n"
    let (value, messages) = read(text, .toml)
    #expect(messages == "")
    func item(_ key: String, _ value: DataValue) -> DataValue.Entry {
      .init(key: key, value: value)
    }
    #expect(
      value
        == .map([
          item("z", .integer(1)), item("b", .map([item("x", .integer(1))])),
          item("a", .map([item("d", .integer(2)), item("c", .string("07:32:00"))])),
          item(
            "list",
            .list([.map([item("y", .integer(1))]), .map([item("y", .integer(2))])])),
        ]))
  }

  @Test func jsonTextsAreUnescaped() {
    let (value, messages) = read(
      #"["\"\\\/\b\f\n\r\t", "\ud83d\ude00\u00e4", "ä", -0.5e+3, 0]"#, .json)
    #expect(messages.hasPrefix("a:1:2: warning: the text has the control character U+0008"))
    #expect(
      value
        == .list([
          .string("\"\\/\u{FFFD}\u{C}\n\r\t"), .string("😀ä"), .string("ä"), .number(-500),
          .integer(0),
        ]))
  }

  @Test(arguments: [
    ("{\"a\": 1,}", "1:9: error: expected a key in quotes"),
    ("[1 2]", "1:4: error: expected \",\" or \"]\""),
    ("[1,]", "1:4: error: expected a value"),
    ("{\"a\" 1}", "1:6: error: a key needs a \":\" after it"),
    ("[01]", "1:2: error: expected a value"),
    ("[1.]", "1:2: error: expected a value"),
    ("[+1]", "1:2: error: expected a value"),
    ("[.5]", "1:2: error: expected a value"),
    ("[NaN]", "1:2: error: expected a value"),
    ("[1.e5]", "1:2: error: expected a value"),
    ("[0x10]", "1:2: error: expected a value"),
    ("\"a\nb\"", "1:3: error: control characters and line breaks must be escaped in a string"),
    ("\"abc", "1:5: error: the string is never closed"),
    ("\"\\x\"", "1:2: error: unknown escape sequence"),
    ("\"\\ud800x\"", "1:2: error: unknown escape sequence"),
    ("[] []", "1:4: error: nothing may follow the value"),
    ("{\"a\": 1,\n \"a\": 2}", "2:2: error: duplicate key \"a\""),
  ])
  func jsonMistakesHaveTheirPlace(text: String, message: String) {
    let (value, messages) = read(text, .json)
    #expect(value == nil)
    #expect(messages.hasPrefix("a:" + message + "\n"))
  }

  @Test(.timeLimit(.minutes(10)), arguments: [(DataFormat.yaml, "- a\n"), (.toml, "#\n")])
  func largeFilesAreErrors(format: DataFormat, line: String) {
    let count = (4 << 20) / line.utf8.count + 1
    #expect(
      read(String(repeating: line, count: count), format).messages == """
        a: error: the file has \(count * line.utf8.count) bytes; at most 4194304 are read as \(format.rawValue)
        help: a JSON file may have 16777216 bytes

        """)
  }
}
