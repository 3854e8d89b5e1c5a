import Diagnostics
import HTMLText
import TemplateEngine
import Testing

/// Templates in layers: which one a name means, and what is said where layers do not fit together.
struct LayerTests {
  /// A library of layers, the topmost first; the first is `templates/`, the second `themes/x/`, the third the
  /// program's.
  private func library(
    _ layers: [[String: String]]
  ) -> (library: TemplateLibrary, messages: String) {
    var diagnostics: [Diagnostic] = []
    let prefixes = ["templates/", "themes/x/", "theme:"]
    let sources = layers.enumerated().flatMap { index, files in
      files.sorted { $0.key < $1.key }.map { name, text in
        TemplateSource(
          name: name, file: SourceFile(path: prefixes[index] + name, text: text), layer: index)
      }
    }
    let library = TemplateLibrary(
      sources: sources,
      host: HostSignature(variables: ["theme"], functions: [.init("asset", [.init("name")])]),
      diagnostics: &diagnostics)
    return (library, diagnostics.map(ConsoleFormat().text(for:)).joined())
  }

  private func output(_ name: String, of library: TemplateLibrary) throws -> String {
    var output = OutputBuffer()
    var warnings: [Diagnostic] = []
    try library.render(name, globals: [], host: NoHost(), into: &output, warnings: &warnings)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  @Test("each layer's own name reaches the next layer below it")
  func threeLayers() throws {
    let (library, messages) = library([
      ["base.html": "{% extends 'theme:base.html' %}{% block a %}1{{ super() }}{% endblock %}"],
      ["base.html": "{% extends 'theme:base.html' %}{% block a %}2{{ super() }}{% endblock %}"],
      [
        "base.html": "<b>{% block a %}3{% endblock %}</b>",
        "page.html": "{% extends 'base.html' %}{% block a %}0{{ super() }}{% endblock %}",
      ],
    ])
    #expect(messages == "")
    #expect(try output("base.html", of: library) == "<b>123</b>")
    #expect(try output("page.html", of: library) == "<b>0123</b>")
    #expect(
      library.dependencies(of: "page.html") == [
        "templates/base.html", "theme:base.html", "theme:page.html", "themes/x/base.html",
      ])
    #expect(library.names == ["base.html", "page.html"])
  }

  @Test("a plain name means the topmost file, in lower layers too")
  func plainNames() throws {
    let (library, messages) = library([
      ["foot.html": "own"], [:],
      [
        "foot.html": "carried", "page.html": "{% include 'foot.html' %}",
      ],
    ])
    #expect(messages == "")
    #expect(try output("page.html", of: library) == "own")
  }

  @Test("a computed name reaches the next layer as well")
  func computedNames() throws {
    let (library, messages) = library([
      ["foot.html": "own, {% set name = 'foot' %}{% include 'theme:' ~ name ~ '.html' %}"], [:],
      ["foot.html": "carried"],
    ])
    #expect(messages == "")
    #expect(try output("foot.html", of: library) == "own, carried")
    #expect(library.missingNames == ["theme:"])
  }

