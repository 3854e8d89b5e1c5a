import Content
import DataFormats
import Platform
import SiteModel
import SiteRendering

/// A site that is ready to be rendered, with what the last build knew of its outputs.
struct BuildPlan: Sendable {
  let context: RenderContext
  let renderer: OutputRenderer
  let pages: PageInvalidation
  let templates: TemplateTable
  /// The state of the last build in the numbers of this one.
  let recorder: StateRecorder
  private let previous: PreviousBuild
  private let changes: DependencyChanges?
  /// The indices of the outputs in the state of the last build, by output.
  private let positions: [Int?]

  init(
    context: RenderContext, pages: PageInvalidation, templates: TemplateTable,
    previous: PreviousBuild, changes: DependencyChanges?, positions: [Int?]
  ) {
    self.context = context
    self.pages = pages
    self.templates = templates
    self.previous = previous
    self.changes = changes
    self.positions = positions
    renderer = OutputRenderer(context)
    recorder = StateRecorder(context, previous: previous.state, changes: changes)
  }

  /// The same plan of a site in which some pages have other texts.
  init(_ plan: BuildPlan, _ context: RenderContext, rendering pages: [PageID]) {
    self.context = context
    self.pages = plan.pages.rendering(pages)
    templates = plan.templates
    previous = .none(.none)
    changes = nil
    positions = []
    renderer = OutputRenderer(context)
    recorder = StateRecorder(context, previous: nil, changes: nil)
  }

  var outputs: [any Output] { context.site.outputs }

  /// The index of an output in the state of the last build.
  func position(_ output: OutputID) -> Int? {
    positions.indices.contains(output.index) ? positions[output.index] : nil
  }

  /// What the last build knew of an output.
  func record(_ output: OutputID) -> OutputRecord? {
    position(output).flatMap { previous.state?.outputs[$0] }
  }

  /// Why an output must be rendered from its sources; `nil` where they give the same as in the last build.
  func reasonToRebuild(_ output: OutputID, template: String?) -> RebuildReason? {
    guard let state = previous.state, let changes else {
      return .noRecord(previous.missing ?? .none)
    }
    guard let record = record(output) else { return .new }
    let planned = outputs[output]
    guard record.kind == type(of: planned).kind, record.name == planned.name(in: context.site)
    else { return .otherOutput }
    let previousTemplate = record.template.map { state.templates[$0].name }
    if template != previousTemplate { return .otherTemplate(template) }
    if let template, let file = templates.change(in: template) { return .templateFile(file) }
    if let change = changes.reason(in: record) { return change }
    return planned.copiedFile.flatMap { reasonToCopy($0, record, state) }
  }

  /// Whether an output of the last build is different now in nothing but the addresses of style sheets.
  func isOnlyRestyled(_ output: OutputID) -> Bool {
    guard let changes, let record = record(output), let state = previous.state,
      let template = renderer.template(of: output), templates.change(in: template) == nil,
      record.template.map({ state.templates[$0].name }) == template
    else { return false }
    return changes.areAll(in: record) { key in
      if case .asset(let path) = key { path.hasSuffix(".css") } else { false }
    }
  }

  private func reasonToCopy(
    _ asset: SourceAsset, _ record: OutputRecord, _ state: BuildState
  ) -> RebuildReason? {
    let stamp = asset.signature
    if stamp == record.sourceStamp, stamp.isUnambiguous(asOf: state.writtenAt) { return nil }
    return FileDescriptor(reading: asset.file)?.hash == record.hash
      ? nil : .copiedFile(asset.shownPath)
  }
}
