import Foundation
import Testing

/// What `--help` shows in a terminal of 80 columns.
struct HelpTests {
  private static let names = [
    "new", "serve", "build", "check", "why", "explain", "markdown", "render", "kpi", "theme",
  ]
  private static let commands =
    [[]] + names.map { [$0] } + [["new", "site"], ["new", "post"]]

  private func help(_ command: [String]) throws -> [Substring] {
    let run = try Program.sitegen().run(command + ["--help"], environment: ["COLUMNS": "80"])
    #expect(run.status == 0)
    return run.output.split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("it lists the commands")
  func listsCommands() throws {
    let lines = try help([]).drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
    let listed = lines.filter { !$0.hasPrefix("   ") }.map { $0.split(separator: " ")[0] }
    #expect(listed.map(String.init) == Self.names)
  }

  @Test("no line is longer", arguments: commands)
  func fits(_ command: [String]) throws {
    for line in try help(command) { #expect(line.count <= 80, "\(line)") }
  }

  @Test("paragraphs fill their lines", arguments: commands)
  func fillsLines(_ command: [String]) throws {
    let overview = try help(command).prefix { !$0.hasPrefix("USAGE:") }
    for (line, next) in zip(overview, overview.dropFirst()) where !line.isEmpty && !next.isEmpty {
      let word = next.prefix { $0 != " " }
      #expect(line.count + 1 + word.count >= 80, "\(line)")
    }
  }
}
