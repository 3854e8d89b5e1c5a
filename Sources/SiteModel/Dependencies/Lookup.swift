import ContentModel
import Diagnostics

/// What the rendering of a page asked the site for, and a fingerprint of the answer: where the answer is
/// still the same, so is the rendered page.
package struct Lookup: Sendable, Hashable {
  /// What was asked for.
  package enum Kind: UInt8, Sendable {
    /// Where a link or an image leads.
    case link
    /// A shared model.
    case model
  }

  /// What was asked for.
  package let kind: Kind
  /// As the page writes it.
  package let written: String
  /// Tells the answer from others.
  package let answer: UInt64

  /// Keeps the values as they are.
  package init(kind: Kind, written: String, answer: UInt64) {
    self.kind = kind
    self.written = written
    self.answer = answer
  }
}

/// Collects the lookups of one page, all of its texts together.
final class LookupLog {
  private(set) var lookups: [Lookup] = []

  func note(_ kind: Lookup.Kind, _ written: String, _ answer: UInt64) {
    let lookup = Lookup(kind: kind, written: written, answer: answer)
    if lookups.last != lookup { lookups.append(lookup) }
  }
}

extension Site {
  /// The fingerprint of where a link leads that stands in a page.
  static func answer(to target: LinkResolver.Target) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(target)
    return fingerprint.hash
  }

  /// The fingerprint of a shared model.
  static func answer(to model: SourceFile?) -> UInt64 {
    guard let model else { return 0 }
    var fingerprint = Fingerprint()
    fingerprint.add(model.path)
    fingerprint.add(model.bytes)
    return fingerprint.hash
  }

  /// Whether the site still answers a page's lookups as it did.
  package func answersTheSame(_ lookups: [Lookup], of page: Page) -> Bool {
    let resolver = LinkResolver(site: self)
    return lookups.allSatisfy { lookup in
      switch lookup.kind {
      case .link: Self.answer(to: resolver.resolve(lookup.written, from: page)) == lookup.answer
      case .model:
        Self.answer(to: model(lookup.written, usedBy: page.source.path)) == lookup.answer
      }
    }
  }

  /// Tells a page's source, and all of the site's settings that its rendering follows from, from others;
  /// what it looks up in the site comes beside it.
  package func renderingKey(of index: Int) -> UInt64 {
    let page = pages[index]
    let configuration = content.configuration
    var fingerprint = Fingerprint()
    fingerprint.add(ContentHash(page.source.file.bytes).value)
    fingerprint.add(page.route.path)
    fingerprint.add(page.language)
    fingerprint.add(page.title)
    fingerprint.add(baseURL.text)
    fingerprint.add(configuration.timeZone.identifier)
    fingerprint.add(configuration.markdown)
    return fingerprint.hash
  }

  /// Tells what all pages have from the site's settings from others.
  package var settingsKey: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(content.configuration.file.bytes)
    fingerprint.add(baseURL.text)
    return fingerprint.hash
  }

  /// Tells all that outputs can read of a page from others, where its rendering is known by `key` and
  /// the site's settings by `settings`.
  package func modelKey(of index: Int, rendering key: UInt64, settings: UInt64) -> UInt64 {
    let page = pages[index]
    var fingerprint = Fingerprint()
    fingerprint.add(key)
    fingerprint.add(settings)
    fingerprint.add(page.kind.rawValue)
    fingerprint.add(page.section.map { sections[$0].folder } ?? "")
    fingerprint.add(page.section.map { sections[$0].title } ?? "")
    for neighbour in [page.previous, page.next] {
      fingerprint.add(neighbour.map { pages[$0].source.path } ?? "")
      fingerprint.add(neighbour.map { pages[$0].route.path } ?? "")
    }
    for term in page.terms { fingerprint.add(terms[term].name) }
    return fingerprint.hash
  }

  /// Tells everything that lookups ask from others, so that of two builds between which it is the same
  /// no single lookup need be compared.
  package var lookupKey: UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.add(baseURL.text)
    for output in outputs { fingerprint.add(output.route.path) }
    for page in pages {
      fingerprint.add(page.source.path)
      fingerprint.add(page.route.path)
    }
    for (path, published) in assetByPath.sorted(by: { $0.key < $1.key }) {
      fingerprint.add(path)
      fingerprint.add(.asset(published.asset, url: published.route.path))
    }
    for model in content.models {
      fingerprint.add(model.path)
      fingerprint.add(model.bytes)
    }
    return fingerprint.hash
  }
}
