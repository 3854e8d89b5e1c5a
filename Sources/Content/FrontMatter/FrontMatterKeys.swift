import DataFormats
import Diagnostics
import Platform

/// The keys of front matter that a site's settings give it.
package struct FrontMatterKeys: Sendable {
  /// Those of a site that says nothing: tags alone.
  package static let standard = FrontMatterKeys(taxonomies: [.tags], file: "site.yaml")

  /// In the order of `SiteConfiguration.taxonomies`.
  let taxonomies: [TaxonomySettings]
  /// The settings' file, where messages say to declare others.
  private let file: String

  /// The keys of a site with some settings.
  package init(_ configuration: SiteConfiguration) {
    self.init(taxonomies: configuration.taxonomies, file: configuration.file.path)
  }

  private init(taxonomies: [TaxonomySettings], file: String) {
    self.taxonomies = taxonomies
    self.file = file
  }

  /// Identifies all that reading front matter takes from the settings, messages included.
  package var hash: UInt64 {
    var hasher = Hasher64()
    hasher.add(file)
    for taxonomy in taxonomies {
      hasher.add(taxonomy.name)
      hasher.add(taxonomy.singular)
    }
    return hasher.hash
  }

  /// How a key that many sites have becomes one of this site: the lines to add to its settings; `nil` for
  /// any other key.
  func declaration(of key: String) -> String? {
    let key = key.lowercased()
    let known = TaxonomySettings.singulars.first { $0.key == key || $0.value == key }
    guard let name = known?.key, !taxonomies.contains(where: { $0.name == name }) else {
      return nil
    }
    let format: DataFormat = file.hasSuffix(".toml") ? .toml : .yaml
    let order = format.entry("order", format.string("oldest"))
    let entry = format.entry(name, name == "series" ? "{\(order)}" : "{}")
    let purpose = "for lists of \(name), "
    return taxonomies == [.tags]
      ? "\(purpose)add to \(file): \(format.entry("taxonomies", "{\(entry)}"))"
      : "\(purpose)add to \"taxonomies\" in \(file): \(entry)"
  }
}
