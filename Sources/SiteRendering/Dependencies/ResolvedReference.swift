import ContentModel
import Diagnostics
package import SiteModel

/// What the rendering of a page asked the site for, and a fingerprint of the answer: where the answer is
/// still the same, so is the rendered page.
package struct ResolvedReference: Sendable, Hashable {
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

/// Collects the references of one page, all of its texts together.
final class ReferenceRecorder {
  private(set) var references: [ResolvedReference] = []

  func note(_ kind: ResolvedReference.Kind, _ written: String, _ answer: UInt64) {
    let reference = ResolvedReference(kind: kind, written: written, answer: answer)
    if references.last != reference { references.append(reference) }
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

  /// Whether the site still answers a page's references as it did.
  package func resolvesIdentically(_ references: [ResolvedReference], of page: Page) -> Bool {
    let resolver = LinkResolver(site: self)
    return references.allSatisfy { reference in
      switch reference.kind {
      case .link:
        Self.answer(to: resolver.resolve(reference.written, from: page)) == reference.answer
      case .model:
        Self.answer(to: model(reference.written, usedBy: page.source.path)) == reference.answer
      }
    }
  }
}
