package import Diagnostics
import Platform

/// A file of a layer below the site's own, as it can be copied into `templates/`.
package struct ThemeOriginal: Sendable {
  /// More than any file of a theme has.
  private static let sizeLimit = 64 << 20

  /// Below the layer's folder.
  package let path: String
  /// Where it comes from.
  package let layer: ThemeLayer
  /// Where it is opened; `nil` for one in the program.
  let location: FileLocation?

  /// The path in messages.
  package var shownPath: String { layer.prefix + path }

  /// The content.
  ///
  /// - Throws: A message where it cannot be read.
  package func bytes() throws(Diagnostic) -> [UInt8] {
    guard let location else { return CarriedTheme.bytes(of: path) ?? [] }
    do throws(FileReading.Failure) {
      return try FileReading.bytes(of: location, upTo: Self.sizeLimit)
    } catch {
      throw FileMessages.refused(error.message, at: SourceLocation(path: shownPath))
    }
  }
}

extension ContentReader {
  /// The files of the layers below the site's own, each name as the uppermost of them has it, in the order of their
  /// paths.
  ///
  /// A site without a usable `site.yaml` has the program's theme below it.
  package func themeOriginals(_ diagnostics: inout [Diagnostic]) -> [ThemeOriginal] {
    let listing = list()
    var ignored: [Diagnostic] = []
    let configuration = readConfiguration(listing, &ignored)
    if case .none? = configuration?.theme.base { return [] }
    var known: Set<String> = []
    var originals: [ThemeOriginal] = []
    if let folder {
      for file in layers(listing, configuration, &diagnostics).files where file.index > 0 {
        known.insert(file.path)
        originals.append(
          ThemeOriginal(
            path: file.path, layer: file.layer, location: FileLocation(file.location, in: folder)))
      }
    }
    originals += CarriedTheme.paths.filter { !known.contains($0) }.map {
      ThemeOriginal(path: $0, layer: .carried, location: nil)
    }
    return originals.sorted { $0.path.precedesInUTF8($1.path) }
  }
}
