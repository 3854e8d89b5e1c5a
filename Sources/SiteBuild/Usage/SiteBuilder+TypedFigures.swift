import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// Looks a site's texts through for figures that are typed instead of cited, where that is asked for.
extension SiteBuilder {
  /// A warning for each of them; none where they are not asked for.
  func typedFigures(in plan: BuildPlan) -> [Diagnostic] {
    guard settings.findsTypedFigures else { return [] }
    let site = plan.context.site
    let renderer = PageRenderer(site)
    let pages = site.pages.ids.filter { plan.context.metadata($0).hasModel }
    return pool.map(count: pages.count) { renderer.typedFigures(in: pages[$0]) }.flatMap(\.self)
  }
}
