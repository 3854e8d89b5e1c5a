import Testing

@testable import SiteServer

@Suite struct EditorTests {
  @Test(
    arguments: [
      (nil, nil, .link("vscode://file/home/k%20b/{file}:{line}:{column}")),
      ("zed://file/{file}:{line}", "gvim", .link("zed://file/{file}:{line}")),
      ("code", "gvim", .command(["code"])),
      (nil, "gvim -f", .command(["gvim", "-f"])),
      (nil, "/usr/bin/vim", .link("vscode://file/home/k%20b/{file}:{line}:{column}")),
      (nil, "emacs -nw", .link("vscode://file/home/k%20b/{file}:{line}:{column}")),
      (
        "\"/Applications/My Editor\" '-x y' z", nil,
        .command(["/Applications/My Editor", "-x y", "z"])
      ),
      ("", "  ", .link("vscode://file/home/k%20b/{file}:{line}:{column}")),
    ] as [(String?, String?, SourceEditor)])
  func chooses(_ option: String?, visual: String?, editor: SourceEditor) {
    #expect(SourceEditor(option: option, visual: visual, siteFolder: "/home/k b") == editor)
  }

  @Test(arguments: [
    (["code"], ["code", "--goto", "/s/a.md:3:7"]),
    (["/usr/bin/codium", "-n"], ["/usr/bin/codium", "-n", "--goto", "/s/a.md:3:7"]),
    (["subl"], ["subl", "/s/a.md:3:7"]), (["gvim"], ["gvim", "+3", "/s/a.md"]),
    (["kate"], ["kate", "--line=3", "/s/a.md"]), (["other"], ["other", "/s/a.md"]),
    (["x", "{file}#{line}", "-c{column}"], ["x", "/s/a.md#3", "-c7"]),
  ])
  func writesCommands(_ command: [String], _ arguments: [String]) {
    #expect(SourceEditor.arguments(command, file: "/s/a.md", line: 3, column: 7) == arguments)
  }

  @Test func aFileNameIsNoPlaceholder() {
    #expect(
      SourceEditor.arguments(["x", "{file}"], file: "/s/{line}", line: 3, column: 7) == [
        "x", "/s/{line}",
      ])
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"file\":1}", "{\"file\":\"/etc/passwd\"}", "{\"file\":\"../x\"}",
    "{\"file\":\"a/../../x\"}",
    "{\"file\":\"a//b\"}", "{\"file\":\"\"}", "{\"file\":\"a\\u0000b\"}", "{\"file\":\"a\\nb\"}",
    "{\"file\":\"./a\"}", "{",
  ])
  func refuses(_ json: String) { #expect(EditorRequest(Array(json.utf8)) == nil) }

  @Test func readsAPlace() throws {
    let request = try #require(
      EditorRequest(Array(#"{"file":"content/a b;$(x).md","line":-4,"column":99999999}"#.utf8)))
    #expect(request.file == "content/a b;$(x).md")
    #expect(request.line == 1)
    #expect(request.column == 1_000_000)
  }
}
