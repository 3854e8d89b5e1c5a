import SiteModel
import SiteRendering

/// What an inspector shows of a page.
extension LiveSite {
  /// What only the one who counts builds knows of the last one.
  package struct BuildAccount: Sendable {
    /// Its number.
    package let number: Int
    /// Further members of `build`, with their values as JSON.
    package let members: [(String, String)]

    /// Stores the values unchanged.
    package init(number: Int, members: [(String, String)] = []) {
      self.number = number
      self.members = members
    }
  }

  /// All that is known of the page at a file below the output folder, as a JSON object; `nil` where there is no page.
  ///
  /// Costs about as much as rendering the page's text, and a look at all links of the site. The answer is small whatever
  /// the site is: long texts and lists are cut. Any thread may ask, also while a build runs, which notices nothing.
  ///
  /// - Parameters:
  ///   - file: The page's file.
  ///   - value: A list among the values that its template sees, such as `site.posts`, of which more is asked for; `nil`
  ///     for everything there is to show.
  ///   - start: The index of the first element of that list that is not known yet.
  ///   - build: The build that has made the site what it is.
  /// - Returns: The object; of a list the member `items` alone, or `nil` where there is no such list.
  package func inspection(
    of file: String, value: String?, from start: Int, build: BuildAccount? = nil
  ) -> [UInt8]? {
    guard let output = output(file), let inspector = PageInspector(output, in: plan.context) else {
      return nil
    }
    if let value { return inspector.elements(of: value, from: start).map { Array($0.utf8) } }
    let inspection = PageInspection(site: self, output: output, inspector: inspector, build: build)
    return Array(inspection.json.utf8)
  }

  /// Whether there is a page at a file below the output folder that can be inspected.
  package func isPage(_ file: String) -> Bool {
    output(file).flatMap { PageInspector($0, in: plan.context) } != nil
  }

  /// The files of pages whose addresses are similar to that of a file which is not there, the best first; at most five.
  package func pages(near file: String) -> [String] {
    let pages = plan.outputs.ids.filter { plan.outputs[$0].isPage }
    return SimilarAddresses(pages.lazy.map { plan.outputs[$0].route.file }).files(near: file)
  }
}
