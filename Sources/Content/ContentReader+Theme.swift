import DataFormats
import Diagnostics
import HTMLText
import Platform

/// A file of a layer that is to be read.
struct ThemeFile: Sendable {
  let file: FolderWalk.File
  /// Its path below the layer's folder.
  let path: String
  /// The layer, and its index among those of the site.
  let layer: ThemeLayer
  let index: Int

  /// Where it is opened, below the site's folder.
  let location: String

  /// Its path in messages.
  var shownPath: String { layer.prefix + path }
}

/// What was read of a layer.
enum ThemeItem: Sendable {
  case template(ThemeTemplate)
  case asset(ThemeAsset)
  case strings(language: String, DataValue, path: String)
  case declaration(ThemeDeclaration)
}

extension ContentReader {
  /// The layers that a site has in its folder, and their files in the order of the layers.
  struct ThemeLayers {
    var layers: [ThemeLayer] = [.site]
    var files: [ThemeFile]
    /// Whether a file or a folder of the theme that `site.yaml` names was refused, or there is no such theme.
    var isRefused = false
  }

  private static let themes = "themes"
  /// Where files are kept as they were when they were copied from a theme.
  static let copies = "templates/.theme"

  /// The templates that were copied from a theme, as they were then; one that can't be read is of no use, and left out.
  func originals(_ listing: ContentListing) -> [String: SourceFile] {
    var originals: [String: SourceFile] = [:]
    for file in listing.copiedFiles where Self.isTemplate(file.path) {
      var ignored: [Diagnostic] = []
      let shown = Self.copies + "/" + file.path
      originals[file.path] = readText(shown, at: Self.copies + "/" + file.location, &ignored)
    }
    return originals
  }

  /// The files of `templates/`, or of all themes; none where there is no such folder.
  func themeFiles(
    in name: String, _ diagnostics: inout [Diagnostic], _ leftovers: inout [String]
  ) -> [FolderWalk.File] {
    guard let folder else { return [] }
    return walk(folder, name) { name, path in
      name.utf8.first == UInt8(ascii: "_")
        && (path.hasPrefix("assets/") || path.contains("/assets/"))
    }.files(&diagnostics, &leftovers)
  }

  /// The site's layer and that of the theme which the configuration names.
  func layers(
    _ listing: ContentListing, _ configuration: SiteConfiguration?,
    _ diagnostics: inout [Diagnostic]
  ) -> ThemeLayers {
    var found = ThemeLayers(
      files: listing.templateFiles.map {
        ThemeFile(
          file: $0, path: $0.path, layer: .site, index: 0, location: "templates/" + $0.location)
      })
    guard let configuration, case .folder(let name) = configuration.theme.base else { return found }
    let (folder, templates) = (name.value + "/", name.value + "/templates/")
    let isInside = listing.themeFiles.contains { $0.path.hasPrefix(templates) }
    let top = isInside ? templates : folder
    let problems = listing.problemsOfThemes.filter {
      $0.location?.path.hasPrefix(Self.themes + "/" + top) ?? false
    }
    let files = listing.themeFiles.filter { $0.path.hasPrefix(top) }
    diagnostics += problems
    if files.isEmpty, problems.isEmpty {
      let known = Set(listing.themeFiles.compactMap { $0.path.split(separator: "/").first })
      diagnostics.append(
        ConfigurationMessages.unknownTheme(
          name.value, known: known.map(String.init).sorted(),
          at: configuration.file.location(name.range)))
    }
    found.isRefused = files.isEmpty || problems.hasErrors
    let layer = ThemeLayer.folder(Self.themes + "/" + top.dropLast())
    found.layers.append(layer)
    found.files += files.map {
      ThemeFile(
        file: $0, path: String($0.path.dropFirst(top.count)), layer: layer, index: 1,
        location: Self.themes + "/" + $0.location)
    }
    return found
  }

  /// Whether a file is a template, by its ending.
  static func isTemplate(_ path: String) -> Bool {
    [".html", ".xml", ".txt"].contains(where: path.hasSuffix)
  }

  func readTheme(_ file: ThemeFile, _ budget: DataBudget) -> Outcome {
    var diagnostics: [Diagnostic] = []
    let item = readThemeItem(file, budget, &diagnostics)
    return (item.map { .theme($0, layer: file.index) }, diagnostics)
  }

  private func readThemeItem(
    _ file: ThemeFile, _ budget: DataBudget, _ diagnostics: inout [Diagnostic]
  ) -> ThemeItem? {
    let path = file.path
    if path.hasPrefix("assets/") {
      let name = String(path.dropFirst(7))
      return readAsset(
        name, file.file.signature, at: file.location, shownAs: file.shownPath, isContent: false,
        &diagnostics
      ).map { .asset(ThemeAsset(path: name, layer: file.layer, content: .file($0))) }
    }
    if path.hasPrefix("strings/") { return readStrings(file, budget, &diagnostics) }
    if path == ThemeFiles.declarationPath {
      return readText(file.shownPath, at: file.location, &diagnostics).map {
        .declaration(ThemeDeclarationReader(file: $0).read(&diagnostics))
      }
    }
    if Self.isTemplate(path) {
      return readText(file.shownPath, at: file.location, &diagnostics).map {
        .template(ThemeTemplate($0, in: file.layer))
      }
    }
    // What else is in the folder of a theme belongs to its author: a licence, a picture of it.
    if file.layer == .site, ContentKind(ofFile: path) != .page {
      diagnostics.append(FileMessages.unusedTemplate(at: SourceLocation(path: file.shownPath)))
    }
    return nil
  }

  private func readStrings(
    _ file: ThemeFile, _ budget: DataBudget, _ diagnostics: inout [Diagnostic]
  ) -> ThemeItem? {
    let language = Self.withoutExtension(String(file.path.dropFirst(8)))
    let shown = file.shownPath
    guard let node = readData(shown, at: file.location, budget, &diagnostics) else { return nil }
    let location = SourceLocation(path: shown)
    guard LanguageTag(language).isWellFormed else {
      diagnostics.append(
        FileMessages.stringsLanguage(at: location))
      return nil
    }
    if node.isNull { return .strings(language: language, .empty, path: shown) }
    guard case .map(let entries) = node.content else {
      diagnostics.append(
        FileMessages.stringsType(foundKind: node.kind, at: location))
      return nil
    }
    for entry in entries where !entry.value.isMessage {
      diagnostics.append(FileMessages.stringsText(entry.key.value, entry.value, at: location))
    }
    return .strings(language: language, node.value, path: shown)
  }
}

extension DataNode {
  /// Whether the value can be shown as a message of a theme: a text or number, or a map of forms.
  fileprivate var isMessage: Bool {
    switch content {
    case .scalar(.null, _), .scalar(.boolean, _), .list: false
    case .scalar(_, let text): !text.isEmpty
    case .map: true
    }
  }
}

extension ThemeFiles {
  /// Where a layer declares its settings.
  static let declarationPath = "theme.yaml"

  /// Adds what was read of a file; a second one for the same language is an error.
  mutating func add(
    _ item: ThemeItem, _ names: inout DataFileNames, _ diagnostics: inout [Diagnostic]
  ) {
    switch item {
    case .template(let template): templates.append(template)
    case .asset(let asset): assets.append(asset)
    case .declaration(let declaration): self.declaration = declaration
    case .strings(let language, let value, let path):
      let folder = layer.prefix + "strings"
      if names.register(language.lowercased(), in: folder, by: path, &diagnostics) {
        strings[language.lowercased()] = value
      }
    }
  }
}
