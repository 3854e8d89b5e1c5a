import Diagnostics
import Testing

struct JSONReaderTests {
  private func read(
    _ text: String, loneSurrogates: JSONReader.LoneSurrogates = .refused
  ) throws(Diagnostic) -> String {
    let file = SourceFile(path: "a.json", text: text)
    let node = try JSONReader.read(file, 0..<file.bytes.count, loneSurrogates: loneSurrogates)
    return Self.description(node)
  }

  /// The value as read, with type names where JSON has none.
  private static func description(_ node: JSONNode) -> String {
    switch node.content {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "int \(value)"
    case .number(let value): "float \(value)"
    case .text(let text): "'\(text)'"
    case .list(let items): "[" + items.map(description).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.key): \(description($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  @Test(arguments: [
    ("", "null"), (" \n", "null"), ("null", "null"), (" true\t", "true"), ("false", "false"),
    ("0", "int 0"), ("-0", "int 0"), ("-12", "int -12"), ("1.50", "float 1.5"),
    ("1e3", "float 1000.0"), ("-1.5E-2", "float -0.015"), ("2e+1", "float 20.0"),
    ("9223372036854775807", "int 9223372036854775807"),
    ("9223372036854775808", "float 9.223372036854776e+18"),
    ("\"\"", "''"), ("\"a\\\"\\\\\\/\\b\\f\\n\\r\\tü\"", "'a\"\\/\u{8}\u{C}\n\r\tü'"),
    ("\"\\u00e4\\uD83D\\uDE00\"", "'ä😀'"), ("[]", "[]"),
    ("[ 1 ,\r\n\"a\", [null]]", "[int 1, 'a', [null]]"),
    ("{}", "{}"), ("{ \"b\" : 1 , \"a\":{\"b\":[]},\"b\":2}", "{b: int 1, a: {b: []}, b: int 2}"),
  ])
  func valuesAreRead(_ text: String, _ value: String) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    ("[1,]", 4, "expected a value"), ("{\"a\":}", 6, "expected a value"),
    ("nul", 1, "expected a value"), ("01", 1, "expected a value"),
    ("1.", 1, "expected a value"), ("1e", 1, "expected a value"),
    ("-", 1, "expected a value"), (".5", 1, "expected a value"),
    ("+1", 1, "expected a value"), ("1x", 1, "expected a value"),
    ("[1", 3, "expected \",\" or \"]\""), ("{\"a\":1]", 7, "expected \",\" or \"}\""),
    ("{a:1}", 2, "expected a key in quotes"), ("{\"a\" 1}", 6, "a key needs a \":\" after it"),
    ("1 2", 3, "nothing may follow the value"), ("\"a", 3, "the string is never closed"),
    ("\"a\\", 4, "the string is never closed"),
    ("\"a\tb\"", 3, "control characters and line breaks must be escaped in a string"),
    ("\"\\x\"", 2, "unknown escape sequence"), ("\"\\u12g4\"", 2, "unknown escape sequence"),
    ("\"\\u12", 2, "unknown escape sequence"), ("\"\\uD800\"", 2, "unknown escape sequence"),
    ("\"\\uD800\\n\"", 2, "unknown escape sequence"),
  ])
  func errorsHaveTheirLocation(_ text: String, _ column: Int, _ message: String) {
    let error = #expect(throws: Diagnostic.self) { try read(text) }
    #expect(error?.id == "json.syntax")
    #expect(error?.location?.position?.column == column)
    #expect(error?.message == message)
  }

  @Test(arguments: [
    ("\"a\\uD800b\"", "'a\u{FFFD}b'"), ("\"\\uDC00\\uD800\\u0041\"", "'\u{FFFD}\u{FFFD}A'"),
  ])
  func loneSurrogatesAreReplacedOnRequest(_ text: String, _ value: String) throws {
    #expect(try read(text, loneSurrogates: .replaced) == value)
  }

  @Test func nestingIsLimited() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try read(nested(100)) == nested(100))
    let error = #expect(throws: Diagnostic.self) { try read(nested(101)) }
    #expect(error?.message == "values are nested more than 100 levels deep")
  }

  @Test func valuesAreLimited() throws {
    let list = "[0" + String(repeating: ",0", count: 500_000) + "]"
    let error = #expect(throws: Diagnostic.self) { try read(list) }
    #expect(error?.message == "the file has more than 500000 values")
  }

  @Test func rangesAreThoseOfTheFile() throws {
    let file = SourceFile(path: "a.json", text: "--- {\"a\": [1, \"b\"]} ---")
    let node = try JSONReader.read(file, 4..<19)
    guard case .map(let entries) = node.content, let entry = entries.first,
      case .list(let items) = entry.value.content
    else {
      Issue.record("the map and its list were not read")
      return
    }
    #expect(file.text(node.range) == "{\"a\": [1, \"b\"]}")
    #expect(file.text(entry.keyRange) == "\"a\"")
    #expect(file.text(entry.value.range) == "[1, \"b\"]")
    #expect(items.map { file.text($0.range) } == ["1", "\"b\""])
  }
}
