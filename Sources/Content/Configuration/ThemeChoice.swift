package import DataFormats

/// What `theme` in site.yaml says: which theme lies below the site's templates, and its settings.
package struct ThemeChoice: Sendable {
  /// What lies below the site's own `templates/`.
  package enum Base: Sendable {
    /// The program's theme, unless the site's own is complete.
    case carried
    /// Nothing.
    case none
    /// A folder of `themes/`, and below it the program's theme unless both together are complete.
    case folder(Located<String>)
  }

  /// The program's theme where nothing is said.
  package var base = Base.carried
  /// The settings as they are written; the theme says what they may be.
  package var settings: [DataNode.Entry] = []

  /// The program's theme with its defaults.
  package init() {}
}

extension ThemeChoice {
  /// Reads a name, or a map with the name under `use` and the theme's settings beside it.
  init(_ decoder: inout MapDecoder, _ format: DataFormat) {
    guard let node = decoder.node("theme") else { return }
    var written: Located<String>?
    if case .map(let entries) = node.content {
      settings = entries.filter { $0.key.value != "use" }
      written = decoder.map("theme")?.stringOfTheme(&decoder)
    } else if case .list(let items) = node.content, let meant = Self.joined(items, format),
      let key = decoder.entries.first(where: { $0.key.value == "theme" })?.key
    {
      decoder.invalid(
        InvalidValue(
          "\"theme\" must be a theme's name or a map, not a list",
          help: "write \(format.entry("theme", meant))"), at: key.range)
    } else {
      written = decoder.text(node, of: "theme", expected: "a theme's name or a map")
    }
    guard let name = written else { return }
    if name.value == "none" {
      base = .none
    } else if Self.isFolderName(name.value) {
      base = .folder(name)
    } else {
      decoder.invalid(ConfigurationMessages.themeName(name.value), at: name.range)
    }
  }

  /// The settings of a list of maps as one map; `nil` where it has something else.
  private static func joined(_ items: [DataNode], _ format: DataFormat) -> String? {
    var texts: [String] = []
    for item in items {
      guard case .map = item.content, let text = item.text(in: format) else { return nil }
      texts.append(String(text.dropFirst().dropLast()))
    }
    return "{\(texts.joined(separator: ", "))}"
  }

  /// Whether a text may be the name of a folder in `themes/`.
  private static func isFolderName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\\")
  }
}

extension MapDecoder {
  /// The theme's name under `use`; the other keys belong to the theme.
  fileprivate func stringOfTheme(_ outer: inout MapDecoder) -> Located<String>? {
    var inner = self
    let name = inner.string("use")
    for diagnostic in inner.diagnostics { outer.add(diagnostic) }
    return name
  }
}
