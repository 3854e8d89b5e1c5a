import SiteModel
import TemplateEngine

/// What templates see of a section: a folder of `content/`.
struct SectionFields {
  static let all: [Field] = [.name, .pages, .path, .permalink, .posts, .title, .url]

  private let section: SectionID

  init(_ section: SectionID) { self.section = section }

  func value(of field: Field, _ evaluation: Evaluation) -> Value? {
    let context = evaluation.context
    let section = context.site.sections[section]
    // A section without posts and without an index.md has no page of its own.
    let isListed = section.indexPage != nil || !section.posts.isEmpty
    switch field {
    case .title, .name: return .string(section.title)
    case .path: return .string(section.folder)
    case .url: return isListed ? .string(context.site.baseURL.url(of: section.route)) : Value.none
    case .permalink:
      return isListed ? .string(context.site.baseURL.permalink(of: section.route)) : Value.none
    case .posts: return context.list(.postsOfSection(self.section), evaluation)
    case .pages: return context.list(.pagesOfSection(self.section), evaluation)
    default: return nil
    }
  }
}
