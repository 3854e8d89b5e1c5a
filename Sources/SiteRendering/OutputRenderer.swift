import Content
import DataFormats
import Platform
package import Diagnostics
package import HTMLText
package import SiteModel
import TemplateEngine

/// Renders outputs to bytes.
///
/// Any number of threads may use it at once, each with a `RenderScope` of its own.
package final class OutputRenderer: Sendable {
  private let context: RenderContext
  /// What partials write that is the same on many pages.
  private let partials: [PageLanguage: SharedPartials]

  /// Prepares what all outputs share.
  package init(_ context: RenderContext) {
    self.context = context
    partials = Dictionary(
      uniqueKeysWithValues: context.pageLanguages.map {
        (
          $0,
          SharedPartials(
            context.templates,
            variables: [TemplateInterface.Variable.site, .theme].map(\.rawValue))
        )
      })
  }

  /// Appends an output's bytes; the output sink makes copies, which add nothing here.
  ///
  /// - Parameters:
  ///   - output: An output of the context's site.
  ///   - buffer: Gets the bytes.
  ///   - recorder: Gets what the output depends on.
  ///   - warnings: Gets what was replaced on the way.
  /// - Throws: The first error of the template, with its place.
  package func render(
    _ output: OutputID, into buffer: inout OutputBuffer, recorder: DependencyRecorder,
    warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    let rendered = context.outputs[output.index]
    let scope = RenderScope(context, in: rendered.language(in: site), recorder: recorder)
    guard let page = scope.page(of: rendered, output) else {
      return rendered.render(output, scope, into: &buffer)
    }
    let template = try resolvedTemplate(of: rendered)
    let language = scope.text(.language, of: page)
    guard let localization = context.localizations[language] else { return }
    var own: [Diagnostic] = []
    defer { warnings += own.map { $0.note("while writing \"\(rendered.route.file)\"") } }
    do throws(Diagnostic) {
      try context.templates.render(
        template,
        globals: [
          Self.global(.site, scope.site), Self.global(.theme, context.themeObject),
          Self.global(.page, page),
          Self.global(.paginator, scope.paginator(of: rendered, output)),
          Self.global(.term, scope.term(of: rendered)),
        ],
        host: SiteTemplateHost(scope: scope, language: language, dates: localization.dates),
        partials: partials[PageLanguage(site: scope.language, tag: language)], into: &buffer,
        warnings: &own)
    } catch {
      throw Self.withRemedy(error).note("while writing \"\(rendered.route.file)\"")
    }
  }

  private static func global(
    _ variable: TemplateInterface.Variable, _ object: SiteObject?
  ) -> (name: String, value: Value) {
    (variable.rawValue, object.map { .object($0) } ?? .none)
  }

  /// The message with how to change the file that it is about, where that is in the program.
  private static func withRemedy(_ message: Diagnostic) -> Diagnostic {
    let prefix = ThemeLayer.carried.prefix
    guard let path = message.location?.path, path.hasPrefix(prefix) else { return message }
    return message.help(
      "to change this file of the program's theme, copy it: "
        + "sitegen theme copy \(path.dropFirst(prefix.count))")
  }

  var site: Site { context.site }

  /// The titles of the site's pages.
  var titles: OutputTitles { context.titles }

  func rendered(_ output: OutputID) -> any RenderedOutput { context.outputs[output.index] }

  /// The page whose own page an output is: at its address, with its text; `nil` for all others.
  package func page(of output: OutputID) -> PageID? {
    let rendered = context.outputs[output.index]
    guard let page = rendered.source?.page(in: context.site),
      context.site.pages[page].route == rendered.route
    else { return nil }
    return page
  }

  /// The template that an output is rendered with; `nil` for one without, and where there is none that
  /// fits, which rendering it reports.
  package func template(of output: OutputID) -> String? {
    let rendered = context.outputs[output.index]
    return rendered.source == nil ? nil : try? resolvedTemplate(of: rendered)
  }

  /// What is meant by the name of a template: without `templates/`, with its ending, or spelled rightly.
  private func templateHelp(_ written: String) -> String? {
    let name = written.split(separator: "/").drop {
      $0 == "templates" || $0 == "layouts" || $0 == "."
    }
    .joined(separator: "/")
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    let meant = [name, stem + ".html"].first(where: context.templates.contains)
    return meant.map { "did you mean \"\($0)\"?" }
      ?? Spelling.didYouMean(name, among: context.templates.names)
  }

  /// The first template that the theme has for a page; front matter's own comes first.
  private func resolvedTemplate(of output: any RenderedOutput) throws(Diagnostic) -> String {
    let site = context.site
    if let file = output.source?.page(in: site),
      let own = site.pages[file].source.frontMatter.template
    {
      if context.templates.contains(own.value) { return own.value }
      throw SiteMessages.missingTemplate(
        "there is no \"templates/\(own.value)\"",
        at: site.pages[file].source.file.location(own.range)
      ).help(templateHelp(own.value))
    }
    let candidates = output.templateCandidates(in: site)
    if let found = candidates.first(where: context.templates.contains) { return found }
    let names = candidates.map { "templates/\($0)" }.joined(separator: " or ")
    throw SiteMessages.missingTemplate("the theme has no \(names)")
  }
}
