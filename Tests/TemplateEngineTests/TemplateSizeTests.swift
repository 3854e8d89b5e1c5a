import Diagnostics
import HTMLText
import TemplateEngine
import Testing

/// What compiling a template takes grows with its size and not faster; with its square, each of these would
/// run for many minutes.
@Suite(.timeLimit(.minutes(5))) struct TemplateSizeTests {
  private static func output(of template: String, processed: Int = 0) -> String {
    TestRendering.output(of: template, processed: processed)
  }

  @Test func `a long name in a script is one name`() {
    let name = String(repeating: "a", count: 200_000)
    #expect(
      Self.output(of: "<script>\(name){{ 1 }}</script>") == "<script>\(name)1</script>")
    // What follows it decides about a slash: of a longer name than all keywords only its start is kept.
    let division = "<script>\(name) / 2, u = \"/a/\"; {{ 1 }} / 2</script>"
    #expect(Self.output(of: division) == division.replacing("{{ 1 }}", with: "1"))
    #expect(
      Self.output(of: "<script>\(name)\u{2003}b /x/ {{ 1 }}</script>").contains("error: "))
  }

  @Test(arguments: ["[", "(", "{ ", "([", "`${"])
  func `brackets may be nested a thousand levels deep`(opener: String) {
    let closers = ["[": "]", "(": ")", "{ ": "} ", "([": "])", "`${": "}`"]
    let depth = opener == "([" ? 500 : 1000
    let shallow =
      "<script>x = " + String(repeating: opener, count: depth) + "1"
      + String(repeating: closers[opener] ?? "", count: depth) + "; y = {{ 1 }}</script>"
    #expect(Self.output(of: shallow) == shallow.replacing("{{ 1 }}", with: "1"))
    let deep = "<script>x = " + String(repeating: opener, count: 100_000) + " {{ 1 }}</script>"
    #expect(Self.output(of: deep).contains("the brackets in this script don't match"))
  }

  @Test(arguments: ["<p data-", "<h"])
  func `a name may have any number of parts`(start: String) {
    let count = 20_000
    let template =
      start + String(repeating: "{{ 1 }}", count: count) + (start == "<h" ? ">" : "=\"\">")
    #expect(
      Self.output(of: template)
        == start + String(repeating: "1", count: count) + (start == "<h" ? ">" : "=\"\">"))
  }

  @Test(arguments: ["dict(", "namespace(", "[].append("])
  func `a call may have any number of arguments`(call: String) {
    let arguments = (0..<20_000).map { "a\($0)=1" }.joined(separator: ",")
    let output = Self.output(of: "{% set x = \(call)\(arguments)) %}done")
    #expect(call.hasPrefix("[") ? output.contains("error: ") : output == "done")
  }

  @Test func `a macro has at most 250 parameters`() {
    func output(_ count: Int) -> String {
      let names = (0..<count).map { "a\($0)" }
      let arguments = names.map { "\($0)=1" }.joined(separator: ",")
      return Self.output(
        of:
          "{% macro m(\(names.joined(separator: ","))) %}{{ a1 }}{% endmacro %}{{ m(\(arguments)) }}"
      )
    }
    #expect(output(250) == "1")
    #expect(output(251).contains("error: a macro has more than 250 parameters"))
  }

  @Test(arguments: [
    "{{ 1|nope }}", "<p a={{ 1 }}>", "{{ nope() }}", "{{ self.nope() }}", "{{ 1 is nope }}",
    "{{ url(1, 2, 3) }}", "{{ loop() }}",
  ])
  func `ninety-nine errors of a template are told, and how many more there are`(mistake: String) {
    func messages(_ count: Int) -> [Diagnostic] {
      var diagnostics: [Diagnostic] = []
      _ = TemplateLibrary(
        sources: [
          SourceFile(path: "templates/a.html", text: String(repeating: mistake, count: count)),
          SourceFile(path: "templates/b.html", text: mistake),
        ], diagnostics: &diagnostics)
      return diagnostics.filter { $0.location?.path == "templates/a.html" }
    }
    #expect(messages(99).map(\.id).contains("template.too-many-errors") == false)
    #expect(messages(99).count == 99)
    for count in [100, 8_000] {
      let found = messages(count)
      #expect(found.count == 100)
      #expect(found.last?.id == "template.too-many-errors")
      #expect(
        found.last?.message
          == "\(count - 99) more error\(count == 100 ? "" : "s") in this template")
      #expect(found.dropLast().allSatisfy { $0.id != "template.too-many-errors" })
    }
  }

  @Test func `what many includes see is limited`() {
    func messages(_ count: Int) -> [Diagnostic] {
      let sets = (0..<count).map { "{% set a\($0) = 1 %}" }.joined()
      let includes = String(repeating: "{% include 'b.html' %}", count: count)
      var diagnostics: [Diagnostic] = []
      _ = TemplateLibrary(
        sources: [
          SourceFile(
            path: "templates/a.html", text: "{% block x %}\(sets)\(includes){% endblock %}"),
          SourceFile(path: "templates/b.html", text: "b"),
        ], diagnostics: &diagnostics)
      return diagnostics
    }
    #expect(messages(900).isEmpty)
    let found = messages(3_000)
    #expect(
      found.map(\.message) == [
        "what this template includes sees more than 1000000 variables in all"
      ])
  }

  // MARK: Rendering

  @Test func `each warning is told once, and a hundred at most`() {
    func warnings(_ template: String) -> [Diagnostic] {
      var (diagnostics, warnings): ([Diagnostic], [Diagnostic]) = ([], [])
      let library = TemplateLibrary(
        sources: [SourceFile(path: "templates/a.html", text: template)], diagnostics: &diagnostics)
      var output = OutputBuffer()
      try? library.render(
        "a.html", globals: [], host: NoHost(), into: &output, warnings: &warnings)
      return warnings
    }
    let link = "<a href=\"{{ 'javascript:' ~ x }}\">x</a>"
    #expect(
      warnings("{% for i in range(500) %}{% set x = 1 %}\(link)\(link){% endfor %}").count == 2)
    #expect(warnings("{% for x in range(2000) %}\(link){% endfor %}").count == 100)
  }

  @Test(arguments: [
    "{% set s = 'javascript:' ~ '1' * 900000 %}{% for i in range(9000) %}<a href=\"{{ s }}\">{% endfor %}",
    "{% set s = ' ' * 900000 ~ 'javascript:' %}{% for i in range(9000) %}<a href=\"{{ s }}\">{% endfor %}",
    "{% set s = 'javascript:' ~ '1' * 900000 %}"
      + "{% for i in range(9000) %}<a {{ {'href': s}|xmlattr }}>{% endfor %}",
    "{% set s = 'a,javascript:,' * 90000 %}"
      + "{% for i in range(9000) %}<img srcset=\"{{ s }}\">{% endfor %}",
  ])
  func `a URL that is replaced counts as work`(template: String) {
    #expect(
      Self.output(of: template, processed: 390_000_000).contains(
        "error: the template processes more than 400000000 bytes of values"))
  }

  @Test(arguments: [
    ("a, javascript:x 2x", true), ("a,java\tscript:x", true), ("a java\tscript:x", false),
    ("/a 1x, /b 2x", false), ("x;javascript:", true), ("x\u{1} \u{1}javascript:", true),
    ("data:image/png;base64,AA 1x, data:text/html,x", true), ("data: image/png", true),
    ("averyveryverylongname,javascript:", true), ("xjavascript:", false),
    (",,,;; \n", false), ("", false), ("a,&#106;avascript:", true),
  ])
  func `each URL of a list is looked at`(list: String, isBlocked: Bool) {
    let template = "<img srcset=\"{{ '\(list.replacing("\n", with: "\\n"))'|safe|string }}\">"
    let output = Self.output(of: "{% set x = 1 %}" + template)
    #expect(output.contains("blocked") == isBlocked, "\(output)")
  }

  @Test(arguments: ["'x' * 1000000", "('x' * 1000000)|safe"])
  func `messages do not repeat whole texts`(text: String) {
    for template in [
      "{% include \(text) %}", "<p {{ ' .' ~ \(text) }}>", "<h{{ '.' ~ \(text) }}>",
      "{{ {}[\(text)].x }}", "{{ {\(text): 1}.x.y }}", "{{ ''.join(a=\(text)) }}",
    ] {
      let output = Self.output(of: template)
      #expect(output.contains("error: ") && output.utf8.count < 2_000, "\(output.prefix(300))")
    }
  }
}
