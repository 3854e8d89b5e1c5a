package import Content
import DataFormats
import Platform
package import Diagnostics

/// A file of the finished site, as far as the plan knows it: where it is and what it is.
///
/// Each kind of output is a type of its own, which also says how its bytes are rendered
/// (`RenderedOutput` in SiteRendering). The list of all kinds is `OutputKinds.all` there.
package protocol Output: Sendable {
  /// A name that is the same in every build, such as `feed`; no other kind has it.
  static var kind: String { get }

  /// Says what an output of this kind is, for people: `the feed of the tag "sales"`.
  ///
  /// - Parameter name: Its `name`.
  /// - Returns: A phrase with its article.
  static func description(of name: String) -> String

  /// The file below `content/` that an output of this kind comes from; `nil` for generated ones.
  ///
  /// - Parameter name: Its `name`.
  /// - Returns: The path below `content/`.
  static func contentPath(of name: String) -> String?

  /// Adds all outputs of this kind to the plan of a site.
  ///
  /// Kinds are asked in the order of the list, so that one may look at the outputs of earlier ones.
  static func plan(_ plan: inout OutputPlan)

  /// Where it is published.
  var route: Route { get }

  /// Whether it is an HTML page of the site, rendered through a template.
  var isPage: Bool { get }

  /// Whether it is a page that search engines should know.
  var isIndexed: Bool { get }

  /// The file that it is a copy of; `nil` for outputs that are rendered.
  var copiedFile: SourceAsset? { get }

  /// Identifies it among the outputs of its kind, by a name that is the same in every build; empty where
  /// there is only one.
  func name(in site: Site) -> String

  /// What an author would have to change if its path were taken.
  func origin(in site: Site) -> OutputOrigin

  /// The pages whose content it is likely to show; wrong guesses cost time, never change the result.
  func shownPages(in site: Site) -> [PageID]
}

extension Output {
  /// Nothing in `content/`.
  package static func contentPath(of name: String) -> String? { nil }
  /// No page.
  package var isPage: Bool { isIndexed }
  /// Not for search engines.
  package var isIndexed: Bool { false }
  /// Rendered.
  package var copiedFile: SourceAsset? { nil }
  /// The only one of its kind.
  package func name(in site: Site) -> String { "" }
  /// Generated, called by its description.
  package func origin(in site: Site) -> OutputOrigin {
    .generated(Self.description(of: name(in: site)))
  }
  /// None.
  package func shownPages(in site: Site) -> [PageID] { [] }
}

/// What an output comes from, for messages.
package enum OutputOrigin: Sendable {
  /// A file of the site, by its path as shown.
  case file(String)
  /// A line of a file, such as a `slug` or an alias.
  case location(SourceLocation)
  /// Something that is generated: `the list of the tag "sales"`.
  case generated(String)

  var isGenerated: Bool { if case .generated = self { true } else { false } }
}
