import DataFormats
import Diagnostics
import Testing

/// Characters that HTML forbids, in texts of data.
struct ForbiddenCharacterTests {
  private func read(_ format: DataFormat, _ text: String) -> (value: DataValue?, messages: [String])
  {
    let file = SourceFile(path: "a", text: text)
    var diagnostics: [Diagnostic] = []
    let node = format.read(file, 0..<file.bytes.count, &diagnostics)
    return (node?.value, diagnostics.map { ConsoleFormat().text(for: $0) })
  }

  @Test(arguments: [
    (DataFormat.yaml, #"{a: [b, "c\u000Bd"], e: f}"#, "1:9"),
    (.yaml, "x: y\na:\n  - b\n  - \"c\\vd\"\ne: f\n", "4:5"),
    (.toml, "x = 'y'\na = ['b', \"c\\u000Bd\"]\ne = 'f'\n", "2:11"),
    (.json, #"{"a": ["b", "c\u000bd"], "e": "f"}"#, "1:13"),
  ])
  func areReplacedInValues(_ format: DataFormat, _ text: String, _ place: String) {
    let (value, messages) = read(format, text)
    #expect(value?["a"] == .list([.string("b"), .string("c\u{FFFD}d")]))
    #expect(value?["e"] == .string("f"))
    #expect(messages.count == 1)
    #expect(
      messages.first?.hasPrefix(
        "a:\(place): warning: the text has the control character U+000B, which web pages cannot have"
      ) == true)
  }

  @Test func noncharactersAreReplacedWhereYAMLAllowsThem() {
    let text = Unicode.Scalar(UInt32(0xFDD0)).map { "a: b\(String($0))\n" } ?? ""
    let (value, messages) = read(.yaml, text)
    #expect(value?["a"] == .string("b\u{FFFD}"))
    #expect(messages.first?.contains("the noncharacter U+FDD0") == true)
  }

  @Test(arguments: [#"a: 'c:\b'"#, #"a: "\t\n""#, #"a: c:\v"#])
  func backslashesOfOtherMeaningsAreLeftAlone(_ text: String) {
    #expect(read(.yaml, text).messages == [])
  }
}
