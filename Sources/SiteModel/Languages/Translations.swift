import Content
import DataFormats
import Diagnostics

/// Which published pages are translations of each other.
///
/// Those are pages of the same logical path, and those to which front matter gives the same `translation_key`.
package struct Translations: Sendable {
  /// Each with its pages in the order of the site's languages; only groups of two or more.
  private var groups: [[PageID]] = []
  /// The group of each page; empty where the site has one language.
  private var groupByPage: [Int?] = []

  /// No page has a translation.
  init() {}

  /// The versions of a page in the order of the site's languages, the page itself included.
  package func versions(of page: PageID) -> [PageID] {
    guard groupByPage.indices.contains(page.index), let group = groupByPage[page.index] else {
      return [page]
    }
    return groups[group]
  }

  /// Groups the pages of a site; two in one language with one key are an error.
  init(_ pages: [PageDraft], _ diagnostics: inout [Diagnostic]) {
    var union = UnionFind(count: pages.count)
    var pageByName: [Substring: Int] = [:]
    var pageByKey: [String: Int] = [:]
    for (index, page) in pages.enumerated() {
      let path = page.source.logicalPath
      let name = ContentKind.pageStem(of: path) ?? path[...]
      union.join(index, pageByName[name] ?? index)
      pageByName[name] = index
      if let key = page.source.frontMatter.translationKey?.value {
        union.join(index, pageByKey[key] ?? index)
        pageByKey[key] = index
      }
    }
    let members = Dictionary(grouping: pages.indices, by: { union.representative(of: $0) })
      .sorted { $0.key < $1.key }.map { $0.value.map(PageID.init) }
    groupByPage = Array(repeating: nil, count: pages.count)
    for group in members where group.count > 1 {
      var languages: [LanguageID: PageID] = [:]
      for page in group {
        let draft = pages[page.index]
        if let other = languages[draft.siteLanguage] {
          diagnostics += Self.clash(draft, pages[other.index])
        } else {
          languages[draft.siteLanguage] = page
        }
      }
      guard languages.count > 1 else { continue }
      for page in languages.values { groupByPage[page.index] = groups.count }
      groups.append(languages.sorted { $0.key.index < $1.key.index }.map(\.value))
    }
  }

  private static func clash(_ page: PageDraft, _ other: PageDraft) -> [Diagnostic] {
    let written = [page, other].lazy.compactMap { page in
      page.source.frontMatter.translationKey.map { (page: page, key: $0) }
    }.first
    guard let written else { return [] }
    let isFirst = written.page === page
    return [
      LanguagePlanMessages.sameTranslation(
        of: (isFirst ? other : page).source.shownPath,
        at: written.page.source.file.location(written.key.range))
    ]
  }
}

/// Elements in disjoint sets, which are joined step by step.
private struct UnionFind {
  private var parents: [Int]

  /// Each element in a set of its own.
  init(count: Int) { parents = Array(0..<count) }

  /// The smallest element of the set that an element is in.
  mutating func representative(of element: Int) -> Int {
    var root = element
    while parents[root] != root { root = parents[root] }
    var next = element
    while parents[next] != root { (parents[next], next) = (root, parents[next]) }
    return root
  }

  mutating func join(_ left: Int, _ right: Int) {
    let roots = (representative(of: left), representative(of: right))
    parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
  }
}
