import Content
import DataFormats
import Platform
import SiteModel
import TemplateEngine

/// A page described for search engines: schema.org's vocabulary as JSON-LD.
struct StructuredData {
  let page: SiteObject
  let scope: RenderScope

  /// A `BlogPosting` for a post, a `WebSite` for the home page, a `WebPage` for everything else.
  var value: Value {
    var entries: [(key: String, value: Value)] = [("@context", .string("https://schema.org"))]
    let date = scope.read(.date, of: page) ?? .none
    entries += date.text == nil ? pageEntries : postEntries(date)
    return .dictionary(of: entries)
  }

  private func postEntries(_ date: Value) -> [(key: String, value: Value)] {
    let permalink = Value.string(scope.text(.permalink, of: page))
    var entries: [(key: String, value: Value)] = [
      ("@type", .string("BlogPosting")),
      ("headline", .string(scope.text(.title, of: page))),
      ("datePublished", .string(scope.rfc3339(date))),
      ("dateModified", .string(scope.rfc3339(lastChange(since: date)))),
      ("inLanguage", .string(scope.text(.language, of: page))),
      ("mainEntityOfPage", permalink),
      ("url", permalink),
    ]
    let keywords = scope.terms(of: page).compactMap(\.printed)
    if !keywords.isEmpty { entries.append(("keywords", .list(of: keywords))) }
    if let author { entries.append(("author", author)) }
    let description = scope.text(.description, of: page)
    if !description.isEmpty { entries.append(("description", .string(description))) }
    if let image { entries.append(("image", image)) }
    return entries
  }

  private var pageEntries: [(key: String, value: Value)] {
    let permalink = scope.text(.permalink, of: page)
    let isHome = scope.text(.url, of: page) == scope.text(.home, of: scope.site)
    var entries: [(key: String, value: Value)] = [
      ("@type", .string(isHome ? "WebSite" : "WebPage")),
      ("name", .string(scope.text(.title, of: isHome ? scope.site : page))),
      ("inLanguage", .string(scope.text(.language, of: page))),
      ("url", .string(permalink)),
    ]
    var description = scope.text(.description, of: page)
    if description.isEmpty, isHome { description = scope.text(.description, of: scope.site) }
    if !description.isEmpty { entries.append(("description", .string(description))) }
    if let image { entries.append(("image", image)) }
    let updated = scope.read(.updated, of: page) ?? .none
    if updated.text != nil { entries.append(("dateModified", .string(scope.rfc3339(updated)))) }
    return entries
  }

  /// The later one of the dates of publication and change, as in feeds and the sitemap.
  private func lastChange(since published: Value) -> Value {
    let updated = scope.read(.updated, of: page) ?? .none
    guard let text = updated.text, let last = try? DateTime(parsing: text),
      let first = published.text.flatMap({ try? DateTime(parsing: $0) }),
      !scope.isEarlier(last, first)
    else { return published }
    return updated
  }

  private var image: Value? {
    guard let image = scope.image(of: page) else { return nil }
    var entries: [(key: String, value: Value)] = [
      ("@type", .string("ImageObject")), ("url", .string(image.url)),
    ]
    if !image.alt.isEmpty { entries.append(("caption", .string(image.alt))) }
    if let width = image.width { entries.append(("width", .integer(width))) }
    if let height = image.height { entries.append(("height", .integer(height))) }
    return .dictionary(of: entries)
  }

  /// Those whom front matter names, else the one of site.yaml.
  private var author: Value? {
    let authors = scope.authors(of: page).map { author in
      Value.dictionary(of: [
        ("@type", .string("Person")), ("name", .string(scope.text(.name, of: author))),
        ("url", .string(scope.text(.permalink, of: author))),
      ])
    }
    if !authors.isEmpty { return authors.count == 1 ? authors[0] : .list(of: authors) }
    guard case .dictionary(let author)? = scope.read(.author, of: scope.site),
      let name = author["name"]
    else { return nil }
    var entries: [(key: String, value: Value)] = [("@type", .string("Person")), ("name", name)]
    if let url = author["url"]?.text {
      entries.append(("url", .string(scope.permalink(ofAddress: url))))
    }
    return .dictionary(of: entries)
  }
}
