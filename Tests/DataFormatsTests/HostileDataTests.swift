import DataFormats
import Diagnostics
import Testing

/// Data that is made to cost time, memory or the stack.
@Suite struct HostileDataTests {
  /// A text with the message it gives; the log shows only the text's end.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String

    init(_ text: String, _ message: String = HostileDataTests.tooDeep) {
      self.text = text
      self.message = message
    }

    var testDescription: String { String(text.suffix(60)) }
  }

  private func read(_ text: String, _ format: DataFormat) -> (node: DataNode?, messages: [String]) {
    let file = SourceFile(path: "a", text: text)
    var diagnostics: [Diagnostic] = []
    let node = format.read(file, 0..<file.bytes.count, &diagnostics)
    return (node, diagnostics.map(\.message))
  }

  private static let tooDeep = "values are nested more than 100 levels deep"

  /// Each line stands for nine times what the one before it stands for.
  private static func laughs(_ lines: Int) -> String {
    (1..<lines).reduce("  a0: &a0 [lol]\n") { text, line in
      let aliases = Array(repeating: "*a\(line - 1)", count: 9).joined(separator: ", ")
      return text + "  a\(line): &a\(line) [\(aliases)]\n"
    }
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      Case("extra:\n" + laughs(12), "the file expands to more than 250000 values"),
      Case(
        "extra:\n" + laughs(12) + "  ? *a11\n  : 1\n",
        "aliases are used more than 1000 times or in keys"
      ),
      Case(
        "extra:\n" + laughs(12) + "  [*a11]: 1\n",
        "aliases are used more than 1000 times or in keys"
      ),
      Case(
        "extra:\n" + laughs(12) + "  *a11 : 1\n",
        "aliases are used more than 1000 times or in keys"
      ),
      Case(
        "extra:\n  - &a0 []\n"
          + (1...30_000).map { "  - &a\($0) [*a\($0 - 1)]\n" }.joined(),
        "aliases are used more than 1000 times or in keys"
      ),
      Case("extra: &a\n  - *a\n", "\"*\" begins an alias in YAML"),
      Case("extra:\n" + chain(900), tooDeep),
      Case("extra: " + String(repeating: "[", count: 100_000), tooDeep),
      Case("extra: " + String(repeating: "{a: ", count: 100_000), tooDeep),
      Case("extra:\n  " + String(repeating: "- ", count: 100_000), tooDeep),
      Case("extra:\n  " + String(repeating: "? ", count: 100_000), tooDeep),
      Case(
        "extra: " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200), tooDeep
      ),
      Case(
        "extra:\n" + (1...400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), tooDeep),
    ])
  func yaml(hostile: Case) {
    let (node, messages) = read(hostile.text, .yaml)
    #expect(node == nil)
    #expect(messages == [hostile.message])
  }

  private static func chain(_ length: Int) -> String {
    "  - &a0 []\n" + (1...length).map { "  - &a\($0) [*a\($0 - 1)]\n" }.joined()
  }

  @Test(
    .timeLimit(.minutes(10)),
    arguments: [
      Case("extra = " + String(repeating: "[", count: 100_000)),
      Case("extra = " + String(repeating: "[", count: 101) + String(repeating: "]", count: 101)),
      Case("extra = " + String(repeating: "{a=", count: 100_000)),
      Case(String(repeating: "a.", count: 200_000) + "a = 1"),
      Case("[" + String(repeating: "a.", count: 200_000) + "a]"),
      Case("extra = {" + String(repeating: "a.", count: 200_000) + "a = 1}"),
    ])
  func toml(hostile: Case) {
    let (node, messages) = read(hostile.text, .toml)
    #expect(node == nil)
    #expect(messages == [hostile.message])
  }

  @Test(.timeLimit(.minutes(10))) func longTextsBehindAliasesAreLookedAtOnce() {
    let leaf = "  a0: &a0 [\"" + String(repeating: "x", count: 900_000) + "\"]\n"
    let text = Self.laughs(12).replacing("  a0: &a0 [lol]\n", with: leaf)
    #expect(
      read("extra:\n\(text)", .yaml).messages == [
        "the file expands to more than 250000 values"
      ])
  }

  @Test func manyAliasesOfOneValueAreFine() {
    let text = "extra:\n  a: &a {b: 1}\n" + (1...500).map { "  k\($0): *a\n" }.joined()
    let (node, messages) = read(text, .yaml)
    #expect(messages == [])
    #expect(node?.value["extra"]?["k500"]?["b"] == .integer(1))
  }

  /// Every cut and every changed byte of a rich file is read or refused without a crash.
  @Test(arguments: [
    (
      DataFormat.yaml,
      "a: &x \"q\\u00e4\" # c\nb: [*x, {c: 'd'}, |]\n? k\n: >-\n  t\n<<: {e: 1}\n"
    ),
    (
      .toml,
      "a.b = \"q\\u00e4\" # c\n[[t]]\nb = ['x', {c = \"\"\"d\"\"\"}, 1979-05-27]\n[t.u]\ne = 1\n"
    ),
    (.json, "{\"a\": [\"q\\u00e4\", -1.5e3, null, {\"b\": true}], \"c\": \"d\"}"),
  ])
  func damagedTextsAreReadOrRefused(format: DataFormat, rich: String) {
    let bytes = Array(rich.utf8)
    var outcomes = Set<Int>()
    func check(_ text: String) {
      let (node, messages) = read(text, format)
      // What is read with a loss has a message too.
      let refusals = messages.filter {
        !$0.contains("no part of the text") && !$0.contains("is lost")
      }
      #expect((node == nil) == !refusals.isEmpty, "\(text.debugDescription)")
      outcomes.insert(min(refusals.count, 1))
    }
    for index in bytes.indices {
      check(String(decoding: bytes[..<index], as: UTF8.self))
      for byte in "\"'[]{}:,.#&*|>\\\n\t=- \u{1}".utf8 {
        var changed = bytes
        changed[index] = byte
        check(String(decoding: changed, as: UTF8.self))
      }
    }
    #expect(outcomes == [0, 1])
  }

  @Test(arguments: [
    (DataFormat.toml, "a=[", "1,", "]", "the file has more than 250000 values"),
    (.toml, "", "[[k]]\n", "", "the file has more than 250000 values"),
    (.toml, "a=[", "{},", "]", "the file has more than 250000 values"),
    (.yaml, "[", "1,", "]", "the file expands to more than 250000 values"),
    (.yaml, "", "- 1\n", "", "the file expands to more than 250000 values"),
    (.json, "[0", ",0", "]", "the file has more than 500000 values"),
  ])
  func `values are counted before they take memory`(
    format: DataFormat, start: String, value: String, end: String, message: String
  ) {
    func messages(_ count: Int) -> [String] {
      read(start + String(repeating: value, count: count) + end, format).messages
    }
    let limit = format == .json ? 500_000 : 250_000
    #expect(messages(limit + 10) == [message])
    #expect(messages(limit * 2 + 10) == [message])
  }

  @Test func `prose in YAML may have any number of commas`() {
    let prose = "a: |\n" + String(repeating: "  One, two - three, and four: five.\n", count: 50_000)
    #expect(read(prose, .yaml).messages.isEmpty)
  }

  @Test(arguments: [
    (DataFormat.yaml, "a: \"e"), (.toml, "a = \"e"), (.json, "\"e"), (.yaml, "\"e"),
  ])
  func `escapes are combining marks as well`(format: DataFormat, start: String) {
    func messages(_ count: Int) -> [String] {
      let marks = String(repeating: "\\u0301", count: count) + "\""
      return read(start + marks + (start == "\"e" && format == .yaml ? ": 1" : ""), format).messages
    }
    #expect(messages(30).isEmpty)
    #expect(messages(31) == ["more than 30 combining marks follow one character"])
    #expect(messages(80_000) == ["more than 30 combining marks follow one character"])
  }
}
