import Content
import Diagnostics
import SiteModel
import SiteRendering

/// What came of one build of a session.
package struct SessionBuild: Sendable {
  /// As `SiteBuilder` gives it.
  package let result: BuildResult
  /// The site as it is in the output folder: this build's, or the last one's where it failed; `nil` where
  /// none has succeeded yet.
  package let site: LiveSite?
  /// The files with new bytes, by their paths below the output folder.
  package let written: [String]
  /// Those among them that are different in nothing but the addresses of style sheets.
  package internal(set) var restyled: Set<String> = []
  /// The style sheets that take the place of others, as paths below the output folder; both are the same where the
  /// address has stayed.
  package internal(set) var styles: [(old: String, new: String)] = []
  /// The files that are gone.
  package let removed: [String]
  /// What is known of the pages among them, by their files.
  package internal(set) var moves: [String: Move] = [:]

  /// What became of a page that is gone.
  package struct Move: Sendable {
    /// The source that it was made from, below the site's folder.
    package let source: String
    /// The file of the same page at its new address; `nil` where there is none.
    package let newPath: String?
  }

  /// Whether the site is this build's.
  package let succeeded: Bool
  /// Files that have changed while they were read, so that the result says nothing.
  let changedMeanwhile: [String]

  /// A build that failed.
  init(_ result: BuildResult, _ site: LiveSite?, meanwhile plan: BuildPlan?) {
    self.result = result
    self.site = site
    written = []
    removed = []
    succeeded = false
    let content = plan?.context.site.content
    changedMeanwhile = ((content?.pages ?? []) + (content?.termPages ?? []))
      .filter(\.hasChanged).map(\.shownPath)
  }

  /// A build that did not begin.
  init(_ problem: Diagnostic, _ site: LiveSite?) {
    var result = BuildResult()
    result.diagnostics = [problem]
    self.init(result, site, meanwhile: nil)
  }

  /// A build whose files are in place.
  init(
    _ result: BuildResult, _ site: LiveSite, _ written: [String], removedSince previous: LiveSite?
  ) {
    self.result = result
    self.site = site
    self.written = written
    removed = previous.map { $0.files(missingIn: site) } ?? []
    succeeded = true
    changedMeanwhile = []
  }
}
