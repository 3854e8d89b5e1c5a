import Diagnostics
import Platform

/// The files of a site, before any of them is read.
package struct ContentListing: Sendable {
  var contentFiles: [ContentFile]
  var templateFiles: [FolderWalk.File]
  /// All that is in `themes/`, of which `site.yaml` may name a folder.
  var themeFiles: [FolderWalk.File]
  /// What was refused there; it matters only in the folder that is named.
  let problemsOfThemes: [Diagnostic]
  /// What is in `templates/.theme/`: files as they were copied from a theme.
  var copiedFiles: [FolderWalk.File]
  var configurationFiles: [FolderWalk.File]
  /// Whether a configuration file was refused; `diagnostics` says why.
  let isConfigurationRefused: Bool
  /// Whether files or folders of the theme were refused; `diagnostics` says why.
  let isThemeRefused: Bool
  let diagnostics: [Diagnostic]
  /// What other programs have left behind in the site's folders, as shown; what is hidden comes last.
  ///
  /// It is no part of the site, nor of its signature.
  package let leftovers: [String]

  /// What identifies this version of the sources; `nil` where a file or folder was refused.
  package var signature: InputSignature? { signature(withVersionsOfPages: true) }

  /// The same but for the versions of pages: which there are, and all other files.
  package var signatureBesidePages: InputSignature? { signature(withVersionsOfPages: false) }

  private func signature(withVersionsOfPages hasVersions: Bool) -> InputSignature? {
    guard !diagnostics.hasErrors, problemsOfThemes.isEmpty else { return nil }
    var hasher = Hasher64()
    var settlingTime = 0
    func add(_ file: FolderWalk.File, isPage: Bool = false) {
      hasher.add(file.path)
      if isPage, !hasVersions { return }
      hasher.add(file.signature.byteCount)
      hasher.add(file.signature.time)
      hasher.add(file.signature.inode)
      settlingTime = max(settlingTime, file.signature.settlingTime)
    }
    for file in configurationFiles { add(file) }
    for file in contentFiles {
      add(file.file, isPage: file.isPage)
      hasher.add(file.folder == .content ? 0 : file.folder == .data ? 1 : 3)
    }
    for file in templateFiles { add(file) }
    for file in themeFiles { add(file) }
    for file in copiedFiles { add(file) }
    for warning in diagnostics { hasher.add(warning.location?.path ?? warning.message) }
    return InputSignature(hash: hasher.hash, settlingTime: settlingTime)
  }
}
