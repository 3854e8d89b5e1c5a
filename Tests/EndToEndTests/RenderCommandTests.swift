import TestSupport
import Testing

/// The command that prints a template with data.
struct RenderCommandTests {
  private let program: Program
  private let folder: TemporaryFolder

  init() throws {
    program = try Program.sitegen()
    folder = try TemporaryFolder([
      "t/page.html": "{% extends \"base.html\" %}{% block main %}<b>{{ name }}</b>{% endblock %}",
      "t/base.html": "<main>{% block main %}{% endblock %}</main>",
      "t/broken.html": "{% if %}\n",
      "t/undefined.html": "<p>{{ nmae }}</p>\n",
      "t/plain.txt": "{{ name }}\n",
      "data.json": "{\"name\": \"A & B\", \"numbers\": [1, 2.5, null, true]}",
      "list.json": "[1]",
      "bad.json": "{\"name\": }",
    ])
  }

  private func render(_ arguments: String..., input: String = "") throws -> Program.Run {
    try program.run(["render"] + arguments, in: folder.path, input: input)
  }

  @Test("data comes from a file, templates from the template's own folder")
  func rendersWithFile() throws {
    #expect(
      try render("t/page.html", "--data", "data.json")
        == Program.Run(output: "<main><b>A &amp; B</b></main>"))
  }

  @Test("data comes from standard input, templates from --templates")
  func rendersWithStandardInput() throws {
    #expect(
      try render("page.html", "--templates", "t", "--data", "-", input: "{\"name\": \"<i>\"}")
        == Program.Run(output: "<main><b>&lt;i&gt;</b></main>"))
  }

  @Test("text is not escaped, nor is anything with --autoescape none")
  func escapesByKind() throws {
    #expect(
      try render("t/plain.txt", "--data", "data.json") == Program.Run(output: "A & B"))
    #expect(
      try render("t/page.html", "--data", "data.json", "--autoescape", "none")
        == Program.Run(output: "<main><b>A & B</b></main>"))
  }

  @Test("an undefined name is an error, or nothing with --undefined lenient")
  func treatsUndefined() throws {
    let strict = try render("t/undefined.html", "--data", "data.json")
    #expect(strict.status == 1)
    #expect(strict.output.isEmpty)
    #expect(strict.errors.hasPrefix("t/undefined.html:1:7: error: "))
    #expect(strict.errors.contains("help: did you mean \"name\"?"))
    #expect(
      try render("t/undefined.html", "--data", "data.json", "--undefined", "lenient")
        == Program.Run(output: "<p></p>"))
  }

  @Test("a template that is not used may be broken, the one that is used may not")
  func refusesBrokenTemplate() throws {
    let run = try render("t/broken.html")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("t/broken.html:1:"))
  }

  @Test(
    "data that is not a JSON object ends with status 1",
    arguments: ["bad.json", "list.json", "gone.json"])
  func refusesData(_ name: String) throws {
    let run = try render("t/page.html", "--data", name)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix(name))
    #expect(run.errors.contains(": error: "))
  }

  @Test("templates are found by the rules of a site: no link leads out of the folder")
  func refusesLinks() throws {
    try folder.write("secret", to: "secret.html")
    try folder.link("t/inside.html", to: "plain.txt")
    try folder.link("t/outside.html", to: "../secret.html")
    try folder.link("t/circle", to: ".")
    try folder.write("{% include \"inside.html\" %}", to: "t/a.html")
    try folder.write("{% include \"outside.html\" %}", to: "t/b.html")
    #expect(try render("t/a.html", "--data", "data.json") == Program.Run(output: "A &amp; B"))
    let refused = try render("t/b.html", "--data", "data.json")
    #expect(refused.status == 1)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("template \"outside.html\" not found"), "\(refused.errors)")
  }

  @Test("a missing template ends with status 1, wrong usage with 64")
  func refusesUsage() throws {
    let missing = try render("t/gone.html")
    #expect(
      missing
        == Program.Run(
          status: 1, errors: "t/gone.html: error: there is no such file [input.missing]\n"))
    #expect(try render().status == 64)
    #expect(try render("t/page.html", "--undefined", "sometimes").status == 64)
  }
}
