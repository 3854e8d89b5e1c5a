import Content
import DataFormats
import Platform
import SiteModel
import SiteRendering
import TemplateEngine

/// What the outputs of a site use, by the record from which the next build tells what to render again.
///
/// It is the same whether a build has rendered an output or kept it.
struct SiteUsage {
  /// The files of all templates in use, as shown.
  private(set) var templateFiles: Set<String> = []
  /// The messages, data files, files of the theme and addresses that outputs ask for.
  private(set) var facts: Set<DependencyKey> = []
  /// The keys of messages, in whatever language.
  private(set) var messageKeys: Set<String> = []
  /// What templates in use have between quotes: they ask for it as soon as a page gets there.
  private(set) var quotedStrings: Set<String> = []

  init(_ plan: BuildPlan, _ execution: Execution) {
    let context = plan.context
    var templates = Set(execution.entries.compactMap(\.template))
    // Those of pages that are not published yet will be in use soon.
    templates.formUnion(
      (context.site.content.pages + context.site.content.termPages).compactMap {
        $0.frontMatter.template.flatMap { plan.templates.index(of: $0.value) }
      })
    for template in templates {
      templateFiles.formUnion(plan.templates.records[template].files.map(\.path))
    }
    quotedStrings = context.templates.quotedStrings(in: templateFiles)
    let sets = context.useSets.values
    for set in Set(execution.entries.flatMap(\.uses.shared)) {
      for use in sets[set] where use.fields.isEmpty {
        facts.insert(context.key(of: DependencyID(use.dependency)))
      }
    }
    messageKeys = Set(
      facts.compactMap { if case .message(_, let key) = $0 { key } else { nil } })
    messageKeys.formUnion(context.site.outputs.ids.compactMap(plan.renderer.titleMessage))
    messageKeys.insert(OutputRenderer.homeMessage)
    // A theme has titles for taxonomies that its sites may declare.
    let declared = context.vocabulary.taxonomies.map(\.name)
    messageKeys.formUnion(
      TaxonomySettings.usualNames.filter { !declared.contains($0) }.map { "\($0)_title" })
  }

  /// Whether a message is used in some language.
  func usesMessage(_ key: String) -> Bool {
    messageKeys.contains(key) || quotedStrings.contains(key)
  }

  /// Whether a data file is used.
  func usesData(_ name: String) -> Bool {
    facts.contains(.data(name)) || quotedStrings.contains(name)
  }

  /// The files of the theme that are used, also by stylesheets that are; a licence is of use beside what it
  /// is about.
  func themeFiles(of assets: ThemeAssets) -> Set<String> {
    var open = assets.files.filter {
      facts.contains(.asset($0.path)) || quotedStrings.contains($0.path)
        || ThemeAssets.isLicence($0.path)
    }
    var used = Set(open.map(\.path))
    while let file = open.popLast() {
      for path in assets.references(of: file) where used.insert(path).inserted {
        open += [assets.file(path)].compactMap(\.self)
      }
    }
    return used
  }
}
