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
}
