import Diagnostics

/// Messages about where in the markup values are printed.
extension TemplateMessages {
  static let context = MessageEntry.error(
    "template.context", "value or tag not allowed here",
    """
    Each value is escaped according to where in the markup it is printed, so that it can't break out of \
    its place. At some places that is not possible: in attributes without quotes, inside quotes or \
    comments of a script, or where the branches of an `if` end in different parts of a tag.

    Do what the message suggests: usually, put quotes around the attribute value, or remove the quotes \
    around a value in a script, which gets its own. Let all branches, loops and blocks end in the same \
    part of the markup in which they started.
    """,
    example: .init(
      before: "-- templates/list.html --\n<a href={{ page.url }}>{{ page.title }}</a>\n",
      after: "-- templates/list.html --\n<a href=\"{{ page.url }}\">{{ page.title }}</a>\n"))

  static let unclosedQuote = MessageEntry.error(
    "template.unclosed-quote", "quotation mark of an attribute never closed",
    """
    The value of an attribute begins with a quotation mark, and the next one is far behind, where another \
    value should begin. Browsers take everything up to there for the value.

    Close the value with the same quotation mark. The message shows the first one; it guesses that the value \
    should end at the end of its tag.
    """,
    example: .init(
      before: "-- templates/list.html --\n<a href=\"{{ page.url }}>Home</a> <b class=\"x\">A</b>\n",
      after: "-- templates/list.html --\n<a href=\"{{ page.url }}\">Home</a> <b class=\"x\">A</b>\n"
    ))

  static func unclosedQuote(of attribute: String, help: String?) -> TemplateMessage {
    TemplateMessage(
      unclosedQuote, "the value of \"\(attribute)\" is never closed",
      help: help ?? "close it with the same quotation mark")
  }

  static let ambiguous = MessageEntry.error(
    "template.ambiguous", "value where browsers may read the markup in two ways",
    """
    How a value is escaped depends on where in the markup it is printed. What precedes this value may be \
    read in more than one way: in a script, a `/` after `}` may be a division or start a regular \
    expression, and `<!--` is a comment in some scripts only; browsers that run scripts read `noscript` as \
    text, others as tags. A value that is harmless at one of these places may run as a script at another.

    Print the value earlier, in a script of its own that assigns it to a variable, or change the markup as \
    the message suggests.
    """,
    example: .init(
      before: """
        -- templates/list.html --
        <script>
        <!--
        show({{ site.title }});
        //-->
        </script>
        """,
      after: """
        -- templates/list.html --
        <script>
        show({{ site.title }});
        </script>
        """))

  static let loopContinues = TemplateMessage(
    ambiguous,
    "the loop body ends within a name, a tag or brackets that its next turn would continue",
    help: "let the loop body begin with a space, and close in it what it opens")

  static let openMarkup = TemplateMessage(
    ambiguous, "the markup that is printed here leaves a tag or an element open",
    help: "close in it what it opens: here, within \"svg\", \"math\", \"select\", \"template\" or "
      + "\"noscript\", browsers may read what follows in two ways")

  static func startsAndEnds(
    _ name: String, in start: OutputContext, and end: OutputContext
  ) -> TemplateMessage {
    TemplateMessage(
      context, "\(name) starts in \(start.description) but ends in \(end.description)")
  }

  static func branches(endIn end: OutputContext, andIn other: OutputContext) -> TemplateMessage {
    TemplateMessage(
      context,
      "this branch ends in \(end.description), another one in \(other.description)",
      help: "end all branches, including a missing \"else\", in the same part of the markup")
  }

  static func notUsable(
    _ tag: String, in place: OutputContext, help: String? = nil
  ) -> TemplateMessage {
    TemplateMessage(context, "\"\(tag)\" can't be used in \(place.description)", help: help)
  }

  static let parentEscapedDifferently = TemplateMessage(
    context, "the template and its parent are escaped differently")

  static func escapedDifferently(
    _ name: String, _ kind: TemplateKind, here: TemplateKind
  ) -> TemplateMessage {
    TemplateMessage(
      context,
      "\(name) is escaped as \(kind.rawValue), this template as \(here.rawValue)",
      help:
        "write one macro for each format, or let the file name end in \".txt\": the output of its "
        + "macros is plain text, which is escaped where it is printed")
  }

  static let blockedURL = MessageEntry.warning(
    "template.blocked-url", "URL that could run a script",
    """
    A value that is printed as a URL starts with `javascript:` or something else that runs a script when \
    someone clicks on it. If the value came from somebody else, that would be an attack on your readers, \
    so `about:invalid#blocked` was printed instead.

    Correct the value. If you want a script here, put it into a file of your own and connect it with \
    `addEventListener`. Only if you know that the value is safe, print it with `|safe`.
    """,
    example: .init(
      before: """
        -- templates/list.html --
        {% set link = "javascript:alert(1)" %}<a href="{{ link }}">Home</a>
        """,
      after: """
        -- templates/list.html --
        {% set link = "https://example.org/" %}<a href="{{ link }}">Home</a>
        """))

  static func blockedURL(_ url: String) -> TemplateMessage {
    TemplateMessage(blockedURL, "the URL \"\(url)\" could run a script and was replaced")
  }

  static func blockedURL(inAttribute name: String) -> TemplateMessage {
    TemplateMessage(blockedURL, "the URL in \"\(name)\" could run a script and was replaced")
  }
}
