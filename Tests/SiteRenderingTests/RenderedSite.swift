import Content
import DataFormats
import Diagnostics
import HTMLText
import Platform
import SiteModel
import TemplateEngine
import TestSupport
import Testing

@testable import SiteRendering

extension Term.Key: CustomStringConvertible {
  /// Short, for expectations.
  public var description: String {
    language + (language.isEmpty ? "" : " ") + "\(taxonomy) \(name)"
  }
}

extension Section.Key: CustomStringConvertible {
  /// Short, for expectations.
  public var description: String { language + (language.isEmpty ? "" : " ") + folder }
}

/// A site that a test writes out in the form of `FileTree`, on top of `BaseSite`, rendered in memory.
struct RenderedSite {
  /// Everything that was rendered from.
  let context: RenderContext
  /// The outputs that were rendered without an error, by their files.
  private(set) var files: [String: String] = [:]
  /// What is wrong, as a console shows it, in source order.
  private(set) var messages = ""
  /// What each output depends on, by its file.
  private var uses: [String: DependencyUses] = [:]

  /// Reads, plans and renders a site; the time is noon of 2026-02-01 (UTC).
  init(
    _ files: String, taxonomies: [TaxonomySettings]? = nil
  ) throws {
    let folder = try TemporaryFolder(BaseSite.files.applying(files))
    var found: [Diagnostic] = []
    var content = try #require(ContentReader(root: folder.path, jobs: 1).read(&found))
    if let taxonomies { content.configuration.taxonomies = taxonomies }
    let themeAssets = ThemeAssets(
      try content.theme.assets.map {
        try ThemeAssets.Source($0)
      }, baseURL: content.configuration.baseURL, diagnostics: &found)
    let templates = TemplateLibrary(
      sources: content.theme.templates.map(\.file),
      host: TemplateInterface.signature(SiteVocabulary(content.configuration)),
      options: TemplateInterface.options, diagnostics: &found)
    let site = Site.plan(
      content,
      settings: Site.Settings(
        now: try DateTime(parsing: "2026-02-01T12:00:00Z").seconds(inOffset: 0)),
      themeAssets: themeAssets, kinds: OutputKinds.planned, diagnostics: &found)
    let cache = PageRenderCache(site)
    context = RenderContext(
      site: site, titles: site.pages.ids.map(cache.title), pageCache: cache, templates: templates,
      themeAssets: themeAssets, diagnostics: &found)
    if !found.hasErrors { render(&found) }
    let pages = site.pages.ids.map(context.metadata)
    found += pages.flatMap(\.diagnostics)
    found += anchorProblems(pages)
    messages = found.inSourceOrder().text
  }

  /// What is wrong with links to anchors, as far as the finished pages show it.
  private func anchorProblems(_ pages: [PageMetadata]) -> [Diagnostic] {
    var finder = AnchorFinder(context)
    let links = finder.lookingIntoTexts(pages.map(\.anchorLinks)) { _ in false }
    return zip(context.site.pages.ids, links).flatMap { page, links in
      links.filter { !$0.isInText }.compactMap { link in
        guard let target = finder.target(of: link, on: page),
          let html = files[context.site.pages[target].route.file]
        else { return nil }
        let anchors = Set(PageStructure(html: Array(html.utf8)).anchors)
        guard !link.ids.contains(where: anchors.contains) else { return nil }
        return finder.problem(with: link, on: page, to: target, anchors: anchors)
      }
    }
  }

  private mutating func render(_ diagnostics: inout [Diagnostic]) {
    let renderer = OutputRenderer(context)
    let recorder = DependencyRecorder(context)
    var buffer = OutputBuffer()
    for output in context.plan(context.site.outputs.ids) {
      defer { context.release(output) }
      let file = context.site.outputs[output].route.file
      buffer.clear()
      recorder.clear()
      do throws(Diagnostic) {
        try renderer.render(output, into: &buffer, recorder: recorder, warnings: &diagnostics)
        files[file] = buffer.text
        uses[file] = recorder.take()
      } catch {
        diagnostics.append(error)
      }
    }
  }

  /// The text of an output.
  func file(_ path: String) throws -> String {
    try #require(files[path], "there is no \(path); \(messages)")
  }

  /// The lines of an output, without empty ones.
  func lines(_ path: String) throws -> [String] {
    try file(path).split(separator: "\n").map(String.init)
  }

  /// What an output depends on.
  func uses(of path: String) throws -> [DependencyUse] {
    let uses = try #require(uses[path], "there is no \(path); \(messages)")
    return uses.own + uses.shared.flatMap { context.useSets.values[$0] }
  }

  /// Each dependency of an output with the fields it reads, sorted.
  func dependencies(of path: String) throws -> [String] {
    try uses(of: path).map { use in
      let key = context.key(of: DependencyID(use.dependency))
      let fields = context.vocabulary.names(of: use.fields)
      return fields.isEmpty ? "\(key)" : "\(key): \(fields.joined(separator: ", "))"
    }.sorted()
  }

  /// The fingerprints of everything that an output depends on: of the fields it reads, or of a dependency
  /// without fields (`nil`).
  func fingerprints(of path: String) throws -> [DependencyKey: [FieldKey?: UInt64]] {
    var fingerprints: [DependencyKey: [FieldKey?: UInt64]] = [:]
    for use in try uses(of: path) {
      let id = DependencyID(use.dependency)
      let fields = use.fields.keys
      var values = fingerprints[context.key(of: id)] ?? [:]
      for (field, value) in zip(fields, context.fingerprints(of: fields, of: id)) {
        values[field] = value
      }
      if fields.isEmpty { values[nil] = context.fingerprint(of: id) }
      fingerprints[context.key(of: id)] = values
    }
    return fingerprints
  }

  /// The fingerprints of fields of the page with a file below `content/`.
  func fingerprints(_ fields: [Field], ofPage path: String) throws -> [UInt64] {
    let page = try #require(context.site.pageByPath[path])
    return context.fingerprints(
      of: fields.map(FieldKey.field), of: context.dependencyIDs.page(page))
  }
}
