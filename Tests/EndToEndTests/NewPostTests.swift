import Foundation
import TestSupport
import Testing

/// `sitegen new post`: where the file is, what is in it, and what is refused.
struct NewPostTests {
  private static let site = [
    "site.yaml": "title: Notes\nbase_url: https://example.org/\nlanguages: {de: {}}\n",
    "content/tips/2026-01-01-a.md": "A\n", "content/tips/2026-01-02-b/index.md": "B\n",
    "content/news/2026-01-03-c.md": "C\n", "content/tips/2026-01-01-a.de.md": "A\n",
    "content/about.md": "About\n",
  ]

  private func newPost(
    _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Program.Run {
    try Program.sitegen().run(["new", "post"] + arguments, in: folder.path)
  }

  /// What was written, with `DAY` for the date in its name; the site builds with it.
  private func post(
    _ arguments: [String], _ files: [String: String] = site
  ) throws -> (path: String, text: String) {
    let folder = try TemporaryFolder(files)
    let run = try newPost(arguments, in: folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let path = String(run.output.dropLast())
    let check = ["check", "--quiet", "--strict", "--drafts"]
    #expect(try Program.sitegen().run(check, in: folder.path) == Program.Run())
    return (path.replacing(/\d{4}-\d\d-\d\d/, with: "DAY"), try folder.text(path))
  }

  // MARK: Names

  @Test(
    "a post is named by its title, in the section and language that are meant",
    arguments: [
      (["Hello"], "content/tips/DAY-hello.md"),
      (["Hello", "--section", "news"], "content/news/DAY-hello.md"),
      (["Hello", "--section", "content/news/"], "content/news/DAY-hello.md"),
      (["Hello", "--section", "./a/b"], "content/a/b/DAY-hello.md"),
      (["Hello", "--section", ""], "content/DAY-hello.md"),
      (["Größe", "--language", "de"], "content/tips/DAY-groesse.de.md"),
      (["Größe", "--language", "DE"], "content/tips/DAY-groesse.de.md"),
      (["Größe", "--language", "en"], "content/tips/DAY-grosse.md"),
      (["Größe", "--section", "de/tips"], "content/tips/DAY-groesse.de.md"),
      (["日本語"], "content/tips/DAY-日本語.md"),
      (["../../etc/passwd"], "content/tips/DAY-etc-passwd.md"),
      (
        [String(repeating: "word ", count: 60)],
        "content/tips/DAY-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-"
          + "word-word-word-word-word.md"
      ),
      (
        [String(repeating: "日", count: 60)],
        "content/tips/DAY-\(String(repeating: "日", count: 33)).md"
      ),
    ])
  func names(_ arguments: [String], _ path: String) throws {
    #expect(try post(arguments).path == path)
  }

  @Test(
    "where a site has a folder for each language, a post is in its language's",
    arguments: [
      ([], "content/de/tipps/DAY-groesse.md"),
      (["--language", "en"], "content/EN/tipps/DAY-grosse.md"),
      (["--language", "fr"], "content/fr/tipps/DAY-grosse.md"),
      (["--section", "EN/news"], "content/EN/news/DAY-grosse.md"),
      (["--section", "news"], "content/de/news/DAY-groesse.md"),
    ])
  func languageFolders(_ options: [String], _ path: String) throws {
    let folder = try TemporaryFolder([
      "site.yaml":
        "title: T\nbase_url: https://example.org/\nlanguage: de\nlanguages: {en: {}, fr: {}}\n",
      "content/de/tipps/2026-01-01-a.md": "A\n", "content/EN/tipps/2026-01-01-a.md": "A\n",
    ])
    let run = try newPost(["Größe"] + options, in: folder)
    #expect(run.output.replacing(/\d{4}-\d\d-\d\d/, with: "DAY") == path + "\n")
  }

  @Test("the date is the day in the site's time zone")
  func timeZone() throws {
    // 26 hours apart: it is never the same day in both.
    let days = try ["Pacific/Kiritimati", "Etc/GMT+12"].map { zone in
      let folder = try TemporaryFolder(Self.site)
      let settings = "title: T\nbase_url: https://example.org/\ntimezone: \(zone)\n"
      try Data(settings.utf8).write(to: URL(fileURLWithPath: folder.path + "/site.yaml"))
      return try newPost(["A post"], in: folder).output
    }
    #expect(days[0] > days[1])
  }

  @Test("the path can be opened from where the command was typed")
  func root() throws {
    let folder = try TemporaryFolder(
      Dictionary(uniqueKeysWithValues: Self.site.map { ("blog/" + $0.key, $0.value) }))
    let run = try newPost(["Hello", "--root", "blog"], in: folder)
    #expect(run.output.hasPrefix("blog/content/tips/"))
    #expect(try folder.text(String(run.output.dropLast())) == "---\ntitle: Hello\n---\n\n")
  }

  // MARK: Texts

  @Test(
    "any title and any tags are quoted where YAML needs it",
    arguments: [
      (["Hello"], "title: Hello\n"), (["Our #1 tip"], "title: \"Our #1 tip\"\n"),
      (["a: b"], "title: \"a: b\"\n"), (["He said \"it's\""], "title: He said \"it's\"\n"),
      (["'It''s'"], "title: \"'It''s'\"\n"), (["\"Both\" it's"], "title: '\"Both\" it''s'\n"),
      (["😀 👨‍👩‍👧 emoji"], "title: 😀 👨‍👩‍👧 emoji\n"),
      (["--", "--- dashes ---"], "title: \"--- dashes ---\"\n"),
      (["line\nbreak\r\n\tand tab "], "title: line break and tab\n"),
      (["a\u{7}b\u{FEFF}c\u{2028}d"], "title: abc d\n"), (["true"], "title: \"true\"\n"),
      (["2026-01-01"], "title: \"2026-01-01\"\n"), (["C:\\new"], "title: C:\\new\n"),
      (["{{ title }}"], "title: \"{{ title }}\"\n"), (["𠀀 𠀁 #1: 'x'"], "title: \"𠀀 𠀁 #1: 'x'\"\n"),
      (
        ["[Draft] *a*: 'b' & \"c\"", "--draft", "--tags", "sales, a: b ,,C#,it's"],
        "title: '[Draft] *a*: ''b'' & \"c\"'\ntags: [sales, \"a: b\", \"C#\", \"it's\"]\ndraft: true\n"
      ),
    ])
  func quotes(_ arguments: [String], _ front: String) throws {
    #expect(try post(arguments).text == "---\n\(front)---\n\n")
  }

  private static let templates: [(template: String, text: String)] = [
    (
      """
      ---
      title: {{ title }}
      tags: {{ tags }}
      extra: {lang: {{ language }}, in: {{ section }}}
      ---
      About {{ title }}{% for tag in tags %}, {{ tag }}{% endfor %}.

      """,
      """
      ---
      title: 'it''s "a: b" \\ #1'
      tags: [x y, "it's", "a: b", 👨‍👩‍👧 x, "#1"]
      extra: {lang: en, in: tips}
      ---
      About it's "a: b" \\ #1, x y, it's, a: b, 👨‍👩‍👧 x, #1.

      """
    ),
    (
      """
      ---
      title: "{{ title }}"
      summary: 'It''s about {{ title }}' # {{ title }}
      tags:
      {% for tag in tags %}
        - "{{ tag }}"
      {% endfor %}
      description: >
        About {{ title }}

      extra: {a: About {{ title }}, b: ["\\u2013 {{ title }}", {{ title | upper }}, c]}
      ---
      """,
      """
      ---
      title: 'it''s "a: b" \\ #1'
      summary: 'It''s about it''s "a: b" \\ #1' # it's "a: b" \\ #1
      tags:
        - "x y"
        - it's
        - "a: b"
        - 👨‍👩‍👧 x
        - "#1"
      description: >
        About it's "a: b" \\ #1

      extra: {a: 'About it''s "a: b" \\ #1', b: ["\\u2013 it's \\"a: b\\" \\\\ #1", 'IT''S "A: B" \\ #1', c]}
      ---
      """
    ),
    (
      """
      +++
      title = {{ title }}
      date = {{ date }}
      draft = {{ draft | lower }}
      tags = {{ tags }}
      extra = { section = '{{ section }}', both = "{{ section }}: {{ language }}" }
      +++
      {{ draft }}
      """,
      """
      +++
      title = "it's \\"a: b\\" \\\\ #1"
      date = DAY
      draft = false
      tags = ["x y", "it's", "a: b", "👨‍👩‍👧 x", "#1"]
      extra = { section = "tips", both = "tips: en" }
      +++
      False
      """
    ),
    ("Only {{ title }}", "Only it's \"a: b\" \\ #1"),
  ]

  @Test("a template of the site's own is used, with values quoted in front matter alone")
  func template() throws {
    for (template, text) in Self.templates {
      var files = Self.site
      files["templates/new/post.md"] = template
      let arguments = ["it's \"a: b\" \\ #1", "--tags", "x y,it's,a: b,👨‍👩‍👧 x,#1"]
      #expect(
        try post(arguments, files).text.replacing(/\d{4}-\d\d-\d\d/, with: "DAY") == text)
    }
  }

  @Test("a template can compare what it is given")
  func comparisons() throws {
    var files = Self.site
    files["templates/new/post.md"] = """
      ---
      {% if section == "tips" and language == "en" and "x" in tags and not draft %}
      title: {{ title }}
      {% endif %}
      ---
      """
    #expect(try post(["A: b", "--tags", "x,y"], files).text == "---\ntitle: \"A: b\"\n---")
  }

  @Test("what is wrong elsewhere in the site keeps nobody from writing")
  func brokenSite() throws {
    var files = Self.site
    files["content/broken.md"] = "---\ntags: [a\n---\n[x](nowhere.md)\n"
    let run = try newPost(["Hello"], in: try TemporaryFolder(files))
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  // MARK: Refusals

  @Test(
    "what cannot be written is told, and nothing is",
    arguments: [
      (["???"], "error: \"???\" has no letter or digit for the file's name [new.no-name]\n"),
      (["🎉"], "error: \"🎉\" has no letter or digit for the file's name [new.no-name]\n"),
      (
        ["A", "--language", "fr"],
        """
        error: the site has no language "fr" [new.no-language]
        help: it has en and de

        """
      ),
      (
        ["A", "--section", "tips/../../x"],
        """
        error: nothing is published from the folder "tips/../../x" [new.no-section]
        help: name a folder below content/ that does not begin with "." or "_"

        """
      ),
      (
        ["A", "--open"],
        """
        error: there is no editor to open: VISUAL and EDITOR are not set [editor.missing]
        help: set one, such as VISUAL=nano, or leave out --open

        """
      ),
      (
        ["A"],
        """
        templates/new/post.md:3:4: error: "x" is not defined [template.undefined]
          {{ x }}
             ^
        help: define it first: {% set x = "" %}

        """
      ),
    ])
  func refuses(_ arguments: [String], _ errors: String) throws {
    var files = Self.site
    files["templates/new/post.md"] = "---\n---\n{{ x }}\n"
    let folder = try TemporaryFolder(files)
    let before = try FileTree(folder.path)
    let run = try Program.sitegen().run(
      ["new", "post"] + arguments, in: folder.path, environment: ["VISUAL": " ", "EDITOR": nil])
    #expect(run == Program.Run(status: 1, errors: errors))
    #expect(try FileTree(folder.path) == before)
  }

  @Test("a second post of the day with the same title is refused")
  func secondPost() throws {
    let folder = try TemporaryFolder(Self.site)
    let first = try newPost(["A"], in: folder)
    let before = try FileTree(folder.path)
    #expect(
      try newPost(["A"], in: folder)
        == Program.Run(
          status: 1,
          errors: """
            \(first.output.dropLast()): error: it is there already, so nothing was written [new.exists]
            help: give another name, or move it away

            """))
    #expect(try FileTree(folder.path) == before)
  }

  @Test("nothing is written through a link")
  func link() throws {
    let folder = try TemporaryFolder(Self.site.merging(["out/x": ""]) { $1 })
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/content/linked", withDestinationPath: "../out")
    let run = try newPost(["A", "--section", "linked"], in: folder)
    #expect(run.status == 1 && run.errors.contains("cannot be written: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["x"])
  }

  // MARK: Editors

  private func open(
    _ editor: [String: String?], input: String = ""
  ) throws -> (run: Program.Run, text: String) {
    let folder = try TemporaryFolder(Self.site)
    let run = try Program.sitegen().run(
      ["new", "post", "A", "--open"], in: folder.path, input: input,
      environment: ["VISUAL": nil, "EDITOR": nil].merging(editor) { $1 })
    let path = String(run.output.prefix { $0 != "\n" })
    return (run, try folder.text(path))
  }

  @Test(
    "the editor is run with its options and the file, and with standard input and output",
    arguments: [
      ["EDITOR": "sh -c 'cat >>\"$0\"; echo done'"], ["VISUAL": "  ", "EDITOR": "tee -a"],
      ["VISUAL": "  tee   -a\t", "EDITOR": "no-such-editor"],
    ])
  func opens(_ editor: [String: String]) throws {
    let (run, text) = try open(editor.mapValues { $0 }, input: "Typed.\n")
    #expect(run.status == 0 && run.errors.isEmpty)
    let said = editor["EDITOR"]?.hasPrefix("sh") == true ? "done\n" : "Typed.\n"
    #expect(run.output.hasSuffix(said))
    #expect(text == "---\ntitle: A\n---\n\nTyped.\n")
  }

  @Test(
    "an editor that fails is told; the post stays",
    arguments: [
      ("no-such-editor --wait", "\"no-such-editor\" cannot be run: No such file or directory"),
      ("/dev/null", "\"/dev/null\" cannot be run: Permission denied"),
      ("sh -c 'exit 3'", "\"sh\" ended with status 3"),
      ("sh -c 'kill -KILL $$'", "\"sh\" ended with status 137"),
      ("'my editor' x", "\"my editor\" cannot be run: No such file or directory"),
    ])
  func failures(_ editor: String, _ message: String) throws {
    let (run, text) = try open(["VISUAL": editor])
    let path = run.output.dropLast()
    #expect(run.status == 1)
    #expect(
      run.errors == "error: the editor \(message) [editor.failed]\nnote: the post is in \(path)\n")
    #expect(text == "---\ntitle: A\n---\n\n")
  }

  @Test("the key that interrupts a program does not end sitegen before the editor")
  func interrupt() throws {
    let (run, text) = try open(["VISUAL": "sh -c 'kill -INT $PPID; echo On. >>\"$0\"'"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(text.hasSuffix("On.\n"))
  }

  @Test("the editor has the terminal")
  func terminal() throws {
    let folder = try TemporaryFolder(Self.site)
    let editor = "sh -c 'test -t 2 && echo a terminal >&2'"
    let (status, screen) = try Program.sitegen().runOnTerminal(
      ["new", "post", "A", "--open"], in: folder.path, environment: ["VISUAL": editor])
    #expect(status == 0 && screen == "a terminal\n")
  }
}
