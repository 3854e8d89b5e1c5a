import Diagnostics

/// Messages about raw HTML in Markdown.
extension MarkdownMessages {
  static let unclosedElement = MessageEntry.warning(
    "markdown.unclosed-element", "element that is never closed",
    """
    An element of HTML in the text is opened, and no end tag closes it. A browser would draw what follows \
    into it, such as the rest of the page. So sitegen closes it where the text ends; what is shown may still \
    not be what was meant.

    Write the end tag where the element ends. HTML closes only a few elements without one, such as `<p>`, \
    `<li>` and `<br>`; a slash at the end of the tag, as in `<div />`, closes nothing.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <div class="note">

        A note.

        More text.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        <div class="note">

        A note.

        </div>

        More text.
        """))

  /// - Parameters:
  ///   - name: The element's name in lower case.
  ///   - written: Its start tag, to be shown as text instead if that may be meant.
  ///   - closesItself: Whether the tag ends with `/>`.
  ///   - location: The tag.
  /// - Returns: The message.
  static func unclosedElement(
    _ name: String, written: String?, closesItself: Bool, at location: SourceLocation
  ) -> Diagnostic {
    unclosedElement("<\(name)> is opened here and never closed", at: location).help(
      closesItself
        ? "HTML does not close elements with \"/>\": write <\(name)></\(name)>"
        : "write </\(name)> where it ends"
          + (written.map { "; to show it as text, write \(escaped($0)) where it is" } ?? ""))
  }

  static let unknownElement = MessageEntry.warning(
    "markdown.unknown-element", "tag that HTML does not have",
    """
    The text has a word in `<` and `>`, such as `<Name>` or `List<String>`. That is a tag of HTML, even where HTML \
    has no element of that name, so readers do not see it.

    Write `&lt;` and `&gt;` to show it, or put it between backticks as code. An element of your own has a hyphen in \
    its name and an end tag: `<my-note>…</my-note>`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Dear <Name>, welcome.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Dear &lt;Name&gt;, welcome.
        """))

  static func unknownTag(_ written: String, at location: SourceLocation) -> Diagnostic {
    unknownElement("HTML has no element \"\(written)\", so readers do not see it", at: location)
      .help("write \(escaped(written))")
  }

  private static func escaped(_ tag: String) -> String {
    tag.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  static let curlyAttribute = MessageEntry.warning(
    "markdown.curly-attribute", "curly quotes in a tag",
    """
    An attribute in HTML is in straight quotes, `class="note"`. Curly quotes, which word processors write, become \
    a part of its value, so that it has no effect or leads nowhere.

    Write straight quotes.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <div class=“note”>A note.</div>
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        <div class="note">A note.</div>
        """))

  static func curlyQuotes(in tag: String, at location: SourceLocation) -> Diagnostic {
    var isOpen = false
    var straight = ""
    for character in tag {
      let isCurly = "“”„‟‘’‚«»".contains(character)
      if isCurly, isOpen || straight.last == "=" {
        isOpen.toggle()
        straight.append("\"")
      } else {
        straight.append(character)
      }
    }
    return curlyAttribute("curly quotes are part of the attribute's value", at: location)
      .help("write \(straight)")
  }

  static let strayEndTag = MessageEntry.warning(
    "markdown.stray-end-tag", "end tag without its element",
    """
    An end tag of HTML in the text closes an element that is not open there. It could close an element of \
    the page around the text, so it is omitted.

    Remove the tag, or write the start tag where the element begins. An element that begins within a \
    paragraph ends with the paragraph, so that an end tag in another one comes too late.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Some text.</div>

        More text.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Some text.

        More text.
        """))

  static func strayEndTag(named name: String, at location: SourceLocation) -> Diagnostic {
    strayEndTag("</\(name)> closes nothing: no <\(name)> is open here", at: location)
      .help("remove it, or write <\(name)> where the element begins")
  }

  /// A tag before an end tag that has a quote which nothing closes, so that it is no tag.
  static func unclosedQuote(_ tag: String, at location: SourceLocation) -> Diagnostic {
    unfinishedTag("a quote in this tag is never closed; it is shown as text", at: location)
      .help("write \(tag.dropLast())\">")
  }

  static let unfinishedTag = MessageEntry.warning(
    "markdown.unfinished-tag", "tag without an end",
    """
    A tag of HTML has no `>`, or a quote in it is never closed, before the block of HTML ends at an empty \
    line. A browser would read the text after it as attributes, so the tag is shown as text.

    Write the `>` or the missing quote. A tag may go on in the next line, but must not contain an empty one.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <div class="note

        A note.

        </div>
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        <div class="note">

        A note.

        </div>
        """))

  static func unfinishedTag(at location: SourceLocation) -> Diagnostic {
    unfinishedTag("tag has no \">\" before the next empty line; it is shown as text", at: location)
      .help("write the \">\", or the quote that is missing before it")
  }

  static let pageElement = MessageEntry.warning(
    "markdown.page-element", "tag that belongs to the page",
    """
    The text has a tag of the page around it, such as `<body>`, `<title>`, `<meta>` or `<base>`. Browsers would \
    apply it to the whole page: its attributes, the page's title, or where all of its links lead. So it is \
    left out; a `<title>` with its text.

    Write only what is within `<body>`. The title of a page is `title` in its front matter, its description is \
    `summary`; the rest is in the theme's template. `<meta>` with `itemprop` or `property` describes \
    something in the text and is kept.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <body class="old">

        Some text.

        </body>
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Some text.
        """))

  static func pageElement(named name: String, at location: SourceLocation) -> Diagnostic {
    let help =
      switch name {
      case "title": "write it in the front matter: title: …"
      case "meta": "remove it; a description is written in the front matter: summary: …"
      case "base": "remove it; links are relative to the file they are in"
      default: "remove it; the page has its own"
      }
    return pageElement(
      "<\(name)> belongs to the page, not to its text; it is left out", at: location
    )
    .help(help)
  }

  static let linkWithinLink = MessageEntry.warning(
    "markdown.link-in-link", "link within a link",
    """
    The text of a link, written in HTML, contains another link. HTML has no links within links: browsers \
    take them apart, so that one of the addresses is lost. Only the text of the inner link is shown.

    End the outer link before the inner one begins.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <a href="https://example.org/">See [the other site](https://example.com/)</a>
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        <a href="https://example.org/">See</a> [the other site](https://example.com/)
        """))

  static func linkWithinLink(at location: SourceLocation) -> Diagnostic {
    linkWithinLink("link within the text of another link; only its text is shown", at: location)
      .help("end the other link with </a> before this one")
  }

  static let duplicateID = MessageEntry.warning(
    "markdown.duplicate-id", "id that is used twice",
    """
    Several elements of the text have the same `id`, in HTML or as a heading's `{#id}`. A link to it leads to the first one, and scripts \
    and styles may find only that.

    Give each of them another `id`. The message shows the second one.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <p id="price">10 €</p>

        <p id="price">20 €</p>
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        <p id="price">10 €</p>

        <p id="price-2">20 €</p>
        """))

  static func duplicateID(named id: String, at location: SourceLocation) -> Diagnostic {
    duplicateID("the id \"\(id)\" is used before in the text", at: location)
      .help("give each element an id of its own")
  }

  static let entriesAboutHTML: [MessageEntry] = [
    unclosedElement, unknownElement, strayEndTag, unfinishedTag, curlyAttribute, pageElement,
    linkWithinLink, duplicateID,
  ]
}
