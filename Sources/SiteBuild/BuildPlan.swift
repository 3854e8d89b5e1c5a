import ContentModel
import SiteModel
import SiteRendering

/// A site that is ready to be composed, with what is known of its outputs from the last build.
struct BuildPlan: Sendable {
  let rendered: RenderContext
  let outputRenderer: OutputRenderer
  let pages: PageInvalidation
  let templates: TemplateTable
  let previous: BuildState?
  let recorder: StateRecorder
  private let detector: ChangeDetector?
  private let freshStart: String?
  /// The records of the last build, by index in `Site.outputs`.
  private let records: [Int?]

  init(
    _ rendered: RenderContext, pages: PageInvalidation, templates: TemplateTable,
    previous: BuildState?,
    freshStart: String?, pool: WorkerPool
  ) {
    self.rendered = rendered
    self.pages = pages
    self.templates = templates
    self.previous = previous
    self.freshStart = freshStart
    outputRenderer = OutputRenderer(rendered)
    var records: [Int?] = Array(repeating: nil, count: rendered.site.outputs.count)
    if let previous {
      let index = DependencyIndex(rendered)
      detector = ChangeDetector(rendered, index, previous, pages.states, pool: pool)
      for (position, record) in previous.outputs.enumerated() {
        // A file whose name is only spelled in another way is another file.
        guard let output = index.output(record.file),
          Manifest.Path(record.file) == Manifest.Path(rendered.site.outputs[output].route.file)
        else { continue }
        records[output] = position
      }
    } else {
      detector = nil
    }
    self.records = records
    recorder = StateRecorder(rendered, previous: previous, detector: detector)
  }

  var outputs: [Output] { rendered.site.outputs }

  /// The place of an output among those of the last build.
  func position(_ output: Int) -> Int? { records[output] }

  /// What the last build knew of an output.
  func record(_ output: Int) -> BuildState.OutputRecord? {
    guard let position = records[output] else { return nil }
    return previous?.outputs[position]
  }

  /// Why an output must be made from its sources; `nil` where they give the same as in the last build.
  func reasonToMake(_ output: Int, _ template: String?) -> String? {
    guard previous != nil, let detector else { return freshStart ?? "nothing is known of it" }
    guard let record = record(output) else { return "it is new" }
    let kind = outputs[output].kind
    guard record.kind == kind.name(in: rendered.site) else { return "it shows something else" }
    let formerTemplate = record.template.flatMap { previous?.templates[$0].name }
    if template != formerTemplate { return "it has another template: \(template ?? "none")" }
    if let template, let file = templates.change(in: template) { return "\(file) changed" }
    if let change = detector.change(in: record) { return change }
    if case .asset(let asset) = kind { return reasonToCopy(asset, record) }
    return nil
  }

  /// For a file that is copied: the file it is copied from, as it was when the site was looked through.
  func sourceStamp(_ output: Int) -> FileStamp? {
    guard case .asset(let asset) = outputs[output].kind else { return nil }
    return FileStamp(source: asset)
  }

  private func reasonToCopy(
    _ asset: SourceAsset, _ record: BuildState.OutputRecord
  ) -> String? {
    let stamp = FileStamp(source: asset)
    if stamp == record.sourceStamp, stamp.isUnambiguous(asOf: previous?.writtenAt ?? 0) {
      return nil
    }
    return OutputTransaction.hash(ofFile: asset.location) == record.hash
      ? nil : "content/\(asset.path) changed"
  }
}
