import ArgumentParser
import Content
import Diagnostics
import Foundation
import SiteBuild

/// The command `sitegen build`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site into its output folder.",
    discussion: """
      Reads site.yaml, content/ and templates/ and writes the finished site. Only what depends on
      something that changed since the last build is made anew (\"sitegen why\" says what and why).
      Files that would be the same are not touched, files that earlier builds made and this one does
      not are removed, and all other files are left alone. A site with an error writes nothing and ends
      with status 1.
      """)

  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"))
  var root = "."

  @Option(
    help: ArgumentHelp(
      "The output folder. (default: public in the site's folder)", valueName: "folder"))
  var output: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The address to build for, instead of site.yaml's.", valueName: "url"))
  var baseURL: String?

  @Flag(help: "Publish drafts too.")
  var drafts = false

  @Flag(help: "Publish pages too that are not due yet.")
  var future = false

  @Option(
    help: ArgumentHelp("Threads that work at the same time. (default: one a core)", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Make everything anew, whatever the last build left.")
  var clean = false

  @Flag(
    help: "Build everything once more in memory and compare each byte with the output folder.")
  var verify = false

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  @Flag(
    name: .shortAndLong, help: "Show also how long each stage takes and which figures were rounded."
  )
  var verbose = false

  @Option(help: "How messages are shown: text, or json with one object a line.")
  var diagnostics = DiagnosticsFormat.text

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024.")
    }
    _ = try parsedBaseURL
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  private var parsedBaseURL: BaseURL? {
    get throws {
      do throws(BaseURL.Invalid) {
        return try baseURL.map(BaseURL.init(parsing:))
      } catch {
        throw ValidationError("--base-url: \(error.message); \(error.help).")
      }
    }
  }

  func run() throws {
    // A file that grows past a limit is then an error of writing like any other.
    signal(SIGXFSZ, SIG_IGN)
    let console = Console(format: diagnostics, isQuiet: quiet)
    let start = ContinuousClock.now
    let progress = progress(console)
    let builder = SiteBuilder(try settings, progress: progress)
    var result = builder.build()
    if verify, result.summary != nil { result = builder.verify(result) }
    progress.end()
    console.show(result.diagnostics)
    if let reason = result.freshStart, result.summary != nil {
      console.log("\(reason): everything is made")
    }
    for notice in result.notices { console.log(notice) }
    if verbose { for note in result.roundingNotes { console.log(note) } }
    guard let summary = result.summary, !result.diagnostics.hasErrors else {
      let errors = result.diagnostics.count { $0.severity == .error }
      let outcome =
        if result.diagnostics.contains(where: { $0.id == SiteBuilder.differenceID }) {
          "the output folder is not what it should be; build with --clean, and please report this"
        } else if result.summary != nil {
          "the site is written, but not all about it is noted for the next build"
        } else if result.isPartlyWritten {
          "the output folder may be partly new; mend this and build again"
        } else {
          "nothing was written"
        }
      console.log("\(Self.count(errors, "error")): \(outcome)")
      throw ExitStatus.errorsFound
    }
    if verify { console.log("verified: a full build gives the same, byte for byte") }
    let elapsed = ContinuousClock.now - start
    console.log(
      "\(Self.count(result.pageCount, "page")): \(Self.count(summary.written, "file")) written, "
        + "\(summary.kept) kept" + (summary.removed > 0 ? ", \(summary.removed) removed" : "")
        + " in \(elapsed.inWords)")
    // Ends here, while the site is still held: giving its memory back piece by piece takes a while.
    withExtendedLifetime(result) { Self.exit() }
  }

  private func progress(_ console: Console) -> any BuildProgress {
    if verbose { return StageLog(console) }
    let isWatched = Console.isTerminal && !quiet && diagnostics == .text
    return isWatched ? ProgressBar() : NoProgress()
  }

  private var settings: SiteBuilder.Settings {
    get throws {
      let root = Self.absolute(root)
      var settings = SiteBuilder.Settings(
        root: root,
        output: output.map(Self.absolute) ?? root + "/public",
        shownOutput: output ?? (self.root == "." ? "public" : self.root + "/public"),
        now: Int(Date().timeIntervalSince1970))
      settings.baseURL = try parsedBaseURL
      settings.includesDrafts = drafts
      settings.includesFuture = future
      settings.ignoresCache = clean
      settings.program = ProgramIdentity.current
      settings.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
      return settings
    }
  }

  /// A path of the command line, from the root of the file system.
  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Duration {
  /// Milliseconds, or seconds with two decimals.
  var inWords: String {
    self < .seconds(1)
      ? "\(Int(self / .milliseconds(1))) ms"
      : formatted(.units(allowed: [.seconds], width: .narrow, fractionalPart: .show(length: 2)))
  }
}
