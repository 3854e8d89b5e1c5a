import Diagnostics
import HTMLText
import Synchronization
import TemplateEngine
import Testing

/// Partials that are rendered once; every test that uses `TestRendering` also checks that sharing does
/// not change the output.
@Suite struct SharedPartialTests {
  /// Counts the calls of its function `seen()`, so that tests see what is rendered.
  final class Host: TemplateHost {
    let calls = Mutex(0)

    func member(_ name: Name, of object: any TemplateObject) -> Value? {
      (object as? Page)?.member(name)
    }

    func memberNames(of object: any TemplateObject) -> [String] { ["title"] }

    func call(_ function: Int, _ arguments: HostArguments) throws(HostFailure) -> Value {
      calls.withLock { $0 += 1 }
      return .string("")
    }

    func apply(
      _ filter: Int, to value: Value, _ arguments: HostArguments
    ) throws(HostFailure) -> Value { value }
  }

  final class Page: TemplateObject {
    let identity: Int

    init(identity: Int) { self.identity = identity }

    var typeName: String { "page" }
    func member(_ name: Name) -> Value? { .string("Page \(identity)") }
  }

  private static func library(_ sources: [(name: String, text: String)]) -> TemplateLibrary {
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      sources: sources.map { SourceFile(path: "templates/" + $0.name, text: $0.text) },
      host: HostSignature(
        vocabulary: ["title"], variables: ["site", "page", "term"], functions: [.init("seen")]),
      diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty, "\(TestRendering.text(of: diagnostics))")
    return library
  }

  /// How often `part.html` runs while three pages are rendered, the second of them with a term.
  private static func renderings(
    page: String = "{% include 'part.html' %}", part: String,
    others: [(name: String, text: String)] = []
  ) throws -> Int {
    let library = library([("page.html", page), ("part.html", "{{ seen() }}" + part)] + others)
    let partials = SharedPartials(library, variables: ["site"])
    let host = Host()
    for index in 0..<3 {
      let globals: [(name: String, value: Value)] = [
        ("site", .dictionary(of: [("title", .string("Site"))])),
        ("page", .object(Page(identity: index))),
        ("term", index == 1 ? .object(Page(identity: 9)) : Value.none),
      ]
      var outputs: [String] = []
      for partials in [partials, nil] {
        var output = OutputBuffer()
        var warnings: [Diagnostic] = []
        let before = host.calls.withLock(\.self)
        try library.render(
          "page.html", globals: globals, host: host, partials: partials, into: &output,
          warnings: &warnings)
        outputs.append(output.text)
        if partials == nil { host.calls.withLock { $0 = before } }
      }
      #expect(outputs[0] == outputs[1])
    }
    return host.calls.withLock(\.self)
  }

  @Test(arguments: [
    "", "{{ site.title }}", "{% for c in site.title %}{{ loop.index }}{{ c }}{% endfor %}",
    "{% set own = site.title %}{{ own }}",
    "{% import 'macros.html' as macros %}{{ macros.shout(site.title) }}",
    "{% include 'inner.html' %}", "{{ '' if site.title is defined else page.title }}",
  ])
  func whatReadsTheSiteAloneIsRenderedOnce(_ part: String) throws {
    let others = [
      ("macros.html", "{% macro shout(text) %}{{ text }}!{% endmacro %}"),
      ("inner.html", "<b>{{ site.title }}</b>"),
    ]
    #expect(try Self.renderings(part: part, others: others) == 1)
  }

  @Test(arguments: [
    "{{ page.title }}", "{% include 'inner.html' %}",
    "{% import 'macros.html' as macros with context %}{{ macros.title() }}",
    "{% import 'macros.html' as macros %}{{ macros.title() }}",
    "{% set page = page %}{{ page.title }}",
  ])
  func whatReadsThePageIsRenderedForEach(_ part: String) throws {
    let others = [
      ("macros.html", "{% macro title() %}{{ page.title }}{% endmacro %}"),
      ("inner.html", "{{ page.title }}"),
    ]
    #expect(try Self.renderings(part: part, others: others) == 3)
  }

  @Test func whatMarksTheTagOfATagPageIsSharedByPagesWithout() throws {
    let part = "{% if term and term.title != '' %}{{ term.title }} of {{ page.title }}{% endif %}"
    #expect(try Self.renderings(part: part) == 2)
  }

  @Test(arguments: [
    ("{% set wide = true %}{% include 'part.html' %}", 1),
    ("{% for wide in [1, 2, 1, 2] %}{% include 'part.html' %}{% endfor %}", 2),
    ("{% for wide in [1, true, 1.0, '1'] %}{% include 'part.html' %}{% endfor %}", 4),
    ("{% for wide in [[1], [1]] %}{% include 'part.html' %}{% endfor %}", 6),
    ("{% set wide = page.title %}{% include 'part.html' %}", 3),
    ("{% set wide = page.title %}{% include 'part.html' without context %}", 1),
  ])
  func plainValuesTellVersionsApart(_ page: String, _ count: Int) throws {
    #expect(
      try Self.renderings(page: page, part: "{{ wide if wide is defined else '-' }}") == count)
  }

  @Test func aNameThatATemplateSetsIsNotTheSites() throws {
    let page = "{% set site = page %}{% include 'part.html' %}"
    #expect(try Self.renderings(page: page, part: "{{ site.title }}") == 3)
  }

  @Test func oneTemplateServesAllPlacesThatItStandsIn() throws {
    let page = """
      {% include 'part.html' %}<p title="{% include 'part.html' %}" data-a='{% include 'part.html' %}'>
      {% set text %}{% include 'part.html' %}{% endset %}{{ text }}<!-- {% include 'part.html' %} -->
      """
    #expect(try Self.renderings(page: page, part: "<b>\"{{ site.title }}'</b>") == 1)
  }

  @Test func limitsCountWhatIsReused() {
    let templates = [
      ("page.html", "{% for i in range(30) %}{% include 'part.html' %}{% endfor %}"),
      ("part.html", "{% for i in range(100000) %}{% endfor %}"),
    ]
    #expect(
      TestRendering.output(of: templates) == """
        templates/part.html:1:13: error: the template runs more than 2000000 iterations and calls
          {% for i in range(100000) %}{% endfor %}
                      ^~~~~~~~~~~~~
        templates/page.html:1:36: note: included here
          {% for i in range(30) %}{% include 'part.html' %}{% endfor %}
                                             ^~~~~~~~~~~

        """)
  }

  @Test func `warnings come from each rendering, once from each place`() {
    let templates = [
      ("page.html", "{% include 'part.html' %}{% include 'part.html' %}"),
      ("part.html", "<a href=\"{{ link }}\">x</a>"),
    ]
    let warning = """
      templates/part.html:1:20: warning: the URL "javascript:x" could run a script and was replaced
        <a href="{{ link }}">x</a>
                           ^

      """
    let output = TestRendering.output(of: templates, data: #"{"link": "javascript:x"}"#)
    let link = "<a href=\"about:invalid#blocked\">x</a>"
    #expect(output == link + link + warning)
  }

  @Test func threadsShareThem() async {
    let library = Self.library([
      ("page.html", "{% for i in range(20) %}{% include 'part.html' %}{% endfor %}"),
      ("part.html", "{{ i }} {{ site }} "),
    ])
    let partials = SharedPartials(library, variables: ["site"])
    let outputs = await withTaskGroup(of: String.self) { group in
      for _ in 0..<16 {
        group.addTask {
          var output = OutputBuffer()
          var warnings: [Diagnostic] = []
          try? library.render(
            "page.html", globals: [("site", .string("s"))], host: Host(), partials: partials,
            into: &output, warnings: &warnings)
          return output.text
        }
      }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(outputs == [(0..<20).map { "\($0) s " }.joined()])
  }
}
