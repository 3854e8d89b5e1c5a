import Diagnostics
import Foundation
import Platform
import TestSupport
import Testing

@testable import SiteBuild

/// What builds do where something of the site is a symbolic link.
struct SymbolicLinkTests {
  private let site: SmallSite
  /// A folder that no link of the site may let a build read or change.
  private let outside: TemporaryFolder

  init() throws {
    site = try SmallSite()
    outside = try TemporaryFolder([
      "index.html": "secret", "a/one/index.html": "secret", "team.yaml": "- secret\n",
      "state": "secret", "tree/x": "secret",
    ])
  }

  /// Puts a link to the folder outside where something of the site is.
  private func link(_ path: String) throws {
    try? site.folder.remove("site/" + path)
    try site.folder.link("site/" + path, to: outside.path)
  }

  private func expectNothingOutsideChanged() throws {
    #expect(try outside.text("index.html") == "secret")
    #expect(try outside.text("a/one/index.html") == "secret")
    #expect(try outside.text("tree/x") == "secret")
    let names = try FileManager.default.contentsOfDirectory(atPath: outside.path)
    #expect(names.sorted() == ["a", "index.html", "state", "team.yaml", "tree"])
  }

  @Test(arguments: [
    ("content/_data", "content/_data"), ("templates", "templates"), ("content", "content"),
    (".sitegen", ".sitegen"), ("site.yaml", "site.yaml"),
  ])
  func `folders of the site must not be links`(path: String, shown: String) throws {
    try link(path)
    let result = site.build()
    #expect(
      result.diagnostics.text.contains(
        """
        \(shown): error: it is a symbolic link
        help: move what it leads to here; --root may name a folder behind a link
        """))
    #expect(result.summary == nil)
    try expectNothingOutsideChanged()
  }

  @Test func `the output folder may be a link only where it is named`() throws {
    let output = try TemporaryFolder()
    try site.folder.link("site/public", to: output.path)
    var settings = site.settings()
    settings.output = site.root + "/public"
    settings.isOutputNamed = false
    #expect(
      SiteBuilder(settings).build().diagnostics.text == """
        public: error: is a symbolic link
        help: name the folder with --output, or remove the link

        """)
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.path).isEmpty)
    settings.isOutputNamed = true
    #expect(SiteBuilder(settings).build().diagnostics.text.isEmpty)
    #expect(try output.text("index.html").contains("Site"))
  }

  @Test(arguments: [false, true])
  func `a folder of the output that became a link is not written through`(isEdited: Bool) throws {
    try site.folder.remove("public/a")
    try site.folder.link("public/a", to: outside.path)
    if isEdited { try site.replace("One.", with: "1.", in: "content/a/2020-01-01-one.md") }
    let result = site.build()
    #expect(result.diagnostics.hasErrors)
    #expect(result.summary == nil)
    try expectNothingOutsideChanged()
  }

  @Test func `what a killed build left is removed without what links in it lead to`() throws {
    try site.folder.write("1", to: "public/.sitegen-staging/loose/1")
    try site.folder.link("public/.sitegen-staging/tree", to: outside.path)
    #expect(site.build().summary != nil)
    #expect(
      !FileManager.default.fileExists(atPath: site.folder.path + "/public/.sitegen-staging"))
    try expectNothingOutsideChanged()
  }
}
