import Content
import Platform

extension Site {
  /// The pages of a language without a date and the index pages of sections at the top of `content/`.
  ///
  /// By weight, then by their files' paths; a menu for a site that has no other.
  package func topPages(in language: LanguageID) -> [PageID] {
    pages.ids.filter { id in
      guard pages[id].siteLanguage == language, pages[id].isListed else { return false }
      return switch pages[id].kind {
      case .page: pages[id].section == nil
      case .section: !pages[id].source.folder.contains("/")
      case .home, .post, .notFound, .term: false
      }
    }.sorted { left, right in
      let (left, right) = (pages[left].source, pages[right].source)
      let weights = (left.frontMatter.weight ?? .max, right.frontMatter.weight ?? .max)
      return weights.0 == weights.1
        ? left.logicalPath.precedesInUTF8(right.logicalPath) : weights.0 < weights.1
    }
  }
}
