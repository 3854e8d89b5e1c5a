import Diagnostics
import Platform

/// What is in the site's folder beside `site.yaml` and `content/`, as far as its author expected it to be read.
extension ContentReader {
  /// The names in the site's folder, in order.
  var namesBeside: [String] {
    guard let folder, let names = folder.names() else { return [] }
    return names.map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  /// Warnings of folders and pages that other generators would publish from here.
  ///
  /// Costs one list of the folder's names.
  func messagesBesideContent() -> [Diagnostic] {
    let names = namesBeside
    guard names.contains("content") else { return [] }
    return names.compactMap { name in
      guard let help = Self.helpBeside(name) else { return nil }
      return FileMessages.notInContent(help, at: SourceLocation(path: name))
    }
  }

  private static func helpBeside(_ name: String) -> String? {
    switch name {
    case "_posts", "posts", "_pages", "pages": return "move it into content/"
    case "static": return "move what is in it into content/"
    case "layouts", "_layouts", "_includes": return "templates are in templates/"
    default:
      guard ContentKind(ofFile: name) == .page else { return nil }
      let stem = ContentKind.pageStem(of: name).map(String.init) ?? name
      guard PageName.date(atStartOf: stem) != nil || ["index", "about"].contains(stem.lowercased())
      else { return nil }
      return "move it into content/"
    }
  }

  /// The file that is probably meant as the configuration, and how it has to be called.
  func meantConfiguration() -> (name: String, meant: String)? {
    for name in namesBeside {
      let lower = name.lowercased()
      let isTOML = lower.contains(".toml")
      let known = [
        "site.yaml", "site.yml", "site.toml", "site.json", "site", "_site.yaml", "config.yaml",
        "config.yml",
        "_config.yml", "_config.yaml", "config.toml", "hugo.toml", "hugo.yaml", "zola.toml",
        "sitegen.yaml", "sitegen.yml",
      ]
      let endings = ["", ".txt", ".yaml", ".yml", ".md"]
      let stem = endings.lazy.map { ending in
        lower.hasSuffix(ending) ? String(lower.dropLast(ending.count)) : lower
      }.first(where: known.contains)
      if stem != nil { return (name, isTOML ? "site.toml" : "site.yaml") }
    }
    return nil
  }
}