  @Test("there is nothing below the lowest layer")
  func nothingBelow() {
    let (library, messages) = library([
      [:], [:], ["base.html": "{% extends 'theme:base.html' %}"],
    ])
    #expect(
      messages == """
        theme:base.html:1:12: error: no theme below this file's has "base.html"
          {% extends 'theme:base.html' %}
                     ^~~~~~~~~~~~~~~~~
        help: "theme:" is for files of a theme that lies below: remove the tag

        """)
    #expect(library.missingNames == ["theme:base.html"])
  }

  @Test("macros belong to their file: one that hides another must have those that are imported")
  func macros() {
    let (_, messages) = library([
      ["post.html": "{% macro stamp(date) %}mine{% endmacro %}"],
      ["dates.html": "{% macro other() %}{% endmacro %}"],
      [
        "dates.html": "{% macro stamp(date) %}{{ date }}{% endmacro %}",
        "list.html": "{% from 'dates.html' import stamp %}{{ stamp(1) }}",
        "page.html": "{% import 'dates.html' as dates %}{{ dates.stamp(1) }}",
      ],
    ])
    #expect(
      messages == """
        themes/x/dates.html: error: the template has no macro "stamp", which theme:list.html imports from it
        help: take over the theme's: {% from "theme:dates.html" import stamp %}

        """)
  }

  @Test("a block of the theme that the site's base lacks is told once, at the base")
  func unshownBlocks() throws {
    let (library, messages) = library([
      ["base.html": "<title>{% block title %}{% endblock %}</title>"], [:],
      [
        "list.html":
          "{% extends 'base.html' %}{% block title %}L{% endblock %}{% block main %}{% endblock %}",
        "page.html":
          "{% extends 'base.html' %}{% block title %}P{% endblock %}{% block main %}{% endblock %}",
      ],
    ])
    #expect(
      messages == """
        templates/base.html: warning: the template has no block "main", which theme:list.html and 1 more fill
        help: add {% block main %}{% endblock %} where its content belongs

        """)
    #expect(try output("page.html", of: library) == "<title>P</title>")
  }

  @Test("what templates give a function is known as far as it is written out")
  func literals() {
    let (closed, _) = library([
      ["a.html": "{{ asset('a.css') }}{{ asset('b.css' if theme.on else 'c.css') }}"]
    ])
    #expect(closed.literals(of: "asset").texts == ["a.css", "b.css", "c.css"])
    #expect(!closed.literals(of: "asset").isOpen)
    let (open, _) = library([["a.html": "{% set x = 'a' %}{{ asset(x) }}"]])
    #expect(open.literals(of: "asset").isOpen)
  }

  @Test(
    "a function that settings keep from being called is given nothing",
    arguments: [
      ("{% if theme.on %}{{ asset('a') }}{% endif %}", ""),
      ("{% if theme.on %}{% else %}{{ asset('a') }}{% endif %}", "a"),
      ("{% if not theme.on %}{{ asset('a') }}{% endif %}", "a"),
      ("{% if theme.kind == 'own' %}{{ asset('a') }}{% endif %}", "a"),
      ("{% if theme.kind != 'own' %}{{ asset('a') }}{% else %}{{ asset('b') }}{% endif %}", "b"),
      ("{% if theme.kind == 'x' %}{{ asset('a') }}{% elif x %}{{ asset('b') }}{% endif %}", "b"),
      ("{% if x %}{% if theme.on %}{{ asset('a') }}{% endif %}{% endif %}", ""),
      ("{% if theme.on and x %}{{ asset('a') }}{% endif %}", ""),
      ("{% if theme.on or x %}{{ asset('a') }}{% endif %}", "a"),
      ("{% if theme.other %}{{ asset('a') }}{% endif %}", "a"),
      ("{% if theme.on %}{{ asset('a') }}{% endif %}{{ asset('a') }}", "a"),
      ("{{ asset('a') if theme.on else asset('b') }}", "b"),
      ("{{ asset('a' if theme.on else 'b') }}", "b"),
      ("{% macro m() %}{% if theme.on %}{{ asset('a') }}{% endif %}{% endmacro %}{{ m() }}", ""),
      ("{% if theme.on %}{% block b %}{{ asset('a') }}{% endblock %}{% endif %}", "a"),
      ("{% set theme = x %}{% if theme.on %}{{ asset('a') }}{% endif %}", "a"),
      ("{% for theme in x %}{% if theme.on %}{{ asset('a') }}{% endif %}{% endfor %}", "a"),
      ("{% if theme['on'] %}{{ asset('a') }}{% endif %}", "a"),
    ])
  func settledLiterals(template: String, texts: String) {
    let (library, _) = library([["a.html": template]])
    let known: [String: [String: Value]] = [
      "theme": ["on": .boolean(false), "kind": .string("own")]
    ]
    let found = library.literals(of: "asset", known: known)
    #expect(found.texts.sorted().joined(separator: " ") == texts)
    #expect(!found.isOpen)
  }
}
