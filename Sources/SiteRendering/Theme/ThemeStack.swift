package import Content
import DataFormats
package import Diagnostics
package import TemplateEngine

/// A site's theme with its templates compiled: the site's own layers and, unless these are complete, the
/// program's theme below them.
package struct ThemeStack: Sendable {
  /// The layers in use.
  package let theme: SiteTheme
  /// Their templates.
  package let templates: TemplateLibrary

  /// Compiles the templates and decides whether the program's theme is needed.
  ///
  /// The site's own layers are complete where they have the templates of lists and pages, nothing names a layer
  /// below them, and no literal `extends`, `include`, `import` or `asset()` names a file that they lack and the
  /// program's theme has. So a site whose theme is complete keeps its outputs, and a misspelt name in it is one
  /// error. Nothing is carried where files could not be read: what they would have said is not known.
  ///
  /// - Parameters:
  ///   - own: The layers of the site's folder.
  ///   - choice: What `site.yaml` says about the theme.
  ///   - host: What the site offers to templates.
  ///   - options: How they are compiled.
  ///   - diagnostics: Gets the errors of the templates.
  package init(
    _ own: SiteTheme, _ choice: ThemeChoice, host: HostSignature, options: TemplateOptions,
    diagnostics: inout [Diagnostic]
  ) {
    var options = options
    func library(_ theme: SiteTheme, _ diagnostics: inout [Diagnostic]) -> TemplateLibrary {
      let sources = theme.layers.enumerated().flatMap { index, layer in
        layer.templates.map { TemplateSource(name: $0.name, file: $0.file, layer: index) }
      }
      return TemplateLibrary(
        sources: sources, host: host, options: options, diagnostics: &diagnostics)
    }
    var isCarried = false
    if case .none = choice.base {} else { isCarried = !own.isIncomplete }
    if !isCarried || Self.hasMainTemplates(own) {
      var errors: [Diagnostic] = []
      let compiled = library(own, &errors)
      if !isCarried || Self.isComplete(compiled, own) {
        (theme, templates) = (own, compiled)
        diagnostics += errors
        return
      }
    }
    var all = own
    all.layers.append(CarriedTheme.layer)
    let stale = StaleCopies(all.layers[0], originals: own.originals, below: all.layers.dropFirst())
    options.formerBlocks = stale.formerBlocks
    diagnostics += stale.diagnostics
    theme = Self.withoutUnreached(all)
    templates = library(theme, &diagnostics)
  }

  /// A warning for each copy of a file of the theme that no page and no template uses any more.
  ///
  /// - Parameter content: The site, whose pages name templates.
  /// - Returns: The warnings; none where templates compute names.
  package func unusedCopies(_ content: SiteContent) -> [Diagnostic] {
    guard theme.layers.count > 1, !theme.originals.isEmpty,
      var used = templates.referencedNames
    else { return [] }
    used.formUnion(OutputKinds.templateNames(content.configuration.taxonomies))
    used.formUnion(
      (content.pages + content.termPages).compactMap { $0.frontMatter.template?.value })
    return StaleCopies.unused(theme, used: used)
  }

  // MARK: Completeness

  /// Whether there is a template for every list and every page.
  private static func hasMainTemplates(_ theme: SiteTheme) -> Bool {
    let names = Set(theme.templates.map(\.name))
    let isEveryList = ["index.html", "section.html", "tag.html"].allSatisfy(names.contains)
    return names.contains("page.html") && (names.contains("list.html") || isEveryList)
  }

  private static func isComplete(_ library: TemplateLibrary, _ theme: SiteTheme) -> Bool {
    let missing = library.missingNames
    let carried = CarriedTheme.names
    guard missing.isDisjoint(with: carried.templates),
      !missing.contains(where: { $0.hasPrefix(ThemeLayer.carried.prefix) })
    else { return false }
    let assets = library.literals(of: "asset").texts
      .subtracting(theme.assets.map(\.path))
    return assets.isDisjoint(with: carried.assets)
  }

  // MARK: Hidden templates

  /// The theme without templates that others hide and nothing reaches by `theme:`; what they say does not matter.
  ///
  /// Looks for the words alone, so that one in a comment keeps a template.
  private static func withoutUnreached(_ theme: SiteTheme) -> SiteTheme {
    var theme = theme
    var known: Set<String> = []
    var hidden: [String: [ThemeTemplate]] = [:]
    var open: [ThemeTemplate] = []
    for template in theme.templates {
      if known.insert(template.name).inserted {
        open.append(template)
      } else {
        hidden[template.name, default: []].append(template)
      }
    }
    while let template = open.popLast(), !hidden.isEmpty {
      for name in namesOfNextLayer(in: template.file.bytes) {
        // A computed name may be any.
        for reached in known.contains(name) ? [name] : Array(hidden.keys) {
          open += hidden.removeValue(forKey: reached) ?? []
        }
      }
    }
    if hidden.isEmpty { return theme }
    let unreached = Set(hidden.values.joined().map(\.file.path))
    for index in theme.layers.indices {
      theme.layers[index].templates.removeAll { unreached.contains($0.file.path) }
    }
    return theme
  }

  /// What follows each `theme:` in a template, up to the end of a name.
  private static func namesOfNextLayer(in template: [UInt8]) -> [String] {
    let mark = Array(ThemeLayer.carried.prefix.utf8)
    var names: [String] = []
    var rest = template[...]
    while let start = rest.firstRange(of: mark) {
      rest = rest[start.upperBound...]
      let name = rest.prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      names.append(String(decoding: name, as: UTF8.self))
    }
    return names
  }
}
