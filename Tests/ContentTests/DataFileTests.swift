import Content
import DataFormats
import Diagnostics
import Foundation
import Testing
import TestSupport

@Suite struct DataFileTests {
  private static let site = "title: T\nbase_url: https://example.org/\n"

  private func read(
    _ files: [String: String]
  ) throws -> (content: SiteContent?, messages: String) {
    let folder = try TemporaryFolder(
      files.merging(["site.yaml": Self.site, "content/": ""]) { own, _ in own })
    var diagnostics: [Diagnostic] = []
    let content = ContentReader(root: folder.path, jobs: 2).read(&diagnostics)
    return (content, diagnostics.text.replacingOccurrences(of: folder.path, with: "SITE"))
  }

  @Test(arguments: [
    ("yaml", "b: [1, 2.5, x]\na: {c: true, d: null}\n"),
    ("yml", "---\nb:\n- 1\n- 2.5\n- x\na:\n  c: true\n  d: ~\n"),
    ("json", "\u{FEFF}{\"b\": [1, 25e-1, \"\\u0078\"], \"a\": {\"c\": true, \"d\": null}}\n"),
  ])
  func allFormatsGiveTheSameInTheOrderWritten(format: String, text: String) throws {
    let (content, messages) = try read(["content/_data/team/list.\(format)": text])
    #expect(messages == "")
    #expect(
      content?.data["team/list"]
        == .map([
          .init(key: "b", value: .list([.integer(1), .number(2.5), .string("x")])),
          .init(
            key: "a",
            value: .map([
              .init(key: "c", value: .boolean(true)), .init(key: "d", value: .null),
            ])),
        ]))
  }

  @Test func tomlTablesKeepTheirOrder() throws {
    let text = "z = 1\n[b]\nx = 1\n[a]\nd = 2\nc = 07:32:00\n[[list]]\ny = 1\n[[list]]\ny = 2\n"
    let (content, messages) = try read(["content/_data/t.toml": text])
    #expect(messages == "")
    func item(_ key: String, _ value: DataValue) -> DataValue.Entry {
      .init(key: key, value: value)
    }
    #expect(
      content?.data["t"]
        == .map([
          item("z", .integer(1)), item("b", .map([item("x", .integer(1))])),
          item("a", .map([item("d", .integer(2)), item("c", .string("07:32:00"))])),
          item(
            "list",
            .list([.map([item("y", .integer(1))]), .map([item("y", .integer(2))])])),
        ]))
  }

  @Test func jsonTextsAreUnescaped() throws {
    let (content, messages) = try read([
      "content/_data/a.json": #"["\"\\\/\b\f\n\r\t", "\ud83d\ude00\u00e4", "ä", -0.5e+3, 0]"#
    ])
    #expect(messages == "")
    #expect(
      content?.data["a"]
        == .list([
          .string("\"\\/\u{8}\u{C}\n\r\t"), .string("😀ä"), .string("ä"), .number(-500),
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
  func jsonMistakesHaveTheirPlace(text: String, message: String) throws {
    let messages = try read(["content/_data/a.json": text]).messages
    #expect(messages.hasPrefix("content/_data/a.json:" + message + "\n"))
  }

  @Test(.timeLimit(.minutes(10))) func largeDataFilesAreErrors() throws {
    let messages = try read([
      "content/_data/a.yaml": String(repeating: "- a\n", count: (1 << 20) + 1),
      "content/_data/b.toml": String(repeating: "#\n", count: (1 << 21) + 1),
    ]).messages
    let lines = messages.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      lines == [
        "content/_data/a.yaml: error: the file has 4194308 bytes; at most 4194304 are read as YAML",
        "help: a JSON file may have 16777216 bytes",
        "content/_data/b.toml: error: the file has 4194306 bytes; at most 4194304 are read as TOML",
        "help: a JSON file may have 16777216 bytes",
      ])
  }

  @Test func twoFilesOfOneNameAreAnError() throws {
    let messages = try read(["content/_data/a.json": "1", "content/_data/a.yaml": "1"]).messages
    #expect(
      messages == """
        content/_data/a.yaml: error: two files have the name "a"
        note: the other one is content/_data/a.json

        """)
  }

  @Test func stringsAreMapsByLanguage() throws {
    let (content, messages) = try read([
      "templates/strings/de.yaml": "older: ältere Beiträge\ncount: {one: eins, other: viele}\n",
      "templates/strings/en.yaml": "",
      "templates/strings/fr.yaml": "- a\n",
      "templates/strings/no_tag.yaml": "a: b\n",
      "templates/strings/notes.txt": "",
    ])
    #expect(content?.strings["de"]?["older"] == .string("ältere Beiträge"))
    #expect(content?.strings["de"]?["count"]?["other"] == .string("viele"))
    #expect(content?.strings["en"] == .empty)
    #expect(content?.strings.count == 2)
    #expect(
      messages == """
        templates/strings/fr.yaml: error: messages must be a map of keys and strings, not a list
        templates/strings/no_tag.yaml: error: the file name is not a valid language tag
        help: name it like "de.yaml"
        templates/strings/notes.txt: warning: the file is not a data file
        help: data files are .yaml, .yml, .toml and .json files

        """)
  }
}
