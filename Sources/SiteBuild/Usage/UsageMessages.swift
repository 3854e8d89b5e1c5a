package import Diagnostics

/// Messages about what nothing in a site uses; nothing is wrong with it.
package enum UsageMessages {
  /// All of them, in the order in which they are listed.
  package static let entries: [MessageEntry] = [
    template, word, themeFile, dataFile, singlePostTerm, unlinkedPage,
  ]

  private static let command = "sitegen build --verbose"
  private static let onlyVerbose = "The message is shown with `--verbose` only."

  static let template = MessageEntry.info(
    "unused.template", "template that nothing uses",
    """
    No page is rendered with this template, and no template that is in use extends, includes or imports it. \
    Often it is left over from an earlier theme, or a page should name it with `template` and does not. \
    Remove it, or use it.

    `post.html`, `section.html` and `tag.html` are listed where the site has no such pages; keep them if it \
    will have. `page.html` and `list.html` are not, since the first page or tag would need them. \
    A template that only a draft names counts as used. \(onlyVerbose)
    """,
    example: .init(
      command: command,
      before: """
        -- templates/landing.html --
        <title>{{ page.title }}</title>
        """,
      after: """
        -- templates/landing.html --
        """))

  static let word = MessageEntry.info(
    "unused.word", "word of the theme that nothing uses",
    """
    No page shows this message of `templates/strings/`, in any language, and no template in use has its key \
    between quotes. Remove it, or correct the key where it should be shown: `{{ t("older") }}`.

    A message that some template names counts as used, even if no page gets to it at present, and so do its \
    translations into languages that the site does not have. \(onlyVerbose)
    """,
    example: .init(
      command: command,
      before: """
        -- templates/strings/en.yaml --
        older: Older posts
        """,
      after: """
        -- templates/strings/en.yaml --
        """))

  static let themeFile = MessageEntry.info(
    "unused.theme-file", "file of the theme that nothing uses",
    """
    The file of `templates/assets/` is published, but no page refers to it with `asset()`, and no stylesheet \
    in use refers to it either; since its published name changes with its content, nothing else can. Remove \
    it, or refer to it. A file that readers should find at a fixed address belongs in `content/`. \
    \(onlyVerbose)
    """,
    example: .init(
      command: command,
      before: """
        -- templates/assets/old.css --
        body { margin: 0; }
        """,
      after: """
        -- templates/assets/old.css --
        """))

  static let dataFile = MessageEntry.info(
    "unused.data-file", "data file that nothing uses",
    """
    No page reads this file of `content/_data/`, and no template in use has its name between quotes. Remove \
    it, or read it in a template: `data("team")`. \(onlyVerbose)
    """,
    example: .init(
      command: command,
      before: """
        -- content/_data/team.yaml --
        - Ann
        """,
      after: """
        -- content/_data/team.yaml --
        """))

  static let singlePostTerm = MessageEntry.info(
    "unused.tag", "tag with one post",
    """
    A tag brings readers from one post to others about the same, and this one has no other. Often it is \
    another spelling of a tag that exists. Use that one, or remove the tag; if more posts will have it, \
    leave it. Drafts do not count as long as they are not published. \(onlyVerbose)
    """,
    example: .init(
      command: command,
      before: """
        -- content/2026-01-15-a.md --
        ---
        tags: [sales]
        ---
        Text.
        -- content/2026-01-16-b.md --
        ---
        tags: [sales]
        ---
        Text.
        -- content/2026-01-17-c.md --
        ---
        tags: [sale]
        ---
        Text.
        """,
      after: """
        -- content/2026-01-17-c.md --
        ---
        tags: [sales]
        ---
        Text.
        """))

  static let unlinkedPage = MessageEntry.info(
    "unused.page", "page that no page links to",
    """
    Readers do not find this page: no other page links to it in its text, in a list, a menu, or anywhere \
    else in its template. Search engines may find it by the sitemap. Link to it from a text, or put it into \
    the menu; if only those should find it to whom you give its address, leave it.

    A post that some list shows is not reported. A page's links to itself do not count, nor do feeds, the \
    sitemap, and pages that are not published. \(onlyVerbose)
    """,
    example: .init(
      command: command,
      before: """
        -- content/index.md --
        Welcome.
        -- content/about.md --
        About us.
        """,
      after: """
        -- content/index.md --
        Welcome. Who are [we](about.md)?
        """))

  // MARK: Wording

  /// A template that the site has no use for.
  static func template(at location: SourceLocation) -> Diagnostic {
    template("nothing uses this template", at: location)
      .help("remove it, or name it with \"template\" in the front matter of a page")
  }

  /// A template that certain pages would be rendered with.
  static func template(for pages: String, at location: SourceLocation) -> Diagnostic {
    template("nothing uses this template: it is for \(pages), and needed by none", at: location)
      .help("remove it, or keep it if the site will have \(pages)")
  }

  static func word(key: String, at location: SourceLocation) -> Diagnostic {
    word("nothing uses the message \"\(key)\"", at: location)
      .help("remove it, or show it in a template with t(\"\(key)\")")
  }

  static func themeFile(path: String, at location: SourceLocation) -> Diagnostic {
    themeFile("nothing uses this file of the theme", at: location)
      .help("remove it, or refer to it in a template with asset(\"\(path)\")")
  }

  static func dataFile(name: String, at location: SourceLocation) -> Diagnostic {
    dataFile("nothing uses this data file", at: location)
      .help("remove it, or read it in a template with data(\"\(name)\")")
  }

  /// A term of one post; `suggestion` is a question that names a similar one.
  static func singlePostTerm(
    _ name: String, singular: String, suggestion: String?, at location: SourceLocation
  ) -> Diagnostic {
    singlePostTerm("no other post has the \(singular) \"\(name)\"", at: location)
      .help(suggestion ?? "give it to further posts, or remove it")
  }

  static func unlinkedPage(at location: SourceLocation) -> Diagnostic {
    unlinkedPage("no page links to this page", at: location)
      .help("link to it from a text, or put it into the menu of site.yaml")
  }
}
