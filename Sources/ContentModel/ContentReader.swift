// ContentModel owns what the author's files say: which files there are, front matter, site.yaml,
// data files, sizes of pictures. It is the only part that reads the site's files, and knows nothing
// of Markdown, templates, addresses or outputs.

package import Diagnostics

/// Reads a site's folder.
package struct ContentReader: Sendable {
  /// The site's folder.
  package let root: String
  /// Threads that read at the same time; the result does not depend on it.
  package let jobs: Int

  /// Does not touch the file system yet.
  package init(root: String, jobs: Int) {
    self.root = root
    self.jobs = max(1, jobs)
  }

  /// Reads everything and collects all mistakes; `nil` where there is no usable configuration.
  ///
  /// A content that comes with errors holds what could be read, for further checks.
  package func read(_ diagnostics: inout [Diagnostic]) -> Content? {
    nil
  }
}
