import Content
import DataFormats
import Platform
package import Diagnostics

/// The list of a site's outputs while the kinds of outputs fill it.
package struct OutputPlan {
  /// The site, with everything but its outputs.
  package let site: Site
  /// The theme's published files.
  package let themeAssets: ThemeAssets
  /// What earlier kinds have added.
  package private(set) var outputs: [any Output] = []
  /// Errors that kinds found while planning.
  package var diagnostics: [Diagnostic] = []
  /// The terms with lists of their own: all but those without a slug, and those whose addresses clash, which
  /// is an error already.
  package let distinctTerms: Set<TermID>

  private let templates: Set<String>
  /// Those that the program's theme has and no layer above it.
  private let carriedTemplates: Set<String>

  init(_ site: Site, _ themeAssets: ThemeAssets) {
    self.site = site
    self.themeAssets = themeAssets
    distinctTerms = Set(
      site.languages.flatMap(\.taxonomies).flatMap { taxonomy in
        var slugs: Set<String> = [""]
        return taxonomy.terms.filter { id in
          let term = site.terms[id]
          // Where its file says the whole address, clashes are told like those of pages.
          let path = term.page.flatMap { site.pages[$0].source.frontMatter.path }
          return path != nil || slugs.insert(term.slug).inserted
        }
      })
    templates = Set(site.content.theme.templates.map(\.name))
    carriedTemplates = templates.subtracting(
      site.content.theme.templates.lazy.filter { $0.layer != .carried }.map(\.name))
  }

  /// Adds an output.
  package mutating func add(_ output: some Output) { outputs.append(output) }

  /// Whether the theme has a template, by its path below `templates/`.
  package func hasTemplate(_ name: String) -> Bool { templates.contains(name) }

  /// Whether the theme has a template for an overview of the posts in a language that is worth a page: the program's
  /// own are of no use where there are no posts.
  package func hasTemplate(_ name: String, forPostsIn language: LanguageID) -> Bool {
    let language = site.languages[language]
    return hasTemplate(name) && !language.isEmpty
      && !(language.posts.isEmpty && carriedTemplates.contains(name))
  }
}

extension SiteDraft {
  /// The site with the outputs of all kinds; reports paths that two of them would have.
  func planningOutputs(
    _ kinds: [any Output.Type], themeAssets: ThemeAssets, pool: WorkerPool,
    diagnostics: inout [Diagnostic]
  ) -> Site {
    var plan = OutputPlan(Site(self), themeAssets)
    for kind in kinds { kind.plan(&plan) }
    diagnostics += plan.diagnostics
    let outputs = plan.outputs.sorted { $0.route < $1.route }
    let clashes = OutputClashes(plan.site, outputs)
    let (routes, errors) = pool.both(
      { Set(outputs.map(\.route.canonical)) }, { clashes.errors })
    diagnostics += errors
    var draft = self
    draft.outputs = outputs
    draft.routes = routes
    return Site(draft)
  }
}
