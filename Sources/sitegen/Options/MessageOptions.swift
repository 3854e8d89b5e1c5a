import ArgumentParser

/// Which messages are shown, and how.
struct MessageOptions: ParsableArguments {
  /// How messages are shown.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people: location, source line, caret.
    case text
    /// For programs: one JSON object a line.
    case json

    // The default goes through key paths, which costs more than all other options at each start.
    static let allValueStrings = allCases.map(\.rawValue)
  }

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "How messages are shown: text, or json with one object a line.", valueName: "format"))
  var diagnostics = Format.text

  @OptionGroup var verbosity: VerbosityOptions

  var verbose: Bool { verbosity.verbose }

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  var console: Console {
    Console(format: diagnostics, detail: quiet ? .errors : verbosity.detail)
  }
}
