import ContentModel
import Diagnostics
import HTMLText
import SiteModel
import SiteRendering

/// What a build does with an output.
private enum Decision: Sendable {
  case make(reason: String, template: String?)
  /// Nothing is known of an output that is not there.
  case keep(StateRecorder.Entry?)

  var isToMake: Bool {
    if case .make = self { true } else { false }
  }
}

extension SiteBuilder {
  /// What came of an output: an entry for the record of the build unless there were errors.
  typealias Made = (entry: StateRecorder.Entry?, diagnostics: [Diagnostic])

  /// Makes the outputs that must be made, and says of the others that they lie in place.
  func make(_ site: BuildPlan, _ files: PreviousOutputs) -> [Made] {
    let decisions = pool.map(count: site.outputs.count) { index in
      let template = site.outputRenderer.template(forOutput: index)
      let reason = site.reasonToMake(index, template) ?? site.reasonToRestore(index, files)
      if let reason { return Decision.make(reason: reason, template: template) }
      return .keep(site.record(index).map { Self.keep(index, $0, template, site) })
    }
    let stale = decisions.indices.filter { decisions[$0].isToMake }
    progress.begin("writing", count: stale.count)
    let made = render(stale, of: site) { worker, index in
      guard case .make(let reason, let template) = decisions[index] else { return Made(nil, []) }
      return Self.make(index, reason, template, site, files, &worker)
    }
    var next = made.makeIterator()
    return decisions.map { decision in
      switch decision {
      case .make: (next.next() ?? nil) ?? (nil, [])
      case .keep(let entry): (entry, entry?.warnings ?? [])
      }
    }
  }

  private static func keep(
    _ index: Int, _ record: BuildState.OutputRecord, _ template: String?, _ site: BuildPlan
  ) -> StateRecorder.Entry {
    StateRecorder.Entry(
      output: index, kind: record.kind, template: template.flatMap(site.templates.index),
      reads: site.recorder.reads(of: record),
      file: .kept(record.file, record.hash, record.stamp),
      sourceStamp: site.sourceStamp(index) ?? record.sourceStamp, warnings: record.warnings,
      reason: record.reason, wasRebuilt: false)
  }

  private static func make(
    _ index: Int, _ reason: String, _ template: String?, _ site: BuildPlan,
    _ files: PreviousOutputs, _ worker: inout RenderWorker
  ) -> Made {
    let output = site.outputs[index]
    let previous = files[site.position(index)]
    var warnings: [Diagnostic] = []
    do throws(Diagnostic) {
      let file: OutputTransaction.StagedFile
      let sourceStamp = site.sourceStamp(index)
      if case .asset(let asset) = output.kind {
        file = try files.folder.stage(
          copyOf: asset.location, shownAs: "content/\(asset.path)", at: output.route.file,
          index: index, previous: previous)
      } else {
        try worker.render(index, of: site, warnings: &warnings)
        file = worker.buffer.withBytes {
          files.folder.stage($0, at: output.route.file, index: index, previous: previous)
        }
      }
      let entry = StateRecorder.Entry(
        output: index, kind: output.kind.name(in: site.rendered.site),
        template: template.flatMap(site.templates.index),
        reads: worker.takeReads(), file: file, sourceStamp: sourceStamp, warnings: warnings,
        reason: reason, wasRebuilt: true)
      return (entry, warnings)
    } catch {
      return (nil, warnings + [error])
    }
  }

  /// Adds the mistakes of pages, and those that show only when templates meet them, of a site that will
  /// not be written.
  func check(_ site: BuildPlan, _ result: inout Result) {
    result.diagnostics += renderingProblems(of: site)
    _ = records(of: site.pages, site.rendered, &result)
  }

  /// What is wrong with the outputs that would have to be made.
  func renderingProblems(of site: BuildPlan) -> [Diagnostic] {
    let stale = site.outputs.indices.filter {
      site.reasonToMake($0, site.outputRenderer.template(forOutput: $0)) != nil
    }
    progress.begin("checking", count: stale.count)
    return render(stale, of: site) { worker, index in
      var diagnostics: [Diagnostic] = []
      do throws(Diagnostic) {
        try worker.render(index, of: site, warnings: &diagnostics)
      } catch {
        diagnostics.append(error)
      }
      return diagnostics
    }.flatMap { $0 ?? [] }
  }

  /// What this build leaves for the next, but for what the system says of the list of files.
  func state(
    _ entries: [StateRecorder.Entry], _ pages: [BuildState.PageRecord], of site: BuildPlan,
    _ inputs: BuildState.Inputs, _ summary: BuildState.Summary
  ) -> BuildState {
    var state = site.recorder.state(
      entries, pages: pages, templates: site.templates.records, pool: pool)
    state.referenceHash = site.pages.referenceHash
    state.inputs = inputs
    state.now = settings.now
    state.nextChange = site.rendered.site.nextChange(after: settings.now)
    state.summary = summary
    return state
  }
}

extension BuildPlan {
  /// Why an output must be made although its sources are the same; `nil` where it lies in place.
  fileprivate func reasonToRestore(_ output: Int, _ files: PreviousOutputs) -> String? {
    guard let position = position(output), files[position] == nil else { return nil }
    return "it was missing or changed in the output folder"
  }
}
