import Testing

/// What the program says to commands that it does not have.
struct UnknownCommandTests {
  private static let commands: [(name: String, help: String)] = [
    (
      "watch",
      "use \"sitegen serve\""
    ),
    (
      "init",
      "begin a site with \"sitegen new site my-blog\", and a post with \"sitegen new post 'A title'\""
    ),
    ("deploy", "copy the folder public/ that \"sitegen build\" writes to your web host"),
    ("clean", "use \"sitegen build --clean\""), ("version", "use \"sitegen --version\""),
    ("lint", "use \"sitegen check\""), ("generate", "use \"sitegen build\""),
    ("biuld", "did you mean \"build\"?"), ("chek", "did you mean \"check\"?"),
    (
      "frobnicate",
      "commands are new, serve, build, check, why, explain, markdown, render, kpi, theme, help"
    ),
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

  private static let options: [(arguments: [String], help: String)] = [
    (["build", "--minify"], "--minify: leave it out: there is no such setting"),
    (["build", "--verison"], "--verison: did you mean --version?"),
    (["build", "--outptu", "x"], "--outptu: did you mean --output?"),
    (["build", "--baseURL=https://example.org"], "--baseURL: it is called --base-url"),
    (["check", "-D"], "-D: it is called --drafts"),
    (["build", "-o", "x"], "-o: it is called --output"),
    (["serve", "--opne"], "--opne: did you mean --open?"),
    (["serve", "--bind", "::"], "--bind: it is called --host"),
    (["serve", "--nope"], "--nope"),
    (["build", "--node"], "--node"),
    (["kpi", "--foo", "x"], "--foo"),
    (["new", "post", "A", "--xx"], "--xx"),
    (["new", "site", "a", "--titel", "A"], "--titel: did you mean --title?"),
    (["serve", "--output", "x"], "--output"),
    (["build", "--watch"], "--watch: \"sitegen serve\" shows the site, and each change of it"),
    (["serve", "--watch"], "--watch"),
  ]

  @Test(arguments: options)
  func `an unknown option is wrong usage, and what there is instead is said`(
    arguments: [String], help: String
  ) throws {
    let run = try Program.sitegen().run(arguments)
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix("Error: There is no option \(help)\nUsage: sitegen \(arguments[0])"))
    #expect(run.errors.contains("  See 'sitegen \(arguments[0])"))
  }

  @Test func `help for an unknown command is wrong usage`() throws {
    let run = try Program.sitegen().run(["help", "bulid"])
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("Error: There is no command \"bulid\": did you mean \"build\"?\n"))
  }

  @Test(arguments: [
    (["explain", "broken-link"], "help: did you mean \"site.broken-link\"?\n"),
    (
      ["markdown", "--language", "deutsch"],
      "Error: \"deutsch\" is not a language tag: did you mean \"de\"?\n"
    ),
  ])
  func `names that are nearly right are told`(arguments: [String], help: String) throws {
    let run = try Program.sitegen().run(arguments)
    #expect(run.status != 0)
    #expect(run.errors.contains(help))
  }
}
