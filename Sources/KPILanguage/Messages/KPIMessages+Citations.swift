package import Diagnostics

extension KPIMessages {
  static let citationEntries = [
    wrongText, unreadLink, noModel, pageFigure, formula, misspelledFence, typedFigure,
  ]

  package static let wrongText = MessageEntry.error(
    "kpi.wrong-text", "text of a link that does not match its figure",
    """
    A link such as `[€4,000](=price)` shows its own text, and the build checks it against the \
    model. Here the model gives another value, so readers would see an outdated figure.

    Write the text that the message gives, or let `sitegen kpi --fix FILE` rewrite all such texts \
    of a file. To have the build insert the figure, cite it as code: `` `=price` ``.
    """,
    example: .init(
      before: post("price = €4,000", "It costs [€5,000](=price)."),
      after: post("price = €4,000", "It costs [€4,000](=price).")))

  static func staleText(
    _ text: String, right: String, at location: SourceLocation
  ) -> Diagnostic {
    wrongText("\"\(text)\" does not match the model", at: location).help("write \"\(right)\"")
  }

  static let unreadLink = MessageEntry.error(
    "kpi.unread-link", "citation that is not read as a link",
    """
    The text looks like a link to a figure, but Markdown does not accept it as a link, most often \
    because its destination has spaces. Readers would see the brackets and the formula.

    Enclose the destination in `<` and `>`: `[€7](<=price | 1>)`. Raw HTML cannot cite figures; \
    write Markdown there.
    """,
    example: .init(
      before: post("price = €7", "It costs [€7](=price | 1)."),
      after: post("price = €7", "It costs [€7](<=price | 1>).")))

  /// A link to a figure that Markdown leaves as text.
  ///
  /// - Parameters:
  ///   - destination: How to write the destination; `nil` where no link can be written.
  ///   - location: The destination.
  /// - Returns: The message.
  package static func notReadAsLink(
    writeInstead destination: String?, at location: SourceLocation
  ) -> Diagnostic {
    unreadLink(
      "this is not read as a link to a figure and would appear as plain text", at: location
    )
    .help(
      destination.map { "write \"\($0)\"" }
        ?? "raw HTML cannot cite figures; write Markdown, or \"&#61;\" for \"=\" to show this")
  }

  package static let noModel = MessageEntry.error(
    "kpi.no-model", "figure cited on a page without a model",
    """
    The text cites a figure, as `` `=price` `` does, and the page has no model that could define it. \
    Readers would see the citation itself. On a site without any model it is a warning only, since it \
    is probably meant as code.

    Write a `kpi` block into the page, or name a shared model with `kpi: prices.kpi` in the front \
    matter. Two backticks, ``` `` =price `` ```, always show code.
    """,
    example: .init(
      before: post("price = €4,000") + "\n-- content/b.md --\nIt costs `=price`.\n",
      after: "-- content/b.md --\nIt costs `` =price ``.\n"))

  /// A citation on a page without a model.
  ///
  /// - Parameters:
  ///   - citation: With its `=`.
  ///   - isCodeSpan: Whether it could be meant as code.
  ///   - location: Where it is.
  /// - Returns: The message.
  package static func noModel(
    _ citation: String, isCodeSpan: Bool, at location: SourceLocation
  ) -> Diagnostic {
    noModel("\"\(citation)\" cites a figure, but this page has no model", at: location)
      .help(
        "give the page a kpi block, or \"kpi: file.kpi\" in its front matter"
          + (isCodeSpan ? "; to show code, write \"`` \(citation) ``\"" : ""))
  }

  static let pageFigure = MessageEntry.error(
    "kpi.page-figure", "figure of a page that cannot be looked up",
    """
    The key `figure` of front matter names the figure that stands for the page. Either the page has no model that \
    could have it, or the name has the marks that a citation within a text has.

    Write the name alone, where it is wanted with a scenario or a format: `figure: price@plus10 | 1`. A page \
    without a `kpi` block names a shared model with `kpi: prices.kpi`.
    """,
    example: .init(
      before: "-- content/a.md --\n---\nfigure: price\n---\nIt costs little.\n",
      after: "-- content/a.md --\n---\nfigure: price\n---\n```kpi\nprice = €4,000\n```\n"))

