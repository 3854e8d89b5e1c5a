import ContentModel
import TemplateEngine
import SiteModel

/// A page described for search engines: schema.org's vocabulary as JSON-LD.
struct StructuredData {
  let rendered: RenderContext
  let page: PageObject

  /// A `BlogPosting` for a post, a `WebSite` for the home page, a `WebPage` for everything else.
  var value: Value {
    let site = rendered.site
    let configuration = site.content.configuration
    let permalink = site.baseURL.permalink(of: page.route)
    var entries: [(key: String, value: Value)] = [("@context", .string("https://schema.org"))]
    if case .source(let index) = page.source, let date = site.pages[index].date {
      let post = site.pages[index]
      entries += [
        ("@type", .string("BlogPosting")),
        ("headline", .string(page.title)),
        ("datePublished", .string(rendered.rfc3339(date))),
        (
          "dateModified",
          .string(rendered.rfc3339(post.source.frontMatter.updated?.value ?? date))
        ),
        ("inLanguage", .string(post.language)),
        ("mainEntityOfPage", .string(permalink)),
        ("url", .string(permalink)),
      ]
      if !post.terms.isEmpty {
        entries.append(("keywords", .list(of: post.terms.map { .string(site.terms[$0].name) })))
      }
      if let author { entries.append(("author", author)) }
      if !page.description.isEmpty {
        entries.append(("description", .string(page.description)))
      }
    } else {
      let isHome = page.route == .home
      entries += [
        ("@type", .string(isHome ? "WebSite" : "WebPage")),
        ("name", .string(isHome ? configuration.title.value : page.title)),
        ("inLanguage", .string(page.language)),
        ("url", .string(permalink)),
      ]
      let description =
        page.description.isEmpty && isHome
        ? configuration.description ?? "" : page.description
      if !description.isEmpty { entries.append(("description", .string(description))) }
    }
    return .dictionary(of: entries)
  }

  /// Notes what `value` follows from for the page of a source.
  static func record(_ source: Int, of rendered: RenderContext, in recorder: DependencyRecorder) {
    let dependencyIDs = rendered.dependencyIDs
    recorder.record([.title, .date, .updated, .language, .permalink, .tags], of: source)
    recorder.record([.author, .title, .description, .base_url], of: dependencyIDs.site)
    recorder.record(.timeZone)
    let described = rendered.pageWithText(ofDependency: source)
    recorder.record(.description, of: described.map(dependencyIDs.page) ?? source)
  }

  private var author: Value? {
    guard let author = rendered.site.content.configuration.author else { return nil }
    var entries: [(key: String, value: Value)] = [
      ("@type", .string("Person")), ("name", .string(author.name)),
    ]
    if let url = author.url {
      entries.append(("url", .string(rendered.site.baseURL.permalink(ofAddress: url))))
    }
    return .dictionary(of: entries)
  }
}
