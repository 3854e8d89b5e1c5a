import Diagnostics
import Platform

/// Where an output folder may be.
enum OutputLocation {
  /// An error where building would write among the site's own sources; `nil` where all is well.
  static func problem(_ settings: SiteBuilder.Settings) -> Diagnostic? {
    let output = resolved(settings.output)
    let root = resolved(settings.root)
    let shown = SourceLocation(path: settings.shownOutput)
    if output == "/" || contains(output, root) {
      return BuildMessages.outputContainsSources(at: shown)
    }
    for name in ["content", "templates", "themes", ".sitegen", ".git"] {
      if settings.isServed, name == ".sitegen" { continue }
      let source = resolved("\(root)/\(name)")
      guard contains(source, output) || contains(output, source) else { continue }
      return BuildMessages.outputAmongSources(folder: name, at: shown)
    }
    return nil
  }

  private static func contains(_ folder: String, _ path: String) -> Bool {
    path.utf8.elementsEqual(folder.utf8) || PathComponents.path(path, below: folder) != nil
  }

  /// The path with all symbolic links followed, also where its last parts do not exist yet.
  private static func resolved(_ path: String) -> String {
    var missing: [String] = []
    var folder = FileReading.absolutePath(path)
    while true {
      if let base = FileReading.realPath(folder) {
        return ([base == "/" ? "" : base] + missing.reversed()).joined(separator: "/")
      }
      missing.append(PathComponents.name(of: folder))
      let parent = PathComponents.folder(of: folder)
      folder = parent.isEmpty ? "/" : parent
    }
  }
}
