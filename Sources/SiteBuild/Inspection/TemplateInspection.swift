import Content
import Diagnostics
import Platform
import SiteModel
import SiteRendering
import TemplateEngine

/// The templates of one page for an inspector: which one was chosen, what it uses, and the layers that all come from.
struct TemplateInspection {
  private let library: TemplateLibrary
  /// The topmost first.
  private let layers: [ThemeFiles]
  private let chosen: String?
  private let candidates: [String]

  /// The templates of a site.
  ///
  /// - Parameters:
  ///   - context: The site.
  ///   - chosen: The page's template.
  ///   - candidates: Those that may serve for it, the first there is being chosen.
  init(_ context: RenderContext, chosen: String?, candidates: [String]) {
    library = context.templates
    layers = context.site.content.theme.layers
    self.chosen = chosen
    self.candidates = candidates
  }

  /// A JSON object.
  var json: String {
    let tree = chosen.flatMap(library.tree)
    var used: [Set<String>] = Array(repeating: [], count: layers.count)
    if let tree { Self.count(tree, in: &used) }
    return JSONText.object([
      ("chosen", chosen.map(JSONText.string) ?? "null"),
      ("candidates", JSONText.array(candidates.map(JSONText.string))),
      ("tree", tree.map { json($0, for: nil) } ?? "null"),
      (
        "layers",
        JSONText.array(
          zip(layers, used).map { layer, used in
            JSONText.object([
              ("name", JSONText.string(layer.layer.shownName)),
              ("folder", JSONText.string(layer.layer.shownFolder)), ("used", "\(used.count)"),
            ])
          })
      ),
    ])
  }

  private static func count(_ tree: TemplateTree, in used: inout [Set<String>]) {
    if used.indices.contains(tree.layer) { used[tree.layer].insert(tree.path) }
    for use in tree.uses { count(use.template, in: &used) }
  }

  private func json(_ tree: TemplateTree, for use: TemplateUse?) -> String {
    var members = [
      ("name", JSONText.string(tree.name)), ("file", JSONText.string(tree.path)),
      (
        "layer",
        JSONText.string(
          layers.indices.contains(tree.layer) ? layers[tree.layer].layer.shownName : "")
      ),
    ]
    if let use {
      members += [
        ("by", JSONText.string(use.kind.rawValue)), ("at", JSONText.place(use.place)),
      ]
    }
    let hidden = layers.dropFirst(tree.layer + 1).flatMap { layer in
      layer.layer == .carried && CarriedTheme.names.templates.contains(tree.name)
        ? [ThemeLayer.carried.prefix + tree.name]
        : layer.templates.filter { $0.name == tree.name }.map(\.file.path)
    }
    if !hidden.isEmpty { members.append(("hides", JSONText.array(hidden.map(JSONText.string)))) }
    if !tree.uses.isEmpty {
      members.append(("uses", JSONText.array(tree.uses.map { json($0.template, for: $0) })))
    }
    return JSONText.object(members)
  }
}

extension ThemeLayer {
  /// A word for it.
  fileprivate var shownName: String {
    switch self {
    case .site: "site"
    case .folder(let path):
      PathComponents.name(
        of: path.hasSuffix("/templates") ? PathComponents.folder(of: path) : path)
    case .carried: "carried"
    }
  }

  /// Where its files are.
  fileprivate var shownFolder: String {
    self == .carried ? "in the program" : prefix
  }
}
