package import DataFormats
package import Diagnostics

/// The settings in `site.yaml` or `site.toml`, validated, with defaults for missing ones.
package struct SiteConfiguration: Sendable {
  /// How Markdown is rendered.
  package struct Markdown: Sendable, Hashable {
    /// Whether raw HTML is kept.
    package var rawHTML = true
    /// Whether quotes and dashes are replaced by typographic ones.
    package var typography = true
    /// Whether emphasis may begin and end beside Chinese, Japanese and Korean punctuation.
    package var cjkEmphasis = true
    /// The largest text in bytes, at least 1.
    package var sizeLimit = 1 << 20

    /// Everything on, one mebibyte.
    package init() {}
  }

  /// The most taxonomies of a site; what outputs read of a page has a bit for each (`FieldSet` in
  /// SiteRendering).
  package static let mostTaxonomies = 32

  /// The file itself, for messages about its values.
  package let file: SourceFile
  /// Where the site is published.
  package var baseURL: BaseURL
  /// The site in each of its languages: its own first, the others in the order written.
  package var languages: [LanguageSettings]
  /// For dates without an offset.
  package var timeZone = SiteTimeZone.utc
  /// How posts are grouped by what their front matter says; at most `mostTaxonomies`, each with a name of
  /// its own.
  package var taxonomies: [TaxonomySettings] = [.tags]
  /// How Markdown is rendered.
  package var markdown = Markdown()
  /// What a link of a text to something that the site lacks is.
  package var brokenLinks = Diagnostic.Severity.error
  /// Settings of models, always a map.
  package var kpi = DataValue.empty
  /// Which theme lies below the site's templates, with its settings.
  package var theme = ThemeChoice()

  /// The site in its own language.
  package var main: LanguageSettings {
    get { languages[0] }
    set { languages[0] = newValue }
  }

  /// A substitute while a site with an invalid configuration is read for its other errors.
  static let placeholder = SiteConfiguration(
    file: SourceFile(path: "site.yaml", bytes: []), title: Located("", at: 0..<0),
    baseURL: .placeholder)

  /// The required settings; everything else has its default.
  package init(file: SourceFile, title: Located<String>, baseURL: BaseURL) {
    self.file = file
    self.baseURL = baseURL
    languages = [LanguageSettings(title: title)]
  }
}
