import ArgumentParser
import Diagnostics
import Dispatch
import Platform
import SiteBuild
import SiteServer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command `sitegen serve`.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser while you write, with each change as you save it.",
    usage: "sitegen serve [<options>]",
    discussion: """
      Builds the site into .sitegen/serve/, never into public/, and builds it again whenever a file of it changes. \
      Pages in the browser follow: they reload where they were, style sheets are exchanged without a reload, and an \
      error is shown over the page with its place. Drafts and pages that are not due yet are shown, with a badge. F2 in \
      the browser shows what a page is made of.

      Only this machine can see the site, unless --host says otherwise. Ctrl-C ends it.
      """)

  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"), completion: .directory)
  var root = "."

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The first port to try; where it is taken, the next.", valueName: "number"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "Where to listen: a name or an address of this machine; 0.0.0.0 shows the site to others.",
      valueName: "name"))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(
      "A further name by which browsers may reach the site, such as that of a proxy; may be given again.",
      valueName: "name"))
  var allowHost: [String] = []

  @Flag(inversion: .prefixedNo, help: "Show drafts.")
  var drafts = true

  @Flag(inversion: .prefixedNo, help: "Show pages that are not due yet.")
  var future = true

  @Flag(help: "Scroll to what changed, and show it.")
  var follow = false

  @Flag(help: "Open the site in a browser.")
  var open = false

  @Flag(help: "Look for changes every few moments, where the system does not report them.")
  var poll = false

  @Option(
    help: ArgumentHelp(
      "What opens a place in a source: a command such as \"code\" or \"subl {file}:{line}\", or an address such as "
        + "\"idea://open?file={file}&line={line}\". (default: $VISUAL, else Visual Studio Code)",
      valueName: "command"))
  var editor: String?

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  func validate() throws {
    if !(0...65_535).contains(port) {
      throw ValidationError("--port takes a number from 0 to 65535.")
    }
    // An address of one network alone names the network too.
    try checkName(host, option: "--host", checked: String(host.prefix { $0 != "%" }))
    for name in allowHost { try checkName(name, option: "--allow-host", checked: name) }
    if let editor,
      let problem = SourceEditor.problem(
        of: editor, path: Environment.variable("PATH") ?? "/usr/bin:/bin")
    {
      throw ValidationError("--editor \(problem).")
    }
  }

  private func checkName(_ written: String, option: String, checked: String) throws {
    guard HostName(checked) == nil else { return }
    let help =
      HostName(in: written).map { "write \($0.text)" }
      ?? (written.utf8.allSatisfy { $0 < 0x80 }
        ? "such as blog.test or 192.168.1.5" : "browsers write it with xn--, in ASCII alone")
    throw ValidationError(
      "\(option) takes a name or an address without scheme, port and path, not \"\(written)\": \(help)"
    )
  }

  /// For all connections, and the files that a build has open.
  private static let descriptors = 2048

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    ProcessLimits.raiseDescriptorLimit(to: Self.descriptors)
    let console = Console(detail: quiet ? .errors : .standard)
    guard let stop = StopSignal() else {
      console.show([CommandMessages.outputUnwritable(String(cString: strerror(errno)))])
      throw ExitStatus.errorsFound
    }
    let log = ServeLog(console, asked: port, opens: open)
    let serving: SiteServing
    do throws(Diagnostic) {
      serving = try SiteServing(buildSettings, serverSettings, polls: poll, stop: stop, log: log)
    } catch {
      console.show([error])
      throw ExitStatus.errorsFound
    }
    let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        stop.send()
        // A long build need not be waited for: what it has not written is built next time.
        DispatchQueue.global().asyncAfter(deadline: .now() + 2) { _exit(0) }
      }
      source.resume()
      return source
    }
    defer { withExtendedLifetime(signals) {} }
    let problems = serving.run()
    console.show(problems)
    if problems.hasErrors { throw ExitStatus.errorsFound }
  }

  private var buildSettings: SiteBuilder.Settings {
    let folder = FileReading.absolutePath(root)
    var settings = SiteBuilder.Settings(
      root: folder, output: folder + "/.sitegen/serve", shownOutput: ".sitegen/serve",
      now: time(nil))
    settings.isOutputNamed = false
    settings.isServed = true
    settings.program = ProgramIdentity.current
    settings.jobs = WorkerPool.usableProcessors
    settings.includesDrafts = drafts
    settings.includesFuture = future
    settings.includesExpired = true
    return settings
  }

  private var serverSettings: ServerSettings {
    let folder = FileReading.absolutePath(root)
    var settings = ServerSettings()
    settings.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    settings.port = port
    settings.allowedHosts = allowHost
    settings.siteFolder = folder
    settings.follows = follow
    settings.editor = SourceEditor(
      option: editor, visual: Environment.variable("VISUAL"), siteFolder: folder)
    return settings
  }
}