  /// A page's figure, where the page has no model.
  package static func pageFigureWithoutModel(
    _ citation: String, at location: SourceLocation
  ) -> Diagnostic {
    pageFigure("there is no \"\(citation)\", since this page has no model", at: location)
      .help("give the page a kpi block, or \"kpi: file.kpi\" in its front matter")
  }

  /// A page's figure that is written as in a text; `nil` where it is not.
  package static func pageFigureWithMarks(
    _ citation: String, at location: SourceLocation
  ) -> Diagnostic? {
    guard let first = citation.first, "`=".contains(first) else { return nil }
    let name = citation.filter { !"`=".contains($0) }.drop { $0 == " " }
    return pageFigure("front matter names a figure without backticks and \"=\"", at: location)
      .help(name.isEmpty ? nil : "write \"\(name)\"")
  }

  static let formula = MessageEntry.error(
    "kpi.formula-in-text", "formula in the text instead of a figure",
    """
    A code span that begins with `=` cites a figure of the page's model by its name. This one has something \
    else, such as a formula or the code of a spreadsheet.

    To calculate something, define a figure in the model and cite that. Two backticks, \
    ``` `` =SUM(A1:A3) `` ```, always show code.
    """,
    example: .init(
      before: post("price = €4,000", "Two cost `=price * 2`."),
      after: post("price = €4,000\ntwo = price * 2", "Two cost `=two`.")))

  static func notACitation(_ citation: String, at location: SourceLocation) -> Diagnostic {
    formula("\"=\(citation)\" is not the name of a figure", at: location)
      .help(
        "define a figure in the model and cite its name; to show code, write "
          + "\"`` =\(citation) ``\"")
  }

  static let misspelledFence = MessageEntry.warning(
    "kpi.misspelled-fence", "code block that seems to be a model",
    """
    The word after a code fence looks like `kpi`, but is another one, so the block is shown as code \
    instead of being calculated.

    Write `kpi`. If code is what you mean, use the name of its language, or `text`.
    """,
    example: .init(
      before: "-- content/a.md --\n```kip\nprice = €4,000\n```\n",
      after: "-- content/a.md --\n```kpi\nprice = €4,000\n```\n"))

  /// A code block whose word is probably a misspelled `kpi`.
  package static func notAModel(_ word: String, at location: SourceLocation) -> Diagnostic {
    misspelledFence(
      "\"\(word)\" is not the word for a model, so this is shown as code", at: location
    )
    .help("did you mean \"\(ModelFence.word)\"?")
  }

  package static let typedFigure = MessageEntry.warning(
    "kpi.typed-figure", "figure that is typed instead of cited",
    """
    The text has an amount that equals a figure of the page's model. If the model changes, the text will not, and \
    then the two contradict each other. The message is shown by `sitegen check --figures` only.

    Cite the figure as the message says, in backticks: `` `=price` ``. Where the amount only happens to be the same, \
    leave it.
    """,
    example: .init(
      command: "sitegen check --figures",
      before: post("price = €4,000", "It costs €4,000."),
      after: post("price = €4,000", "It costs `=price`.")))

  /// An amount that equals a figure.
  ///
  /// - Parameters:
  ///   - text: The amount.
  ///   - citations: What says the same, without `=`; not empty.
  ///   - location: Where the amount is.
  /// - Returns: The message.
  package static func typed(
    _ text: String, insteadOf citations: [String], at location: SourceLocation
  ) -> Diagnostic {
    typedFigure("\"\(text)\" is typed, and is a figure of this page's model", at: location)
      .help("cite it: " + citations.map { "`=\($0)`" }.joined(separator: " or "))
  }
}
