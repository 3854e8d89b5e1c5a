import Diagnostics
import HTMLText
import TemplateEngine
import TestSupport
import Testing

/// No template and no data crash the engine or make it run forever.
@Suite struct TemplateRobustnessTests {
  /// Mutates the templates of the other tests, in the same way on every run.
  @Test(arguments: 0..<8)
  func survivesBrokenTemplates(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let templates = [
      "expressions.txt", "statements.txt", "filters.txt", "errors.txt", "hostile.txt",
    ]
    .flatMap(TemplateCase.all(in:)).flatMap(\.sections)
    .filter { $0.title.hasPrefix("template ") }.map { Array($0.text.utf8) }
    var outputs = 0
    let tries = Thoroughness.tries(400)
    for _ in 0..<tries {
      var bytes = templates[random.next(below: templates.count)]
      let other = templates[random.next(below: templates.count)]
      for _ in 0...random.next(below: 3) where !bytes.isEmpty {
        let place = random.next(below: bytes.count)
        switch random.next(below: 4) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next(below: 256)), at: place)
        case 2: bytes.removeSubrange(place..<min(place + 5, bytes.count))
        default: bytes.insert(contentsOf: other.prefix(random.next(below: 40)), at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      outputs += TestRendering.output(of: text, data: Self.data).isEmpty ? 0 : 1
    }
    #expect(outputs > tries * 3 / 4)
  }

  private static let data = """
    {"x": 3, "s": "a<b", "l": [1, 2, 3], "d": {"a": 1}, "t": true, "n": null, "f": 2.5,
     "people": [{"name": "A", "age": 3, "tags": ["q"]}], "e": [], "long": "some words here"}
    """

  /// Templates that take up to half a minute to reach a limit without optimisation.
  private static let costly = [
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(100) }}",
    "{{ ('a' * 5000000)|replace('a', 'bbbbb') }}",
    "{% set s = 'x' * 15000000 %}{% for i in range(9) %}{{ s }}{% endfor %}",
  ]

  @Test(
    arguments: (Thoroughness.isFull ? costly : []) + [
      "{% set n = namespace(s='x') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
      "{{ '%9999d' % 1 }}{{ '%99999d' % 1 }}",
      "{{ [['x' * 1000000] * 1000] }}", "{{ range(0, 99999999999, 1) }}", "{{ 9 ** 9 ** 9 }}",
      "{{ -9223372036854775807 - 1 - 1 }}", "{{ (-9223372036854775807 - 1) // -1 }}",
      "{{ 'x'|indent(99999) }}", "{{ [1]|batch(999999999, 0) }}", "{{ [1]|slice(999999999) }}",
      "{{ 'a'|tojson(indent=5000) }}", "{{ 1.5|round(999) }}", "{{ 'x' * 9223372036854775807 }}",
    ])
  func stopsAtLimits(template: String) {
    #expect(TestRendering.output(of: template).contains(": error: "))
  }

  private static let limits: [(template: String, message: String)] = [
    (
      String(repeating: "{% if true %}", count: 101),
      ":1:1301: error: statements are nested more than 100 levels deep"
    ),
    (
      "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
      ":1:41: error: the template runs more than 2000000 iterations and calls"
    ),
    (
      "{% set s = 'x' * 15000000 %}{% for i in range(99) %}{% set q = s|upper %}{% endfor %}",
      ":1:66: error: the template processes more than 400000000 bytes of values"
    ),
    (
      "{% set s = 'x' * 15000000 %}{% for i in range(9) %}{{ s|safe }}{% endfor %}",
      ":1:55: error: the template writes more than 100000000 bytes"
    ),
    (
      "{% set n = namespace(l=[1]) %}{% for i in range(99) %}{% set n.l = n.l + n.l %}{% endfor %}",
      ":1:68: error: the list has more than 1000000 elements"
    ),
    (
      "{% for a in range(1000) %}{% for b in range(1000) %}{% set n = namespace() %}{% endfor %}"
        + "{% endfor %}",
      ":1:64: error: the template creates more than 200000 macros and namespaces"
    ),
    (
      String(repeating: "x", count: 4_000_001),
      ":1:1: error: the template has more than 4000000 bytes"
    ),
  ]

  @Test(arguments: limits.indices)
  func eachLimitNamesItselfAndItsLocation(index: Int) {
    let (template, message) = Self.limits[index]
    #expect(TestRendering.output(of: template).contains(message))
  }

  @Test(arguments: ["{", "[1,", "\"a", "{\"a\" 1}", "01", "1 2", "tru", "[1e]", "\"\\x\"", ""])
  func rejectsInvalidJSON(text: String) {
    #expect(throws: Diagnostic.self) { try Value(json: SourceFile(path: "", text: text)) }
  }

  @Test func rejectsDeepJSON() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: Diagnostic.self) { try Value(json: SourceFile(path: "", text: text)) }
  }

  @Test func rendersOnSeveralThreads() async {
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      sources: [SourceFile(path: "templates/page.html", text: PageBenchmark.template)],
      diagnostics: &diagnostics)
    let outputs = await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask { @concurrent in
          var output = OutputBuffer()
          var warnings: [Diagnostic] = []
          for _ in 0..<20 {
            output.clear()
            guard let globals = try? TestRendering.variables(PageBenchmark.data) else { continue }
            try? library.render(
              "page.html", globals: globals, host: NoHost(), into: &output, warnings: &warnings)
          }
          return output.text
        }
      }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(outputs.count == 1)
    #expect(outputs.first?.count ?? 0 > 10_000)
  }
}
