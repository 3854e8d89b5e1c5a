import Diagnostics
import TemplateEngine
import Testing

@Suite struct TemplateDependencyTests {
  private static let library = {
    var diagnostics: [Diagnostic] = []
    let sources = [
      ("base.html", "{% block main %}{% endblock %}{% include 'aside.html' %}"),
      ("aside.html", "aside"),
      ("macros.html", "{% macro shout(text) %}{{ text }}!{% endmacro %}"),
      (
        "post.html",
        "{% extends 'base.html' %}{% block main %}{% from 'macros.html' import shout %}{% endblock %}"
      ),
      ("alone.html", "alone"),
      ("choice.html", "{% include 'alone.html' if wide else 'aside.html' %}"),
      ("list.html", "{% include ['own.html', 'alone.html'] %}"),
      ("optional.html", "{% include 'added-later.html' ignore missing %}"),
      ("computed.html", "{% include kind ~ '.html' %}"),
      ("far.html", "{% import 'computed.html' as far %}"),
      ("circle.html", "{% if deep %}{% include 'circle.html' %}{% endif %}"),
      ("silent.html", "{% extends 'alone.html' %}{% include 'post.html' %}"),
    ].map { SourceFile(path: "templates/" + $0, text: $1) }
    let library = TemplateLibrary(sources: sources, diagnostics: &diagnostics)
    return (library: library, diagnostics: diagnostics)
  }()

  @Test func theTemplatesHaveNoErrors() { #expect(Self.library.diagnostics.isEmpty) }

  @Test(arguments: [
    ("alone.html", ["alone.html"]),
    ("post.html", ["aside.html", "base.html", "macros.html", "post.html"]),
    ("choice.html", ["alone.html", "aside.html", "choice.html"]),
    ("list.html", ["alone.html", "list.html", "own.html"]),
    ("optional.html", ["added-later.html", "optional.html"]),
    ("circle.html", ["circle.html"]),
    ("silent.html", ["alone.html", "silent.html"]),
    ("missing.html", []),
  ])
  func aTemplateDependsOnWhatItNames(_ name: String, _ dependencies: [String]) {
    #expect(
      Self.library.library.dependencies(of: name) == dependencies.map { "templates/" + $0 })
  }

  @Test(arguments: ["computed.html", "far.html"])
  func aComputedNameMayBeAnyTemplate(_ name: String) {
    let dependencies = Self.library.library.dependencies(of: name)
    #expect(
      dependencies
        == (Self.library.library.names + ["added-later.html", "own.html"]).map {
          "templates/" + $0
        }.sorted())
  }
}
