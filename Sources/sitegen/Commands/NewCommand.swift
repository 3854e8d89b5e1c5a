import ArgumentParser

/// The command `sitegen new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a site or a post.",
    subcommands: [NewSiteCommand.self, NewPostCommand.self])
}
