import Content
import SiteModel

/// Which outputs are translations of each other: pages, and the first pages of lists, that are there in several
/// languages.
///
/// Only what is built is in it, so that nothing leads to an address without a page.
struct OutputTranslations: Sendable {
  /// What the versions of an output have in common.
  enum Key: Hashable {
    /// A page's first version.
    case page(PageID)
    /// A home page without a file.
    case home
    /// The list of a folder.
    case section(String)
    /// The name in lower case: "Leads" is "leads" in English.
    case term(taxonomy: String, name: String)
    case overview(TaxonomyID)
    case archive
    case subscribe
  }

  /// The outputs of each group, two at least, in the order of the site's languages.
  private var groups: [[OutputID]] = []
  /// The group of each output; empty where the site has one language.
  private var groupByOutput: [Int?] = []

  init(_ outputs: [any RenderedOutput], in site: Site) {
    guard site.languages.count > 1 else { return }
    groupByOutput = Array(repeating: nil, count: outputs.count)
    var members: [Key: [OutputID]] = [:]
    for id in site.outputs.ids {
      guard let key = outputs[id.index].translationKey(in: site) else { continue }
      members[key, default: []].append(id)
    }
    Self.joinSections(outputs, in: site, &members)
    for all in members.values {
      let versions = all.filter { outputs[$0.index].isVersion }
      guard versions.count > 1 else { continue }
      for output in all { groupByOutput[output.index] = groups.count }
      groups.append(
        versions.sorted {
          outputs[$0.index].language(in: site).index < outputs[$1.index].language(in: site).index
        })
    }
  }

  /// Makes lists of a folder without a text of their own versions of those that have a translated one, in languages
  /// that the text is not translated into.
  ///
  /// Where the translation is a page and no list of a folder, they stay by themselves: a page knows only the pages that
  /// it is translated by.
  private static func joinSections(
    _ outputs: [any RenderedOutput], in site: Site, _ members: inout [Key: [OutputID]]
  ) {
    var texts: [String: Key] = [:]
    for listing in site.listings {
      guard case .section(let section) = listing.kind, let page = listing.indexPage,
        texts[site.sections[section].folder] == nil,
        site.translations.versions(of: page).count > 1
      else { continue }
      texts[site.sections[section].folder] = .page(page, in: site)
    }
    for (folder, text) in texts.sorted(by: { $0.key < $1.key }) {
      let key = Key.section(folder)
      let translated = members[text, default: []]
      guard translated.allSatisfy({ outputs[$0.index] is ListOutput }) else { continue }
      let known = Set(translated.map { outputs[$0.index].language(in: site) })
      let others = members[key, default: []]
      let joining = others.filter { !known.contains(outputs[$0.index].language(in: site)) }
      members[text, default: []] += joining
      members[key] = others.filter { known.contains(outputs[$0.index].language(in: site)) }
    }
  }

  /// The versions of an output, itself included, in the order of the site's languages; none where it has no
  /// translation.
  ///
  /// For a further page of a list they are those of the first.
  func versions(of output: OutputID) -> [OutputID] {
    guard groupByOutput.indices.contains(output.index), let group = groupByOutput[output.index]
    else { return [] }
    return groups[group]
  }
}

extension OutputTranslations.Key {
  /// That of a page: its first version has it too.
  static func page(_ page: PageID, in site: Site) -> Self {
    .page(site.translations.versions(of: page).first ?? page)
  }
}
