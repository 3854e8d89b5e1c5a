import Content
import DataFormats
import Platform

/// Where a site's folder keeps what its builds leave for the next ones.
extension SiteBuilder {
  /// The state of the builds into the output folder.
  var stateFile: BuildStateFile {
    BuildStateFile(record("state"), program: settings.program)
  }

  /// The pages' front matter.
  var pageCacheFile: PageCacheFile {
    PageCacheFile(record("pages"), program: settings.program)
  }

  /// The list of the files that builds have written into the output folder.
  var manifestFile: FileLocation? { record("output") }

  /// What identifies that list as it is now; `nil` where there is none.
  var manifestSignature: FileSignature? {
    manifestFile.flatMap { FileSignature($0.path, in: $0.folder) }
  }

  /// A file that is named by the output folder's path from the site's, so that a site that is moved as a
  /// whole keeps it.
  private func record(_ name: String) -> FileLocation? {
    let output =
      PathComponents.path(settings.output, below: settings.root) ?? settings.output
    let hash = Hash64(Array(output.utf8)).hexadecimal
    return root.map { FileLocation(".sitegen/\(name)-\(hash)", in: $0) }
  }
}
