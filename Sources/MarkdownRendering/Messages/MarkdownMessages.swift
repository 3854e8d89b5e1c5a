package import Diagnostics

/// The messages about Markdown texts.
package enum MarkdownMessages {
  static let size = MessageEntry.error(
    "markdown.size", "text too large",
    """
    The Markdown text of a page has more bytes than the site allows, so the page was not rendered and \
    nothing was written. The limit keeps one huge file from slowing down every build; it is 1 MiB, about \
    150,000 words, unless `site.yaml` sets another one.

    Divide the text into several pages. If the site needs texts of this size, raise `size_limit` under \
    `markdown` in `site.yaml`; it is a number of bytes.
    """,
    example: .init(
      before: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        language: en
        markdown:
          size_limit: 1000
        -- content/a.md --
        ---
        title: A long text
        ---
        ⟦500 × word ⟧
        """,
      after: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        language: en
        markdown:
          size_limit: 10000
        """))

  static func size(_ count: Int, limit: Int, in file: SourceFile) -> Diagnostic {
    size(
      "text of \(count) bytes is larger than the limit of \(limit)",
      at: SourceLocation(path: file.path)
    ).help("divide it into several pages or raise \"size_limit\" under \"markdown\" in site.yaml")
  }

  static let encoding = MessageEntry.error(
    "markdown.utf-8", "text not in UTF-8",
    """
    The file has a byte that cannot occur in UTF-8, the only encoding that is read. Usually an editor \
    saved the file in an older encoding such as Latin-1 or Windows-1252, and letters outside of English \
    are affected.

    Save the file again with the encoding UTF-8; most editors ask for it under “Save as”. The message \
    shows the first byte that is wrong; there may be more.
    """,
    example: .init(
      command: #"printf 'caf\351\n' > a.md && sitegen markdown a.md"#, before: "", after: "",
      repairedCommand: #"printf 'caf\303\251\n' > a.md && sitegen markdown a.md"#))

  static func encoding(invalidByteAt offset: Int, in file: SourceFile) -> Diagnostic {
    encoding(
      "byte \(offset) of the file is not valid UTF-8", at: file.location(offset..<offset + 1)
    ).help("save the file in the encoding UTF-8")
  }

  static let tableSize = MessageEntry.error(
    "markdown.table-size", "tables too large",
    """
    The tables of the text have too many cells, so the page was not rendered and nothing was written. \
    What counts is the number of columns times the number of rows, cells that a row leaves out included; \
    tables of this size need hundreds of megabytes of memory.

    Divide the table, or offer the data as a file beside the page and link to it. If the text is not \
    meant as a table, check the line of hyphens and pipes below its first row.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A wide table
        ---
        ⟦500 × |a⟧
        ⟦500 × |-⟧
        ⟦1200 × b
        ⟧
        """,
      after: """
        -- content/a.md --
        ---
        title: A wide table
        ---
        ⟦500 × |a⟧
        ⟦500 × |-⟧
        ⟦12 × b
        ⟧
        """))

  static func tableSize(at location: SourceLocation) -> Diagnostic {
    tableSize(
      "tables have more than \(ParsingBudget.tableCells) cells, columns times lines", at: location
    ).help("divide the table, or offer the data as a file beside the page")
  }

  static let work = MessageEntry.error(
    "markdown.work", "text takes too long to parse",
    """
    Some texts take a time to parse that grows with the square of their length: thousands of lines in a \
    deeply nested list or quote, or one paragraph with a very large number of brackets or pipes. \
    Parsing was stopped, and nothing was written. Texts that people write need a small part of the time \
    that is allowed.

    Look above the line that the message shows for such a paragraph, list or quote; often it comes from \
    another program. Shorten it, divide it with empty lines, or put it in a code block.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: Deep quotes
        ---
        ⟦20000 × >⟧a
        ⟦9000 × a
        ⟧
        """,
      after: """
        -- content/a.md --
        ---
        title: Deep quotes
        ---
        > a

        ⟦9000 × a
        ⟧
        """))

  static func work(at location: SourceLocation) -> Diagnostic {
    work("text takes too long to parse", at: location).help(
      "look above this line for deeply nested lists or quotes, or a very long line or paragraph")
  }

  static let memory = MessageEntry.error(
    "markdown.memory", "text takes too much memory to parse",
    """
    Parsing the text would take more memory than is allowed: 128 MB and 200 times the size of the text. \
    Parsing was stopped, and nothing was written. Most often a long link definition such as \
    `[a]: https://…` is used thousands of times, or lists and quotes are nested thousands of levels deep.

    Shorten the link, use it less often, or reduce the nesting.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: One long link
        ---
        [a]: /⟦50000 × u⟧

        ⟦10000 × [a]⟧
        """,
      after: """
        -- content/a.md --
        ---
        title: One long link
        ---
        [a]: https://example.org/

        ⟦10000 × [a]⟧
        """))

  static func memory(at location: SourceLocation) -> Diagnostic {
    memory("text takes too much memory to parse", at: location).help(
      "look for a long link definition that is used many times, or for deep nesting")
  }

  static let htmlSize = MessageEntry.error(
    "markdown.html-size", "text becomes too much HTML",
    """
    The text would become more than 16 MB of HTML, which no browser shows well, so the page was not \
    rendered and nothing was written. A text of ordinary size reaches this only where a long link \
    definition such as `[a]: https://…` is used thousands of times.

    Shorten the link or use it less often.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: One long link
        ---
        [a]: https://example.org/⟦30000 × u⟧

        ⟦600 × [a] ⟧
        """,
      after: """
        -- content/a.md --
        ---
        title: One long link
        ---
        [a]: https://example.org/

        ⟦600 × [a] ⟧
        """))

  static func htmlSize(limit: Int, in file: SourceFile) -> Diagnostic {
    htmlSize(
      "text becomes more HTML than the limit of \(limit) bytes",
      at: SourceLocation(path: file.path)
    ).help("look for a long link definition that is used many times")
  }

  static let dangerousLink = MessageEntry.warning(
    "markdown.dangerous-link", "link that would run a program",
    """
    The link begins with `javascript:` or `vbscript:`, or with `data:` in a frame. Following such a link, or \
    showing such a frame, runs what it contains in the reader's browser, with access to the whole page, so it \
    is removed and only its text is shown. Pictures, sounds and films may be contained in `data:` URLs where \
    they are shown or played: in `![…](…)` and in `src` of `img`, `source`, `audio` and `video`.

    Link to a web address or to a file of the site. A script that the page needs belongs in a template.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A link
        ---
        [print](javascript:print())
        """,
      after: """
        -- content/a.md --
        ---
        title: A link
        ---
        [print](https://example.org/print/)
        """))

  static func dangerousLink(scheme: String, at location: SourceLocation) -> Diagnostic {
    dangerousLink("link to a \"\(scheme):\" URL is removed", at: location)
      .help("link to a web address or to a file of the site")
  }

  static let dataLink = MessageEntry.warning(
    "markdown.data-link", "link that browsers do not open",
    """
    The link leads to a `data:` URL, which contains a file instead of an address. Browsers do not open such \
    links, so it is removed and only its text is shown.

    Put the file beside the text and link to it. A link in HTML with the attribute `download` saves what the \
    URL contains, and is kept.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A link
        ---
        <a href="data:text/csv,a,b">Our figures</a>
        """,
      after: """
        -- content/a.md --
        ---
        title: A link
        ---
        <a href="data:text/csv,a,b" download="figures.csv">Our figures</a>
        """))

  static func dataLink(at location: SourceLocation) -> Diagnostic {
    dataLink("browsers do not open links to \"data:\" URLs; the link is removed", at: location)
      .help("link to a file of the site, or write <a download=\"name.txt\" href=\"data:…\">")
  }

  static let unpairedQuote = MessageEntry.info(
    "markdown.unpaired-quote", "quote without a partner",
    """
    Straight quotes become the quotation marks of the page's language in pairs. This one has no partner \
    in its paragraph: it stayed straight, because there are spaces or words on both sides of it, or it \
    became an opening mark that nothing closes. Often the other quote was forgotten, or a space is on the \
    wrong side.

    Add the other quote or move the space. A quote that is to stay straight has a backslash, `\\"`; for \
    inches there is `″`. A quotation of several paragraphs begins each with a quote and closes the last \
    one; that is no mistake and is not reported. The message is shown with `--verbose` only.
    """,
    example: .init(
      command: "sitegen build --verbose",
      before: """
        -- content/a.md --
        ---
        title: A quotation
        ---
        She said "yes. Then she left.
        """,
      after: """
        -- content/a.md --
        ---
        title: A quotation
        ---
        She said "yes." Then she left.
        """))

  /// About a quote that became an opening mark, or else stayed straight.
  static func unpairedQuote(at location: SourceLocation, opens: Bool) -> Diagnostic {
    unpairedQuote(
      opens
        ? "this quotation is not closed in its paragraph"
        : "this quote has no partner and stays straight", at: location
    ).help("add the other quote, or write \\\" for a straight one")
  }

  static let libraryVersion = MessageEntry.error(
    "markdown.library-version", "another version of cmark-gfm",
    """
    Markdown is parsed by the library cmark-gfm, which is part of the operating system. The program was \
    compiled for one version of it and has found another one, whose memory has another structure. So it \
    stopped at once, and nothing was written.

    After an update of the system, compile the program again with `make program`. If that fails because \
    the new version is not supported, install the version that the message names, or set \
    `LD_LIBRARY_PATH` to the folder that has it.
    """,
    example: .init(
      command: """
        echo 'int cmark_version(void) { return 0; } char *cmark_version_string(void) { return "0.0.0"; }' \
        | cc -shared -o other.so -x c - && LD_PRELOAD=./other.so sitegen build
        """,
      before: """
        -- content/a.md --
        Text.
        """, after: "", repairedCommand: "sitegen build"))

  static func libraryVersion(loaded: String, compiled: String) -> Diagnostic {
    libraryVersion(
      "the library cmark-gfm has version \(loaded); this program needs \(compiled)"
    ).help("compile the program again, or install version \(compiled) of libcmark-gfm")
  }

  static let nesting = MessageEntry.error(
    "markdown.html-nesting", "HTML nested too deeply",
    """
    More elements of HTML are open at the same time than browsers follow, so the page was not rendered and \
    nothing was written.

    Look for elements that are opened again and again and never closed.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: Deep
        ---
        ⟦600 × <b>⟧
        """,
      after: """
        -- content/a.md --
        ---
        title: Deep
        ---
        ⟦600 × <b></b>⟧
        """))

  static func nesting(limit: Int, in file: SourceFile) -> Diagnostic {
    nesting(
      "more than \(limit) elements of HTML are open at the same time",
      at: SourceLocation(path: file.path)
    ).help("close the elements that are opened again and again")
  }

  static let omittedWarnings = MessageEntry.warning(
    "markdown.omitted-warnings", "more warnings than are shown",
    """
    The text has more mistakes than are worth showing one by one; only the first thousand are. Usually \
    there is one cause, such as a text in another format than Markdown.

    Mend the first ones, and build again.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: Many links
        ---
        ⟦1001 × [a](javascript:b) ⟧
        """,
      after: """
        -- content/a.md --
        ---
        title: Many links
        ---
        ⟦1001 × [a](https://example.org/) ⟧
        """))

  static func omittedWarnings(_ count: Int, at location: SourceLocation) -> Diagnostic {
    omittedWarnings("\(count) more warnings about this text are not shown", at: location)
      .help("mend the first ones, and build again")
  }

  /// All messages of this area.
  package static let entries: [MessageEntry] =
    [
      size, encoding, tableSize, work, memory, htmlSize, nesting, dangerousLink, dataLink,
      omittedWarnings,
      foreignTag, headingAttributes, unpairedQuote, libraryVersion,
    ] + entriesAboutHTML + entriesAboutComments + entriesAboutReferences + entriesAboutOtherMarkup
}
