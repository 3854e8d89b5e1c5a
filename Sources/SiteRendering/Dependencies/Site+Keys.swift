import Content
import DataFormats
import Platform
import Diagnostics
package import SiteModel

/// Fingerprints by which a build tells that what it works with is the same as in the last.
extension Site {
  /// Identifies what all pages take from the site's settings.
  package var configurationHash: UInt64 {
    var fingerprint = Hasher64()
    fingerprint.add(content.configuration.file.bytes)
    fingerprint.add(baseURL.text)
    return fingerprint.hash
  }

  /// Identifies all that outputs can read of a page; `key` identifies what it is rendered from, and
  /// `settings` the site's settings.
  package func pageHash(of index: PageID, rendering key: UInt64, settings: UInt64) -> UInt64 {
    let page = pages[index]
    var fingerprint = Hasher64()
    fingerprint.add(key)
    fingerprint.add(settings)
    fingerprint.add(page.kind.rawValue)
    fingerprint.add(page.section.map { sections[$0].folder } ?? "")
    fingerprint.add(page.section.map { sections[$0].title } ?? "")
    for neighbour in [page.previous, page.next] {
      fingerprint.add(neighbour.map { pages[$0].identity } ?? 0)
    }
    if languages.count > 1 {
      for language in languages { fingerprint.add(language.isEmpty ? 0 : 1) }
    }
    for version in translations.versions(of: index) where version != index {
      fingerprint.add(pages[version].identity)
      fingerprint.add(pages[version].language)
      fingerprint.add(pages[version].source.frontMatter.noindex ? 1 : 0)
    }
    for term in page.terms { fingerprint.add(terms[term].identity) }
    return fingerprint.hash
  }

  /// Identifies everything that references can resolve to, but for what files of values contain: where it is the
  /// same as in the previous build, no single reference need be compared but those to such files.
  package var referenceHash: UInt64 {
    var fingerprint = Hasher64()
    fingerprint.add(baseURL.text)
    for output in outputs { fingerprint.add(output.route.path) }
    for page in pages { fingerprint.add(page.identity) }
    if languages.count > 1 {
      for (id, page) in zip(pages.ids, pages) {
        fingerprint.add(page.language)
        fingerprint.add(languages[page.siteLanguage].key)
        fingerprint.add(translations.versions(of: id).first.map { pages[$0].identity } ?? 0)
      }
    }
    for (path, published) in assetByPath.sorted(by: { $0.key < $1.key }) {
      fingerprint.add(path)
      fingerprint.add(LinkResolver.Target.asset(published.asset, url: published.route.path))
    }
    for model in content.models {
      fingerprint.add(model.path)
      fingerprint.add(model.bytes)
    }
    for path in valueTableByPath.keys.sorted() { fingerprint.add(path) }
    return fingerprint.hash
  }
}
