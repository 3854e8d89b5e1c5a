import Testing

/// What the program says to commands that it does not have.
struct UnknownCommandTests {
  private static let commands: [(name: String, help: String)] = [
    (
      "serve",
      "build with \"sitegen build\", and look at the site with any web server, such as "
        + "\"python3 -m http.server --directory public\""
    ),
    (
      "init",
      "a site is a file site.yaml with \"title\" and \"base_url\", and pages in content/; write them, "
        + "then run \"sitegen build\""
    ),
    ("deploy", "copy the folder public/ that \"sitegen build\" writes to your web host"),
    ("clean", "use \"sitegen build --clean\""), ("version", "use \"sitegen --version\""),
    ("lint", "use \"sitegen check\""), ("generate", "use \"sitegen build\""),
    ("biuld", "did you mean \"build\"?"), ("chek", "did you mean \"check\"?"),
    ("frobnicate", "commands are build, check, why, explain, markdown, render, kpi, theme, help"),
  ]

  @Test(arguments: commands)
  func `an unknown command is wrong usage, and what there is instead is said`(
    name: String, help: String
  ) throws {
    for options in [[], ["--port", "8080"]] {
      #expect(
        try Program.sitegen().run([name] + options)
          == Program.Run(
            status: 64,
            errors: """
              Error: There is no command "\(name)": \(help)
              Usage: sitegen <subcommand>
                See 'sitegen --help' for more information.

              """))
    }
  }

  @Test(arguments: [["--version"], ["--help"], ["help"], ["help", "build"], []])
  func `other arguments are read as ever`(arguments: [String]) throws {
    #expect(try Program.sitegen().run(arguments).status == 0)
  }
}
