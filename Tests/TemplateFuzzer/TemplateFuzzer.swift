import Diagnostics
import HTMLText
import TemplateEngine

/// Renders the inputs of libFuzzer; run.sh beside it builds and runs it.
///
/// An input is split at NUL bytes into `page.html`, the data as JSON, `part.html`, `base.html` and
/// `feed.xml`; all but the first are optional.
@_cdecl("LLVMFuzzerTestOneInput")
public func renderFuzzed(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let parts = UnsafeBufferPointer(start: bytes, count: count)
    .split(separator: 0, maxSplits: 4, omittingEmptySubsequences: false).map { Array($0) }
  let names = ["page.html", "part.html", "base.html", "feed.xml"]
  let texts = [parts[0]] + parts.dropFirst(2)
  var diagnostics: [Diagnostic] = []
  var options = TemplateOptions()
  if count.isMultiple(of: 2) { options.undefined = .lenient }
  let library = TemplateLibrary(
    sources: zip(names, texts).map { SourceFile(path: "templates/" + $0, bytes: $1) },
    options: options, diagnostics: &diagnostics)
  let given = parts.count > 1 ? try? Value(json: SourceFile(path: "", bytes: parts[1])) : nil
  var globals: [(name: String, value: Value)] = []
  if case .dictionary(let data)? = given ?? standardData {
    globals = data.entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } }
  }
  for name in library.names {
    var output = OutputBuffer()
    do {
      try library.render(
        name, globals: globals, host: NoHost(), into: &output, warnings: &diagnostics)
    } catch {
      diagnostics.append(error)
    }
  }
  for diagnostic in diagnostics { _ = ConsoleFormat().text(for: diagnostic) }
  return 0
}

/// The data of the test cases, for inputs without valid data.
private let standardData = try? Value(
  json: SourceFile(
    path: "",
    text: """
      {"x": 3, "y": 4, "f": 2.5, "s": "Hello <World> & \\"you\\"", "n": null, "t": true,
       "l": [1, 2, 3, 4, 5], "e": [], "d": {"a": 1, "b": "two", "c d": [1, 2]}, "html": "<b>b</b>",
       "people": [{"name": "Ann", "age": 31, "tags": ["a"]}, {"name": "bob", "age": 25, "tags": []}],
       "long": "The quick brown fox jumps over the lazy dog.", "u": "Grüße & ß", "js": "javascript:x"}
      """))
