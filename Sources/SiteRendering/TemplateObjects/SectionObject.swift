import TemplateEngine
import SiteModel

/// What templates see as a section: a folder of `content/`.
final class SectionObject: TemplateObject {
  private let rendered: RenderContext
  private let index: Int

  init(_ rendered: RenderContext, _ index: Int) {
    self.rendered = rendered
    self.index = index
  }

  var typeName: String { "section" }
  var identity: Int { index }
  var folder: String { rendered.site.sections[index].folder }
  var title: String { rendered.site.sections[index].title }
  var memberNames: [String] { ["name", "pages", "path", "permalink", "posts", "title", "url"] }
  var printed: Value? { .string(rendered.site.sections[index].title) }

  // A section without posts and without an index.md has no page of its own.
  private var isListed: Bool {
    let section = rendered.site.sections[index]
    return section.indexPage != nil || !section.posts.isEmpty
  }

  func dependencyID(for name: Name) -> Int { rendered.dependencyIDs.section(index) }

  func member(_ name: Name) -> Value? {
    guard let member = Member(name) else { return nil }
    let section = rendered.site.sections[index]
    switch member {
    case .title: return .string(section.title)
    case .name: return .string(section.title)
    case .path: return .string(section.folder)
    case .url: return isListed ? .string(rendered.site.baseURL.url(of: section.route)) : Value.none
    case .permalink:
      return isListed ? .string(rendered.site.baseURL.permalink(of: section.route)) : Value.none
    case .posts: return rendered.list(.postsOfSection(index))
    case .pages: return rendered.list(.pagesOfSection(index))
    default: return nil
    }
  }
}
