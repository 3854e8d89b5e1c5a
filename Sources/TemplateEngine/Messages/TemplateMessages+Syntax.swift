import Diagnostics

/// Messages about the syntax of one template, and about its limits.
extension TemplateMessages {
  static let unclosed = MessageEntry.error(
    "template.unclosed", "tag or comment never closed",
    """
    A tag, a comment or a `raw` section starts here, but its end is missing. Everything after it would \
    be taken for a part of it, so the rest of the template can't be read.

    Add the closing characters that the message names: `}}` for a value, `%}` for a tag, `#}` for a \
    comment, `{% endraw %}` for a `raw` section.
    """,
    example: .init(
      before: "-- templates/list.html --\n<h1>{# the title {{ page.title }}</h1>\n",
      after: "-- templates/list.html --\n<h1>{# the title #}{{ page.title }}</h1>\n"))

  static func unclosed(_ what: String, closeWith end: String) -> TemplateMessage {
    TemplateMessage(unclosed, "\(what) is never closed", help: "close it with \(end)")
  }

  static let syntax = MessageEntry.error(
    "template.syntax", "template syntax error",
    """
    The template does not follow the syntax of Jinja at this point: a bracket or a word is missing, a \
    block such as `if` or `for` is not ended, or a tag is used where it has no meaning.

    The message shows the position and what is expected there. Each `{% if %}`, `{% for %}`, \
    `{% block %}` and so on needs its own `{% endif %}`, `{% endfor %}`, `{% endblock %}`. All syntax errors of \
    a template are reported; other errors only once there is none of these.
    """,
    example: .init(
      before: "-- templates/list.html --\n{% if page.title %}<h1>{{ page.title }}</h1>\n",
      after: "-- templates/list.html --\n{% if page.title %}<h1>{{ page.title }}</h1>{% endif %}\n")
  )

  /// `place` says where its end should be, if not at the end of the file.
  static func unclosed(tag name: String, _ place: String? = nil) -> TemplateMessage {
    TemplateMessage(
      syntax, "\"\(name)\" is never closed",
      help: "close it with {% end\(name) %}" + (place.map { " " + $0 } ?? ""))
  }

  /// A tag that ends in something else than its delimiter.
  static func wrongEnd(_ found: String, of opening: String, _ closing: String) -> TemplateMessage {
    TemplateMessage(
      unclosed, "the tag begins with \"\(opening)\" and ends with \"\(found)\", not \"\(closing)\"")
  }

  static func wrongCloser(_ found: String, of block: String) -> TemplateMessage {
    TemplateMessage(
      syntax, "\"\(block)\" is closed by \"end\(block)\", not \"\(found)\"",
      help: "write {% end\(block) %}")
  }

  static let foreign = MessageEntry.error(
    "template.foreign", "written as in another template language",
    """
    The template has something that Liquid (Jekyll, Eleventy), Hugo, Zola, Twig, Nunjucks, Handlebars, Django \
    or a programming language writes in this way. Templates here are written in Jinja, where it looks \
    different.

    Type what the message suggests. The documentation of templates has a table of what is written how, in the \
    section on other template languages.
    """,
    example: .init(
      before: "-- templates/list.html --\n{% assign name = site.title %}<h1>{{ name }}</h1>\n",
      after: "-- templates/list.html --\n{% set name = site.title %}<h1>{{ name }}</h1>\n"))

  /// - Parameters:
  ///   - written: What the template has.
  ///   - language: The name of a `TemplateLanguage`.
  /// - Returns: The message.
  static func foreign(_ written: String, _ language: String?) -> TemplateMessage {
    let isShort = written.count <= longestExcerpt
    let shown = isShort ? written : written.prefix(longestExcerpt) + "…"
    return TemplateMessage(
      foreign,
      language.map { "\"\(shown)\" is how \($0) writes it" }
        ?? "\"\(shown)\" is written in another way here")
  }

  /// The number of characters that a message quotes of a tag.
  private static let longestExcerpt = 60

  static func outsideLoop(_ name: String) -> TemplateMessage {
    TemplateMessage(
      syntax, "\"\(name)\" outside a loop",
      help: "remove this tag, or put it between {% for … %} and {% endfor %}")
  }

  static let loopNotRecursive = TemplateMessage(
    syntax, "the loop is not recursive", help: "write {% for … recursive %}")

  static let unknownTag = MessageEntry.error(
    "template.unknown-tag", "unknown tag",
    """
    There is no tag with this name. Usually the name is misspelled; the message then suggests the one \
    that is closest.

    Correct the name. All tags are listed in the documentation of templates. `{% autoescape %}` does not \
    exist, because each value is escaped according to where it is printed; print a value unchanged with \
    `|safe`. To show the characters `{%` themselves, put them between `{% raw %}` and `{% endraw %}`.
    """,
    example: .init(
      before:
        "-- templates/list.html --\n{% iff page.title %}<h1>{{ page.title }}</h1>{% endif %}\n",
      after: "-- templates/list.html --\n{% if page.title %}<h1>{{ page.title }}</h1>{% endif %}\n")
  )

  static func unknownTag(_ name: String, known: [String]) -> TemplateMessage {
    TemplateMessage(
      unknownTag, "unknown tag \"\(name)\"",
      help: name == "autoescape"
        ? "values are escaped according to their context; use \"|safe\" to print one unchanged"
        : Spelling.didYouMean(name, among: known))
  }

  static let tooMany = MessageEntry.error(
    "template.too-many-errors", "more errors in a template than are shown",
    """
    The template has a hundred errors or more, and the first ones are shown. Often many have the same cause, \
    such as a quotation mark that is missing at the top.

    Correct the errors that are shown, and build again.
    """,
    example: .init(
      before: "-- templates/list.html --\n⟦101 × {{ page.title|uper }}⟧\n",
      after: "-- templates/list.html --\n{{ page.title|upper }}\n"))

  /// - Parameters:
  ///   - count: How many more there are, if that is known.
  ///   - location: The end of the template.
  /// - Returns: The message.
  static func tooMany(_ count: Int?, at location: SourceLocation) -> Diagnostic {
    let errors = count.map { "\($0) more error\($0 == 1 ? "" : "s")" } ?? "more errors"
    return tooMany("\(errors) in this template", at: location)
      .help("correct those that are shown first")
  }

  static let limit = MessageEntry.error(
    "template.limit", "limit of the template language exceeded",
    """
    Templates have limits that no real site comes near: they keep a mistake, such as a template that \
    includes itself, from filling the memory or running forever. The message names the limit and the \
    place in the template where it was exceeded.

    Look for an include, a macro or a loop that repeats itself without end, or for a number that is much \
    too large. If a page really shows that much, divide it into several pages.
    """,
    example: .init(
      before: "-- templates/list.html --\n<p>{{ range(1000000)|length }}</p>\n",
      after: "-- templates/list.html --\n<p>{{ range(1000)|length }}</p>\n"))
}
