import ArgumentParser
import Diagnostics
import HTMLText
import SiteBuild

/// The command `sitegen check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Build the site in memory and show what is wrong with it.",
    usage: "sitegen check [<options>]",
    discussion: """
      Shows the messages of a build from scratch and writes nothing. A site with an error, or with \
      --strict a warning, ends with status 1.
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var publishing: PublishingOptions

  @Flag(help: "Print each place where the filter safe in a template emits a value unescaped.")
  var safe = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let console = messages.console
    var settings = site.settings
    try publishing.apply(to: &settings)
    settings.findsUnused = messages.verbose
    settings.isStrict = messages.strict
    let result = SiteBuilder(settings).check()
    console.show(result.diagnostics)
    for notice in result.notices { console.log(notice) }
    if safe { try Console.write(result: Array(Self.lines(result.safeUses).utf8)) }
    let errors = result.diagnostics.count { $0.severity == .error }
    let warnings = result.diagnostics.count { $0.severity == .warning }
    console.log(
      "\(result.pageCount.counting("page")) checked: \(errors.counting("error")), "
        + warnings.counting("warning"))
    guard errors == 0, !messages.strict || warnings == 0 else { throw ExitStatus.errorsFound }
  }

  /// `template:line:column: source line` for each use.
  private static func lines(_ uses: [SourceLocation]) -> String {
    uses.map { use in
      let source = use.position?.lineText ?? ""
      return "\(use.description): \(source[...].withoutOuterSpaces)\n"
    }.joined()
  }
}
