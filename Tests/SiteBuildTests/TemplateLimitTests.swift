import Content
import Diagnostics
import SiteModel
import SiteRendering
import Synchronization
import Testing
import TestSupport

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
    let site = builder.prepare(
      builder.plan(builder.load(builder.start(ignoringCache: true))), previous: .none(.ignored))
    let plan = try #require(site.plan)
    let tried = Mutex<[OutputID]>([])
    let rendered = builder.render(plan.outputs.ids, of: plan) { worker, output in
      tried.withLock { $0.append(output) }
      var warnings: [Diagnostic] = []
      do throws(Diagnostic) {
        try worker.render(output, of: plan, warnings: &warnings)
        return true
      } catch {
        return false
      }
    }
    let posts = plan.outputs.ids.filter {
      plan.renderer.template(of: $0) == "post.html"
    }
    #expect(posts.count == 4)
    #expect(tried.withLock { $0 }.count { posts.contains($0) } == 1)
    #expect(
      zip(plan.outputs.ids, rendered).allSatisfy { output, isRendered in
        posts.contains(output) ? isRendered != true : isRendered == true
      })
    #expect(rendered.count { $0 == false } == 1)
  }

  @Test(arguments: 1...4)
  func `the message is the same with any number of jobs`(jobs: Int) {
    #expect(
      SiteBuilder(settings(jobs: jobs)).build().diagnostics.text == """
        templates/post.html:1:39: error: the template runs more than 2000000 iterations and calls
          {% for a in range(2000) %}{% for b in range(2000) %}{% endfor %}{% endfor %}
                                                ^~~~~~~~~~~
        note: while writing "four/index.html"

        """)
  }
}
