package import Diagnostics

extension KPIMessages {
  static let citationEntries = [wrongText, unreadLink]

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
}
