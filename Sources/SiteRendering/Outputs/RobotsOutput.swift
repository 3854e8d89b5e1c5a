import Content
import DataFormats
import Platform
import HTMLText
import SiteModel

/// What robots may visit, and where the sitemap is (RFC 9309); unless `content/` has such a file.
struct RobotsOutput: RenderedOutput {
  static let kind = "robots"

  var route: Route { Route("robots.txt") }

  static func plan(_ plan: inout OutputPlan) {
    guard plan.site.assetByPath["robots.txt"] == nil else { return }
    plan.add(RobotsOutput())
  }

  static func description(of name: String) -> String { "the robots" }
  func origin(in site: Site) -> OutputOrigin { .generated("the rules for robots") }

  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {
    buffer.append("User-agent: *\nAllow: /\n\nSitemap: ")
    buffer.append(scope.text(.baseURL, of: scope.site))
    buffer.append("sitemap.xml\n")
  }
}
