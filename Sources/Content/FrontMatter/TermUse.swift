package import DataFormats
import HTMLText

/// That a page has a term of a taxonomy.
package struct TermUse: Sendable, Hashable {
  /// The index of the taxonomy in `SiteConfiguration.taxonomies`.
  package let taxonomy: Int
  /// As written.
  package let name: Located<String>

  /// A use.
  package init(taxonomy: Int, name: Located<String>) {
    self.taxonomy = taxonomy
    self.name = name
  }
}

extension FrontMatter {
  /// The terms of a taxonomy, by its index in `SiteConfiguration.taxonomies`, in the order written.
  package func terms(in taxonomy: Int) -> [Located<String>] {
    terms.lazy.filter { $0.taxonomy == taxonomy }.map(\.name)
  }

  /// Reads the terms of all taxonomies, each once, by the name of the taxonomy or by that of one term:
  /// `author: Karin` is `authors: [Karin]`.
  static func terms(
    _ decoder: inout MapDecoder, _ keys: FrontMatterKeys, _ format: DataFormat
  ) -> [TermUse] {
    var uses: [TermUse] = []
    for (index, taxonomy) in keys.taxonomies.enumerated() {
      let written = names(of: taxonomy, &decoder, format)
      if written.isEmpty { continue }
      let first = uses.count
      uses.reserveCapacity(first + written.count)
      for name in written
      where !uses[first...].contains(where: { $0.name.value == name.value }) {
        uses.append(TermUse(taxonomy: index, name: name))
      }
    }
    return uses
  }

  /// Reports terms of which readers would see nothing, and removes them.
  mutating func checkTerms(_ decoder: inout MapDecoder, _ keys: FrontMatterKeys) {
    func isBlank(_ use: TermUse) -> Bool {
      use.name.value.unicodeScalars.allSatisfy(\.isInvisible)
    }
    for use in terms where isBlank(use) {
      decoder.invalid(
        FrontMatterMessages.emptyTerm(keys.taxonomies[use.taxonomy]), at: use.name.range)
    }
    terms.removeAll(where: isBlank)
  }

  private static func names(
    of taxonomy: TaxonomySettings, _ decoder: inout MapDecoder, _ format: DataFormat
  ) -> [Located<String>] {
    let names = decoder.strings(taxonomy.name)
    guard taxonomy.singular != taxonomy.name else { return names }
    if names.contains(where: JoinedList.isSuspicious) {
      warnOfJoinedTerms(taxonomy, &decoder, format)
    }
    guard let one = decoder.node(taxonomy.singular) else { return names }
    if decoder.node(taxonomy.name) != nil {
      decoder.invalid(FrontMatterMessages.twoKeys(taxonomy), at: one.range)
      return names
    }
    return decoder.strings(taxonomy.singular)
  }

  /// Warns of several terms in one text, `tags: a, b`, which are one.
  private static func warnOfJoinedTerms(
    _ taxonomy: TaxonomySettings, _ decoder: inout MapDecoder, _ format: DataFormat
  ) {
    let name = taxonomy.name
    guard let node = decoder.node(name),
      let list = JoinedList(node, in: decoder.file, format, .commas)
    else { return }
    if list.isBlock, let key = decoder.entries.first(where: { $0.key.value == name })?.key {
      let meant = format.entry(name, format.list(list.items))
      return decoder.report(at: key.range) { FrontMatterMessages.joinedTags(meant: meant, at: $0) }
    }
    guard case .scalar(.string(let text), _) = node.content else { return }
    decoder.report(at: node.range) {
      FrontMatterMessages.joinedTags(
        text, list.items, singular: taxonomy.singular, isQuoted: format == .toml, at: $0)
    }
  }
}
