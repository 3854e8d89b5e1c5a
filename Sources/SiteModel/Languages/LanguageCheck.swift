import Content
import DataFormats
import Diagnostics
import HTMLText

/// Looks for pages whose front matter says something of languages that cannot be.
struct LanguageCheck {
  private let languages: [SiteLanguage]

  init(_ languages: [SiteLanguage]) { self.languages = languages }

  /// What is wrong with the language that a page says; with one language a page may have any.
  func problems(of page: SourcePage, in language: LanguageID) -> [Diagnostic] {
    guard languages.count > 1, let written = page.frontMatter.language else { return [] }
    let own = languages[language].tag
    let tag = LanguageTag(written.value).canonical
    let other = languages.first { $0.tag == tag && $0.tag != own }
    guard other != nil || LanguageTag(tag).language != LanguageTag(own).language else { return [] }
    let file = other.map { other in
      "content/"
        + (other.key.isEmpty
          ? page.logicalPath : LanguageNames.path(page.logicalPath, in: other.key))
    }
    return [
      LanguagePlanMessages.otherLanguage(
        tag, file: file, siteLanguage: own, at: page.file.location(written.range))
    ]
  }

  /// A warning for each translation key that one page alone has.
  static func loneKeys(_ pages: [SourcePage], _ termPages: [SourcePage]) -> [Diagnostic] {
    var pagesByKey: [String: [SourcePage]] = [:]
    for pages in [pages, termPages] {
      for page in pages {
        guard let key = page.frontMatter.translationKey else { continue }
        pagesByKey[key.value, default: []].append(page)
      }
    }
    return pagesByKey.values.compactMap { pages in
      guard pages.count == 1, let page = pages.first, let key = page.frontMatter.translationKey
      else { return nil }
      let others = pagesByKey.keys.filter { $0 != key.value }
      return LanguagePlanMessages.loneKey(
        key.value, near: Spelling.didYouMean(key.value, among: others),
        at: page.file.location(key.range))
    }
  }
}
