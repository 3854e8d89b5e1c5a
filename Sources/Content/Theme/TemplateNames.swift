/// The names of a site's templates, for messages about front matter: nothing is looked up without one.
package struct TemplateNames: Sendable {
  /// `nil` for no site.
  private let files: [ThemeFile]?

  /// Of the layers that the site chooses.
  init(_ files: [ThemeFile]) { self.files = files }

  private init() { files = nil }

  /// Of no site.
  package static let none = TemplateNames()

  /// The templates that a page is rendered with where it names none.
  private static let usual = ["page.html", "list.html"]

  /// Those of pages, in the order of the files; those of the program's theme last, unless the site has a complete theme.
  var all: [String] {
    guard let files else { return [] }
    let own = files.map(\.path).filter(Self.isForPages)
    let isComplete = Self.usual.allSatisfy(own.contains)
    return isComplete ? own : own + CarriedTheme.paths.filter(Self.isForPages)
  }

  private static func isForPages(_ path: String) -> Bool {
    path.hasSuffix(".html") && !["assets/", "partials/"].contains(where: path.hasPrefix)
  }
}
