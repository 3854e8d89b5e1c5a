import Content
import DataFormats
import Platform
import SiteModel
import SiteRendering

/// What a build of a session means for those who look at the site.
extension LiveSite {
  /// The style sheets that take the place of others.
  ///
  /// - Parameters:
  ///   - previous: The site before.
  ///   - written: The files with new bytes.
  /// - Returns: The old files with the new ones.
  func styleChanges(
    since previous: LiveSite, written: [String]
  ) -> [(old: String, new: String)] {
    let former = previous.plan.context.themeAssets
    let renamed = plan.context.themeAssets.files.compactMap { file -> (old: String, new: String)? in
      guard file.path.hasSuffix(".css"), let old = former.file(file.path)?.route.file,
        old != file.route.file
      else { return nil }
      return (old, file.route.file)
    }
    let known = Set(renamed.map(\.new))
    return renamed
      + written.filter { $0.hasSuffix(".css") && !known.contains($0) && previous.file($0) != nil }
      .map { ($0, $0) }
  }

  /// Whether the theme has the style sheets that it had, whatever is in them.
  func hasSameStyles(as previous: LiveSite) -> Bool {
    func styles(_ site: LiveSite) -> Set<String> {
      Set(site.plan.context.themeAssets.paths.filter { $0.hasSuffix(".css") })
    }
    return styles(self) == styles(previous)
  }

  /// What became of pages that are gone.
  ///
  /// A page is known by its source; where that has another name, by its bytes.
  func moves(of removed: [String], since previous: LiveSite) -> [String: SessionBuild.Move] {
    var moves: [String: SessionBuild.Move] = [:]
    let (former, site) = (previous.plan.context.site, plan.context.site)
    var byHash: [Hash64: PageID]?
    for path in removed {
      guard let output = previous.output(path), let page = previous.plan.renderer.page(of: output)
      else { continue }
      let source = former.pages[page].source
      var found = site.pageByPath[source.path]
      if found == nil {
        let known =
          byHash
          ?? Dictionary(zip(site.pages.map(\.source.contentHash), site.pages.ids)) { first, _ in
            first
          }
        byHash = known
        found = known[source.contentHash]
      }
      moves[path] = SessionBuild.Move(
        source: source.shownPath, newPath: found.map { site.pages[$0].route.file })
    }
    return moves
  }
}
