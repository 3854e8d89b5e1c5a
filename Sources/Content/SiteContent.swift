package import DataFormats
package import Diagnostics

/// Everything that a site is built from, read and typed; lists are ordered by their paths' UTF-8 bytes.
package struct SiteContent: Sendable {
  /// The settings in `site.yaml` or `site.toml`.
  package var configuration: SiteConfiguration
  /// Every Markdown file of `content/`, drafts included.
  package var pages: [SourcePage] = []
  /// Every other published file of `content/`.
  package var assets: [SourceAsset] = []
  /// Every Markdown file of `content/_terms/`, which say more of terms.
  package var termPages: [SourcePage] = []
  /// Every other file there.
  package var termAssets: [SourceAsset] = []
  /// The templates, with what belongs to them.
  package var theme = SiteTheme()
  /// The data files by path below `content/_data` without the file name extension.
  package var data: [String: DataValue] = [:]
  /// Whether a data file is missing there, because of an error that is told already.
  package var isDataIncomplete = false
  /// The models of `content/`; they are not published.
  package var models: [SourceFile] = []
  /// Every file of values of `content/_data/`, which models can name; like those among the assets, none is read yet.
  package var dataTables: [SourceAsset] = []
  /// The paths of models that could not be read, as shown; their messages tell why.
  package var unreadModels: Set<String> = []
  /// What other programs have left behind in the site's folders, as shown; no part of the site.
  package var leftovers: [String] = []

  /// A site of no pages.
  package init(configuration: SiteConfiguration) {
    self.configuration = configuration
  }
}
