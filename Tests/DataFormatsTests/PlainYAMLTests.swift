import Diagnostics
import TestSupport
import Testing

@testable import DataFormats

/// The fast reader of plain front matter against the one over libyaml: the same values at the same places, or none.
///
/// The front matter is made of lines as authors write them, with pieces of other YAML among them, and is
/// then mutated. `SITEGEN_ACCEPTANCE=1` compares 200,000 instead of 10,000.
@Suite struct PlainYAMLTests {
  @Test(arguments: 0..<10) func agreesWithTheWholeReader(part: Int) {
    var author = FrontMatterAuthor(seed: UInt64(part) + 1)
    let count = Thoroughness.isFull ? 20_000 : 1_000
    var readCount = 0
    for _ in 0..<count {
      let text = author.text()
      let before = "---\n"
      let file = SourceFile(path: "x.md", text: before + text + "---\nText\n")
      let range = before.utf8.count..<before.utf8.count + text.utf8.count
      guard let plain = PlainYAMLReader.read(file.bytes, range) else { continue }
      readCount += 1
      var reader = YAMLReader(file: file, range: range)
      do throws(Diagnostic) {
        let node = try reader.read()
        #expect(Self.shown(plain) == Self.shown(node), "\(text.debugDescription)")
      } catch {
        Issue.record("libyaml refuses \(text.debugDescription): \(error.message)")
      }
    }
    #expect(readCount > count / 5)
    #expect(readCount < count)
  }

  @Test(arguments: [
    "title: \"Größe: 3\"\ndate: 2010-12-02\ntags: [eins, zwei drei]\nsummary: 'Ein Satz.'\n",
    "title: Ein Titel # und eine Bemerkung\n\n# noch eine\ntags:\n  - eins\n  - \"zwei\"\ndraft: true\n",
    "aliases:\n- /alt/\n- /älter/1.html\nweight: -3\nsummary:\n",
    "date: 2010-12-02 14:30\ntags: []\nlanguage: de-AT",
  ])
  func readsWhatAuthorsUsuallyWrite(text: String) {
    let bytes = Array(text.utf8)
    #expect(PlainYAMLReader.read(bytes, 0..<bytes.count) != nil)
  }

  @Test(arguments: [
    "", "# nothing\n", "title: a: b\n", "title: \"a\\n\"\n", "title: 'it''s'\n",
    "title: one\n  two\n",
    "title: |\n  text\n", "extra: {a: 1}\n", "extra:\n  a: 1\n", "title: &a b\n",
    "title: !!str 1\n",
    "a: 1\na: 2\n", "<<: 1\n", "a:\tb\n", "a: b\r\n", "a: \u{85}b\n", "a: b\u{2028}\n",
    "a: \u{FEFF}\n",
    "tags: [a, [b]]\n", "tags: [a,\n  b]\n", "tags:\n- a\n - b\n", "tags: [a, b: c]\n", "- a\n",
    "a\n",
    "a: b\n...\n", "a: @b\n", "\"a\": b\n", "? a\n: b\n", "a: 'b\n", "a: [b\n",
  ])
  func leavesTheRestToLibyaml(text: String) {
    let bytes = Array(text.utf8)
    #expect(PlainYAMLReader.read(bytes, 0..<bytes.count) == nil)
  }

  /// A node with all its places.
  static func shown(_ node: DataNode) -> String {
    let range = "\(node.range.lowerBound)-\(node.range.upperBound)"
    return switch node.content {
    case .scalar(let value, let text): "\(value) \(text.debugDescription) @\(range)"
    case .list(let items): "[\(items.map(shown).joined(separator: ", "))] @\(range)"
    case .map(let entries):
      "{"
        + entries.map {
          "\($0.key.value.debugDescription) @\($0.key.range): \(shown($0.value))"
        }.joined(separator: ", ") + "} @\(range)"
    }
  }
}

/// Writes front matter by chance, always the same from the same seed.
private struct FrontMatterAuthor: RandomNumberGenerator {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  private static let keys = [
    "title", "date", "tags", "summary", "aliases", "draft", "weight", "a", "_b", "c-d", "extra",
    "null",
    "true", "y",
  ]
  private static let words = [
    "Größe", "a", "true", "null", "~", "12", "007", "-5", "3.5", "2010-12-02", "2010-12-02 14:30",
    "1e3",
    "/alt/", ".inf", "yes", "it's", "\"x\"", "a#b", "a:b", "https://example.org/?a=b&c", "[x]",
    "{y}", "x,y",
    "漢字", "😀", "ﬁ", "+1", "(x)", "0x1F", "_", "$a", "- b", "%", "?", "=", "--", "*", "&", "!",
  ]
  private static let mutations: [String] = [
    " ", "  ", "\n", "\n  ", "\n- ", ": ", ":", " #", "#", "\"", "'", "\\", ",", "[", "]", "{", "}",
    "&a ",
    "*a", "!", "|", ">", "%", "@", "`", "?", "? ", "-", "- ", "---\n", "...\n", "<<", "~", "\t",
    "\r", "\u{85}",
    "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\u{7F}", "\u{1}", "é", "0", "=", "\n\n",
    "\n# c\n",
  ]

  mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...5, using: &self) { text += line() }
    if chance(10) { text = String(text.dropLast()) }
    for _ in 0..<(chance(2) ? Int.random(in: 1...3, using: &self) : 0) {
      var scalars = Array(text.unicodeScalars)
      let place = Int.random(in: 0...scalars.count, using: &self)
      if chance(3), place < scalars.count {
        scalars.remove(at: place)
      } else {
        scalars.insert(contentsOf: pick(Self.mutations).unicodeScalars, at: place)
      }
      text = String(String.UnicodeScalarView(scalars))
    }
    return text
  }

  private mutating func line() -> String {
    let key = pick(Self.keys)
    switch Int.random(in: 0..<12, using: &self) {
    case 0: return key + ":\n"
    case 1: return (chance(2) ? "# " : "  #") + phrase() + "\n"
    case 2: return chance(2) ? "\n" : "   \n"
    case 3, 4: return "\(key): [\(list().joined(separator: chance(2) ? ", " : ","))]\(comment())\n"
    case 5, 6:
      let indentation = pick(["", "", "  ", "    "])
      return "\(key):\(comment())\n"
        + list().map { "\(indentation)- \($0)\(comment())\n" }.joined()
    default: return "\(key):\(pick([" ", " ", "  "]))\(value())\(comment())\n"
    }
  }

  private mutating func list() -> [String] {
    var items: [String] = []
    for _ in 0..<Int.random(in: 0...3, using: &self) { items.append(value()) }
    return items
  }

  private mutating func value() -> String {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: "\"\(phrase())\""
    case 1: "'\(phrase())'"
    case 2, 3: pick(Self.words)
    default: phrase()
    }
  }

  private mutating func phrase() -> String {
    var phrase = pick(Self.words)
    let count = chance(20) ? 40 : Int.random(in: 0...4, using: &self)
    for _ in 0..<count { phrase += pick([" ", " ", "  "]) + pick(Self.words) }
    return phrase
  }

  private mutating func comment() -> String {
    chance(5) ? pick([" # c", "  #", " ", "#c"]) : ""
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &self) == 0 }

  private mutating func pick(_ texts: [String]) -> String {
    texts[Int.random(in: 0..<texts.count, using: &self)]
  }
}
