import Diagnostics

/// Messages about comments, and about what browsers read as comments.
extension MarkdownMessages {
  static let unclosedComment = MessageEntry.warning(
    "markdown.unclosed-comment", "comment that is never closed",
    """
    A comment of HTML begins with `<!--` and has no `-->`. Everything after it belongs to the comment, so \
    that readers do not see it.

    Write `-->` where the comment ends.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Some text.

        <!-- To do: figures

        More text.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Some text.

        <!-- To do: figures -->

        More text.
        """))

  static func unclosedComment(at location: SourceLocation) -> Diagnostic {
    unclosedComment("comment is never closed; readers do not see the text after it", at: location)
      .help("write --> where the comment ends")
  }

  static func commentAsText(at location: SourceLocation) -> Diagnostic {
    unclosedComment("comment is not closed in its paragraph; readers see it as text", at: location)
      .help("write --> where the comment ends, or \\<!-- for the characters")
  }

  static func unclosedCharacterData(at location: SourceLocation) -> Diagnostic {
    unclosedComment("<![CDATA[ is never closed before the next empty line", at: location)
      .help("write ]]> where it ends, before an empty line")
  }

  static let nestedComment = MessageEntry.warning(
    "markdown.nested-comment", "comment within a comment",
    """
    A comment has the beginning of another one in it. Comments do not nest: the first `-->` ends both, so that \
    readers see the rest of the outer one.

    Remove the inner `<!--` and its `-->`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <!-- Not yet: <!-- figures --> our prices -->
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        <!-- Not yet: figures, our prices -->
        """))

  static func nestedComment(at location: SourceLocation) -> Diagnostic {
    nestedComment(
      "comment within a comment: both end at the first -->, and readers see the rest", at: location
    ).help("remove the inner <!-- and its -->")
  }

  static let commentEnd = MessageEntry.warning(
    "markdown.comment-end", "comment that browsers end elsewhere",
    """
    A comment ends with `--!>`. Browsers end it there, Markdown does not: for Markdown all that follows, up to \
    the next `-->`, is HTML, so that readers see it with all its stars and brackets.

    Write `-->` where the comment ends.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        <!-- A note --!>

        Some *text*.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        <!-- A note -->

        Some *text*.
        """))

  static func commentEnd(at location: SourceLocation) -> Diagnostic {
    commentEnd("comment ends with --!>; what follows is not read as Markdown", at: location)
      .help("write --> where the comment ends")
  }

  static let instruction = MessageEntry.warning(
    "markdown.instruction", "instruction that HTML does not have",
    """
    The text has an instruction `<?…?>`, as in PHP or XML, or a declaration `<!…>`. Nothing runs it in a page, and \
    browsers end it at the first `>`, so it is left out.

    Remove it. To show it, write it as code: between backticks, or in a code block.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        Today is <?php echo date('c'); ?>.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        Today is `<?php echo date('c'); ?>`.
        """))

  static func instruction(written: String, at location: SourceLocation) -> Diagnostic {
    instruction("nothing runs \(written) in a page; it is left out", at: location)
      .help("remove it, or write it as code: between backticks")
  }

  static let characterData = MessageEntry.warning(
    "markdown.cdata", "CDATA outside of SVG and MathML",
    """
    The text has a `<![CDATA[…]]>`. HTML has it only within SVG and MathML; elsewhere browsers show a part of it. So \
    what is in it is shown as text.

    Remove `<![CDATA[` and `]]>`.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        If <![CDATA[a > b]]>.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        If a > b.
        """))

  static func characterData(at location: SourceLocation) -> Diagnostic {
    characterData("HTML has no CDATA here; what is in it is shown as text", at: location)
      .help("remove <![CDATA[ and ]]>")
  }

  static let secondMore = MessageEntry.warning(
    "markdown.second-more", "text divided twice",
    """
    The text has more than one `<!--more-->`. Its summary is what comes before the first one; the others \
    divide nothing.

    Remove all but one.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        One.

        <!--more-->

        Two.

        <!--more-->

        Three.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        One.

        <!--more-->

        Two.

        Three.
        """))

  static func secondMore(at location: SourceLocation) -> Diagnostic {
    secondMore("the text is already divided by a <!--more--> before this one", at: location)
      .help("remove one of them")
  }

  static let moreInFootnote = MessageEntry.warning(
    "markdown.more-in-footnote", "<!--more--> in a footnote",
    """
    A `<!--more-->` is in a footnote. Footnotes are shown at the end of the text, so it cannot divide the \
    text there and is ignored.

    Write it in the text itself, where the summary ends.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        One.[^1]

        Two.

        [^1]: A note. <!--more--> More.
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        One.[^1]

        <!--more-->

        Two.

        [^1]: A note. More.
        """))

  static func moreInFootnote(at location: SourceLocation) -> Diagnostic {
    moreInFootnote("<!--more--> in a footnote does not divide the text", at: location)
      .help("write it in the text, where the summary ends")
  }

  static let entriesAboutComments: [MessageEntry] = [
    unclosedComment, nestedComment, commentEnd, instruction, characterData, secondMore,
    moreInFootnote,
  ]
}
