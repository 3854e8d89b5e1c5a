import ContentModel
import Diagnostics
import SiteModel
import SiteRendering
import Synchronization
import TestSupport
import Testing

@testable import SiteBuild

/// A template that exceeds a limit costs a large site no more than a small one.
struct TemplateLimitTests {
  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.folder.write(
      "{% for a in range(2000) %}{% for b in range(2000) %}{% endfor %}{% endfor %}",
      to: "site/templates/post.html")
  }

  private func settings(jobs: Int) -> SiteBuilder.Settings {
    var settings = site.settings()
    settings.jobs = jobs
    return settings
  }

  @Test func `one page is tried for all that have the template`() throws {
    let builder = SiteBuilder(settings(jobs: 1))
    var result = SiteBuilder.Result()
    let prepared = try #require(builder.prepare(builder.reader.list(), nil, &result))
    let tried = Mutex<[Int]>([])
    let made = builder.render(Array(prepared.outputs.indices), of: prepared) { bench, output in
      tried.withLock { $0.append(output) }
      var warnings: [Diagnostic] = []
      do throws(Diagnostic) {
        try bench.render(output, of: prepared, warnings: &warnings)
        return true
      } catch {
        return false
      }
    }
    let posts = prepared.outputs.indices.filter {
      prepared.outputRenderer.template(forOutput: $0) == "post.html"
    }
    #expect(posts.count == 4)
    #expect(tried.withLock { $0 }.count { posts.contains($0) } == 1)
    #expect(made.indices.allSatisfy { posts.contains($0) ? made[$0] != true : made[$0] == true })
    #expect(made.count { $0 == false } == 1)
  }

  @Test(arguments: 1...4)
  func `the message is the same with any number of jobs`(jobs: Int) {
    #expect(
      SiteBuilder(settings(jobs: jobs)).build().diagnostics.text == """
        templates/post.html:1:39: error: the template takes more than 2000000 iterations and calls
          {% for a in range(2000) %}{% for b in range(2000) %}{% endfor %}{% endfor %}
                                                ^~~~~~~~~~~
        note: while writing "four/index.html"

        """)
  }
}
