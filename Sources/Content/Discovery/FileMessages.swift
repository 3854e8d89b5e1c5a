package import Diagnostics
import DataFormats
import Platform

/// Messages about the files that a site consists of.
package enum FileMessages {
  static let noContent = MessageEntry.error(
    "files.no-content", "no folder content/",
    """
    The Markdown files of a site are in a folder `content/` beside `site.yaml`. There is none.

    Create the folder, or change to the site's folder before building.
    """,
    example: .init(
      command: "rm -rf content && sitegen build", before: "",
      after: "-- content/index.md --\nWelcome\n", repairedCommand: "sitegen build"))

  static let refused = MessageEntry.error(
    "files.refused", "file or folder that cannot be used",
    """
    A file or folder of the site cannot be read, or must not be: it is a pipe or a device, a link that \
    leads out of its folder, or has a name that cannot be part of a URL on every system.

    Correct what the message names. A name that begins with a dot or an underscore keeps a file out of the \
    site.
    """,
    example: .init(
      command: "mkdir -p content && mkfifo content/pipe && sitegen build", before: "", after: "",
      repairedCommand: "rm content/pipe && sitegen build"))

  static let linked = MessageEntry.error(
    "files.linked", "symbolic link where a file or folder must be",
    """
    `site.yaml`, `content/`, `templates/`, `content/_data/` and `.sitegen/` must not be symbolic links: a \
    link can be changed during a build, and then something outside the site would be published or overwritten. Links inside \
    `content/` and `templates/` are followed as long as they lead to something in the same folder.

    Move the folder to where the link is, or name the folder that contains them all with `--root`, which \
    may be reached through links.
    """,
    example: .init(
      command: "mv templates theme && ln -s theme templates && sitegen build", before: "",
      after: "",
      repairedCommand: "rm templates && mv theme templates && sitegen build"))

  static let tooLarge = MessageEntry.error(
    "files.too-large", "text file too large",
    """
    Pages, templates, models, data files and the stylesheets of the theme may have up to 16 MiB: they are held \
    in memory as a whole.

    Split the file. A large file that readers should download can have any size if it does not end in \
    `.md` or `.kpi`, and is no stylesheet in `templates/assets`.
    """,
    example: .init(
      before: "-- content/a.md --\n⟦4300000 × text⟧\n", after: "-- content/a.md --\ntext\n"))

  static let tooMuchData = MessageEntry.error(
    "files.too-much-data", "more data than is read",
    """
    All data files and translations of a site together may have a million values: they are held in memory as a whole.

    Keep what no page shows out of `content/_data`, or publish it as a file: put it into another folder of \
    `content/`.
    """,
    example: .init(
      before: """
        -- content/_data/a.json --
        [⟦400000 × 1,⟧1]
        -- content/_data/b.json --
        [⟦400000 × 1,⟧1]
        -- content/_data/c.json --
        [⟦400000 × 1,⟧1]
        """,
      after: "-- content/_data/c.json --\n[1]\n"))

  static let notUTF8 = MessageEntry.error(
    "files.not-utf8", "text that is not UTF-8",
    """
    Text files must be encoded as UTF-8. The file has a byte that is not valid there; usually it was saved \
    as Latin-1 or Windows-1252.

    Save the file as UTF-8 in your editor, or convert it: `iconv -f WINDOWS-1252 -t UTF-8`.
    """,
    example: .init(
      command: "mkdir -p content && printf 'Gr\\374\\337e\\n' > content/a.md && sitegen build",
      before: "",
      after: "-- content/a.md --\nGrüße\n", repairedCommand: "sitegen build"))

  static let conflict = MessageEntry.error(
    "files.conflict", "merge conflict that is not resolved",
    """
    Git could not merge two versions of a text and has put both into the file, between lines that begin with \
    `<<<<<<<`, `=======` and `>>>>>>>`. Nobody has decided yet which one is right.

    Keep the lines of one version, or of both, and delete the lines with the marks. If a page is to show a conflict, put \
    it into a code block between two lines of three backticks. Texts that are published as they are, such as styles, scripts \
    and JSON, are looked at when they are copied, up to one megabyte, and count as in conflict where all three lines are there.
    """,
    example: .init(
      before:
        "-- content/a.md --\nPrices:\n\n<<<<<<< HEAD\nTen euros.\n=======\nTwelve euros.\n>>>>>>> prices\n",
      after: "-- content/a.md --\nPrices:\n\nTwelve euros.\n"))

  static let unused = MessageEntry.warning(
    "files.unused", "file without a use",
    """
    A file is where only certain kinds of files are used, and is none of them, so it has no effect.

    Templates end in `.html`, `.xml` or `.txt`, data files in `.yaml`, `.yml`, `.toml` or `.json`. Move \
    stylesheets, scripts and images of the theme to `templates/assets/`.
    """,
    example: .init(
      before: "-- templates/style.css --\nbody {}\n",
      after: "-- templates/style.css --\n-- templates/assets/style.css --\nbody {}\n"))

  static let keptBack = MessageEntry.warning(
    "files.kept-back", "file whose name keeps it back",
    """
    Files and folders whose names begin with `_` or `.` are not published, but this one looks as if it should be: \
    `_posts` is Jekyll's folder for posts, `.htaccess` is read by web hosts, \
    `_index.md` is what other generators call the page of a section, `_MG_1234.jpg` is how cameras name \
    pictures, and `_redirects` and `_headers` are read by web hosts, only at the top of the site.

    Rename it, to `index.md` or to any name without `_` at its beginning, or move the host's file to the \
    top of `content/`. If it should not be published, give it any other name that begins with `_`.
    """,
    example: .init(
      before: "-- content/tips/_index.md --\nTips\n",
      after: "-- content/tips/_index.md --\n-- content/tips/index.md --\nTips\n"))

  static let besideContent = MessageEntry.warning(
    "files.beside-content", "pages or files beside content/",
    """
    A folder or a page is where other generators look for it, such as `_posts` or `static` of Jekyll and Hugo. sitegen \
    publishes what is in `content/`, with templates of `templates/`, and nothing else.

    Move it as the message says.
    """,
    example: .init(
      before: "-- posts/2026-01-15-a.md --\nA post.\n",
      after: "", repairedCommand: "mkdir -p content && mv posts content/ && sitegen build"))

  static let twoSources = MessageEntry.error(
    "files.two-sources", "two sources of one page",
    """
    Two files in one folder differ only in their ending, such as `a.md` and `a.markdown` or `a.MD`. Both \
    are sources of the same page, so it is not known which one you mean. In a site with several languages the same \
    holds for `en/a.md` beside `a.en.md`, and for pictures and other files, `en/a.svg` beside `a.en.svg`.

    Keep one of them, or rename it.
    """,
    example: .init(
      before: "-- content/a.md --\nNew\n-- content/a.markdown --\nOld\n",
      after: "-- content/a.markdown --\n"))

  static let unreadPage = MessageEntry.warning(
    "files.unread-page", "file that looks like a page, but is not read",
    """
    Only files that end in `.md` or `.markdown` are read as pages; all others are published byte for byte. \
    This one has an ending of other Markdown programs, such as `.mdx`, or begins with front matter, which \
    readers can now see, even if it says `draft: true`.

    To make it a page, rename it so that it ends in `.md`; a page may consist of HTML. If it should be \
    published as it is, remove the front matter. If it should not be published, let its name begin with `_`.
    """,
    example: .init(
      before: "-- content/about.html --\n---\ntitle: About\n---\n<p>About us.</p>\n",
      after:
        "-- content/about.html --\n-- content/about.md --\n---\ntitle: About\n---\n<p>About us.</p>\n"
    ))

  static let sameName = MessageEntry.error(
    "files.same-name", "two data files with one name",
    """
    Templates find a data file, or a language's messages, by the name without its extension. Two files \
    have the same, so it is not known which one you mean.

    Rename one of them, or remove it.
    """,
    example: .init(
      before: "-- content/_data/team.yaml --\na: 1\n-- content/_data/team.json --\n{}\n",
      after: "-- content/_data/team.json --\n"))

  static let unreadable = MessageEntry.error(
    "content.unreadable", "file that became unreadable",
    """
    A file of the theme was there when the build began and cannot be read any more: another program \
    removed it or changed its permissions meanwhile. Nothing was written.

    Build again when the file is back.
    """,
    example: .init(
      before: "-- templates/assets/style.css --\nbody {}\n",
      after: "-- templates/assets/style.css --\nbody {}\n"))

  static let stringsLanguage = MessageEntry.error(
    "strings.language", "message file without a language in its name",
    """
    A file in `templates/strings` has the messages of the theme in one language, and its name says in \
    which: `de.yaml`, `en-GB.yaml`. This name is not a valid language tag.

    Rename the file. Other data files belong in `content/_data`.
    """,
    example: .init(
      before: "-- templates/strings/german_words.yaml --\nmore: mehr\n",
      after:
        "-- templates/strings/german_words.yaml --\n-- templates/strings/de.yaml --\nmore: mehr\n"))

  static let stringsType = MessageEntry.error(
    "strings.type", "message file that is not a map",
    """
    A file in `templates/strings` is a map: each key is the name of a message, each value its translation.

    Write each message as `key: translation` on a line of its own.
    """,
    example: .init(
      before: "-- templates/strings/en.yaml --\n- more\n",
      after: "-- templates/strings/en.yaml --\nmore: more\n"))

  static let stringsText = MessageEntry.warning(
    "strings.text", "message without a text",
    """
    A message in a file of `templates/strings` has no text that could be shown: nothing is written after the colon, or \
    a word that YAML reads as true or false, or a list.

    Write the text, between quotation marks where it is a word such as `yes` or `on`. To show the message of the theme \
    below, or that of another language, remove the line.
    """,
    example: .init(
      before: "-- templates/strings/en.yaml --\nmore:\n",
      after: "-- templates/strings/en.yaml --\nmore: Read on\n"))

  package static let entries: [MessageEntry] = [
    noContent, refused, linked, tooLarge, tooMuchData, notUTF8, conflict, unused, keptBack,
    besideContent,
    twoSources,
    unreadPage, sameName, unreadable, stringsLanguage, stringsType,
    stringsText,
  ]

  // MARK: Wording

  /// `meant` is the name of a folder that is probably meant.
  static func noContent(meant: String?, at location: SourceLocation) -> Diagnostic {
    noContent("there is no folder content/", at: location)
      .help(
        meant.map { "rename \($0) to content" } ?? "it holds the Markdown files of the site")
  }

  static func notInContent(_ help: String, at location: SourceLocation) -> Diagnostic {
    besideContent("what is beside content/ is not published", at: location).help(help)
  }

  /// For a file at the top of `content/` that a web host reads; `nil` for others.
  static func hiddenHostFile(_ name: String) -> Diagnostic? {
    guard [".htaccess", ".nojekyll", ".well-known"].contains(name) else { return nil }
    return keptBack(
      "names that begin with \".\" are not published", at: SourceLocation(path: "content/" + name)
    ).help("keep it elsewhere, and put it into the output folder: builds leave it alone there")
  }

  /// A file or folder that must not be a symbolic link.
  package static func linked(at location: SourceLocation) -> Diagnostic {
    linked("it is a symbolic link", at: location)
      .help("move what it leads to here; --root may name a folder behind a link")
  }

  static func tooLarge(limit: Int, at location: SourceLocation) -> Diagnostic {
    tooLarge("the file is larger than \(limit >> 20) MiB, too large for a text file", at: location)
  }

  static func tooMuchData(at location: SourceLocation) -> Diagnostic {
    tooMuchData("the data files have more than \(DataBudget.limit) values together", at: location)
      .help("publish large files unchanged: move them to another folder of content/")
  }

  /// - Parameters:
  ///   - byte: The first byte that is not valid.
  ///   - offset: Its offset in the file.
  ///   - encoding: What the text seems to be, as a sentence.
  ///   - location: Where it is.
  /// - Returns: The message.
  static func notUTF8(
    _ byte: UInt8, offset: Int, encoding: String, at location: SourceLocation
  ) -> Diagnostic {
    let code = String(byte, radix: 16, uppercase: true)
    return notUTF8("byte 0x\(code) at offset \(offset) is not valid UTF-8", at: location)
      .help("\(encoding); save the file as UTF-8")
  }

  /// For a text in UTF-16 that does not say so.
  static func utf16(at location: SourceLocation) -> Diagnostic {
    notUTF8("every other byte is zero, so this is no UTF-8", at: location)
      .help("it seems to be UTF-16; save the file as UTF-8")
  }

  static func conflict(at location: SourceLocation) -> Diagnostic {
    conflict("this line is left from a merge conflict", at: location)
      .help(
        "keep the version that is right, and delete the lines that begin with \"<<<<<<<\", "
          + "\"=======\" and \">>>>>>>\"")
  }

  static func unusedTemplate(at location: SourceLocation) -> Diagnostic {
    unused("the file is neither a template nor an asset", at: location)
      .help("templates are .html, .xml and .txt files, assets belong in templates/assets/")
  }

  static func unusedData(at location: SourceLocation) -> Diagnostic {
    unused("the file is not a data file", at: location)
      .help("data files are .yaml, .yml, .toml and .json files")
  }

  /// For a file below `content/` that is probably meant to be published; `nil` for others.
  static func keptBack(_ name: String, _ path: String) -> Diagnostic? {
    let help: String
    if ContentKind.pageStem(of: name) == "_index" {
      help = "a section's own page is called \"index.md\""
    } else if OmittedName.hostFiles.contains(name) {
      help = "web hosts read this file at the top: move it to content/\(name)"
    } else if ["_posts", "_pages", "_post", "_page", "_articles", "_blog", "_news"].contains(name) {
      help = "rename the folder to \"\(name.dropFirst())\""
    } else if OmittedName.isCameraName(name) {
      help = "to publish the picture, rename it to \"\(name.drop { $0 == "_" })\""
    } else {
      return nil
    }
    return keptBack(
      "names that begin with \"_\" are not published", at: SourceLocation(path: "content/" + path)
    ).help(help)
  }

  /// A second source of a page, or a second file for one language, by the paths of both below `content/`.
  static func twoSources(_ path: String, isPage: Bool, other: String) -> Diagnostic {
    twoSources(
      isPage
        ? "this is a second source of the same page"
        : "this is a second file for the same language",
      at: SourceLocation(path: "content/" + path)
    )
    .note("the other one is content/\(other)").help("keep one of them, or rename it")
  }

  static func foreignPage(_ path: String, at location: SourceLocation) -> Diagnostic {
    let ending = PathComponents.pathExtension(of: path)
    return unreadPage(
      "files that end in \".\(ending)\" are not read as pages: it is published as it is",
      at: location
    ).help("to make it a page, rename it to \"\(pageName(path))\"")
  }

  static func unreadFrontMatter(_ path: String, at location: SourceLocation) -> Diagnostic {
    unreadPage(
      "the file is published as it is, with its front matter for everyone to read", at: location
    ).help(
      ContentKind.canBecomePage(path)
        ? "to make it a page, rename it to \"\(pageName(path))\"; otherwise remove the front matter"
        : "remove the lines from \"---\" to \"---\"")
  }

  private static func pageName(_ path: String) -> String {
    let name = PathComponents.name(of: path)
    let ending = PathComponents.pathExtension(of: name)
    let stem = ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
    return ContentKind(ofFile: stem) == .page ? stem : stem + ".md"
  }

  static func sameName(
    _ name: String, other: String, at location: SourceLocation
  ) -> Diagnostic {
    sameName("two files have the name \"\(name)\"", at: location).note("the other one is \(other)")
  }

  static func stringsLanguage(at location: SourceLocation) -> Diagnostic {
    stringsLanguage("the file name is not a valid language tag", at: location)
      .help("name it like \"de.yaml\"")
  }

  static func stringsText(_ key: String, _ value: DataNode, at location: SourceLocation)
    -> Diagnostic
  {
    if case .scalar(.boolean, let written) = value.content {
      return stringsText("\"\(key)\" is \(value.kind), not a text", at: location)
        .help("put it in quotes: \(key): \"\(written)\"")
    }
    return stringsText("\"\(key)\" has no text", at: location)
      .help("write it, or remove the line to show the message of the theme below")
  }

  static func stringsType(foundKind kind: String, at location: SourceLocation) -> Diagnostic {
    stringsType("messages must be a map of keys and strings, not \(kind)", at: location)
  }
}
