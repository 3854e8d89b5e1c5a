import Content
import Diagnostics
import Platform
import SiteModel
import SiteRendering
import TemplateEngine

/// The templates of a build with all that each uses, and what changed in them since the last build.
struct TemplateTable: Sendable {
  /// In the order of their names.
  let records: [TemplateRecord]
  private let indices: [String: Int]
  /// A file whose change concerns a template, by the template's name.
  private let changes: [String: String]

  init(_ library: TemplateLibrary, _ sources: [ThemeTemplate], previous state: BuildState?) {
    let hashes = Dictionary(
      sources.map { ($0.file.path, Hash64($0.file.bytes).value) },
      uniquingKeysWith: { first, _ in first })
    records = library.names.map { name in
      TemplateRecord(
        name: name,
        files: library.dependencies(of: name).map {
          .init(path: $0, hash: hashes[$0] ?? 0)
        })
    }
    indices = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.name, $0) })
    let previous = Dictionary(
      state?.templates.map { ($0.name, $0) } ?? [], uniquingKeysWith: { first, _ in first })
    var changes: [String: String] = [:]
    for record in records {
      let known = previous[record.name]?.files ?? []
      guard known != record.files else { continue }
      let changed =
        record.files.first { !known.contains($0) }
        ?? known.first {
          !record.files.contains($0)
        }
      changes[record.name] = changed?.path ?? "templates/\(record.name)"
    }
    self.changes = changes
  }

  /// A template's index in `records`.
  func index(of name: String) -> Int? { indices[name] }

  /// A file whose change concerns a template; `nil` where nothing changed.
  func change(in name: String) -> String? { changes[name] }
}
