import Content
import DataFormats
import Platform

/// Where a site's folder keeps what its builds leave for the next ones.
extension SiteBuilder {
  /// The state of the builds into the output folder.
  var stateFile: BuildStateFile {
    BuildStateFile(path: recordPath("state"), program: settings.program)
  }

  /// The pages' front matter.
  var pageCacheFile: PageCacheFile {
    PageCacheFile(path: recordPath("pages"), program: settings.program)
  }

  /// The list of the files that builds have written into the output folder.
  var manifestPath: String { recordPath("output") }

  /// A file that is named by the output folder's path from the site's, so that a site that is moved as a
  /// whole keeps it.
  private func recordPath(_ name: String) -> String {
    let root = settings.root + "/"
    let output =
      settings.output.hasPrefix(root)
      ? String(settings.output.dropFirst(root.count)) : settings.output
    return root + ".sitegen/\(name)-" + Hash64(Array(output.utf8)).hexadecimal
  }
}
