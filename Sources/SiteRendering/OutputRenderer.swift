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
  /// What partials write that is the same on many pages, by language.
  private let partials: [String: SharedPartials]

  /// Prepares what all outputs share.
  package init(_ context: RenderContext) {
    self.context = context
    partials = context.localizations.mapValues { _ in
      SharedPartials(context.templates, variables: [Theme.Variable.site.rawValue])
    }
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
    let scope = RenderScope(context, recorder: recorder)
    guard let variables = variables(of: output) else {
      return context.outputs[output.index].render(output, scope, into: &buffer)
    }
    let template = try resolvedTemplate(of: output)
    let language = scope.text(.language, of: variables.page)
    guard let localization = context.localization(language) else { return }
    let file = context.outputs[output.index].route.file
    var own: [Diagnostic] = []
    defer { warnings += own.map { $0.note("while writing \"\(file)\"") } }
    do throws(Diagnostic) {
      try context.templates.render(
        template,
        globals: [
          (Theme.Variable.site.rawValue, .object(context.siteObject)),
          (Theme.Variable.page.rawValue, .object(variables.page)),
          (Theme.Variable.paginator.rawValue, variables.paginator.map { .object($0) } ?? .none),
          (Theme.Variable.term.rawValue, variables.term.map { .object($0) } ?? .none),
        ],
        host: SiteTemplateHost(scope: scope, language: language, dates: localization.dates),
        partials: partials[language], into: &buffer, warnings: &own)
    } catch {
      throw error.note("while writing \"\(file)\"")
    }
  }

  /// What the template of a page sees; `nil` for an output without template.
  private func variables(
    of output: OutputID
  ) -> (page: SiteObject, paginator: SiteObject?, term: SiteObject?)? {
    let rendered = context.outputs[output.index]
    return context.fingerprinting { evaluation in
      rendered.page(output, evaluation).map {
        ($0, rendered.paginator(output, evaluation), rendered.term(evaluation))
      }
    }
  }

  /// The template that an output is rendered with; `nil` for one without, and where there is none that
  /// fits, which rendering it reports.
  package func template(of output: OutputID) -> String? {
    context.outputs[output.index].source == nil ? nil : try? resolvedTemplate(of: output)
  }

  /// The first template that the theme has for a page; front matter's own comes first.
  private func resolvedTemplate(of output: OutputID) throws(Diagnostic) -> String {
    let site = context.site
    if let file = context.outputs[output.index].source?.page(in: site),
      let own = site.pages[file].source.frontMatter.template
    {
      if context.templates.contains(own.value) { return own.value }
      throw SiteMessages.missingTemplate(
        "there is no \"templates/\(own.value)\"",
        at: site.pages[file].source.file.location(own.range)
      ).help(Spelling.didYouMean(own.value, among: context.templates.names))
    }
    let candidates = context.outputs[output.index].templateCandidates(in: site)
    if let found = candidates.first(where: context.templates.contains) { return found }
    let names = candidates.map { "templates/\($0)" }.joined(separator: " or ")
    throw SiteMessages.missingTemplate("the theme has no \(names)")
  }
}
