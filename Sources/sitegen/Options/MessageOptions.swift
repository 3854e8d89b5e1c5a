import ArgumentParser

/// Which messages are shown, and how.
struct MessageOptions: ParsableArguments {
  /// How messages are shown.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people: location, source line, caret.
    case text
    /// For programs: one JSON object a line.
    case json

    // Each start asks for these. What they are by default goes through key paths and witness tables, which costs more than
    // all other options.
    static let allValueStrings = allCases.map(\.rawValue)
    static let allValueDescriptions: [String: String] = [:]
    var defaultValueDescription: String { rawValue }
  }

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  @Flag(help: "Treat warnings as errors: nothing is written, and the status is 1.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How messages are shown: text, or json with one object a line.", valueName: "format"))
  var diagnostics = Format.text

  @Flag(
    name: .shortAndLong,
    help: """
      Also show what may be worth a look, such as quotes without a partner, and what a build rounded and \
      how long it took.
      """)
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  var console: Console {
    let quietDetail = strict ? Console.Detail.problems : .errors
    return Console(
      format: diagnostics, detail: quiet ? quietDetail : verbose ? .verbose : .standard)
  }
}
