import Diagnostics
import HTMLText

/// Messages about ids of headings.
extension MarkdownMessages {
  static let headingAttributes = MessageEntry.warning(
    "markdown.heading-attributes", "attributes of a heading shown as text",
    """
    A heading ends with attributes in braces, as other programs read them. Here an id is all that braces at the end of a \
    heading can give: `{#revenue}`, with letters, digits, hyphens and the like. Readers see the rest as it is written.

    Write the id alone, remove the braces, or write the heading in HTML, which begins with `<h2 class="wide">`. A \
    backslash before the brace, `\\{`, says that the text is meant.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        title: A page
        ---
        ## Revenue {#revenue .wide}
        """,
      after: """
        -- content/a.md --
        ---
        title: A page
        ---
        ## Revenue {#revenue}
        """))

  /// `id` is the one among the attributes, `isWhole` whether there is nothing else in the braces.
  static func headingAttributes(
    _ written: String, id: String?, isWhole: Bool, level: Int, at location: SourceLocation
  ) -> Diagnostic {
    let help =
      if let id, !isWhole, HeadingID.isSound(id) {
        "write {#\(id)}; for anything else write <h\(level) id=\"\(id)\" …> in HTML"
      } else if id != nil {
        "an id consists of letters, digits and hyphens, as in {#revenue}"
      } else {
        "remove it, or write the heading in HTML, such as <h\(level) class=\"…\">"
      }
    return headingAttributes(
      "\"\(written)\" is shown as text: a heading's braces can give an id alone", at: location
    ).help(help)
  }

  static func duplicateID(
    ofHeading id: String, instead unique: String, at location: SourceLocation
  ) -> Diagnostic {
    duplicateID("the id \"\(id)\" is used elsewhere in the text", at: location)
      .help("write another one, such as {#\(unique)}")
  }
}
