package import Diagnostics

/// Messages about the pictures that stand for pages.
extension SiteMessages {
  static let pageImage = MessageEntry.error(
    "site.image", "picture of a page that is not a picture",
    """
    `image` in front matter names the picture that stands for the page in lists, feeds and previews, and \
    what it names is a page or a file that browsers do not show as a picture.

    Name a file that ends in `.jpg`, `.png`, `.webp`, `.avif`, `.gif` or `.svg`, relative to the page's own \
    file as for an image in the text, or the whole address of a picture.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        image: a.md
        ---
        Text.
        """,
      after: """
        -- content/chart.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        -- content/a.md --
        ---
        image: chart.svg
        ---
        Text.
        """))

  /// `written` is what front matter names.
  package static func notAPicture(_ written: String, at location: SourceLocation) -> Diagnostic {
    pageImage("\"\(written)\" is not a picture", at: location)
      .help("name a file such as \"picture.jpg\", or the whole address of one, \"https://…\"")
  }
}
