package import DataFormats
package import Diagnostics
import Platform

/// What commands need that look at single files instead of a whole site, by the same rules.
extension ContentReader {
  /// The site's configuration alone; `nil` where there is no usable one.
  package func configuration(_ diagnostics: inout [Diagnostic]) -> SiteConfiguration? {
    readConfiguration(list(), &diagnostics)
  }

  /// The paths of the shared models below `content/`, in order; those that a build refuses are absent.
  package func modelPaths() -> [String] {
    list().contentFiles.filter { $0.folder != .data && ContentKind(ofFile: $0.path) == .model }.map(
      \.path)
  }

  /// A shared model by its path below `content/`; `nil`, with a message, where it cannot be read.
  package func model(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    list().contentFiles.first { $0.folder != .data && $0.path == path }.flatMap {
      readText("content/" + path, at: $0.location, &diagnostics)
    }
  }

  /// The paths below `content/` of the files of values that models can name, in order; those of `_data` with it.
  package func tablePaths() -> [String] {
    list().contentFiles.map(Self.pathBelowContent).filter(ContentKind.isValueTable)
  }

  /// A file of values by its path below `content/`; `nil`, with a message, where it cannot be read.
  package func table(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    list().contentFiles.first { Self.pathBelowContent($0) == path }.flatMap {
      readText("content/" + path, at: $0.location, &diagnostics)
    }
  }

  private static func pathBelowContent(_ file: ContentFile) -> String {
    (file.folder == .data ? "_data/" : "") + file.path
  }

  /// The messages of the theme in each file of `templates/strings/`, with the places of their keys.
  package func messageKeys() -> [(file: SourceFile, keys: [Located<String>])] {
    list().templateFiles.filter { $0.path.hasPrefix("strings/") }.compactMap { file in
      var ignored: [Diagnostic] = []
      guard let format = DataFormat(extension: Self.extension(file.path)),
        let source = readText(
          "templates/" + file.path, at: "templates/" + file.location, &ignored),
        case .map(let entries)? = format.read(source, 0..<source.bytes.count, &ignored)?.content
      else { return nil }
      return (source, entries.map(\.key))
    }
  }

  /// The data files, each with the name by which templates ask for it.
  package func dataFiles() -> [(name: String, path: String)] {
    list().contentFiles.filter {
      $0.folder == .data && DataFormat(extension: Self.extension($0.file.path)) != nil
    }.map {
      (Self.withoutExtension($0.file.path), "content/_data/" + $0.file.path)
    }
  }

  /// The paths of the templates below a folder that need not belong to a site, in order.
  ///
  /// Hidden files are omitted; links are followed within the folder, those that lead out of it are
  /// errors. Costs about 3 µs a file of the folder.
  package static func templatePaths(
    in folder: String, _ diagnostics: inout [Diagnostic]
  ) -> [String] {
    guard let handle = DirectoryHandle(folder) else { return [] }
    var leftovers: [String] = []
    return FolderWalk(parent: (handle, folder), path: "", name: folder) { _, _ in false }
      .files(&diagnostics, &leftovers).map(\.path)
      .filter(isTemplate)
  }
}
