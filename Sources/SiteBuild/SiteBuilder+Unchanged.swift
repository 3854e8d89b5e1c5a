import ContentModel
import Diagnostics
import SiteModel

/// The build of a site in which nothing changed: no source is read.
extension SiteBuilder {
  /// What a build that begins now follows from.
  func circumstances(_ listing: ContentListing) -> BuildState.Circumstances {
    var circumstances = BuildState.Circumstances()
    if let stamp = listing.stamp, SourceStamp.isSettled(stamp.latest, at: settings.now) {
      circumstances.sources = stamp
    }
    let options = [
      settings.includesDrafts ? "drafts" : "", settings.includesFuture ? "future" : "",
      settings.baseURL?.text ?? "",
    ]
    circumstances.options = ContentHash(Array(options.joined(separator: "\n").utf8)).value
    circumstances.manifest = FileStamp(manifestPath)
    return circumstances
  }

  /// The result of a build that would do nothing; `nil` where anything is not as the last build left it.
  func unchanged(
    since state: BuildState, _ circumstances: BuildState.Circumstances
  ) -> Result? {
    guard circumstances.sources != nil, circumstances == state.circumstances,
      state.now <= settings.now, state.nextChange.map({ settings.now < $0 }) ?? true,
      !state.outputs.contains(where: \.isNew), isInPlace(state)
    else { return nil }
    var result = Result()
    result.pageCount = state.words.pageCount
    result.diagnostics = state.words.warnings
    result.notices = state.words.notices
    result.roundingNotes = state.pages.flatMap(\.roundingNotes)
    var summary = OutputFolder.Summary()
    summary.kept = state.outputs.count
    result.summary = summary
    return result
  }

  private func isInPlace(_ state: BuildState) -> Bool {
    // Without its staging folder: a build that was killed left it.
    guard let folder = OpenFolder(settings.output), !OutputFolder.hasStaging(in: folder) else {
      return false
    }
    return !pool.map(count: state.outputs.count) { index in
      let output = state.outputs[index]
      return OutputFolder.holds(
        output.hash, output.stamp, at: output.file, in: folder, asOf: state.instant)
    }.contains(false)
  }
}
