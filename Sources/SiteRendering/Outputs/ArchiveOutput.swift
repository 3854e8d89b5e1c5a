import Content
import DataFormats
import Platform
import SiteModel

/// The list of all posts by date; only where the theme has a template for it.
struct ArchiveOutput: TemplatedOutput {
  static let kind = "archive"

  let route: Route
  var isIndexed: Bool { true }

  static func plan(_ plan: inout OutputPlan) {
    guard plan.hasTemplate(forPosts: "archive.html") else { return }
    let pattern = plan.site.content.configuration.permalinks.archive
    plan.add(ArchiveOutput(route: Route(pattern.path { _ in "" })))
  }

  static func description(of name: String) -> String { "the archive" }

  var source: PageFields.Source? { .archive }
  func templateCandidates(in site: Site) -> [String] { ["archive.html"] }
}
