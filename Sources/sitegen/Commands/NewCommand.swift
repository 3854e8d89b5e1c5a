import ArgumentParser

/// The command `sitegen new`.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a site.",
    subcommands: [NewSiteCommand.self])
}
