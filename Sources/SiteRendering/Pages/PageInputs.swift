import Content
import DataFormats
import Diagnostics
import Platform
import MarkdownRendering
package import SiteModel

/// Everything that the rendering of a page follows from, but for what it looks up in the site
/// (`PageReferences`).
///
/// Rendering gets nothing else, so that nothing it uses can be missing in `hash`.
struct PageInputs {
  let source: SourcePage
  let route: Route
  let language: String
  /// As written, before figures are inserted.
  let title: String
  let baseURL: BaseURL
  private let brokenLinks: Diagnostic.Severity
  private let markdown: SiteConfiguration.Markdown
  private let notesBesideText: Bool
  /// The addresses of the program's own style sheets for what the theme has no rules for.
  private let stylesheets: MarkdownOptions.Stylesheets

  init(_ page: Page, _ site: Site) {
    source = page.source
    route = page.route
    language = page.language
    title = page.title
    baseURL = site.baseURL
    brokenLinks = site.brokenLinks
    markdown = site.content.configuration.markdown
    let needs = source.mayNeedStyles
    func own(_ style: ThemeStyle) -> String? {
      guard needs.contains(StyleNeeds(style)), !site.content.theme.styles.contains(style) else {
        return nil
      }
      return ThemeAssets.ownStylesheetRoute(of: style).map { site.baseURL.url(of: $0) }
    }
    stylesheets = .init(tables: own(.tables), charts: own(.charts))
    notesBesideText = site.content.theme.styles.contains(.notes)
  }

  /// How the Markdown of its texts is read.
  var options: MarkdownOptions {
    var options = MarkdownOptions(markdown, language: language)
    options.idPrefix = route.idPrefix
    options.stylesheets = stylesheets
    return options
  }

  /// How that of its main text is read.
  var bodyOptions: MarkdownOptions {
    var options = options
    options.notesBesideText = notesBesideText
    return options
  }

  /// Whether the title is known only when the page's figures are; each citation has an equals sign.
  var titleCitesFigures: Bool { title.utf8.contains(UInt8(ascii: "=")) }

  /// The fingerprint of all of it: where it is the same, so is the rendered page.
  var hash: UInt64 {
    var fingerprint = Hasher64()
    fingerprint.add(source.contentHash.value)
    fingerprint.add(route.path)
    fingerprint.add(language)
    fingerprint.add(title)
    fingerprint.add(baseURL.text)
    fingerprint.add(brokenLinks.rawValue)
    fingerprint.add(markdown)
    fingerprint.add(notesBesideText ? 1 : 0)
    fingerprint.add(stylesheets.tables ?? "")
    fingerprint.add(stylesheets.charts ?? "")
    return fingerprint.hash
  }
}

extension Site {
  /// The fingerprint of what a page is rendered from, but for what it looks up in the site.
  package func renderHash(of page: PageID) -> UInt64 { PageInputs(pages[page], self).hash }
}

extension MarkdownOptions {
  /// What a site's configuration says of Markdown, for a text in a language.
  init(_ settings: SiteConfiguration.Markdown, language: String) {
    self.init()
    self.language = language
    typography = settings.typography
    rawHTML = settings.rawHTML
    cjkEmphasis = settings.cjkEmphasis
    sizeLimit = settings.sizeLimit
  }
}
