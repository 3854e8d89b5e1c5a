package import Content
import DataFormats
package import SiteModel
import TemplateEngine

/// Which files of the theme's `assets` templates ask for, with the settings that a site has.
package struct AssetNeeds: Sendable {
  /// What templates give `asset()` anywhere.
  private let named: TemplateLibrary.Literals
  /// The same, without what the settings keep from being called.
  private let asked: TemplateLibrary.Literals
  private let hasAtomFeeds: Bool

  /// Looks through all templates, as far as they write names out.
  ///
  /// - Parameters:
  ///   - stack: The templates.
  ///   - settings: The settings of the theme.
  ///   - configuration: The site's, which says whether there are feeds.
  package init(
    _ stack: ThemeStack, _ settings: ThemeSettings, _ configuration: SiteConfiguration
  ) {
    hasAtomFeeds = configuration.languages.contains { $0.feeds?.formats.contains(.atom) ?? false }
    let variable = TemplateInterface.Variable.theme.rawValue
    named = stack.templates.literals(of: "asset")
    asked = stack.templates.literals(
      of: "asset", known: [variable: settings.values.mapValues(Value.init)])
  }

  /// Whether a template, or a feed, may ask for a file; any file where names are computed.
  package func mayAsk(for path: String) -> Bool {
    asked.isOpen || asked.texts.contains(path)
      || hasAtomFeeds && path == AtomFeedOutput.stylesheet
  }

  /// When a file is published.
  ///
  /// The site's own are, unless templates name them only where settings switch that off: what is named nowhere may be
  /// meant for readers of the site. Of lower layers, only what is asked for is published.
  package func publication(of asset: ThemeAsset) -> ThemeAssets.Source.Publication {
    if mayAsk(for: asset.path) { return .always }
    return asset.layer == .site && !named.texts.contains(asset.path)
      ? .unlessLeftOut : .whereNamed
  }
}
