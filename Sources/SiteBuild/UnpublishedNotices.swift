import SiteModel

/// Lines for the log that name what is in the site's folder, but not in the finished site.
struct UnpublishedNotices {
  /// How many files of a kind are named where not all are asked for.
  private static let namesShown = 3

  /// One for each reason.
  let lines: [String]

  /// - Parameters:
  ///   - unpublished: What the plan leaves out; files of bundles are not named.
  ///   - leftovers: What other programs have left behind, as shown.
  ///   - namesAll: Whether every file is named, on a line of its own.
  init(_ unpublished: [Site.Unpublished], leftovers: [String], namesAll: Bool) {
    func paths(_ reason: Site.UnpublishedReason) -> [String] {
      unpublished.filter { $0.reason == reason && $0.page == nil }.map { "content/" + $0.path }
    }
    let groups = [
      (paths(.draft), "draft", "drafts", " (--drafts shows them)"),
      (paths(.future), "page not due yet", "pages not due yet", " (--future shows them)"),
      (paths(.expired), "expired page", "expired pages", ""),
      (leftovers, "leftover of another program", "leftovers of other programs", ""),
    ]
    lines = groups.compactMap { paths, singular, plural, option in
      if paths.isEmpty { return nil }
      let noun = paths.count == 1 ? singular : plural
      let names = Self.names(paths.map(Self.shown), all: namesAll)
      return "not published: \(paths.count) \(noun)\(option):\(names)"
    }
  }

  private static func names(_ paths: [String], all: Bool) -> String {
    if paths.count <= namesShown { return " " + paths.joined(separator: ", ") }
    if all { return paths.map { "\n  " + $0 }.joined() }
    return " \(paths.prefix(namesShown).joined(separator: ", ")) and "
      + "\(paths.count - namesShown) more (--verbose names all)"
  }

  /// A path on one line: Finder's `Icon` ends with a carriage return.
  private static func shown(_ path: String) -> String {
    String(
      String.UnicodeScalarView(
        path.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }))
  }
}
