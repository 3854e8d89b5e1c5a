import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// Templates that show the texts of posts in another order than outputs are made.
struct TextOrderTests {
  private static let count = 40

  /// A day of 2020 for each post, so that their order is that of their numbers.
  private static func path(_ number: Int) -> String {
    let (month, day) = (number / 28 + 1, number % 28 + 1)
    return "2020-0\(month)-\(day < 10 ? "0" : "")\(day)-n\(number).md"
  }

  private static func body(_ number: Int) -> String { "<p>Text \(number).</p>" }

  private func build(post template: String, jobs: Int) throws -> TemporaryFolder {
    var files = [
      "site/site.yaml": "title: Site\nbase_url: https://example.org/\nfeeds: false\n",
      "site/templates/post.html": template,
      "site/templates/page.html": "{{ page.content }}",
      "site/templates/list.html":
        "{% for post in paginator.items %}{{ post.content }}{% endfor %}",
    ]
    for number in 0..<Self.count {
      files["site/content/\(Self.path(number))"] = "Text \(number).\n"
    }
    let folder = try TemporaryFolder(files)
    var settings = SiteBuilder.Settings(
      root: folder.path + "/site", output: folder.path + "/public", shownOutput: "public",
      now: SmallSite.now)
    settings.jobs = jobs
    let result = SiteBuilder(settings).build()
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics.text)")
    return folder
  }

  @Test("every page shows every text, whatever was let go of before", arguments: [1, 4])
  func showsAll(jobs: Int) throws {
    let folder = try build(
      post: "{% for post in site.posts %}{{ post.content }}{% endfor %}", jobs: jobs)
    let all = (0..<Self.count).reversed().map(Self.body)
    for number in 0..<Self.count {
      let text = try folder.text("public/n\(number)/index.html")
      #expect(text.split(separator: "\n").map(String.init) == all)
    }
  }

  @Test("each page shows the newest and the oldest text beside its own", arguments: [1, 4])
  func showsEnds(jobs: Int) throws {
    let folder = try build(
      post:
        "{{ page.content }}{{ site.posts[0].content }}{{ site.posts[-1].content }}{{ site.posts[-1].word_count }}",
      jobs: jobs)
    for number in 0..<Self.count {
      let text = try folder.text("public/n\(number)/index.html")
      #expect(
        text.split(separator: "\n").map(String.init)
          == [Self.body(number), Self.body(Self.count - 1), Self.body(0), "2"])
    }
  }

  @Test("each page shows a text far away", arguments: [1, 4])
  func showsOpposite(jobs: Int) throws {
    let folder = try build(
      post: """
        {% for post in site.posts %}{% if post.url == page.url %}\
        {{ site.posts[-loop.index].content }}{% endif %}{% endfor %}
        """,
      jobs: jobs)
    for number in 0..<Self.count {
      let text = try folder.text("public/n\(number)/index.html")
      #expect(text.contains(Self.body(Self.count - 1 - number)), "\(text)")
    }
  }
}
