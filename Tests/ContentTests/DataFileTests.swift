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
    #expect(content?.theme.strings["de"]?["older"] == .string("ältere Beiträge"))
    #expect(content?.theme.strings["de"]?["count"]?["other"] == .string("viele"))
    #expect(content?.theme.strings["en"] == .empty)
    #expect(content?.theme.strings.count == 2)
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
