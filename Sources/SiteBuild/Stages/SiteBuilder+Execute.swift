import Content
import DataFormats
import Platform
import Diagnostics
import HTMLText
import SiteModel
import SiteRendering

/// What came of rendering a plan's outputs.
struct Execution: Sendable {
  /// All outputs of the site, but for those with errors.
  let entries: [OutputEntry]
  let pages: [PageRecord]
  /// The messages about pages and outputs.
  let diagnostics: [Diagnostic]

  var roundingNotes: [String] { pages.flatMap(\.roundingNotes) }
}

/// The fourth stage: rendering.
extension SiteBuilder {
  /// What a build does with an output.
  private enum Decision: Sendable {
    case rebuild(RebuildReason, template: String?)
    /// The last build's file is in place; nothing is known of an output that is not there.
    case keep(OutputEntry?)
  }

  /// What came of an output: an entry for the record of the build unless there were errors.
  typealias Rendered = (entry: OutputEntry?, diagnostics: [Diagnostic])

  /// Renders the outputs that must be rendered into a sink; the others are in place.
  ///
  /// - Parameters:
  ///   - plan: What is to be done.
  ///   - sink: Gets the files.
  ///   - inPlace: What the last build left in the output folder; `nil` where that does not matter.
  /// - Returns: All outputs, and what is wrong with them.
  func execute(
    _ plan: BuildPlan, into sink: some OutputSink, inPlace: PreviousOutputs?
  ) -> Execution {
    let decisions = pool.map(count: plan.outputs.count) { index in
      decision(OutputID(index), plan, inPlace)
    }
    let stale = decisions.indices.filter {
      if case .rebuild = decisions[$0] { true } else { false }
    }.map(OutputID.init)
    progress.begin(inPlace == nil ? "checking" : "writing", count: stale.count)
    let rendered = render(stale, of: plan) { worker, output -> Rendered in
      guard case .rebuild(let reason, let template) = decisions[output.index] else {
        return (nil, [])
      }
      return Self.render(
        output, reason, template, plan, into: sink, inPlace?[plan.position(output)], &worker)
    }
    var next = rendered.makeIterator()
    var results = decisions.map { decision -> Rendered in
      switch decision {
      case .rebuild: (next.next() ?? nil) ?? (nil, [])
      case .keep(let entry): (entry, entry?.warnings ?? [])
      }
    }
    let pages = pageResults(plan.pages, plan.context)
    let problems = checkFinishedPages(pages.records, &results, of: plan)
    progress.end()
    return Execution(
      entries: results.compactMap(\.entry), pages: pages.records,
      diagnostics: results.flatMap(\.diagnostics) + pages.diagnostics + problems)
  }

  private func decision(
    _ output: OutputID, _ plan: BuildPlan, _ inPlace: PreviousOutputs?
  ) -> Decision {
    let template = plan.renderer.template(of: output)
    if let reason = plan.reasonToRebuild(output, template: template) {
      return .rebuild(reason, template: template)
    }
    if let inPlace, let position = plan.position(output), inPlace[position] == nil {
      return .rebuild(.outputFile, template: template)
    }
    return .keep(
      plan.record(output).map { record in
        OutputEntry(
          output: output, template: template.flatMap(plan.templates.index),
          uses: plan.recorder.uses(of: record),
          file: .kept(record.file, record.hash, record.stamp),
          sourceStamp: plan.outputs[output].copiedFile.map(\.signature),
          warnings: record.warnings, structure: record.structure, reason: record.reason,
          wasRebuilt: false, renderTime: record.renderTime)
      })
  }

  /// Renders one output, or copies its file.
  static func render(
    _ output: OutputID, _ reason: RebuildReason, _ template: String?, _ plan: BuildPlan,
    into sink: some OutputSink, _ previous: StagedFile?, _ worker: inout RenderWorker
  ) -> Rendered {
    let planned = plan.outputs[output]
    var warnings: [Diagnostic] = []
    do throws(Diagnostic) {
      let file: StagedFile
      var structure: PageStructure?
      if let asset = planned.copiedFile {
        worker.clear()
        let conflicts = asset.conflicts
        guard conflicts.isEmpty else { return (nil, conflicts) }
        file = try sink.stage(
          copyOf: asset.file, shownAs: asset.shownPath, at: planned.route.file,
          index: output.index, previous: previous)
      } else {
        try worker.render(output, of: plan, warnings: &warnings)
        file = worker.buffer.withBytes {
          sink.stage($0, at: planned.route.file, index: output.index, previous: previous)
        }
        if let page = plan.renderer.page(of: output), plan.needsFinishedPage(page) {
          structure = worker.structure
        }
      }
      let entry = OutputEntry(
        output: output, template: template.flatMap(plan.templates.index),
        uses: worker.takeUses(), file: file,
        sourceStamp: planned.copiedFile.map(\.signature), warnings: warnings,
        structure: structure, reason: reason, wasRebuilt: true, renderTime: worker.renderTime)
      return (entry, warnings)
    } catch {
      return (nil, warnings + [error])
    }
  }
}
