import Content
import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// What a session finds where only texts of pages may have changed.
extension LiveSite {
  /// Reads what has changed; `nil` where more than texts has changed, or means more.
  ///
  /// - Parameters:
  ///   - paths: What may be different, below the site's folder.
  ///   - builder: The settings, with which the site was planned as well but for the time.
  /// - Returns: The change, and the files that there are now.
  func textUpdate(
    _ paths: Set<String>, _ builder: SiteBuilder
  ) -> (update: TextUpdate, listing: ContentListing)? {
    let context = plan.context
    guard !paths.isEmpty,
      let listing = listing(refreshing: paths, builder),
      !record.state.isOverdue(at: builder.settings.now),
      let sources = Self.sources(paths, of: context.site, listing, builder)
    else { return nil }
    let pages = sources.keys.sorted()
    let changed = RenderContext(context, site: context.site.replacing(sources), changed: pages)
    return TextUpdate(
      pages, BuildPlan(plan, changed, rendering: pages), record, planDiagnostics, builder.pool
    ).map { ($0, listing) }
  }

  /// The changed pages, read; `nil` where something else has changed too.
  private static func sources(
    _ paths: Set<String>, of site: Site, _ listing: ContentListing, _ builder: SiteBuilder
  ) -> [PageID: SourcePage]? {
    var sources: [PageID: SourcePage] = [:]
    for path in paths {
      guard let name = PathComponents.path(path, below: "content"),
        let page = site.pageByPath[name]
      else {
        // What is no file of the site changes nothing.
        if listing.contains(path) { return nil }
        continue
      }
      let known = site.pages[page].source
      var diagnostics: [Diagnostic] = []
      guard
        let source = builder.reader.read(
          known, again: listing, site.content.configuration, &diagnostics),
        source.hasSameFrontMatter(as: known)
      else { return nil }
      sources[page] = source
    }
    return sources
  }
}
