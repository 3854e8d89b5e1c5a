import ContentModel
import Diagnostics
import SiteModel
import SiteRendering

/// The build of a site in which nothing changed: no source is read.
extension SiteBuilder {
  /// What a build that begins now follows from.
  func inputs(_ listing: ContentListing) -> BuildState.Inputs {
    var inputs = BuildState.Inputs()
    if let stamp = listing.stamp, SourceStamp.isUnambiguous(stamp.latest, asOf: settings.now) {
      inputs.sources = stamp
    }
    let options = [
      settings.includesDrafts ? "drafts" : "", settings.includesFuture ? "future" : "",
      settings.baseURL?.text ?? "",
    ]
    inputs.options = ContentHash(Array(options.joined(separator: "\n").utf8)).value
    inputs.manifest = FileStamp(manifestPath)
    return inputs
  }

  /// The result of a build that would do nothing; `nil` where anything is not as the last build left it.
  func unchanged(
    since state: BuildState, _ inputs: BuildState.Inputs
  ) -> Result? {
    guard inputs.sources != nil, inputs == state.inputs,
      state.now <= settings.now, state.nextChange.map({ settings.now < $0 }) ?? true,
      !state.outputs.contains(where: \.wasRebuilt), isInPlace(state)
    else { return nil }
    var result = Result()
    result.pageCount = state.summary.pageCount
    result.diagnostics = state.summary.warnings
    result.notices = state.summary.notices
    result.roundingNotes = state.pages.flatMap(\.roundingNotes)
    var summary = OutputTransaction.Summary()
    summary.kept = state.outputs.count
    result.summary = summary
    return result
  }

  private func isInPlace(_ state: BuildState) -> Bool {
    // Without its staging folder: a build that was killed left it.
    guard let folder = DirectoryHandle(settings.output), !OutputTransaction.hasStaging(in: folder)
    else {
      return false
    }
    return !pool.map(count: state.outputs.count) { index in
      let output = state.outputs[index]
      return OutputTransaction.holds(
        output.hash, output.stamp, at: output.file, in: folder, asOf: state.writtenAt)
    }.contains(false)
  }
}
