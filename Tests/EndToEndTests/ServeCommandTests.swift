import Testing

/// What `sitegen serve` refuses before it does anything.
struct ServeCommandTests {
  private static let host = "takes a name or an address without scheme, port and path, not"

  private static let wrong: [(arguments: [String], message: String)] = [
    (["--allow-host", ""], "--allow-host \(host) \"\": such as blog.test or 192.168.1.5"),
    (
      ["--allow-host", "*.test"],
      "--allow-host \(host) \"*.test\": such as blog.test or 192.168.1.5"
    ),
    (["--allow-host", "a b"], "--allow-host \(host) \"a b\": such as blog.test or 192.168.1.5"),
    (["--allow-host", "a..b"], "--allow-host \(host) \"a..b\": such as blog.test or 192.168.1.5"),
    (["--allow-host", " blog.test "], "--allow-host \(host) \" blog.test \": write blog.test"),
    (["--allow-host", "blog.test:80"], "--allow-host \(host) \"blog.test:80\": write blog.test"),
    (["--allow-host", "blog.test/"], "--allow-host \(host) \"blog.test/\": write blog.test"),
    (["--allow-host", "[::1]:80"], "--allow-host \(host) \"[::1]:80\": write ::1"),
    (
      ["--allow-host", "a.test", "--allow-host", "https://b.test/x"],
      "--allow-host \(host) \"https://b.test/x\": write b.test"
    ),
    (
      ["--allow-host", "bücher.test"],
      "--allow-host \(host) \"bücher.test\": browsers write it with xn--, in ASCII alone"
    ),
    (["--host", ""], "--host \(host) \"\": such as blog.test or 192.168.1.5"),
    (["--host", "localhost:3000"], "--host \(host) \"localhost:3000\": write localhost"),
    (
      ["--editor", " "],
      "--editor takes a command such as \"code\" or \"subl {file}:{line}\", or an address such as "
        + "\"idea://open?file={file}&line={line}\"."
    ),
    (
      ["--editor", "idea://open"],
      "--editor takes an address with {file} in it, in the place of which the file's path comes."
    ),
    (
      ["--editor", "no-such-editor -x"],
      "--editor takes a program that there is: \"no-such-editor\" is none in the folders that PATH names."
    ),
    (["--editor", "/etc"], "--editor takes a program that there is: \"/etc\" is none."),
    (
      ["--editor", "vim"],
      "--editor takes an editor with a window of its own, for a browser has no terminal for \"vim\": "
        + "name another one, or a terminal that starts it, such as \"xterm -e vim {file}\"."
    ),
  ]

  @Test(arguments: wrong)
  func `odd values are wrong usage, and what is expected is said`(
    arguments: [String], message: String
  ) throws {
    let run = try Program.sitegen().run(["serve"] + arguments)
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("Error: \(message)\nUsage: sitegen serve"))
  }

  @Test(arguments: [
    ["--allow-host", "Blog.Test."], ["--allow-host", "[::1]"], ["--allow-host", "192.168.1.5"],
    ["--host", "::1"], ["--editor", "sh"], ["--editor", "/bin/sh -c x {file}"],
    ["--editor", "xterm://x?{file}"],
  ])
  func `right values are taken`(arguments: [String]) throws {
    let run = try Program.sitegen().run(["serve", "--root", "none"] + arguments)
    #expect(run.status == 1)
    #expect(run.errors.contains("there is no such folder"))
  }
}
