import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel
import TemplateEngine

/// The menus of a site.
struct Menu {
  private let site: Site
  private let outputs: [any RenderedOutput]
  private let translations: OutputTranslations
  private let titles: OutputTitles
  /// All outputs by their URLs; empty where no language inherits its menu.
  private let outputByURL: [String: OutputID]

  init(
    _ site: Site, _ outputs: [any RenderedOutput], _ translations: OutputTranslations,
    _ titles: OutputTitles
  ) {
    self.site = site
    self.outputs = outputs
    self.translations = translations
    self.titles = titles
    let isInherited = site.languages.contains {
      $0.settings.inheritsMenu && !$0.settings.menu.isEmpty
    }
    outputByURL =
      isInherited
      ? Dictionary(site.outputs.ids.map { (site.baseURL.url(of: site.outputs[$0].route), $0) }) {
        first, _ in first
      } : [:]
  }

  /// The entries of the menu in a language with their addresses; those that lead nowhere are omitted with an error.
  ///
  /// Of a menu that is inherited from the site's own language, the entries with a translation are left, with that
  /// one's title, and those that lead out of the site.
  func value(in language: LanguageID, _ diagnostics: inout [Diagnostic]) -> Value {
    let settings = site.languages[language].settings
    var entries: [(title: String, url: String)] = []
    for entry in settings.menu {
      if settings.inheritsMenu {
        if let found = inherited(entry, in: language) { entries.append(found) }
      } else if let url = url(of: entry, in: language, &diagnostics) {
        entries.append((entry.title, url))
      }
    }
    return .list(
      of: entries.map { .dictionary(of: [("title", .string($0.title)), ("url", .string($0.url))]) })
  }

  private func url(
    of entry: LanguageSettings.MenuEntry, in language: LanguageID,
    _ diagnostics: inout [Diagnostic]
  ) -> String? {
    let written = entry.written
    if entry.isForeign { return written.value }
    switch LinkResolver(site: site).url(written.value, in: language) {
    case .url(let found, _), .asset(_, let found): return found
    case .unchanged: return written.value
    case .broken(let message, let help):
      let file = site.content.configuration.file
      diagnostics.append(SiteMessages.menu(message, at: file.location(written.range)).help(help))
      return nil
    }
  }

  // MARK: Inherited entries

  private func inherited(
    _ entry: LanguageSettings.MenuEntry, in language: LanguageID
  ) -> (title: String, url: String)? {
    let written = entry.written.value
    if entry.isForeign { return (entry.title, written) }
    let end = written.firstIndex { $0 == "?" || $0 == "#" } ?? written.endIndex
    guard let output = output(at: String(written[..<end])),
      let version = translations.versions(of: output).first(where: {
        outputs[$0.index].language(in: site) == language
      }), let source = outputs[version.index].source
    else { return nil }
    let title =
      switch source {
      case .list(let listing, _) where site.listings[listing].isPlainHome:
        titles.word(OutputTitles.homeWord, in: language, otherwise: titles.title(of: source))
      default: titles.title(of: source)
      }
    return (title, site.baseURL.url(of: outputs[version.index].route) + written[end...])
  }

  /// The output of the site's own language that an entry leads to.
  private func output(at written: String) -> OutputID? {
    guard case .url(let url, _) = LinkResolver(site: site).url(written) else { return nil }
    return outputByURL[url]
  }
}

extension LanguageSettings.MenuEntry {
  /// The address or the path as it is written.
  fileprivate var written: Located<String> {
    switch target {
    case .url(let written), .page(let written): written
    }
  }

  /// Whether it leads out of the site.
  fileprivate var isForeign: Bool {
    guard case .url(let address) = target else { return false }
    return RelativePath.hasScheme(address.value) || address.value.hasPrefix("//")
  }
}

extension Listing {
  /// Whether it is that of a home page without a title of its own.
  fileprivate var isPlainHome: Bool { kind == .home && indexPage == nil }
}
