package import DataFormats
package import Diagnostics
import Platform

/// The theme that a site is built with: its layers, the topmost first.
package struct SiteTheme: Sendable {
  /// The site's own and, where `site.yaml` names one, that of `themes/`; the program's only where it is needed.
  package var layers: [ThemeFiles]
  /// Whether files could not be read, so that what others need may be missing.
  package var isIncomplete = false
  /// The templates that the site has copied from a lower layer, by their names, as they were then: the files of
  /// `templates/.theme/`.
  package var originals: [String: SourceFile] = [:]
  /// The values of the settings that the layers declare.
  package var settings = ThemeSettings()

  /// What its style sheets have rules for.
  package var styles: Set<ThemeStyle> = []

  /// A theme of some layers.
  package init(_ layers: [ThemeFiles] = [ThemeFiles(.site)]) { self.layers = layers }

  /// The templates of all layers, upper ones before those that they hide.
  package var templates: [ThemeTemplate] { layers.flatMap(\.templates) }

  /// The files of `assets` that no upper layer hides.
  package var assets: [ThemeAsset] {
    if layers.count == 1 { return layers[0].assets }
    var known: Set<String> = []
    return layers.flatMap(\.assets).filter { known.insert($0.path).inserted }
      .sorted { $0.path.precedesInUTF8($1.path) }
  }

  /// The words of all layers by the language's tag in lower case: each key as the topmost layer that has it
  /// says it.
  package var strings: [String: DataValue] {
    var strings = layers.first?.strings ?? [:]
    for layer in layers.dropFirst() {
      strings.merge(layer.strings) { upper, lower in upper.adding(lower) }
    }
    return strings
  }
}

extension DataValue {
  /// A map with the entries of another one whose keys it lacks.
  fileprivate func adding(_ other: DataValue) -> DataValue {
    guard case .map(let own) = self, case .map(let others) = other else { return self }
    let known = Set(own.map(\.key))
    return .map(own + others.filter { !known.contains($0.key) })
  }
}
