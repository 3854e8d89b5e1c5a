package import ContentModel

/// A file that the site consists of.
package struct Output: Sendable {
  /// How its bytes come about.
  package enum Kind: Sendable {
    /// A page's own HTML, by index in `Site.pages`.
    case page(Int)
    /// One page of a list, by index in `Site.listings`, counted from 1.
    case listing(Int, number: Int)
    /// The overview of all tags.
    case tags
    /// The list of all posts by date.
    case archive
    /// What a host shows where there is nothing.
    case notFound
    /// The newest posts of the site (`nil`) or of a tag, by index in `Site.terms`.
    case feed(term: Int?)
    /// The addresses of all pages, or the list of such files where there are too many for one.
    case sitemap
    /// One of several files with the addresses of pages, counted from 1.
    case sitemapPart(Int)
    /// What robots may visit, and where the sitemap lies.
    case robots
    /// A former address of a page, by its place in the front matter, that leads to its present one.
    case alias(of: Int, number: Int)
    /// A file of `content/` as it is.
    case asset(SourceAsset)
    /// A file of `templates/assets/`, by index in `ThemeAssets.files`.
    case themeAsset(Int)
  }

  /// Where it lies.
  package let route: Route
  /// How its bytes come about.
  package let kind: Kind
}

extension Output.Kind {
  /// What it is, by a name that stays the same from build to build.
  package func name(in site: Site) -> String {
    switch self {
    case .page(let index): return "page \(site.pages[index].source.path)"
    case .listing(let index, let number):
      switch site.listings[index].kind {
      case .home: return "list \(number)"
      case .section(let section):
        return "list \(number) of section \(site.sections[section].folder)"
      case .tag(let term): return "list \(number) of tag \(site.terms[term].name)"
      }
    case .tags: return "tags"
    case .archive: return "archive"
    case .notFound: return "page for missing addresses"
    case .feed(let term): return term.map { "feed of tag \(site.terms[$0].name)" } ?? "feed"
    case .sitemap: return "sitemap"
    case .sitemapPart(let number): return "sitemap \(number)"
    case .robots: return "robots"
    case .alias(let index, _): return "former address of \(site.pages[index].source.path)"
    case .asset(let asset): return "file \(asset.path)"
    case .themeAsset: return "file of the theme"
    }
  }
}
