import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel
import TemplateEngine

/// A menu of site.yaml.
enum Menu {
  /// The entries of the menu with their addresses; those that lead nowhere are omitted with an error.
  static func value(
    _ entries: [LanguageSettings.MenuEntry], of site: Site, _ diagnostics: inout [Diagnostic]
  ) -> Value {
    let file = site.content.configuration.file
    let resolver = LinkResolver(site: site)
    return .list(
      of: entries.compactMap { entry in
        let written =
          switch entry.target {
          case .url(let url): url
          case .page(let path): path
          }
        let url: String
        if case .url(let address) = entry.target,
          RelativePath.hasScheme(address.value) || address.value.hasPrefix("//")
        {
          url = written.value
        } else {
          switch resolver.url(written.value) {
          case .url(let found), .asset(_, let found): url = found
          case .unchanged: url = written.value
          case .broken(let message, let help):
            diagnostics.append(
              SiteMessages.menu(message, at: file.location(written.range)).help(help))
            return nil
          }
        }
        return .dictionary(of: [("title", .string(entry.title)), ("url", .string(url))])
      })
  }
}
