package import Diagnostics

/// A template with all that it extends, includes and imports.
package struct TemplateTree: Sendable {
  /// The name by which templates refer to it, such as "partials/post.html".
  package let name: String
  /// The path of its file in messages.
  package let path: String
  /// How many layers lie above its own.
  package let layer: Int
  /// What it names, in the order of the places.
  package let uses: [TemplateUse]
}

/// A place at which a template names another one.
package struct TemplateUse: Sendable {
  /// What for.
  package enum Kind: String, Sendable {
    case extends, includes, imports
  }

  /// What for.
  package let kind: Kind
  /// The name, between its quotes.
  package let place: SourceLocation
  /// The template that is meant, with all that it uses in turn.
  package let template: TemplateTree
}

extension TemplateLibrary {
  /// The most templates of a tree: one that is included in many places is there for each of them.
  private static let mostInTree = 500

  /// A template with all that it uses, directly or indirectly; `nil` if there is none with this name.
  ///
  /// Names that are computed, or that no template has, are left out. One that is used by something it uses
  /// itself is there without its uses, and so are all beyond the five-hundredth.
  package func tree(of name: String) -> TemplateTree? {
    guard let index = program.templateIndex[name] else { return nil }
    var rest = Self.mostInTree
    return tree(index, below: [], &rest)
  }

  private func tree(_ index: Int, below path: [Int], _ rest: inout Int) -> TemplateTree {
    let template = program.templates[index]
    var uses: [TemplateUse] = []
    var known: Set<Program.WrittenUse> = []
    rest -= 1
    if !path.contains(index) {
      for use in template.uses.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
      where rest > 0 && known.insert(use).inserted {
        guard let used = program.template(named: use.name, from: index) else { continue }
        uses.append(
          TemplateUse(
            kind: use.kind, place: template.file.location(use.range),
            template: tree(used, below: path + [index], &rest)))
      }
    }
    return TemplateTree(
      name: template.name, path: template.file.path, layer: template.layer, uses: uses)
  }
}
