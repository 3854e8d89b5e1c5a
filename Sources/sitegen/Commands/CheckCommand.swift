import ArgumentParser
import Diagnostics
import HTMLText
import KPILanguage
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

      With --figures amounts in texts are compared with the figures of their page's model: what is typed \
      and equals one is a warning that says how to cite it. Code is left out, and so are years, the \
      numbers 0, 1 and 2, and those below 10 without a unit.
      """)

  @OptionGroup var site: SiteOptions
  @OptionGroup var publishing: PublishingOptions

  @Flag(help: "Print each place where the filter safe in a template emits a value unescaped.")
  var safe = false

  @Flag(help: "Also warn of figures that are typed in texts instead of cited.")
  var figures = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let console = messages.console
    var settings = site.settings
    try publishing.apply(to: &settings)
    settings.findsUnused = messages.verbose
    settings.findsTypedFigures = figures
    settings.isStrict = messages.strict
    let result = SiteBuilder(settings).check()
    console.show(result.diagnostics)
    for notice in result.notices { console.log(notice) }
    if safe { try Console.write(result: Array(Self.lines(result.safeUses).utf8)) }
    if figures { console.log(Self.summary(ofTyped: result.diagnostics)) }
    let errors = result.diagnostics.count { $0.severity == .error }
    let warnings = result.diagnostics.count { $0.severity == .warning }
    console.log(
      "\(result.pageCount.counting("page")) checked: \(errors.counting("error")), "
        + warnings.counting("warning"))
    guard errors == 0, !messages.strict || warnings == 0 else { throw ExitStatus.errorsFound }
  }

  private static func summary(ofTyped diagnostics: [Diagnostic]) -> String {
    let typed = diagnostics.filter { $0.id == KPIMessages.typedFigure.id }
    guard !typed.isEmpty else { return "typed instead of cited: no figure" }
    let pages = Set(typed.compactMap(\.location?.path)).count
    return "typed instead of cited: \(typed.count.counting("figure")) in \(pages.counting("page"))"
  }

  /// `template:line:column: source line` for each use.
  private static func lines(_ uses: [SourceLocation]) -> String {
    uses.map { use in
      let source = use.position?.lineText ?? ""
      return "\(use.description): \(source[...].withoutOuterSpaces)\n"
    }.joined()
  }
}
