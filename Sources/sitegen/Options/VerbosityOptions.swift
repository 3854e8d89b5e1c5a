import ArgumentParser

/// Whether more is shown than what should be changed.
struct VerbosityOptions: ParsableArguments {
  @Flag(
    name: .shortAndLong,
    help: """
      Also show what may be worth a look: quotes without a partner and, in a build, rounded figures and \
      how long each stage takes.
      """)
  var verbose = false

  var detail: Console.Detail { verbose ? .verbose : .standard }
}
