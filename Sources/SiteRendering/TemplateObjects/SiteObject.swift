import ContentModel
import Diagnostics
import TemplateEngine
import SiteModel

/// What templates see as `site`.
final class SiteObject: TemplateObject {
  private let rendered: RenderContext
  private let menu: Value

  init(_ rendered: RenderContext, menu: Value) {
    self.rendered = rendered
    self.menu = menu
  }

  var typeName: String { "site" }
  var identity: Int { 0 }
  var memberNames: [String] { Self.members.map(\.text) }

  private static let members: [Member] = [
    .author, .base_url, .description, .extra, .feed, .language, .menu, .pages, .posts, .sections,
    .tags, .title, .url,
  ]

  func dependencyID(for name: Name) -> Int { rendered.dependencyIDs.site }

  func member(_ name: Name) -> Value? {
    guard let member = Member(name) else { return nil }
    switch member {
    case .title: return .string(rendered.site.content.configuration.title.value)
    case .url: return .string(rendered.site.baseURL.path)
    case .base_url: return .string(rendered.site.baseURL.text)
    case .language: return .string(rendered.site.content.configuration.language)
    case .description: return .string(rendered.site.content.configuration.description ?? "")
    case .author:
      guard let author = rendered.site.content.configuration.author else { return Value.none }
      return .dictionary(of: [
        ("name", .string(author.name)), ("email", author.email.map(Value.string) ?? Value.none),
        ("url", author.url.map(Value.string) ?? Value.none),
      ])
    case .posts: return rendered.list(.posts)
    case .pages: return rendered.list(.pages)
    case .tags: return rendered.list(.tags)
    case .menu: return menu
    case .sections: return rendered.list(.sections)
    case .feed: return .feed(term: nil, of: rendered)
    case .extra: return Value(rendered.site.content.configuration.extra)
    default: return nil
    }
  }
}

extension SiteObject {
  /// The entries of the menu with their addresses; those that lead nowhere are left out with an error.
  static func menu(_ site: Site, _ diagnostics: inout [Diagnostic]) -> Value {
    let file = site.content.configuration.file
    let resolver = LinkResolver(site: site)
    return .list(
      of: site.content.configuration.menu.compactMap { entry in
        let written =
          switch entry.target {
          case .url(let url): url
          case .page(let path): path
          }
        let url: String
        if case .url(let address) = entry.target,
          RelativePath.hasScheme(address.value) || address.value.hasPrefix("//")
        {
          url = written.value
        } else {
          switch resolver.url(written.value) {
          case .url(let found), .asset(_, let found): url = found
          case .unchanged: url = written.value
          case .broken(let message, let help):
            diagnostics.append(
              .error("site.menu", message, at: file.location(written.range)).help(help))
            return nil
          }
        }
        return .dictionary(of: [("title", .string(entry.title)), ("url", .string(url))])
      })
  }
}
