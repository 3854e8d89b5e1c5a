import TestSupport
import Testing

/// The command that prints the HTML of a text.
struct MarkdownCommandTests {
  private let program: Program

  init() throws { program = try Program.sitegen() }

  @Test("standard input becomes HTML with anchors and typographic quotes")
  func rendersStandardInput() throws {
    #expect(
      try program.run(["markdown"], input: "# A \"word\"\n\n---\ntitle: no front matter\n")
        == Program.Run(
          output: """
            <h1 id="a-word">A “word”</h1>
            <hr />
            <p>title: no front matter</p>

            """))
  }

  @Test("--plain gives what the specification shows")
  func rendersPlain() throws {
    #expect(
      try program.run(
        ["markdown", "--plain"], input: "# A \"word\"\n\n- [x] done\n\nwww.example.com ~~gone~~\n")
        == Program.Run(
          output: """
            <h1>A &quot;word&quot;</h1>
            <ul>
            <li><input type="checkbox" checked="" disabled="" /> done</li>
            </ul>
            <p><a href="http://www.example.com">www.example.com</a> <del>gone</del></p>

            """))
  }

  @Test("--language decides on quotes and anchors")
  func followsLanguage() throws {
    let run = try program.run(["markdown", "--language", "de"], input: "# \"Größe\"\n")
    #expect(run == Program.Run(output: "<h1 id=\"groesse\">„Größe“</h1>\n"))
  }

  @Test("a file can be named, a kpi block is code here")
  func rendersFile() throws {
    let folder = try TemporaryFolder(["a.md": "```kpi\nX = 1\n```\n"])
    let run = try program.run(["markdown", "a.md"], in: folder.path)
    #expect(run == Program.Run(output: "<pre><code class=\"language-kpi\">X = 1\n</code></pre>\n"))
  }

  @Test("no input is no output")
  func acceptsNothing() throws {
    #expect(try program.run(["markdown"]) == Program.Run())
  }

  @Test(
    "input that cannot be read is an error, not an empty text",
    arguments: [["markdown"], ["kpi", "-"], ["render", "page.html", "--data", "-"]])
  func refusesUnreadableInput(_ arguments: [String]) throws {
    let folder = try TemporaryFolder(["page.html": "Text.\n"])
    let shell = Program(path: "/bin/sh")
    let closed = try shell.run(
      ["-c", "exec \"$0\" \"$@\" <&-", program.path] + arguments, in: folder.path)
    #expect(
      closed
        == Program.Run(
          status: 1,
          errors:
            "standard input: error: cannot be read: Bad file descriptor [input.unreadable]\n"))
    let isFolder = try shell.run(
      ["-c", "exec \"$0\" \"$@\" <.", program.path] + arguments, in: folder.path)
    #expect(
      isFolder
        == Program.Run(
          status: 1, errors: "standard input: error: is a folder, not a file [input.folder]\n"))
  }

  @Test("a file that cannot be read ends with status 1")
  func refusesMissingFile() throws {
    let folder = try TemporaryFolder(["folder/": ""])
    #expect(
      try program.run(["markdown", "gone.md"], in: folder.path)
        == Program.Run(status: 1, errors: "gone.md: error: there is no such file [input.missing]\n")
    )
    #expect(
      try program.run(["markdown", "folder"], in: folder.path)
        == Program.Run(status: 1, errors: "folder: error: is a folder, not a file [input.folder]\n")
    )
  }

  #if os(Linux)
    @Test("a library of another version ends every command with status 1")
    func refusesAnotherLibrary() throws {
      let folder = try TemporaryFolder([
        "other.c": """
        int cmark_version(void) { return 0; }
        const char *cmark_version_string(void) { return "0.0.0"; }
        """
      ])
      let shell = Program(path: "/bin/sh")
      #expect(
        try shell.run(["-c", "cc -shared -o other.so other.c"], in: folder.path) == Program.Run())
      let run = try shell.run(
        ["-c", "LD_PRELOAD=./other.so '\(program.path)' markdown --plain"], in: folder.path)
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(
        run.errors.hasPrefix("error: the library cmark-gfm has version 0.0.0; this program needs "))
    }
  #endif
}
