import ContentModel
import Diagnostics
import HTMLText
import SiteModel

/// What each thread keeps from output to output.
private struct Workbench {
  var buffer = OutputBuffer()
  let reads: ReadLog

  init(_ rendered: RenderedSite) { reads = ReadLog(rendered) }
}

extension SiteBuilder {
  /// What came of an output: an entry for the record of the build unless there were errors.
  typealias Made = (entry: StateRecorder.Entry?, diagnostics: [Diagnostic])

  /// Makes the outputs that must be made, and says of the others that they lie in place.
  func make(_ site: PreparedSite, in folder: OutputFolder) -> [Made] {
    let reasons = pool.map(count: site.outputs.count) { index in
      site.reasonToMake(index) ?? site.reasonToRestore(index, in: folder)
    }
    let stale = reasons.indices.filter { reasons[$0] != nil }
    progress.begin("writing", count: stale.count)
    let made = pool.map(count: stale.count, state: { Workbench(site.rendered) }) {
      bench, position in
      defer { progress.step() }
      let index = stale[position]
      return Self.make(index, reasons[index] ?? "", site, folder, &bench)
    }
    let recorder = StateRecorder(site.rendered, former: site.former, detector: site.detector)
    var sets: [Int: Int] = [:]
    var next = made.makeIterator()
    return reasons.indices.map { index in
      if reasons[index] != nil { return next.next() ?? (nil, []) }
      guard let record = site.record(index) else { return (nil, []) }
      let entry = StateRecorder.Entry(
        output: index, kind: record.kind,
        template: site.composer.template(forOutput: index).flatMap(site.templates.index),
        reads: recorder.reads(of: record, &sets),
        file: .kept(site.outputs[index].route.file, record.hash, record.stamp),
        sourceStamp: site.sourceStamp(index) ?? record.sourceStamp, warnings: record.warnings,
        reason: record.reason, isNew: false)
      return (entry, record.warnings)
    }
  }

  private static func make(
    _ index: Int, _ reason: String, _ site: PreparedSite, _ folder: OutputFolder,
    _ bench: inout Workbench
  ) -> Made {
    let output = site.outputs[index]
    var warnings: [Diagnostic] = []
    do throws(Diagnostic) {
      let file: OutputFolder.PreparedFile
      let sourceStamp = site.sourceStamp(index)
      if case .asset(let asset) = output.kind {
        file = try folder.prepare(
          copyOf: asset.location, shownAs: "content/\(asset.path)", at: output.route.file,
          index: index)
      } else {
        bench.buffer.clear()
        try site.composer.compose(
          index, into: &bench.buffer, reads: bench.reads, warnings: &warnings)
        file = try folder.prepare(bench.buffer.bytes, at: output.route.file, index: index)
      }
      let entry = StateRecorder.Entry(
        output: index, kind: output.kind.name(in: site.rendered.site),
        template: site.composer.template(forOutput: index).flatMap(site.templates.index),
        reads: bench.reads.take(), file: file, sourceStamp: sourceStamp, warnings: warnings,
        reason: reason, isNew: true)
      return (entry, warnings)
    } catch {
      _ = bench.reads.take()
      return (nil, warnings + [error])
    }
  }

  /// The mistakes that show only when templates meet pages, in a site that has others already and
  /// will not be written.
  func check(_ site: PreparedSite) -> [Diagnostic] {
    let stale = site.outputs.indices.filter { site.reasonToMake($0) != nil }
    progress.begin("checking", count: stale.count)
    return pool.map(count: stale.count, state: { Workbench(site.rendered) }) { bench, position in
      defer { progress.step() }
      bench.buffer.clear()
      var diagnostics: [Diagnostic] = []
      do throws(Diagnostic) {
        try site.composer.compose(
          stale[position], into: &bench.buffer, reads: bench.reads, warnings: &diagnostics)
      } catch {
        diagnostics.append(error)
      }
      _ = bench.reads.take()
      return diagnostics
    }.flatMap(\.self)
  }

  /// Leaves the state of this build for the next, unless that would say the same as the former one.
  func keep(_ entries: [StateRecorder.Entry], of site: PreparedSite) throws(Diagnostic) {
    let recorder = StateRecorder(site.rendered, former: site.former, detector: site.detector)
    let state = recorder.state(
      entries, pages: site.pages, templates: site.templates.records, pool: pool)
    try stateFile.write(state)
  }
}

extension PreparedSite {
  /// Why an output must be made although its sources are the same; `nil` where it lies in place.
  fileprivate func reasonToRestore(_ output: Int, in folder: OutputFolder) -> String? {
    guard let record = record(output), let former else { return nil }
    let isInPlace = folder.holds(
      record.hash, record.stamp, at: outputs[output].route.file, asOf: former.instant)
    return isInPlace ? nil : "it was missing or changed in the output folder"
  }

  fileprivate func sourceStamp(_ output: Int) -> FileStamp? {
    guard case .asset(let asset) = outputs[output].kind else { return nil }
    return FileStamp(asset.location, followsLinks: true)
  }
}
