import DataFormats
import Diagnostics

/// What theme.yaml says of a setting; a layer may say only what it changes of the one below.
struct ThemeSetting: Sendable {
  /// A value with the file that it is in.
  struct Written: Sendable {
    let node: DataNode
    let file: SourceFile

    var location: SourceLocation { file.location(node.range) }
  }

  let name: String
  /// Where its name is.
  let place: SourceLocation
  var type: Located<String>?
  var typePlace: SourceLocation?
  var choices: [String] = []
  /// The value where site.yaml has none; `nil` where the style sheet, or a template, says what holds then.
  var defaultValue: Written?
  /// The custom property of the style sheet that has its value.
  var property: String?

  /// What a layer above says goes before what this one has.
  func adding(_ upper: ThemeSetting) -> ThemeSetting {
    var merged = upper
    merged.type = upper.type ?? type
    merged.typePlace = upper.typePlace ?? typePlace
    merged.choices = upper.choices.isEmpty ? choices : upper.choices
    merged.defaultValue = upper.defaultValue ?? defaultValue
    merged.property = upper.property ?? property
    return merged
  }
}

/// What a layer's theme.yaml declares.
struct ThemeDeclaration: Sendable {
  /// In the order in which they are written; those with errors are left out.
  var settings: [ThemeSetting] = []
  /// The style sheets, by paths below `assets`, that have rules for something that the program writes.
  var styles: [ThemeStyle: (path: String, place: SourceLocation)] = [:]
}

/// Reads what a layer's theme.yaml declares.
struct ThemeDeclarationReader {
  let file: SourceFile

  /// The declarations without those that have errors.
  func read(_ diagnostics: inout [Diagnostic]) -> ThemeDeclaration {
    var declaration = ThemeDeclaration()
    guard let node = DataFormat.yaml.read(file, 0..<file.bytes.count, &diagnostics),
      !node.isNull
    else { return declaration }
    guard case .map(let entries) = node.content else {
      diagnostics.append(
        ThemeMessages.declaration(
          "\(file.path) must be a map with the key \"settings\", not \(node.kind)",
          at: file.location(node.range)))
      return declaration
    }
    var decoder = MapDecoder(messages: ThemeMessages.map, file: file, entries: entries)
    // What a theme says of itself to people.
    for key in ["name", "description", "author", "license", "homepage"] { _ = decoder.node(key) }
    if let settingsNode = decoder.node("settings") {
      if case .map(let written) = settingsNode.content {
        declaration.settings = written.compactMap { setting($0, &decoder) }
      } else {
        decoder.invalid(
          InvalidValue("\"settings\" must be a map of names, not \(settingsNode.kind)"),
          at: settingsNode.range)
      }
    }
    if var styles = decoder.map("styles", expected: "a map of style sheets") {
      for style in ThemeStyle.allCases {
        guard let path = styles.string(style.rawValue) else { continue }
        declaration.styles[style] = (path.value, file.location(path.range))
      }
      decoder.finish(styles)
    }
    decoder.warnOfUnknownKeys(
      otherwise: { _ in "settings of the theme belong under \"settings\"" })
    diagnostics += decoder.diagnostics
    return declaration
  }

  private func setting(_ entry: DataNode.Entry, _ decoder: inout MapDecoder) -> ThemeSetting? {
    let name = entry.key.value
    guard case .map(let entries) = entry.value.content else {
      decoder.invalid(
        InvalidValue(
          "\"settings.\(name)\" must be a map with \"type\", not \(entry.value.kind)",
          help: "write {type: bool, default: true, meaning: \"…\"}"),
        at: entry.value.range)
      return nil
    }
    guard name != "use" else {
      decoder.invalid(
        InvalidValue("a setting cannot be called \"use\"", help: "that key names the theme"),
        at: entry.key.range)
      return nil
    }
    var inner = MapDecoder(
      messages: ThemeMessages.map, file: file, prefix: "settings.\(name).", entries: entries)
    var setting = ThemeSetting(name: name, place: file.location(entry.key.range))
    setting.type = inner.string("type")
    setting.typePlace = setting.type.map { file.location($0.range) }
    setting.choices = inner.strings("choices").map(\.value)
    setting.defaultValue = inner.node("default").map { .init(node: $0, file: file) }
    _ = inner.string("meaning")
    if let property = inner.string("property") {
      if Self.isProperty(property.value) {
        setting.property = property.value
      } else {
        inner.invalid(
          InvalidValue(
            "\"\(property.value)\" is not the name of a custom property",
            help: "write \"--\" and small letters, such as \"--accent\""), at: property.range)
      }
    }
    decoder.finish(inner)
    return setting
  }

  private static func isProperty(_ name: String) -> Bool {
    name.hasPrefix("--") && name.utf8.count > 2
      && name.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
  }
}
