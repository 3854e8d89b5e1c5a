import ArgumentParser
import Diagnostics
import SiteBuild

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `sitegen build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site into its output folder.",
    usage: "sitegen build [<options>]",
    discussion: """
      Reads site.yaml, content/ and templates/ and writes the finished site. Only what depends on \
      something that changed since the last build is built again ("sitegen why" says what and why). \
      Files whose content stays the same are not touched, files that earlier builds wrote and this \
      one does not are removed, and all other files are left alone.

      A site with an error, or with --strict a warning, writes nothing and ends with status 1. \
      "sitegen explain" explains each message.
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var publishing: PublishingOptions

  @Option(
    help: ArgumentHelp("Threads that work at the same time. (default: one a core)", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Build everything again, whatever the last build left.")
  var clean = false

  @Flag(
    help: "Build everything once more in memory and compare each byte with the output folder.")
  var verify = false

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024.")
    }
  }

  func run() throws {
    // A file that grows past a limit is then an error of writing like any other.
    signal(SIGXFSZ, SIG_IGN)
    let console = messages.console
    let start = ContinuousClock.now
    let progress = progress(console)
    let builder = SiteBuilder(try settings, progress: progress)
    var result = builder.build()
    if verify, result.summary != nil { result = builder.verify(result) }
    progress.end()
    show(result, on: console)
    guard let summary = result.summary, !result.diagnostics.hasErrors else {
      console.log("\(problems(in: result)): \(Self.outcome(of: result))")
      throw ExitStatus.errorsFound
    }
    if verify { console.log("verified: a full build gives the same, byte for byte") }
    let elapsed = ContinuousClock.now - start
    console.log(
      "\(result.pageCount.counting("page")): \(summary.written.counting("file")) written, "
        + "\(summary.kept) kept" + (summary.removed > 0 ? ", \(summary.removed) removed" : "")
        + " in \(elapsed.inWords)")
    // Ends here, while the site is still held: giving its memory back piece by piece takes a while.
    withExtendedLifetime(result) { Self.exit() }
  }

  private var settings: SiteBuilder.Settings {
    get throws {
      var settings = site.settings
      try publishing.apply(to: &settings)
      settings.ignoresCache = clean
      settings.findsUnused = messages.verbose
      settings.isStrict = messages.strict
      if let jobs { settings.jobs = jobs }
      return settings
    }
  }

  private func progress(_ console: Console) -> any BuildProgress {
    if messages.verbose { return StageLog(console) }
    let isWatched = Console.isTerminal && !messages.quiet && messages.diagnostics == .text
    return isWatched ? ProgressBar() : NoProgress()
  }

  private func show(_ result: BuildResult, on console: Console) {
    console.show(result.diagnostics)
    if let reason = result.freshStart, result.summary != nil {
      console.log("\(reason): everything is built")
    }
    for notice in result.notices { console.log(notice) }
    if messages.verbose { for note in result.roundingNotes { console.log(note) } }
  }

  /// How many messages kept the build from writing.
  private func problems(in result: BuildResult) -> String {
    let errors = result.diagnostics.count { $0.severity == .error }
    if errors > 0 { return errors.counting("error") }
    let warnings = result.diagnostics.count { $0.severity == .warning }
    return "\(warnings.counting("warning")) with --strict"
  }

  /// What a build with errors left behind.
  private static func outcome(of result: BuildResult) -> String {
    if result.diagnostics.contains(where: { $0.id == SiteBuilder.differenceID }) {
      "the output folder is not what it should be; build with --clean, and please report this"
    } else if result.summary != nil {
      "the site is written, but not all that the next build needs to know of it"
    } else if result.isPartlyWritten {
      "the output folder may be partly new; fix this and build again"
    } else {
      "nothing was written"
    }
  }
}
