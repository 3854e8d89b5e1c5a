import DataFormats
import Diagnostics

extension SiteConfiguration {
  /// Reads `taxonomies`: a map of names, each with its settings; what it names is added to tags, which
  /// `tags: false` removes.
  static func taxonomies(_ decoder: inout MapDecoder, _ format: DataFormat) -> [TaxonomySettings] {
    var taxonomies: [TaxonomySettings] = [.tags]
    guard let node = decoder.node("taxonomies") else { return taxonomies }
    if case .list(let items) = node.content {
      decoder.invalid(ConfigurationMessages.taxonomyList(items, format), at: node.range)
      return taxonomies
    }
    guard var inner = decoder.map("taxonomies", expected: "a map of names") else {
      return taxonomies
    }
    for entry in inner.entries {
      let (name, value) = (entry.key.value, entry.value)
      let isTags = name == TaxonomySettings.tags.name
      if case .scalar(.boolean(false), _) = value.content {
        _ = inner.node(name)
        if isTags { taxonomies.removeFirst() }
        continue
      }
      guard let taxonomy = taxonomy(entry, &inner, format) else { continue }
      if isTags {
        taxonomies[0] = taxonomy
      } else if isSound(taxonomy, entry, among: taxonomies, &inner) {
        taxonomies.append(taxonomy)
      }
    }
    if taxonomies.count > mostTaxonomies {
      inner.invalid(ConfigurationMessages.tooManyTaxonomies(taxonomies.count), at: node.range)
      taxonomies.removeLast(taxonomies.count - mostTaxonomies)
    }
    decoder.finish(inner)
    return taxonomies
  }

  private static func taxonomy(
    _ entry: DataNode.Entry, _ decoder: inout MapDecoder, _ format: DataFormat
  ) -> TaxonomySettings? {
    let name = entry.key.value
    var taxonomy =
      name == TaxonomySettings.tags.name ? TaxonomySettings.tags : TaxonomySettings(name: name)
    // `authors:` and `authors: true` declare it like `authors: {}`.
    if case .scalar(.boolean, _) = entry.value.content {
      _ = decoder.node(name)
      return taxonomy
    }
    // Hugo names the singular first: `author: authors`.
    if case .scalar(.string(let plural), _) = entry.value.content {
      _ = decoder.node(name)
      decoder.invalid(
        ConfigurationMessages.taxonomyText(name, plural: plural, format), at: entry.value.range)
      return nil
    }
    guard var inner = decoder.map(name) else { return taxonomy }
    let singular = inner.string("singular")
    if let singular { taxonomy.singular = singular.value }
    taxonomy.permalink = LanguageSettings.pattern("permalink", allowing: [.slug], &inner)
    taxonomy.overview = LanguageSettings.pattern("overview", allowing: [], &inner)
    if let order = inner.string("order") {
      if let known = TaxonomySettings.Order(rawValue: order.value) {
        taxonomy.order = known
      } else {
        inner.invalid(
          ConfigurationMessages.taxonomyOrder(inner.name("order"), order.value), at: order.range)
      }
    }
    let known = ["singular", "permalink", "overview", "order"]
    inner.reportUnknownKeys { [prefix = "taxonomies.\(name)."] key, _, _, location in
      ConfigurationMessages.value("unknown key \"\(prefix)\(key)\"", at: location).help(
        ConfigurationMessages.taxonomyKeys[ForeignKeys.normalized(key)].map {
          "it is called \"\($0)\" here"
        } ?? Spelling.didYouMean(key, among: known)
          ?? "known keys are \(known.joined(separator: ", "))")
    }
    decoder.finish(inner)
    return taxonomy
  }

  /// Whether the names of a taxonomy mean nothing else; reports what they do.
  private static func isSound(
    _ taxonomy: TaxonomySettings, _ entry: DataNode.Entry, among others: [TaxonomySettings],
    _ decoder: inout MapDecoder
  ) -> Bool {
    var singularRange: Range<Int>?
    if case .map(let entries) = entry.value.content {
      singularRange = entries.first { $0.key.value == "singular" }?.value.range
    }
    for (name, range, isSingular) in [
      (taxonomy.name, entry.key.range, false),
      (taxonomy.singular, singularRange ?? entry.key.range, true),
    ] {
      if let problem = ConfigurationMessages.taxonomyName(
        name, isSingular: isSingular, among: others)
      {
        decoder.invalid(problem, at: range)
        return false
      }
    }
    return true
  }
}
