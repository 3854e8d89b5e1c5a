import DataFormats
import Diagnostics
import TestSupport
import Testing

/// Keys that differ in case alone.
struct KeysInCaseTests {
  private func read(_ text: String, _ format: DataFormat = .yaml) -> String {
    let file = SourceFile(path: "a", text: text)
    var diagnostics: [Diagnostic] = []
    #expect(format.read(file, 0..<file.bytes.count, &diagnostics) != nil)
    return diagnostics.text
  }

  @Test(arguments: [
    (DataFormat.yaml, "title: A\nTitle: B\n", 2, 1, 1, "title: A", "Title: B"),
    (.yaml, "title: A # c\n'Title': B\n", 2, 1, 1, "title: A # c", "'Title': B"),
    (.toml, "title = 1\nTitle = 2\n", 2, 1, 1, "title = 1", "Title = 2"),
    (.json, "{\"title\": 1,\n\"Title\": 2}\n", 2, 1, 2, "{\"title\": 1,", "\"Title\": 2}"),
  ])
  func `are an error in each format`(
    format: DataFormat, text: String, line: Int, column: Int, other: Int, first: String,
    second: String
  ) {
    let message = read(text, format)
    #expect(
      message.hasPrefix(
        "a:\(line):\(column): error: the keys \"title\" and \"Title\" differ only in case\n  \(second)\n"
      ), "\(message)")
    #expect(message.contains("\na:1:\(other): note: the other one is here\n  \(first)\n"))
    #expect(message.hasSuffix("\nhelp: keep one of them\n"))
  }

  @Test(arguments: [
    "a:\n- {name: 1, NAME: 2}\n", "a: {b: {Größe: 1, größe: 2}}\n",
    "abc: 1\n" + (0..<40).map { "key\($0): 1\n" }.joined() + "KEY7: 1\n",
  ])
  func `are found in every map`(text: String) {
    #expect(read(text).contains("differ only in case"))
  }

  @Test func `are all reported, up to twenty of a file`() {
    #expect(read("name: 1\nName: 2\na: {size: 1, SIZE: 2}\n").ranges(of: "error:").count == 2)
    let many = (0..<100).map { "- {name: \($0), Name: \($0)}\n" }.joined()
    #expect(read(many).ranges(of: "error:").count == 20)
  }

  @Test func `are two words where keys are texts`() {
    let file = SourceFile(path: "a", text: "posts: a\nPosts: b\n")
    var diagnostics: [Diagnostic] = []
    let node = DataFormat.yaml.read(
      file, 0..<file.bytes.count, keysAreTexts: true, &diagnostics)
    #expect(node != nil && diagnostics.isEmpty)
  }

  @Test(arguments: [
    "units: {mW: 1, MW: 2, m: 3, M: 4}\n", "a: {name: 1}\nb: {Name: 2}\n", "name: 1\nnames: 2\n",
    "Name: 1\n", "- name\n- Name\n", "name: Name\n",
    (0..<40).map { "key\($0): 1\n" }.joined(),
  ])
  func `are not symbols, keys of different maps, or values`(text: String) {
    #expect(read(text) == "")
  }
}
