import Diagnostics
import Foundation
import HTMLText
import TemplateEngine
import Testing

/// The page for measuring the engine's speed: a list of 100 tags, about 310 values, 11 KB.
@Suite struct PageBenchmark {
  static let template = """
    <!DOCTYPE html>
    <html lang="{{ site.language }}">
    <head><meta charset="utf-8"><title>{{ page.title }} – {{ site.title }}</title>
    <link rel="canonical" href="{{ page.url }}"></head>
    <body>
    <h1>{{ page.title }}</h1>
    <p class="lead">{{ page.description }}</p>
    <ul class="tags">
    {%- for tag in site.tags %}
      <li class="tag"><a class="tag-link" href="{{ tag.url }}" rel="tag">{{ tag.name }}</a> <span class="count">{{ tag.count }}</span></li>
    {%- endfor %}
    </ul>
    <footer>{{ site.title }} {% if page.date %}{{ page.date }}{% endif %} {{ page.author|default("") }}</footer>
    </body></html>
    """

  static var data: String {
    let tags = (0..<100).map {
      "{\"name\": \"Tag & number \($0)\", \"url\": \"/blog/tags/number-\($0)/\", \"count\": \($0 * 7)}"
    }
    return """
      {"site": {"title": "A <b>log", "language": "en", "tags": [\(tags.joined(separator: ","))]},
       "page": {"title": "Fish & chips", "url": "/blog/fish/", "description": "All about \\"fish\\"",
                "date": "2026-01-02"}}
      """
  }

  /// Prints the time for a page with `SITEGEN_BENCHMARK=1` (in release builds); renders once otherwise.
  @Test func rendersTheTagsPage() throws {
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      sources: [SourceFile(path: "templates/page.html", text: Self.template)],
      diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    let globals = try TestRendering.variables(Self.data)
    var output = OutputBuffer()
    var warnings: [Diagnostic] = []
    let isMeasured = ProcessInfo.processInfo.environment["SITEGEN_BENCHMARK"] != nil
    let runs = isMeasured ? 9 : 1
    let rounds = isMeasured ? 2_000 : 1
    var best = Duration.seconds(60)
    for _ in 0..<runs {
      let time = try ContinuousClock().measure {
        for _ in 0..<rounds {
          output.clear()
          try library.render(
            "page.html", globals: globals, host: NoHost(), into: &output, warnings: &warnings)
        }
      }
      best = min(best, time / rounds)
    }
    #expect(output.count > 10_000)
    #expect(output.text.contains("Tag &amp; number 99</a> <span class=\"count\">693</span>"))
    if isMeasured { print("\(output.count) bytes: \(best) a page") }
  }
}
