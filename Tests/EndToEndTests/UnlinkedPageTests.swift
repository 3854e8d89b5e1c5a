import Diagnostics
import Foundation
import SiteBuild
import TestSupport
import Testing

/// Pages that no page links to, compared with the links on the finished pages.
struct UnlinkedPageTests {
  /// Posts that a list shows without linking to them, which are not reported.
  private static let listedOnly = [
    "divided-posts": ["nothing-after/index.html", "whole/index.html"]
  ]

  @Test("a page is reported where no finished page links to it", arguments: FixtureSite.all)
  func agreesWithFinishedPages(_ site: FixtureSite) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: site.folder + "/input", toPath: folder.path + "/site")
    let build = try FixtureBuild(in: folder, options: site.options() + ["--verbose"])
    let files = try FileTree(build.output).files
    let published = try #require(PublishedSite(files))
    let sources = try FileTree(build.input).files.keys.filter {
      $0.hasPrefix("content/")
    }
    let pages = try outputs(of: sources, build).filter { $0.value.hasSuffix("html") }
    let redirect = Array("http-equiv=\"refresh\"".utf8)
    let linked = Set(
      files.filter { $0.key.hasSuffix(".html") && !$0.value.contains(redirect) }.flatMap {
        path, html in
        PublishedSite.attributes(["href"], in: html).compactMap { published.file($0, from: path) }
          .filter { $0 != path }
      })
    let reported = build.result.diagnostics.filter { $0.id == "unused.page" }
      .compactMap { $0.location.flatMap { pages[$0.path] } }
    let unlinked = pages.values.filter { !linked.contains($0) }
    #expect((reported + Self.listedOnly[site.name, default: []]).sorted() == unlinked.sorted())
  }

  /// The finished pages of Markdown files, but for those of the home page and of missing addresses.
  private func outputs(of sources: [String], _ build: FixtureBuild) throws -> [String: String] {
    let report = try DependencyReport(
      SiteBuilder.Settings(
        root: build.input, output: build.output, shownOutput: "public", now: FixtureBuild.now))
    var outputs: [String: String] = [:]
    for source in sources {
      let path = source.dropFirst("content/".count)
      let folder = path.dropLast(path.split(separator: "/").last?.count ?? 0)
      let text =
        (try? report.text(for: source, absolutePath: ""))
        ?? (path.contains("/index.m") ? try? report.text(for: "/\(folder)", absolutePath: "") : nil)
      guard let line = text?.split(separator: "\n").first, !line.contains("a copy of"),
        let file = line.split(separator: ":").first?.dropFirst("public/".count),
        file != "404.html"
      else { continue }
      outputs[source] = String(file)
    }
    return outputs
  }
}
