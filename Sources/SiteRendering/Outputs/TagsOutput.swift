import Content
import DataFormats
import Platform
import SiteModel

/// The overview of all tags; only where the theme has a template for it.
struct TagsOutput: TemplatedOutput {
  static let kind = "tags"

  let route: Route
  var isIndexed: Bool { true }

  static func plan(_ plan: inout OutputPlan) {
    guard plan.hasTemplate(forPosts: "tags.html") else { return }
    let pattern = plan.site.content.configuration.permalinks.tags
    plan.add(TagsOutput(route: Route(pattern.path { _ in "" })))
  }

  static func description(of name: String) -> String { "the list of all tags" }
  func origin(in site: Site) -> OutputOrigin { .generated("the overview of all tags") }

  var source: PageFields.Source? { .tags }
  func templateCandidates(in site: Site) -> [String] { ["tags.html"] }
}
