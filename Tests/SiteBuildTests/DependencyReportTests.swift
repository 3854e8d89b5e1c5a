import Diagnostics
import TestSupport
import Testing

@testable import SiteBuild

/// What `sitegen why` says.
struct DependencyReportTests {
  private let site: SmallSite

  init() throws { site = try SmallSite() }

  private func text(_ path: String) throws -> String {
    try DependencyReport(site.settings()).text(for: path, absolutePath: "/elsewhere/\(path)")
  }

  @Test(
    "a file is found by its path, its address and its source",
    arguments: [
      "public/a/three/index.html", "a/three/index.html", "/a/three/", "a/three", "/a/three",
      "content/a/2020-01-03-three.md",
    ])
  func finds(_ path: String) throws {
    #expect(
      try text(path) == """
        public/a/three/index.html: the page of content/a/2020-01-03-three.md
        the last build rendered it: there is no record of an earlier build

        templates
          templates/base.html, templates/post.html

        pages
          content/a/2020-01-03-three.md: content, language, previous, section, title
          content/a/2020-01-02-two.md: title

        site settings and lists
          site: menu

        messages
          "by" (en)

        """)
  }

  @Test func `it says why the last build rendered or kept a file`() throws {
    try site.replace("Two.", with: "Two!", in: "content/a/2020-01-02-two.md")
    site.build()
    #expect(
      try text("/a/two/").hasPrefix(
        """
        public/a/two/index.html: the page of content/a/2020-01-02-two.md
        the last build rendered it: content/a/2020-01-02-two.md changed: content

        """))
    #expect(
      try text("/a/one/").hasPrefix(
        """
        public/a/one/index.html: the page of content/a/2020-01-01-one.md
        the last build kept it: nothing that it depends on changed; rendered earlier: there is no record of
          an earlier build

        """))
    #expect(
      try DependencyReport(site.settings()).made == """
        public/a/index.html: content/a/2020-01-02-two.md changed: summary
        public/a/two/index.html: content/a/2020-01-02-two.md changed: content
        public/feed.xml: content/a/2020-01-02-two.md changed: content, summary
        public/page/2/index.html: content/a/2020-01-02-two.md changed: summary
        public/tags/x/feed.xml: content/a/2020-01-02-two.md changed: content, summary
        public/tags/x/index.html: content/a/2020-01-02-two.md changed: summary
        public/tags/y/feed.xml: content/a/2020-01-02-two.md changed: content, summary
        public/tags/y/index.html: content/a/2020-01-02-two.md changed: summary

        """)
  }

  @Test func `a member that is composed of others is named, and never changes by itself`() throws {
    try site.replace(
      "{{ page.content }}{{ t(", with: "{{ page.structured_data.headline }}{{ t(",
      in: "templates/post.html")
    site.build()
    #expect(try text("/a/three/").contains(" structured_data, "))
    try site.replace("About.", with: "About us.", in: "content/about.md")
    site.build()
    #expect(
      try DependencyReport(site.settings()).made
        == "public/about/index.html: content/about.md changed: content\n")
  }

  @Test func `what has the same members is put together`() throws {
    #expect(
      try text("/tags/y/") == """
        public/tags/y/index.html: page 1 of the list of tag y
        the last build rendered it: there is no record of an earlier build

        templates
          templates/base.html, templates/list.html, templates/tags.txt

        itself
          its part of the list: items
          the page: language, title

        pages
          content/a/2020-01-02-two.md, content/a/2020-01-03-three.md: summary, title

        tags
          "x", "y", "z": count, name

        site settings and lists
          site: menu, tags

        """)
  }

  @Test(
    "a wrong path gets a suggestion",
    arguments: [
      ("public/a/tow/index.html", "did you mean \"public/a/two/index.html\"?"),
      ("/a/tow/", "did you mean \"/a/two/\"?"),
      ("/blog/a/two/", "did you mean \"/a/two/\"?"),
    ])
  func suggests(_ path: String, _ help: String) throws {
    let report = try DependencyReport(site.settings())
    let problem = #expect(throws: Diagnostic.self) {
      try report.text(for: path, absolutePath: "/elsewhere")
    }
    #expect(
      problem.map { [$0].text } == """
        public: error: the last build did not produce "\(path)"
        help: \(help)

        """)
  }

  @Test func `without a record it says so`() throws {
    let folder = try TemporaryFolder()
    let settings = SiteBuilder.Settings(
      root: folder.path, output: folder.path + "/public", shownOutput: "public", now: 0)
    let problem = #expect(throws: Diagnostic.self) { try DependencyReport(settings) }
    #expect(
      problem.map { [$0].text } == """
        public: error: there is no record of an earlier build
        help: build the site first, with the same --root and --output

        """)
  }
}
