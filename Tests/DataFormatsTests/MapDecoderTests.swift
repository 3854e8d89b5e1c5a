import DataFormats
import Diagnostics
import TestSupport
import Testing

/// Typed values of a map by key, and what is said of those of another kind.
struct MapDecoderTests {
  private static let messages: MapMessages = {
    func entry(_ id: String) -> MessageEntry {
      .error(id, "", "", example: .init(before: "", after: ""))
    }
    return MapMessages(
      type: entry("type"), value: entry("value"), missingKey: entry("missing"),
      unknownKey: .warning("unknown", "", "", example: .init(before: "", after: "")),
      tooMany: entry("many"))
  }()

  /// A decoder of YAML.
  private func decoder(_ text: String) throws -> MapDecoder {
    let file = SourceFile(path: "a", text: text)
    var diagnostics: [Diagnostic] = []
    let node = try #require(DataFormat.yaml.read(file, 0..<file.bytes.count, &diagnostics))
    guard case .map(let entries) = node.content else {
      return MapDecoder(messages: Self.messages, file: file, entries: [])
    }
    return MapDecoder(messages: Self.messages, file: file, entries: entries)
  }

  /// The id of each message with its first line and hints.
  private func shown(_ map: MapDecoder) -> [String] {
    map.diagnostics.map { diagnostic in
      ([diagnostic.id + ": " + diagnostic.message] + diagnostic.notes.map(\.message))
        .joined(separator: "; ")
    }
  }

  @Test func `values of the right kind are read with their places`() throws {
    var map = try decoder(
      "s: text\nn: 2010\nb: true\ni: 7\nd: 2010-12-02\nl: [a, 1]\none: x\nm: {k: v}\nnull: ~\n"
    )
    #expect(map.string("s")?.value == "text")
    #expect(map.string("s")?.range == 3..<7)
    #expect(map.string("n")?.value == "2010")
    #expect(map.boolean("b") == true)
    #expect(map.integer("i", atLeast: 7) == 7)
    #expect(map.date("d")?.value == (try DateTime(parsing: "2010-12-02")))
    #expect(map.strings("l").map(\.value) == ["a", "1"])
    #expect(map.strings("one").map(\.value) == ["x"])
    #expect(map.freeMap("m") == .map([.init(key: "k", value: .string("v"))]))
    #expect(map.diagnostics.isEmpty)
  }

  @Test func `what was not written, or is null, is nothing`() throws {
    var map = try decoder("a: ~\nb:\n")
    #expect(map.string("a") == nil && map.boolean("b") == nil && map.integer("c") == nil)
    #expect(map.date("a") == nil && map.strings("b").isEmpty && map.freeMap("c") == .empty)
    #expect(map.map("a") == nil && map.maps("b").isEmpty)
    map.warnOfUnknownKeys { _ in "" }
    #expect(map.diagnostics.isEmpty)
  }

  private typealias Read = @Sendable (inout MapDecoder) -> Void

  private static let wrong: [(text: String, read: Read, message: String)] = [
    (
      "k: [a]", { _ = $0.string("k") },
      "type: \"k\" must be a string, not a list; if this is a text, write k: \"[a]\""
    ),
    (
      "k: true", { _ = $0.string("k") },
      "type: \"k\" must be a string, not a boolean; if you mean the word, write \"true\""
    ),
    (
      "k: Yes", { _ = $0.boolean("k") },
      "type: \"k\" must be true or false, not a string; write true"
    ),
    (
      "k: off", { _ = $0.boolean("k") },
      "type: \"k\" must be true or false, not a string; write false"
    ),
    (
      "k: maybe", { _ = $0.boolean("k") },
      "type: \"k\" must be true or false, not a string; write true or false"
    ),
    (
      "k: 1.5", { _ = $0.integer("k") },
      "type: \"k\" must be a whole number, not a number with a fraction; write 2"
    ),
    ("k: 0", { _ = $0.integer("k", atLeast: 1) }, "value: \"k\" must be at least 1"),
    ("k: {}", { _ = $0.strings("k") }, "type: \"k\" must be a list of strings, not a map"),
    (
      "k: [[]]", { _ = $0.strings("k") }, "value: \"k\" must hold strings, not a list"
    ),
    (
      "k: [no, true]", { _ = $0.strings("k") },
      "value: \"k\" must hold strings, not a boolean; if you mean the word, write \"true\""
    ),
    ("k: 2010-12-02", { _ = $0.freeMap("k") }, "type: \"k\" must be a map, not a date"),
    ("k: a", { _ = $0.map("k") }, "type: \"k\" must be a map, not a string"),
    ("k: a", { _ = $0.maps("k") }, "type: \"k\" must be a list of maps, not a string"),
    ("k: [a]", { _ = $0.maps("k") }, "value: \"k\" must hold maps, not a string"),
    ("k: 1", { $0.missing("j", at: 0..<1) }, "missing: \"j\" is missing"),
  ]

