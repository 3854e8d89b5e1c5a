import DataFormats
import Diagnostics

/// The wording of messages about `taxonomies` in site.yaml.
extension ConfigurationMessages {
  /// What other generators call the keys of a taxonomy.
  static let taxonomyKeys = [
    "path": "permalink", "slug": "permalink", "url": "permalink", "pattern": "permalink",
    "sort": "order", "sortby": "order", "index": "overview", "list": "overview",
  ]

  /// What is wrong with the name or the singular of a taxonomy; `nil` where it means nothing else.
  static func taxonomyName(
    _ name: String, isSingular: Bool, among others: [TaxonomySettings]
  ) -> InvalidValue? {
    guard TaxonomySettings.isWritable(name) else {
      return InvalidValue(
        "\"\(name)\" cannot be the name of a taxonomy",
        help: "write letters from a to z, digits and \"_\", so that templates can read it")
    }
    if isSingular ? TaxonomySettings.isTakenForTerm(name) : TaxonomySettings.isTaken(name) {
      let plural = TaxonomySettings.singulars.first { $0.value == name.lowercased() }?.key
      return InvalidValue(
        "\"\(name)\" means something else in front matter or in templates",
        help: plural.map { "write \"\($0)\"" } ?? "give it another name")
    }
    return others.first { [$0.name, $0.singular].contains(name) }.map {
      InvalidValue(
        "\"\(name)\" is a name of the taxonomy \"\($0.name)\" already", help: "give it another name"
      )
    }
  }

  /// A list of names, or of maps with names as Zola has them.
  static func taxonomyList(_ items: [DataNode], _ format: DataFormat) -> InvalidValue {
    let names = items.compactMap { item -> String? in
      guard case .map(let entries) = item.content else { return ForeignKeys.string(item) }
      return entries.first { $0.key.value == "name" }.flatMap { ForeignKeys.string($0.value) }
    }
    let entries = names.filter { $0 != TaxonomySettings.tags.name }.map { format.entry($0, "{}") }
    return InvalidValue(
      "\"taxonomies\" must be a map of names, not a list",
      help: names.count < items.count || names.isEmpty
        ? nil : "write \(format.entry("taxonomies", "{\(entries.joined(separator: ", "))}"))")
  }

  static func taxonomyText(_ name: String, plural: String, _ format: DataFormat) -> InvalidValue {
    let isPair = TaxonomySettings.isWritable(plural) && !TaxonomySettings.isTaken(plural)
    func written(_ entries: String) -> String { "{\(entries)}" }
    let entry = format.entry(
      isPair ? plural : name,
      isPair ? written(format.entry("singular", format.string(name, isInFlow: true))) : "{}")
    return InvalidValue(
      "a taxonomy has settings, such as {order: oldest}, not a text", help: "write \(entry)")
  }

  static func taxonomyOrder(_ name: String, _ text: String) -> InvalidValue {
    let known = TaxonomySettings.Order.allCases.map(\.rawValue)
    let foreign = [
      "asc": "oldest", "ascending": "oldest", "desc": "newest", "descending": "newest",
    ]
    return InvalidValue(
      "\(name) cannot be \"\(text)\"",
      help: foreign[text.lowercased()].map { "write \($0)" }
        ?? Spelling.didYouMean(text, among: known)
        ?? "write newest or oldest: which post of a term comes first")
  }

  static func tooManyTaxonomies(_ count: Int) -> InvalidValue {
    InvalidValue(
      "a site can have \(SiteConfiguration.mostTaxonomies) taxonomies, and these are \(count)",
      help: "remove some, or make them terms of one taxonomy")
  }
}
