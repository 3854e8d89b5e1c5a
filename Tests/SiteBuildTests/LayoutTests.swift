import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// What is offered for `layout` depends on the templates, although the page itself is unchanged.
struct LayoutTests {
  @Test func `the template that there is when the site is built is offered`() throws {
    let site = try SmallSite()
    try site.folder.write("---\nlayout: landing\n---\nText.\n", to: "site/content/new.md")
    func help() -> [String] {
      site.build().diagnostics.flatMap(\.notes).filter { $0.kind == .help }.map(\.message)
    }
    #expect(help() == [#"remove it: there is no "templates/landing.html""#])
    try site.folder.write("<title>{{ page.title }}</title>", to: "site/templates/landing.html")
    #expect(help() == ["write template: landing.html"])
    #expect(help() == ["write template: landing.html"])
  }
}
