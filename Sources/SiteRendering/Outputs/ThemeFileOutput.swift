import Platform
import HTMLText
import SiteModel

/// A file of `templates/assets/`, under a name that has its content's hash in it.
struct ThemeFileOutput: ContributingOutput {
  static let kind = "file of the theme"
  static let contentsField = Field.content

  let index: Int
  let path: String
  let route: Route

  static func plan(_ plan: inout OutputPlan) {
    for (index, file) in plan.themeAssets.files.enumerated() {
      plan.add(ThemeFileOutput(index: index, path: file.path, route: file.route))
    }
  }

  static func description(of name: String) -> String { "a file of templates/assets" }
  func origin(in site: Site) -> OutputOrigin { .file("templates/assets/\(path)") }

  func contents(_ evaluation: Evaluation) -> [UInt8] {
    evaluation.context.themeAssets.files[index].bytes
  }

  func add(_ contents: [UInt8], to fingerprint: inout Hasher64) { fingerprint.add(contents) }

  func render(_ output: OutputID, _ scope: RenderScope, into buffer: inout OutputBuffer) {
    buffer.append(scope.contents(of: self, id: output))
  }
}
