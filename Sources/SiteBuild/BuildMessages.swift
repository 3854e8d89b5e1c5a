package import Diagnostics

/// Messages about building: the site's folder, the output folder, and what is kept between builds.
package enum BuildMessages {
  /// All of them, in the order in which they are listed.
  package static let entries: [MessageEntry] = [
    noFolder, fileChanged, outputContainsSources, outputAmongSources, outputNotAFolder,
    outputIsLink, outputNoRoom, outputInTheWay, outputLongPath, outputDiffers, noRecord,
    unknownOutput,
  ]

  static let noFolder = MessageEntry.error(
    "site.no-folder", "no such site folder",
    """
    There is no folder at the path that `--root` names, so there is nothing to build. Name the folder that \
    holds site.yaml, or run the command in it without `--root`.
    """,
    example: .init(
      command: "sitegen build --root blog", before: "", after: "",
      repairedCommand: "sitegen build"))

  static let fileChanged = MessageEntry.error(
    "files.changed", "file that changed during the build",
    """
    A file was saved while the site was being built, so parts of the site would show its old content and \
    parts the new one. Nothing was written. Build again.
    """,
    example: .init(
      command: """
        mkdir t && (while :; do touch -d @1 content/a.md; date +%N > content/a.md; done) & \
        i=0; while [ $i -lt 60 ]; do sitegen build 2>t/log; grep -q files.changed t/log && break; \
        i=$((i+1)); done; kill $!; cat t/log >&2
        """,
      before: """
        -- content/a.md --
        Text.
        """,
      after: "", repairedCommand: "sitegen build"))

  static let outputContainsSources = MessageEntry.error(
    "output.contains-sources", "output folder around the sources",
    """
    The output folder would contain the site's own files, and building might replace them. Nothing was \
    written. Choose a folder of its own with `--output`, such as `public`.
    """,
    example: .init(
      command: "sitegen build --output .", before: "", after: "",
      repairedCommand: "sitegen build"))

  static let outputAmongSources = MessageEntry.error(
    "output.among-sources", "output folder among the sources",
    """
    The output folder is inside `content`, `templates`, `.sitegen` or `.git`, or contains one of them: the \
    next build would treat the finished site as sources. Nothing was written. Choose a folder of its own \
    with `--output`, such as `public`.
    """,
    example: .init(
      command: "sitegen build --output content/public",
      before: """
        -- content/a.md --
        Text.
        """, after: "", repairedCommand: "sitegen build"))

  static let outputNotAFolder = MessageEntry.error(
    "output.not-a-folder", "output that is not a folder",
    """
    There is a file at the path of the output folder. It was left unchanged, and nothing was written. Choose \
    another folder with `--output`, or move the file away.
    """,
    example: .init(
      command: "sitegen build --output site.yaml", before: "", after: "",
      repairedCommand: "sitegen build"))

  static let outputIsLink = MessageEntry.error(
    "output.link", "output folder that is a symbolic link",
    """
    `public` is a symbolic link. A build writes and removes files there, and a link can be changed meanwhile \
    to lead anywhere, so it is not followed unless you name it. Nothing was written. Name the folder with \
    `--output`, or remove the link.
    """,
    example: .init(
      command: "mkdir target && ln -s target public && sitegen build", before: "", after: "",
      repairedCommand: "sitegen build --output public"))

  static let outputNoRoom = MessageEntry.error(
    "output.no-room", "files larger than the disk has room for",
    """
    A file that is published verbatim is larger than the space that is left where the output folder is, or all \
    that are new or changed are together: they are copied before anything is replaced. \
    Nothing was written. Make room, choose a folder on another disk with `--output`, or keep the file out of \
    the site: a name that begins with `_` does.
    """,
    example: .init(
      command: "truncate -s 8T content/film.mp4 && sitegen build", before: "", after: "",
      repairedCommand: "rm content/film.mp4 && sitegen build"))

  static let outputInTheWay = MessageEntry.error(
    "output.in-the-way", "something in the way in the output folder",
    """
    The output folder holds a file or folder where a page must be written, and no build has put it there. It \
    may be yours, so it was left alone and nothing was written. Move it away, or publish the page elsewhere.
    """,
    example: .init(
      command: "mkdir -p public/a/index.html && touch public/a/index.html/mine && sitegen build",
      before: """
        -- content/a.md --
        Text.
        """,
      after: "", repairedCommand: "rm -r public/a && sitegen build"))

  static let outputLongPath = MessageEntry.error(
    "output.long-path", "path that is too long for the system",
    """
    The path of a file in the output folder is longer than the system allows, usually 4,096 bytes. Nothing \
    was written. Shorten the addresses, or choose an output folder with a shorter path.
    """,
    example: .init(
      before: """
        -- content/a.md --
        ---
        aliases: ["⟦40 × /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa⟧/"]
        ---
        Text.
        """,
      after: """
        -- content/a.md --
        ---
        aliases: [/short/]
        ---
        Text.
        """))

  static let outputDiffers = MessageEntry.error(
    SiteBuilder.differenceID, "file that is not what a full build produces",
    """
    `--verify` rendered the site once more, and this file in the output folder has other bytes. Either it \
    was changed between the build and the check, or a build missed a change: please report that. `sitegen build --clean` renders everything again.
    """,
    example: .init(
      command: """
        mkfifo go; sitegen build --verify --verbose 2>log & \
        while ! grep -q writing log 2>/dev/null; do :; done; \
        while kill -0 $! 2>/dev/null; do echo x > public/a/index.html; done 2>/dev/null; cat log >&2
        """,
      before: """
        -- content/a.md --
        Text.
        """,
      after: "", repairedCommand: "sitegen build --clean --verify"))

  static let noRecord = MessageEntry.error(
    "why.no-record", "no build to ask about",
    """
    `sitegen why` reads what the last build left in `.sitegen/`, and there is nothing there that this \
    version of the program can use. Build the site first, with the same `--root` and `--output`.
    """,
    example: .init(
      command: "sitegen why index.html", before: "", after: "",
      repairedCommand: "sitegen build && sitegen why index.html"))

  static let unknownOutput = MessageEntry.error(
    "why.unknown", "file that the last build did not produce",
    """
    The last build produced no file at this path. Name a file of the output folder, the path of its URL such as \
    `/about/`, or a file below content/.
    """,
    example: .init(
      command: "sitegen build && sitegen why /abuot/",
      before: """
        -- content/about.md --
        About us.
        """, after: "", repairedCommand: "sitegen why /about/"))

  // MARK: Wording

  static func noFolder(at location: SourceLocation) -> Diagnostic {
    noFolder("there is no such folder", at: location)
      .help("name the folder that holds site.yaml with --root")
  }

  static func fileChanged(at location: SourceLocation) -> Diagnostic {
    fileChanged("the file was changed while the site was being built", at: location)
      .help("build again")
  }

  static func outputContainsSources(at location: SourceLocation) -> Diagnostic {
    outputContainsSources("the output folder cannot contain the site's sources", at: location)
      .help(ownFolder)
  }

  static func outputAmongSources(folder: String, at location: SourceLocation) -> Diagnostic {
    outputAmongSources(
      "the output folder cannot be inside \"\(folder)\" or contain it", at: location
    ).help(ownFolder)
  }

  private static let ownFolder = "choose a folder of its own with --output, such as \"public\""

  static func outputNotAFolder(at location: SourceLocation) -> Diagnostic {
    outputNotAFolder("is not a folder", at: location)
      .help("choose another output folder with --output")
  }

  static func outputIsLink(at location: SourceLocation) -> Diagnostic {
    outputIsLink("is a symbolic link", at: location)
      .help("name the folder with --output, or remove the link")
  }

  static func outputNoRoom(at location: SourceLocation) -> Diagnostic {
    outputNoRoom("is larger than the space left for the output folder", at: location)
      .help("make room, or choose a folder on another disk with --output")
  }

  static func outputNoRoom(needed: Int, free: Int, at location: SourceLocation) -> Diagnostic {
    // Rounded apart, so that what is needed never looks like what there is.
    outputNoRoom(
      "the files to be copied need \(needed / 1_000_000 + 1) MB, and there is room for \(free / 1_000_000) MB",
      at: location
    ).help("make room, or choose a folder on another disk with --output")
  }

  static func outputInTheWay(reason: String, at location: SourceLocation) -> Diagnostic {
    outputInTheWay("is in the way: \(reason)", at: location)
      .help("move it away; no build has written it")
  }

  static func outputLongPath(at location: SourceLocation) -> Diagnostic {
    outputLongPath("the path is longer than the system allows", at: location)
  }

  /// A file with other bytes than a full build gives it.
  static func outputDiffers(at location: SourceLocation) -> Diagnostic {
    outputDiffers("is not what a full build produces", at: location)
  }

  /// A file of an earlier build that a full build does not write.
  static func outputIsLeftover(at location: SourceLocation) -> Diagnostic {
    outputDiffers("is not what a full build produces: it writes no such file", at: location)
  }

  static func noRecord(reason: String, at location: SourceLocation) -> Diagnostic {
    noRecord(reason, at: location).help("build the site first, with the same --root and --output")
  }

  static func unknownOutput(
    path: String, suggestion: String?, at location: SourceLocation
  ) -> Diagnostic {
    unknownOutput("the last build did not produce \"\(path)\"", at: location).help(
      suggestion
        ?? "name a file of the output folder, the path of its URL, or a file in \"content\"")
  }
}
