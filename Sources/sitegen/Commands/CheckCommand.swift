import ArgumentParser
import Diagnostics
import Foundation
import SiteBuild

/// The command `sitegen check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Build the site in memory and show what is wrong with it.",
    discussion: """
      Shows the messages of a build from nothing and writes nothing. A site with an error ends with
      status 1.
      """)

  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"))
  var root = "."

  @Flag(help: "Check drafts too.")
  var drafts = false

  @Flag(help: "Check pages too that are not due yet.")
  var future = false

  @Flag(help: "Print each place where a template lets a value out unescaped by the filter safe.")
  var safe = false

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  @Option(help: "How messages are shown: text, or json with one object a line.")
  var diagnostics = DiagnosticsFormat.text

  func run() throws {
    let console = Console(format: diagnostics, isQuiet: quiet)
    let root = URL(fileURLWithPath: root).standardizedFileURL.path
    var settings = SiteBuilder.Settings(
      root: root, output: root + "/public", shownOutput: "public",
      now: Int(Date().timeIntervalSince1970))
    settings.includesDrafts = drafts
    settings.includesFuture = future
    settings.jobs = ProcessInfo.processInfo.activeProcessorCount
    let result = SiteBuilder(settings).check()
    console.show(result.diagnostics)
    for notice in result.notices { console.log(notice) }
    if safe { try Console.write(result: Array(Self.lines(result.safeUses).utf8)) }
    let errors = result.diagnostics.count { $0.severity == .error }
    let warnings = result.diagnostics.count - errors
    console.log(
      "\(Self.count(result.pageCount, "page")) checked: \(Self.count(errors, "error")), "
        + Self.count(warnings, "warning"))
    guard errors == 0 else { throw ExitStatus.errorsFound }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `template:line:column: source line` for each place.
  private static func lines(_ places: [SourceLocation]) -> String {
    places.map { place in
      let source = place.position?.lineText ?? ""
      return "\(place.description): \(source.trimmingCharacters(in: .whitespaces))\n"
    }.joined()
  }
}
