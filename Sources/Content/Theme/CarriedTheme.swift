import DataFormats
import DefaultTheme
import Diagnostics

/// The theme that the program carries: this repository's `templates/`.
///
/// Listing it costs nothing to speak of; a file's bytes are copied when it is asked for.
package enum CarriedTheme {
  /// The paths of all files below the theme's folder, in the order of their UTF-8 bytes.
  package static let paths: [String] = (0..<default_theme_count()).map {
    String(cString: default_theme_file_at($0).path)
  }

  /// The content of a file; `nil` where there is none with this path.
  package static func bytes(of path: String) -> [UInt8]? {
    guard let index = paths.firstIndex(of: path) else { return nil }
    let file = default_theme_file_at(index)
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
  }

  /// A text of it, with its path in messages: `theme:base.html`.
  static func source(_ path: String) -> SourceFile {
    SourceFile(path: ThemeLayer.carried.prefix + path, bytes: bytes(of: path) ?? [])
  }

  /// All of it as the lowest layer of a site's theme.
  ///
  /// Its files are part of the program and were looked at when it was built, so there are no messages.
  package static var layer: ThemeFiles {
    var files = ThemeFiles(.carried)
    for path in paths {
      if path.hasPrefix("assets/") {
        files.assets.append(
          ThemeAsset(
            path: String(path.dropFirst(7)), layer: .carried,
            content: .carried(bytes(of: path) ?? [])))
      } else if path.hasPrefix("strings/") {
        let language = ContentReader.withoutExtension(String(path.dropFirst(8)))
        files.strings[language.lowercased()] = words(source(path))
      } else if path == ThemeFiles.declarationPath {
        var diagnostics: [Diagnostic] = []
        files.declaration = ThemeDeclarationReader(file: source(path)).read(&diagnostics)
      } else if ContentReader.isTemplate(path) {
        files.templates.append(ThemeTemplate(source(path), in: .carried))
      }
    }
    return files
  }

  /// The names of its templates and the paths of its assets, without a look into any.
  package static var names: (templates: [String], assets: [String]) {
    (
      paths.filter { !$0.hasPrefix("assets/") && ContentReader.isTemplate($0) },
      paths.filter { $0.hasPrefix("assets/") }.map { String($0.dropFirst(7)) }
    )
  }

  private static func words(_ file: SourceFile) -> DataValue {
    var diagnostics: [Diagnostic] = []
    let node = DataFormat.yaml.read(file, 0..<file.bytes.count, &diagnostics)
    return node?.value ?? .empty
  }
}
