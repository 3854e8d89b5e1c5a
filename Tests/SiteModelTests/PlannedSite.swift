import Content
import DataFormats
import Diagnostics
import Platform
import TestSupport
import Testing

@testable import SiteModel

/// A site that a test writes out in the form of `FileTree`, on top of `BaseSite`, as the plan has it.
///
/// The kinds of outputs are the three below: those of SiteRendering are not known here.
struct PlannedSite {
  /// What is planned.
  let site: Site
  /// What planning reported, as a console shows it, in source order.
  let messages: String

  private static let kinds: [any Output.Type] = [PageFile.self, ListFile.self, AssetFile.self]

  /// Reads and plans a site; the time is noon of 2026-02-01 (UTC) unless another one is given.
  init(
    _ files: String, drafts: Bool = false, future: Bool = false, at now: String? = nil,
    baseURL: BaseURL? = nil, kinds: [any Output.Type] = kinds, jobs: Int = 1
  ) throws {
    let folder = try TemporaryFolder(BaseSite.files.applying(files))
    var reading: [Diagnostic] = []
    let content = try #require(ContentReader(root: folder.path, jobs: 1).read(&reading))
    try #require(reading.isEmpty, "\(reading.text)")
    var settings = Site.Settings(
      now: try DateTime(parsing: now ?? "2026-02-01T12:00:00Z").seconds(inOffset: 0))
    settings.includesDrafts = drafts
    settings.includesFuture = future
    settings.baseURL = baseURL
    var found: [Diagnostic] = []
    let assets = ThemeAssets(
      try content.theme.assets.map {
        try ThemeAssets.Source($0)
      }, baseURL: baseURL ?? content.configuration.baseURL, diagnostics: &found)
    site = Site.plan(
      content, settings: settings, themeAssets: assets, kinds: kinds, pool: WorkerPool(jobs: jobs),
      diagnostics: &found)
    messages = found.inSourceOrder().text
  }

  /// The page of a file below `content/`.
  func page(_ path: String) throws -> Page {
    site.pages[try #require(site.pageByPath[path], "\(path) is not published")]
  }

  /// The paths of pages below `content/`.
  func paths(_ pages: some Sequence<PageID>) -> [String] {
    pages.map { site.pages[$0].source.path }
  }

  /// The routes of all outputs.
  var routes: [String] { site.outputs.map(\.route.path) }
}

/// The page of a file.
struct PageFile: Output {
  static let kind = "page"
  let page: PageID
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    for id in plan.site.pages.ids {
      let page = plan.site.pages[id]
      guard ![.home, .section, .term].contains(page.kind) else { continue }
      plan.add(PageFile(page: id, route: page.route))
    }
  }

  static func description(of name: String) -> String { "the page of \(name)" }

  func origin(in site: Site) -> OutputOrigin {
    let source = site.pages[page].source
    guard let slug = source.frontMatter.slug else { return .file(source.shownPath) }
    return .location(source.file.location(slug.range))
  }
}

/// A page of a list; generated, even where the list has an index page.
struct ListFile: Output {
  static let kind = "list"
  let listing: ListingID
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    for id in plan.site.listings.ids {
      let listing = plan.site.listings[id]
      if case .term(let term) = listing.kind, !plan.distinctTerms.contains(term) { continue }
      for number in 1...listing.pageCount {
        plan.add(ListFile(listing: id, route: listing.route(ofPage: number)))
      }
    }
  }

  static func description(of name: String) -> String { "the list of \(name)" }

  func name(in site: Site) -> String {
    switch site.listings[listing].kind {
    case .home: "all posts"
    case .section(let section): "the section \"\(site.sections[section].folder)\""
    case .term(let term): "the \(site.description(of: term))"
    }
  }
}

/// A file that is published unchanged.
struct AssetFile: Output {
  static let kind = "file"
  let asset: SourceAsset
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    for (asset, route) in plan.site.assetByPath.values.sorted(by: { $0.route < $1.route }) {
      plan.add(AssetFile(asset: asset, route: route))
    }
  }

  static func description(of name: String) -> String { "a copy of \(name)" }
  var copiedFile: SourceAsset? { asset }
  func origin(in site: Site) -> OutputOrigin { .file("content/\(asset.path)") }
}
