import Diagnostics

/// The messages of the commands themselves, about the files that the command line names.
enum CommandMessages {
  private static let about = """
    -- content/about.md --
    About us.
    """

  static let inputMissing = MessageEntry.error(
    "input.missing", "no such file",
    """
    There is no file with the name that the command was given. Names are looked up from the folder in \
    which the command runs. Check the spelling, and whether you are in the site's folder.
    """,
    example: .init(
      command: "sitegen markdown content/abuot.md",
      before: about,
      after: "", repairedCommand: "sitegen markdown content/about.md"))

  static let inputIsFolder = MessageEntry.error(
    "input.folder", "a folder where a file is needed",
    """
    The command reads one file, and the name that it was given is that of a folder. Name a file in the \
    folder; to look at a whole site, use `sitegen build` or `sitegen check`.
    """,
    example: .init(
      command: "sitegen markdown content",
      before: about,
      after: "", repairedCommand: "sitegen markdown content/about.md"))

  static let inputUnreadable = MessageEntry.error(
    "input.unreadable", "input that cannot be read",
    """
    The file exists, or standard input was asked for, but the system refuses to read it; the message ends \
    with the system's reason. Often the file belongs to another user: allow reading it with `chmod`. \
    Nothing was printed or changed.
    """,
    example: .init(
      command: "sitegen markdown <&-",
      before: about,
      after: "", repairedCommand: "sitegen markdown <content/about.md"))

  static let inputTooLarge = MessageEntry.error(
    "input.too-large", "input that is too large",
    """
    A file that is given to a command is read as a whole, and this one is larger than any text a person \
    writes. Check that it is the file you meant. Nothing was printed or changed.
    """,
    example: .init(
      command: "yes | sitegen markdown",
      before: about,
      after: "", repairedCommand: "sitegen markdown content/about.md"))

  static let outputUnwritable = MessageEntry.error(
    "output.unwritable", "result that cannot be written",
    """
    The command finished its work, but the result could not be written, to standard output or to the file \
    that was to be changed. Often the disk is full, or the file or its folder may not be written. A file \
    that was to be changed has its old content. Fix the cause and run the command again.
    """,
    example: .init(
      command: "sitegen markdown content/about.md >/dev/full",
      before: about,
      after: "", repairedCommand: "sitegen markdown content/about.md >about.html"))

  static let dataNotAnObject = MessageEntry.error(
    "render.data", "template data that is not an object",
    """
    `sitegen render` takes its variables from a JSON object: each key is the name of a variable. A list, a \
    string or a number has no names. Put the value under a key of an object.
    """,
    example: .init(
      command: "sitegen render hello.html --data data.json",
      before: """
        -- hello.html --
        {% for name in names %}{{ name }} {% endfor %}
        -- data.json --
        ["Ann", "Bob"]
        """,
      after: """
        -- data.json --
        {"names": ["Ann", "Bob"]}
        """))

  static let unknownID = MessageEntry.error(
    "explain.unknown-id", "unknown message",
    """
    `sitegen explain` takes the id of a message, the part in brackets at the end of its first line, such as \
    `front-matter.unknown-key`. The id that was given is not one of them. Copy it from the message, or list \
    all ids with `sitegen explain`.
    """,
    example: .init(
      command: "sitegen explain input.mising",
      before: about,
      after: "", repairedCommand: "sitegen explain input.missing"))

  static let editorMissing = MessageEntry.error(
    "editor.missing", "no editor to open",
    """
    `--open` runs the editor that the environment variable `VISUAL` names, or else `EDITOR`, and neither is set. \
    Nothing was written.

    Set one of them, such as `export VISUAL=nano`, or leave `--open` out and open the file yourself.
    """,
    example: .init(
      command: "env -u VISUAL -u EDITOR sitegen new post --open 'My post'",
      before: about,
      after: "", repairedCommand: "VISUAL=cat sitegen new post --open 'My post'"))

  static let editorNotRun = MessageEntry.error(
    "editor.failed", "editor that could not be run",
    """
    The editor that `VISUAL` or `EDITOR` names could not be started, or it ended with an error. The file was written \
    before; it is the one that the message names.

    Correct the name. The value is split into words, the program and its options, without a shell; quotes hold a path \
    with spaces together: `VISUAL="'/opt/My Editor/edit' --wait"`.
    """,
    example: .init(
      command: "VISUAL=no-such-editor sitegen new post --open 'My post'",
      before: about,
      after: "", repairedCommand: "VISUAL=cat sitegen new post --open 'My other post'"))

  static let entries = [
    inputMissing, inputIsFolder, inputUnreadable, inputTooLarge, outputUnwritable, dataNotAnObject,
    unknownID, editorMissing, editorNotRun,
  ]

  // MARK: Wording

  static func noEditor() -> Diagnostic {
    editorMissing("there is no editor to open: VISUAL and EDITOR are not set")
      .help("set one, such as VISUAL=nano, or leave out --open")
  }

  /// `problem` continues the editor's name.
  static func editorFailed(_ editor: String, _ problem: String, file: String) -> Diagnostic {
    editorNotRun("the editor \"\(editor)\" \(problem)").note("the post is in \(file)")
  }
}
