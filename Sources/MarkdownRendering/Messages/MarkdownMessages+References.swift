import Diagnostics

/// Messages about references, and about text that Markdown's rules take from readers.
extension MarkdownMessages {
  static let undefinedFootnote = MessageEntry.warning(
    "markdown.undefined-footnote", "footnote that is not defined",
    """
    The text refers to a footnote, and no line `[^label]: …` says what is in it. Readers see the brackets as \
    they are written.

    Define the footnote, at the end of the text for instance, or check the spelling of its label. Brackets \
    that are meant as they are get a backslash: `\\[^x]`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Leads cost more.[^sources]

        [^source]: Our own figures.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Leads cost more.[^source]

        [^source]: Our own figures.
        """))

  static func undefinedFootnote(
    _ label: String, nearest: String?, at location: SourceLocation
  ) -> Diagnostic {
    undefinedFootnote("no footnote \"[^\(label)]\" is defined", at: location).help(
      nearest.map { "did you mean \"[^\($0)]\"?" }
        ?? "write \"[^\(label)]: …\" on a line of its own")
  }

  static let undefinedLink = MessageEntry.warning(
    "markdown.undefined-link", "link whose address is not defined",
    """
    A link `[text][label]` takes its address from a line `[label]: address`, and there is no such line. Readers \
    see the brackets as they are written.

    Define the address, or check the spelling of the label. Brackets that are meant as they are get a \
    backslash: `\\[a][b]`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        See [our prices][price].

        [prices]: https://example.org/prices/
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        See [our prices][prices].

        [prices]: https://example.org/prices/
        """))

  static func undefinedLink(
    _ label: String, nearest: String?, at location: SourceLocation
  ) -> Diagnostic {
    undefinedLink("no address is defined for \"[\(label)]\"", at: location).help(
      nearest.map { "did you mean \"[\($0)]\"?" }
        ?? "write \"[\(label)]: https://…\" on a line of its own")
  }

  static let brokenSyntax = MessageEntry.warning(
    "markdown.not-a-link", "text that is meant as a link",
    """
    A link is `[text](address)`: no space is between the two, and none in the address, unless that is in `<` \
    and `>`. Otherwise readers see the brackets as they are written.

    Write it as the message says. Brackets that are meant as they are get a backslash: `\\[text] (more)`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        See [our prices](price list.md).
        -- content/price list.md --
        Text.
        """,
      after: """
        -- content/a.md --
        See [our prices](<price list.md>).
        """))

  static func brokenSyntax(
    _ reason: String, meant: String, at location: SourceLocation
  ) -> Diagnostic {
    brokenSyntax(reason, at: location).help("write \(meant)")
  }

  static let emptyLink = MessageEntry.warning(
    "markdown.empty-link", "link without a text or an address",
    """
    A link is `[text](address)`. Without a text readers see nothing to follow; without an address the link leads \
    to the page that it is on.

    Write what is missing.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Write [to us]().
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Write [to us](mailto:us@example.org).
        """))

  static func linkWithoutAddress(at location: SourceLocation) -> Diagnostic {
    emptyLink("this link has no address", at: location)
      .help("put a web address or the file of a page between \"(\" and \")\"")
  }

  static func linkWithoutText(to address: String, at location: SourceLocation) -> Diagnostic {
    emptyLink("this link has no text, so readers do not see it", at: location)
      .help("put its text between \"[\" and \"]\": [text](\(address))")
  }

  static let unusedFootnote = MessageEntry.warning(
    "markdown.unused-footnote", "footnote that nothing refers to",
    """
    A footnote is defined, and no text that readers see refers to it. So it is not shown: what is written in \
    it is not on the page.

    Refer to it with `[^label]` where it belongs, or remove it.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Leads cost more.

        [^1]: Our own figures.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Leads cost more.[^1]

        [^1]: Our own figures.
        """))

  static func unusedFootnote(named label: String, at location: SourceLocation) -> Diagnostic {
    unusedFootnote("nothing refers to this footnote, so it is not shown", at: location)
      .help("write \"[^\(label)]\" where it belongs, or remove it")
  }

  static let lostDefinition = MessageEntry.warning(
    "markdown.lost-definition", "line that is read as a definition",
    """
    A line that begins with a label in brackets and a colon, such as `[Ann]: Hello`, defines in Markdown where links \
    with this label lead. Readers do not see it. Here nothing refers to the label, and what follows is no address; or \
    no space follows the colon, as if a link was meant.

    Write a backslash before the line if it is text. A link is `[text](address)`.
    """,
    example: .init(
      before: "-- content/a.md --\n---\ntitle: A page\n---\n[Ann]: Hello\n",
      after: "-- content/a.md --\n---\ntitle: A page\n---\n\\[Ann]: Hello\n"))

  /// `meant` is the line as it must be written.
  static func lostDefinition(
    meant: String, isLink: Bool, at location: SourceLocation
  ) -> Diagnostic {
    lostDefinition(
      "readers do not see this line: Markdown takes it for the definition of a link", at: location
    ).help(isLink ? "write \(meant)" : "to show it, write \(meant)")
  }

  static let duplicateDefinition = MessageEntry.warning(
    "markdown.duplicate-definition", "label that is defined twice",
    """
    Two definitions of a link or a footnote have the same label. The first one counts; the other is not \
    used at all.

    Give one of them another label, or remove it.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        See [prices].

        [prices]: https://example.org/a/
        [prices]: https://example.org/b/
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        See [prices].

        [prices]: https://example.org/a/
        """))

  static func duplicateDefinition(named label: String, at location: SourceLocation) -> Diagnostic {
    duplicateDefinition("\"\(label)\" is defined before; this definition is not used", at: location)
      .help("give it another label, or remove it")
  }

  static let unclosedFence = MessageEntry.warning(
    "markdown.unclosed-fence", "code block that is never closed",
    """
    A code block is opened by a fence of backticks or tildes, and nothing closes it. All that follows is shown \
    as code, to the end of the text or of the list item or quote around it.

    Close it with a line that has the same marks, as many or more, and nothing else. A fence with fewer marks \
    does not close it.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        ~~~
        some code

        More text.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        ~~~
        some code
        ~~~

        More text.
        """))

  static func unclosedFence(
    _ fence: String, shorter: (line: Int, fence: String)?, at location: SourceLocation
  ) -> Diagnostic {
    unclosedFence("code block is never closed; what follows is shown as code", at: location).help(
      shorter.map { "\($0.fence) in line \($0.line) does not close \(fence): write \(fence)" }
        ?? "write \(fence) on a line of its own where the code ends")
  }

  static let droppedCells = MessageEntry.warning(
    "markdown.dropped-cells", "table row with too many cells",
    """
    A row of a table has more cells than its header. The surplus ones are not shown.

    Add columns to the header and to the line below it, or remove the cells. A `|` within a cell is written \
    `\\|`, in code as well.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        | Name | Value |
        |---|---|
        | Leads | 500 | per month |
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        | Name | Value | |
        |---|---|---|
        | Leads | 500 | per month |
        """))

  static func droppedCells(
    columns: Int, hasCode: Bool, at location: SourceLocation
  ) -> Diagnostic {
    droppedCells(
      "the table has \(columns) \(columns == 1 ? "column" : "columns"); these cells are not shown",
      at: location
    ).help(
      hasCode
        ? "write \\| for a \"|\" within a cell, in code as well"
        : "add a column to the header, or write \\| for a \"|\" within a cell")
  }

  static let entriesAboutReferences: [MessageEntry] = [
    undefinedFootnote, undefinedLink, brokenSyntax, emptyLink, unusedFootnote, lostDefinition,
    duplicateDefinition,
    unclosedFence,
    droppedCells,
  ]
}
