package import DataFormats
package import Diagnostics

/// The values of a theme's settings: what site.yaml says, else the theme's defaults.
package struct ThemeSettings: Sendable {
  /// The value of each declared setting by its name; null where neither site.yaml nor the theme has one.
  package fileprivate(set) var values: [String: DataValue] = [:]
  /// The pages that site.yaml names, or a default that holds, by paths below `content/`, with the places.
  package fileprivate(set) var pages: [(path: String, place: SourceLocation)] = []
  /// The style sheet with a custom property for each setting of looks that has a value; `nil` where there are
  /// none.
  package fileprivate(set) var stylesheet: [UInt8]?

  /// Where the style sheet is among the theme's assets.
  package static let stylesheetPath = "settings.css"

  /// No settings.
  package init() {}
}

extension SiteTheme {
  /// The settings of all layers with the values of a site.
  ///
  /// - Parameters:
  ///   - configuration: The site's.
  ///   - diagnostics: Gets errors of values and of declarations, and warnings of settings that no layer has.
  /// - Returns: The values; of one with an error the default.
  package func settings(
    _ configuration: SiteConfiguration, _ diagnostics: inout [Diagnostic]
  ) -> ThemeSettings {
    let written = configuration.theme.settings
    let declared = declarations
    var settings = ThemeSettings()
    guard !(declared.isEmpty && written.isEmpty) else { return settings }
    var lines = ""
    for declaration in declared {
      guard let type = declaration.checkedType(&diagnostics) else { continue }
      let name = declaration.name
      let entry = written.first { $0.key.value == name }
      var (value, pages) = declaration.standard(type, &diagnostics)
      if let entry {
        var reader = SettingReader(file: configuration.file)
        if let own = reader.read(entry.value, type, of: "\"theme.\(name)\"") {
          value = value.overlaid(by: own)
        }
        pages = reader.pages
        diagnostics += reader.diagnostics
      }
      settings.pages += pages
      settings.values[name] = value
      if let property = declaration.property, let text = value.styleText {
        lines += "  \(property): \(text);\n"
      }
    }
    if !lines.isEmpty { settings.stylesheet = Array(":root {\n\(lines)}\n".utf8) }
    let names = declared.map(\.name)
    for entry in written where !names.contains(entry.key.value) {
      diagnostics.append(
        ThemeMessages.unknownSetting(
          entry.key.value, known: names, at: configuration.file.location(entry.key.range)))
    }
    return settings
  }

  /// What the layers declare, each setting once, in the order of the lowest layer that has it.
  private var declarations: [ThemeSetting] {
    var merged: [ThemeSetting] = []
    for layer in layers.reversed() {
      for setting in layer.declaration.settings {
        if let index = merged.firstIndex(where: { $0.name == setting.name }) {
          merged[index] = merged[index].adding(setting)
        } else {
          merged.append(setting)
        }
      }
    }
    return merged
  }
}

extension ThemeSetting {
  /// The type; `nil`, with an error at its place, where there is none or it does not fit the rest.
  fileprivate func checkedType(_ diagnostics: inout [Diagnostic]) -> SettingType? {
    guard let type, let typePlace else {
      diagnostics.append(
        ThemeMessages.declaration("the setting \"\(name)\" has no type", at: place)
          .help("types are " + SettingType.forms))
      return nil
    }
    guard let found = SettingType(type.value, choices: choices) else {
      diagnostics.append(
        ThemeMessages.declaration("\"\(type.value)\" is not a type of settings", at: typePlace)
          .help("types are " + SettingType.forms))
      return nil
    }
    if found.isChoice, choices.isEmpty {
      diagnostics.append(
        ThemeMessages.declaration("the setting \"\(name)\" has no choices", at: typePlace)
          .help("list them: choices: [whole, summaries]"))
      return nil
    }
    if property != nil, !found.isStyle || choices.contains(where: { !Self.isPlain($0) }) {
      diagnostics.append(
        ThemeMessages.declaration(
          "a setting of the type \"\(type.value)\" cannot be a property of the style sheet",
          at: typePlace
        ).help("colours, lengths, numbers and choices of one word can"))
      return nil
    }
    return found
  }

  /// The default with the pages that it names, checked like a value of site.yaml; null where there is none.
  ///
  /// One that a layer above has made unfit is told at the place where that declares the setting.
  fileprivate func standard(
    _ type: SettingType, _ diagnostics: inout [Diagnostic]
  ) -> (value: DataValue, pages: [(path: String, place: SourceLocation)]) {
    guard let written = defaultValue else { return (.null, []) }
    var reader = SettingReader(file: written.file)
    let value = reader.read(written.node, type, of: "the default of \"\(name)\"")
    let isOwn = place.path == written.file.path
    diagnostics += reader.diagnostics.map {
      isOwn ? $0 : ThemeMessages.unfitDefault($0, of: name, at: place)
    }
    return (value ?? .null, reader.pages)
  }

  /// Whether a choice may stand in a style sheet.
  private static func isPlain(_ choice: String) -> Bool {
    !choice.isEmpty
      && choice.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
      }
  }
}

extension DataValue {
  /// The value with another one over it: maps merge, everything else is replaced.
  fileprivate func overlaid(by other: DataValue) -> DataValue {
    guard case .map(let own) = self, case .map(let others) = other else { return other }
    let kept = own.map { entry in
      DataValue.Entry(
        key: entry.key, value: other[entry.key].map { entry.value.overlaid(by: $0) } ?? entry.value)
    }
    return .map(kept + others.filter { self[$0.key] == nil })
  }

  /// The value as a style sheet has it; `nil` where there is none.
  fileprivate var styleText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    default: nil
    }
  }
}
