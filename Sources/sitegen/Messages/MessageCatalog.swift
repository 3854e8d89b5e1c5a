import Content
import DataFormats
import Diagnostics
import KPILanguage
import MarkdownRendering
import Platform
import SiteBuild
import SiteModel
import SiteServer
import TemplateEngine

/// Every message that the program can show, by area; `sitegen explain` and docs/messages.md come from it.
enum MessageCatalog {
  /// What messages are about, with its messages.
  struct Area: Sendable {
    /// A heading, such as "Templates".
    let title: String
    /// In the order in which they are listed.
    let entries: [MessageEntry]
  }

  /// All areas, in the order in which they are listed.
  static let areas = [
    Area(title: "Front matter", entries: FrontMatterMessages.entries),
    Area(title: "site.yaml", entries: ConfigurationMessages.entries),
    Area(title: "Files", entries: FileMessages.entries),
    Area(
      title: "Languages", entries: LanguageMessages.entries + LanguagePlanMessages.entries),
    Area(title: "YAML, TOML and data files", entries: DataMessages.entries),
    Area(title: "The site", entries: SiteMessages.entries),
    Area(title: "Themes", entries: ThemeMessages.entries),
    Area(title: "What nothing uses", entries: UsageMessages.entries),
    Area(title: "Building", entries: BuildMessages.entries),
    Area(title: "The file system", entries: FileSystemMessages.entries),
    Area(title: "Markdown", entries: MarkdownMessages.entries),
    Area(title: "Templates", entries: TemplateMessages.entries),
    Area(title: "Figures", entries: KPIMessages.entries),
    Area(title: "Texts", entries: TextMessages.entries),
    Area(title: "JSON", entries: JSONMessages.entries),
    Area(title: "New sites and posts", entries: NewMessages.entries),
    Area(title: "The development server", entries: ServerMessages.entries),
    Area(title: "Commands", entries: CommandMessages.entries),
  ]

  /// All entries, in the order of their areas.
  static var entries: [MessageEntry] { areas.flatMap(\.entries) }

  /// The entry with an id.
  ///
  /// - Throws: A message with the nearest id where there is none.
  static func entry(_ id: String) throws(Diagnostic) -> MessageEntry {
    if let entry = entries.first(where: { $0.id == id }) { return entry }
    throw CommandMessages.unknownID("there is no message \"\(id)\"")
      .help(
        entries.first { $0.id.hasSuffix("." + id) }.map { "did you mean \"\($0.id)\"?" }
          ?? Spelling.didYouMean(id, among: entries.map(\.id))
          ?? "\"sitegen explain\" without an id lists all messages")
  }
}
