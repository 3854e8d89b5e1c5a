package import Diagnostics

/// Messages about a site as a whole: its addresses, tags, links and the theme's files.
package enum SiteMessages {
  /// All of them, in the order in which they are listed.
  package static let entries: [MessageEntry] = [
    pageWithoutSlug, fixedAddress, nearlyDated, misnamedIndex, termsWithoutDate, indexWithDate,
    termWithoutSlug, termClash, movedTerm, twoTermFiles, misplacedTermFile, unusedTermFile,
    pathClash, longPath, alias, brokenLink, brokenAddress, oddAddress,
    missingAnchor, secondTitle, menu, pageImage, missingTemplate, themeMissingAsset,
    themeImportCycle,
    themeBrokenLink,
  ]

  static let pageWithoutSlug = MessageEntry.error(
    "site.page-without-slug", "page whose name gives no address",
    """
    The address of a page comes from the name of its file, and this name has neither a letter nor a digit \
    that an address could consist of. Rename the file, or set `slug` in the front matter.
    """,
    example: .init(
      before: """
        -- content/!!!.md --
        Text.
        """,
      after: """
        -- content/!!!.md --
        ---
        slug: attention
        ---
        Text.
        """))

  static let nearlyDated = MessageEntry.warning(
    "site.nearly-dated", "name that nearly begins with a date",
    """
    A page whose name begins with a date is a post, which appears in lists and feeds. This name begins with \
    something like a date, but not with one: it is written another way, or the calendar does not have the day. So the page \
    is in no list.

    Rename the file, or the folder of the page, to begin with year, month and day and a hyphen after them: \
    `2026-01-05-launch.md`. If the number is no date, let the name begin with a word.
    """,
    example: .init(
      before: "-- content/2026-1-5-launch.md --\nText.\n",
      after:
        "-- content/2026-1-5-launch.md --\n-- content/2026-01-05-launch.md --\nText.\n"))

  static let misnamedIndex = MessageEntry.warning(
    "site.misnamed-index", "folder with a date whose page is not index.md",
    """
    A folder whose name begins with a date is a post with its pictures and other files, a bundle, if its page is called \
    `index.md`. The page in this folder has another name, so it is a page without a date and in no list.

    Rename the page to `index.md`. If the folder is only a place for several pages, let its name begin with a word, \
    or give the page a date of its own.
    """,
    example: .init(
      before: "-- content/2026-01-05-launch/launch.md --\nText.\n",
      after:
        "-- content/2026-01-05-launch/launch.md --\n-- content/2026-01-05-launch/index.md --\nText.\n"
    ))

  static let termsWithoutDate = MessageEntry.warning(
    "site.tags-without-date", "tags on a page without a date",
    """
    Lists of tags show posts, and a page is a post only if it has a date. The tags of this page therefore \
    do nothing. Set `date` in the front matter, or begin the file's name with one \
    (`2026-01-15-name.md`); if it is not meant to be a post, remove the tags.
    """,
    example: .init(
      before: """
        -- content/about.md --
        ---
        tags: [people]
        ---
        About us.
        """,
      after: """
        -- content/about.md --
        About us.
        """))

  static let indexWithDate = MessageEntry.warning(
    "site.index-with-date", "date or tags of an index page",
    """
    An `index.md` is the index page of its section, above the list of the section's posts, where its folder \
    has other pages, and the home page at the top of content/. Neither is a post, so a date and tags do \
    nothing there.

    If it is meant to be a post with files of its own, begin the name of its folder with the date: \
    `content/2026-01-15-launch/index.md`. Else remove `date` and `tags`.
    """,
    example: .init(
      before: """
        -- content/launch/index.md --
        ---
        date: 2026-01-15
        tags: [news]
        ---
        We begin.
        -- content/launch/team.md --
        The team.
        """,
      after: """
        -- content/launch/index.md --
        We begin.
        """))

  static let fixedAddress = MessageEntry.warning(
    "site.fixed-address", "address of a page that cannot have another",
    """
    The home page, `content/index.md`, is at the site's address, the page of `content/404.md` where web \
    hosts look for it, and a section's `index.md` at its folder's address. `slug` changes none of them, \
    `path` only that of a section. Remove the key.
    """,
    example: .init(
      before: """
        -- content/index.md --
        ---
        path: /start/
        ---
        Welcome.
        """,
      after: """
        -- content/index.md --
        Welcome.
        """))

  static let termWithoutSlug = MessageEntry.error(
    "site.tag-without-slug", "tag that gives no address",
    """
    Every tag has a page, and the page's address comes from the tag's name. This name has neither a letter \
    nor a digit that an address could consist of. Use another name.
    """,
    example: .init(
      before: """
        -- content/2026-01-15-post.md --
        ---
        tags: ["+++"]
        ---
        Text.
        """,
      after: """
        -- content/2026-01-15-post.md --
        ---
        tags: [plus]
        ---
        Text.
        """))

  static let termClash = MessageEntry.error(
    "site.tag-clash", "two tags with one address",
    """
    Two tags differ so little that their pages would have the same address: often they are one tag, written \
    with and without a capital letter. The places where they are written are listed below the message. \
    Write the tag the same way everywhere, or rename one of the two. A file of `content/_terms/` can give a tag \
    another address with `slug`.
    """,
    example: .init(
      before: """
        -- content/2026-01-15-a.md --
        ---
        tags: [Sales]
        ---
        Text.
        -- content/2026-01-16-b.md --
        ---
        tags: [sales]
        ---
        Text.
        """,
      after: """
        -- content/2026-01-16-b.md --
        ---
        tags: [Sales]
        ---
        Text.
        """))

  static let pathClash = MessageEntry.error(
    "site.path-clash", "two files with one path",
    """
    Two pages or files of the site would be written to the same path, or to paths that some systems treat \
    as the same because they differ only in case. One would silently replace the other, so nothing is \
    written. Give one of them another `slug` or file name.
    """,
    example: .init(
      before: """
        -- content/2026-01-15-news.md --
        Older.
        -- content/2026-01-16-news.md --
        Newer.
        """,
      after: """
        -- content/2026-01-16-news.md --
        ---
        slug: more-news
        ---
        Newer.
        """))

  static let longPath = MessageEntry.error(
    "site.long-path", "name that is too long for a file",
    """
    File systems allow 255 bytes for the name of a file or folder, and a page's address becomes one. Set a \
    shorter `slug` in the front matter.
    """,
    example: .init(
      before: """
        -- content/post.md --
        ---
        slug: "⟦300 × a⟧"
        ---
        Text.
        """,
      after: """
        -- content/post.md --
        ---
        slug: a
        ---
        Text.
        """))

  package static let alias = MessageEntry.error(
    "site.alias", "alias that is not an address",
    """
    `aliases` lists addresses at which the page could be found earlier, so that old links keep working. \
    Each begins with “/” and is written as in a browser's address bar, without the site's name; a percent \
    sign begins an encoded character there.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        aliases: ["/100%/"]
        ---
        Text.
        """,
      after: """
        -- content/a.md --
        ---
        aliases: ["/100/"]
        ---
        Text.
        """))

  package static let brokenLink = MessageEntry.error(
    "site.broken-link", "link that leads nowhere",
    """
    A link or an image points to a page or file that the site does not have, or that is not published. \
    Readers would get an error page, so the site is not written. Link to a page by its file, relative to \
    the file with the link: `[text](other-page.md)`.

    For a site that is being moved, `links: warn` in site.yaml, or `--links warn`, makes broken links \
    warnings: the site is written, and they stay as they are written.
    """,
    example: .init(
      before: """
        -- content/a.md --
        [the other](c.md)
        -- content/b.md --
        Text.
        """,
      after: """
        -- content/a.md --
        [the other](b.md)
        """))

  package static let brokenAddress = MessageEntry.warning(
    "site.broken-address", "whole address of this site that leads nowhere",
    """
    A link is written as a whole URL, `https://…`, below the address of this site, and the site publishes \
    nothing there. It is a warning only, since other software may answer at that address. Right below the host \
    only addresses are looked at that are nearly one of this site: `https://example.org/shop/` may well be a \
    shop. Link to pages of this site by their file, `[text](other-page.md)`, so that the link follows when an \
    address changes.
    """,
    example: .init(
      before: """
        -- content/a.md --
        [the other](https://example.org/price/)
        -- content/prices.md --
        Text.
        """,
      after: """
        -- content/a.md --
        [the other](prices.md)
        """))

  package static let oddAddress = MessageEntry.warning(
    "site.odd-address", "address that readers cannot reach",
    """
    A link leads to a file of your own computer (`file:///…`, `C:\\…`), to the computer itself \
    (`http://localhost`), or its address is misspelled, such as `htps://example.org`. It works for nobody \
    else, or for nobody at all.

    Link to pages of this site by their file, and to others by the address in the browser's address bar. An \
    address that is the subject of the text can be shown as code.
    """,
    example: .init(
      before: """
        -- content/a.md --
        [Example](htps://example.com/)
        """,
      after: """
        -- content/a.md --
        [Example](https://example.com/)
        """))

  package static let missingAnchor = MessageEntry.error(
    "site.missing-anchor", "link to a heading that does not exist",
    """
    The page that a link leads to exists, but has no heading or element with the name after “#”, neither in \
    its text nor from its template. The name of a heading is its text in lower case with hyphens for spaces; \
    it changes when the heading is changed. `links: warn` in site.yaml makes it a warning.
    """,
    example: .init(
      before: """
        -- content/a.md --
        [below](#deatils)

        ## Details
        """,
      after: """
        -- content/a.md --
        [below](#details)

        ## Details
        """))

  static let secondTitle = MessageEntry.warning(
    "site.second-title", "second main heading on a page",
    """
    The template shows the page's title as the main heading, `<h1>`, and the text has another one. Readers \
    see two titles, and screen readers and search engines do not know which one names the page. Begin the \
    headings of the text with `##`; if this one is the page's title, write it as `title` in the front matter.
    """,
    example: .init(
      before: """
        -- templates/page.html --
        <title>{{ page.title }}</title><h1>{{ page.title }}</h1>{{ page.content }}
        -- content/a.md --
        ---
        title: Price list
        ---
        # Prices

        Text.
        """,
      after: """
        -- content/a.md --
        ---
        title: Price list
        ---
        ## Prices

        Text.
        """))

  package static let menu = MessageEntry.error(
    "site.menu", "menu entry that leads nowhere",
    """
    An entry of `menu` in site.yaml names a page or an address that the site does not have. `page` takes a \
    file below content/, `url` an address of the site or of another one.
    """,
    example: .init(
      before: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        language: en
        menu: [{title: About, page: abuot.md}]
        -- content/about.md --
        About us.
        """,
      after: """
        -- site.yaml --
        title: Example
        base_url: https://example.org
        language: en
        menu: [{title: About, page: about.md}]
        """))

  package static let missingTemplate = MessageEntry.error(
    "site.missing-template", "page without a template",
    """
    Every page is rendered through a template of `templates/`: the one that its front matter names, or the \
    first that exists of those for its kind, which the message lists. Write that template, or correct the \
    name in the front matter.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        template: landing.html
        ---
        Text.
        """,
      after: """
        -- content/a.md --
        ---
        template: page.html
        ---
        Text.
        """))

  static let themeMissingAsset = MessageEntry.error(
    "theme.missing-asset", "stylesheet that refers to a missing file",
    """
    A stylesheet in `templates/assets/` refers to a file by a path relative to itself, and there is no such \
    file. Browsers would show the page without the image or font. Correct the path, or add the file.
    """,
    example: .init(
      before: """
        -- templates/assets/main.css --
        body { background: url(papr.svg); }
        -- templates/assets/paper.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        """,
      after: """
        -- templates/assets/main.css --
        body { background: url(paper.svg); }
        """))

  static let themeImportCycle = MessageEntry.error(
    "theme.import-circle", "stylesheets that import each other",
    """
    Stylesheets import each other in a cycle. Published files are named by their content, so the name of \
    each would depend on the name of the other. Remove one of the imports.
    """,
    example: .init(
      before: """
        -- templates/assets/a.css --
        @import "b.css";
        -- templates/assets/b.css --
        @import "a.css";
        """,
      after: """
        -- templates/assets/b.css --
        body { margin: 0; }
        """))

  static let themeBrokenLink = MessageEntry.error(
    "theme.broken-link", "stylesheet that refers to a missing address",
    """
    A stylesheet refers to an address of the site, one that begins with “/”, and the site publishes nothing \
    there. Correct the address, or put the file into content/.
    """,
    example: .init(
      before: """
        -- templates/assets/main.css --
        body { background: url(/paper.svg); }
        """,
      after: """
        -- content/paper.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        """))
}
