import Foundation
import Testing

/// What the program says of itself, from which man pages and completions are made.
struct SelfDescriptionTests {
  /// A command, or one of its arguments and options.
  private struct Part: Decodable {
    var commandName: String?
    var valueName: String?
    var abstract: String?
    var shouldDisplay: Bool
    var arguments: [Part]?
    var subcommands: [Part]?

    /// The parts without a text, by their path from this one.
    func undescribed(below path: String = "") -> [String] {
      guard shouldDisplay else { return [] }
      let path = path + "/" + (commandName ?? valueName ?? "?")
      let missing = abstract?.isEmpty == false ? [] : [path]
      let parts = (arguments ?? []) + (subcommands ?? [])
      return missing + parts.flatMap { $0.undescribed(below: path) }
    }
  }

  private struct Description: Decodable {
    var serializationVersion: Int
    var command: Part
  }

  @Test("every command, argument and option has a text")
  func describesEverything() throws {
    let run = try Program.sitegen().run(["--experimental-dump-help"])
    #expect(run.status == 0)
    let description = try JSONDecoder().decode(Description.self, from: Data(run.output.utf8))
    #expect(description.serializationVersion == 0)
    #expect(description.command.commandName == "sitegen")
    // The parser's own command "help" says nothing of its argument.
    #expect(description.command.undescribed() == ["/sitegen/help/subcommands"])
  }

  @Test("there is a completion script for each shell", arguments: ["bash", "zsh", "fish"])
  func writesCompletions(_ shell: String) throws {
    let run = try Program.sitegen().run(["--generate-completion-script", shell])
    #expect(run.status == 0)
    #expect(run.output.contains("base-url"))
  }

  @Test("ids of messages are completed")
  func completesIDs() throws {
    let run = try Program.sitegen().run(
      ["---completion", "explain", "--", "positional@0", "2", "5", "sitegen", "explain", "front"])
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").contains("front-matter.unknown-key"))
  }
}
