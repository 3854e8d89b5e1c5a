import SiteModel

/// What a host shows for addresses that do not exist, where no `content/404.md` says more.
struct NotFoundOutput: TemplatedOutput {
  static let kind = "page for missing addresses"

  var route: Route { Route("404.html") }

  static func plan(_ plan: inout OutputPlan) {
    guard plan.hasTemplate("404.html"), !plan.site.pages.contains(where: { $0.kind == .notFound })
    else { return }
    plan.add(NotFoundOutput())
  }

  static func description(of name: String) -> String { "the page for missing addresses" }

  var source: PageFields.Source? { .notFound }
  func templateCandidates(in site: Site) -> [String] { ["404.html"] }
}
