import Diagnostics

/// Messages about marks of other programs, and about marks that lack a space.
extension MarkdownMessages {
  static let otherMarkup = MessageEntry.warning(
    "markdown.other-markup", "mark that Markdown does not have",
    """
    The text has a mark that means something on GitHub, in Obsidian, MkDocs, WordPress or a word processor, but not \
    in Markdown: `> [!NOTE]`, `[[page]]`, `==text==`, `!!! note`, `[TOC]` or `<o:p>`. Readers see it as it is written.

    Write what the message says. To show such a mark, put it between backticks, or a backslash before it.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        > [!NOTE]
        > Prices are without tax.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        > **Note:**
        > Prices are without tax.
        """))

  static func otherMarkup(
    _ reason: String, help: String, at location: SourceLocation
  ) -> Diagnostic {
    otherMarkup("\(reason); readers see it as it is written", at: location).help(help)
  }

  static let missingSpace = MessageEntry.warning(
    "markdown.missing-space", "heading or list without its space",
    """
    A heading is `## Heading`, an item of a list `- item` or `1. item`: an ordinary space follows the mark. Without \
    it, with a space that does not break, or with the bullet of a word processor, the line is plain text.

    Write the mark and a space. A backslash before it, `\\##`, shows it as it is.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        ##Prices
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        ## Prices
        """))

  static func missingSpace(
    _ reason: String, mark: String, at location: SourceLocation
  ) -> Diagnostic {
    missingSpace(reason, at: location).help("write \"\(mark)\" instead")
  }

  static let missingEmphasis = MessageEntry.warning(
    "markdown.not-bold", "text that is meant to be bold",
    """
    Bold text is `**text**`. The marks stand right beside it, without spaces, and after a closing mark that follows \
    a punctuation mark there is no letter. Otherwise readers see the asterisks.

    Write it as the message says. Asterisks that are meant as they are get a backslash: `\\*\\*`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        **Result:**It works.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        **Result:** It works.
        """))

  static func missingEmphasis(
    _ reason: String, help: String, at location: SourceLocation
  ) -> Diagnostic {
    missingEmphasis(reason, at: location).help(help)
  }

  static let nearTable = MessageEntry.warning(
    "markdown.not-a-table", "lines that are meant as a table",
    """
    A table begins with its header, and the line below has hyphens, as many groups of them as the header has cells, \
    between pipes: `|---|---|`. Otherwise the lines are a paragraph with pipes in it.

    Write that line as the message says.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        | Name | Value |
        |---|
        | Leads | 500 |
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        | Name | Value |
        |---|---|
        | Leads | 500 |
        """))

  static func wrongDelimiterRow(_ row: String, at location: SourceLocation) -> Diagnostic {
    nearTable("this is not the line below a table's header; the lines are no table", at: location)
      .help("write \(row)")
  }

  static func missingDelimiterRow(_ row: String, at location: SourceLocation) -> Diagnostic {
    nearTable("a line of hyphens is missing below the header; the lines are no table", at: location)
      .help("write \(row) below this line")
  }

  static func dividedTable(at location: SourceLocation) -> Diagnostic {
    nearTable("an empty line divides the table's header from its rows", at: location)
      .help("remove the empty line above")
  }

  static let garbledText = MessageEntry.warning(
    "markdown.garbled-text", "letters in a wrong encoding",
    """
    The text has letters such as `Ã¶`, which come from a text in UTF-8 that a program read as Windows-1252 and \
    saved again.

    Write the word as the message says. If there are many, copy the text again from where it comes.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Die GrÃ¶ÃŸe.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Die Größe.
        """))

  static func garbledWord(_ meant: String, at location: SourceLocation) -> Diagnostic {
    garbledText("this word was saved in a wrong encoding", at: location).help("write \(meant)")
  }

  static let entriesAboutOtherMarkup: [MessageEntry] = [
    otherMarkup, missingSpace, missingEmphasis, nearTable, garbledText,
  ]
}
