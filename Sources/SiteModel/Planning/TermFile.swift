import Content
import DataFormats
import Diagnostics
import Platform

/// A file of `content/_terms/`, which says more of a term: `authors/karin.md`.
struct TermFile: Identifiable {
  let source: SourcePage
  /// By what posts may name the term: the file's name.
  let key: String
  /// Why it counts as missing; `nil` where it does not.
  let unpublishedReason: Site.UnpublishedReason?

  var id: ObjectIdentifier { ObjectIdentifier(source) }

  /// The term's name as shown, by which posts may name it too.
  var title: String { source.frontMatter.title?.value ?? key }

  /// Whether a post that writes a name has the term.
  func isNamed(_ name: String) -> Bool { name == key || name == title }
}

/// The files of `content/_terms/` by their taxonomies and languages.
struct TermFiles {
  /// A taxonomy in a language.
  private struct Place: Hashable {
    let taxonomy: String
    let language: String
  }

  /// Warnings about files that are of no taxonomy.
  private(set) var diagnostics: [Diagnostic] = []
  private var files: [Place: [TermFile]] = [:]

  /// Costs nothing where there are none.
  init(_ content: SiteContent, settings: Site.Settings) {
    let names = content.configuration.taxonomies.map(\.name)
    for source in content.termPages {
      let components = source.logicalPath.split(separator: "/")
      guard components.count == 3, components[0] == ContentKind.termFolder,
        names.contains(String(components[1])),
        let stem = ContentKind.pageStem(of: source.logicalPath)
      else {
        report(source.shownPath, components, names)
        continue
      }
      let reason = Site.unpublishedReason(
        source, settings: settings, timeZone: content.configuration.timeZone)
      let place = Place(taxonomy: String(components[1]), language: source.languageKey)
      files[place, default: []].append(
        TermFile(
          source: source, key: PathComponents.name(of: String(stem)), unpublishedReason: reason))
    }
    guard !content.termAssets.isEmpty else { return }
    let languages = LanguageNames(content.configuration.languages)
    for asset in content.termAssets where Self.place(of: asset, among: names, languages) == nil {
      report("content/" + asset.path, asset.path.split(separator: "/"), names)
    }
  }

  /// The files of a taxonomy's terms in a language, in the order of their paths.
  func files(of taxonomy: Taxonomy, in language: SiteLanguage) -> [TermFile] {
    files[Place(taxonomy: taxonomy.name, language: language.key)] ?? []
  }

  /// The taxonomy in whose folder a file is, the key of the language whose folder that is in, and the path below it;
  /// `nil` where there is none.
  static func place(
    of asset: SourceAsset, among names: [String], _ languages: LanguageNames
  ) -> (taxonomy: Int, language: String, path: Substring)? {
    var path = asset.path[...]
    let language = languages.split(asset.path).folder
    if language != nil { path = path.drop { $0 != "/" }.dropFirst() }
    let components = path.split(separator: "/", maxSplits: 2)
    guard components.count == 3, components[0] == ContentKind.termFolder,
      let index = names.firstIndex(of: String(components[1]))
    else { return nil }
    return (index, language ?? "", components[2])
  }

  private mutating func report(
    _ path: String, _ components: [Substring], _ taxonomies: [String]
  ) {
    let below = components.drop { $0 != ContentKind.termFolder }.dropFirst()
    diagnostics.append(
      SiteMessages.misplacedTermFile(
        folder: below.count > 1 ? below.first.map(String.init) : nil, taxonomies,
        at: SourceLocation(path: path)))
  }
}
