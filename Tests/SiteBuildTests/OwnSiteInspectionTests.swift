import Diagnostics
import Foundation
import TemplateEngine
import TestSupport
import Testing

@testable import SiteBuild

/// The answers for all pages of this project's own site.
struct OwnSiteInspectionTests {
  @Test func `every page is what the browser's script relies on`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = try TemporaryFolder(["site/content/": ""])
    try FileManager.default.removeItem(atPath: folder.path + "/site/content")
    for name in ["content", "templates", "site.yaml"] {
      try FileManager.default.copyItem(
        atPath: root.appending(path: name).path, toPath: "\(folder.path)/site/\(name)")
    }
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/out", shownOutput: "out",
      now: 1_780_000_000)
    settings.isServed = true
    settings.includesDrafts = true
    settings.includesFuture = true
    let site = try #require(SiteSession(settings).build(nil, now: settings.now).site)
    var count = 0
    for file in site.paths {
      guard let bytes = site.inspection(of: file, value: nil, from: 0) else { continue }
      count += 1
      #expect(bytes.count < 200_000)
      let value = try Value(json: SourceFile(path: file, bytes: bytes))
      #expect(InspectionShape.answer.problems(value, at: file) == [])
    }
    #expect(count == site.paths.count { $0.hasSuffix(".html") && site.file($0)?.kind != "alias" })
  }
}
