import Content
import Platform
import HTMLText
import SiteModel

/// A file of the theme's `assets`, under a name that has its content's hash in it.
struct ThemeFileOutput: ContributingOutput {
  static let kind = "file of the theme"
  static let contentsField = Field.content

  let index: Int
  /// The path in messages of what it was made of.
  let shownPath: String
  let route: Route
  /// What it is a copy of; `nil` for a stylesheet.
  let copiedFile: SourceAsset?

  static func plan(_ plan: inout OutputPlan) {
    for (index, file) in plan.themeAssets.files.enumerated() {
      var copied: SourceAsset?
      if case .copy(let asset) = file.content { copied = asset }
      plan.add(
        ThemeFileOutput(
          index: index, shownPath: file.shownPath, route: file.route, copiedFile: copied))
    }
  }

  static func description(of name: String) -> String { "a file of templates/assets" }
  func origin(in site: Site) -> OutputOrigin { .file(shownPath) }

  /// The rewritten stylesheet; empty for a copy, which is compared with the file itself.
  func contents(_ evaluation: Evaluation) -> [UInt8] {
    guard case .bytes(let bytes) = evaluation.context.themeAssets.files[index].content else {
      return []
    }
    return bytes
  }

  func add(_ contents: [UInt8], to fingerprint: inout Hasher64) { fingerprint.add(contents) }

  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {
    buffer.append(scope.contents(of: self, id: output))
  }
}
