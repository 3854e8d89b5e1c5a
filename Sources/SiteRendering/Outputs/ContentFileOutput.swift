import Content
import DataFormats
import Platform
import SiteModel

/// A copy of a file of `content/`.
struct ContentFileOutput: RenderedOutput {
  static let kind = "file"

  let asset: SourceAsset
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    for (_, published) in plan.site.assetByPath.sorted(by: { $0.key < $1.key }) {
      plan.add(ContentFileOutput(asset: published.asset, route: published.route))
    }
  }

  static func description(of name: String) -> String { "a copy of content/\(name)" }
  static func contentPath(of name: String) -> String? { name }

  var copiedFile: SourceAsset? { asset }
  func name(in site: Site) -> String { asset.path }
  func origin(in site: Site) -> OutputOrigin { .file("content/\(asset.path)") }
}