  @Test(arguments: wrong.indices)
  func `a value of another kind is an error`(index: Int) throws {
    let (text, read, message) = Self.wrong[index]
    var map = try decoder(text + "\n")
    read(&map)
    #expect(shown(map) == [message])
  }

  @Test func `a string that is not a date is an error`() throws {
    var map = try decoder("k: 2010-02-30\nl: true\n")
    #expect(map.date("k") == nil && map.date("l") == nil)
    #expect(map.diagnostics.map(\.id) == ["value", "type"])
  }

  @Test func `unknown keys are warnings with the best hint`() throws {
    var map = try decoder("titel: a\nheadline: b\nzzz: c\ndate: d\ndat: e\n")
    _ = (map.string("title"), map.string("date"))
    map.warnOfUnknownKeys(
      otherwise: { "see the manual about \($0.key.value)" },
      foreign: { $0.key.value == "headline" ? "it is called \"title\" here" : nil })
    #expect(
      shown(map) == [
        "unknown: unknown key \"titel\"; did you mean \"title\"?",
        "unknown: unknown key \"headline\"; it is called \"title\" here",
        "unknown: unknown key \"zzz\"; see the manual about zzz",
        "unknown: unknown key \"dat\"; remove it: \"date\", which it is like, is set already",
      ])
  }

  @Test func `messages about inner maps name the whole key`() throws {
    var map = try decoder("p:\n  size: x\n  sise: 1\nl:\n- {size: y}\n")
    if var inner = map.map("p") {
      _ = inner.integer("size")
      map.finish(inner)
    }
    for (item, _) in map.maps("l") {
      var item = item
      _ = item.integer("size")
      map.finish(item)
    }
    #expect(
      shown(map) == [
        "type: \"p.size\" must be a whole number, not a string",
        "unknown: unknown key \"p.sise\"; remove it: \"size\", which it is like, is set already",
        "type: \"l.size\" must be a whole number, not a string",
      ])
  }

  @Test func `after fifty messages there is one more`() throws {
    var map = try decoder("k: [" + String(repeating: "{}, ", count: 80) + "]\n")
    #expect(map.strings("k").isEmpty)
    #expect(map.isFull && map.diagnostics.count == 51)
    #expect(map.diagnostics.last?.id == "many")
  }

  @Test func `a key in another case is an error, and not missing`() throws {
    var map = try decoder("Name: x\nmap: {Size: 1}\nnmae: y\n")
    #expect(map.string("name") == nil)
    map.missing("name", at: 0..<0)
    if var inner = map.map("map") {
      #expect(inner.integer("size") == nil)
      map.finish(inner)
    }
    map.warnOfUnknownKeys(otherwise: { _ in "other" })
    #expect(
      shown(map) == [
        "data.key-case: \"map.Size\" has no effect: upper and lower case count; write \"map.size\"",
        "data.key-case: \"Name\" has no effect: upper and lower case count; write \"name\"",
        "unknown: unknown key \"nmae\"; did you mean \"name\"?",
      ])
  }

  @Test func `unknown keys that get a message of their own are known after it`() throws {
    var map = try decoder("a: 1\nbee: 2\nc: 3\n")
    _ = map.integer("be")
    let entry = MessageEntry.error("own", "", "", example: .init(before: "", after: ""))
    map.reportUnknownKeys { key, value, nearest, location in
      nearest.map { entry("\(key) \(value.kind) \($0)", at: location) }
    }
    map.warnOfUnknownKeys(otherwise: { _ in "other" })
    #expect(
      shown(map) == [
        "own: bee a number be", "unknown: unknown key \"a\"; other",
        "unknown: unknown key \"c\"; other",
      ])
  }
}
