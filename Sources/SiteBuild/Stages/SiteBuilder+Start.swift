import Content
import DataFormats
import Platform
import Diagnostics
import SiteRendering

/// What the last build left.
enum PreviousBuild: Sendable {
  case state(BuildState)
  case none(MissingRecord)

  var state: BuildState? {
    if case .state(let state) = self { state } else { nil }
  }

  /// What of it is of use to a build whose templates have these names: a state in which outputs have read
  /// other taxonomies does not say what they would read now.
  func usable(with vocabulary: SiteVocabulary) -> PreviousBuild {
    guard let state, state.vocabulary != vocabulary else { return self }
    return .none(.otherTaxonomies)
  }

  /// Why there is no state.
  var missing: MissingRecord? {
    if case .none(let missing) = self { missing } else { nil }
  }
}

/// What a build knows before it reads any source.
struct BuildStart: Sendable {
  let previous: PreviousBuild
  let listing: ContentListing
  let inputs: BuildInputs
}

/// The first stage: what the last build left, and which files the site has now.
extension SiteBuilder {
  func start(ignoringCache: Bool = false) -> BuildStart {
    let (previous, listing) = pool.both(
      { ignoringCache || settings.ignoresCache ? .none(.ignored) : previousBuild },
      { reader.list() })
    return BuildStart(previous: previous, listing: listing, inputs: inputs(listing))
  }

  private var previousBuild: PreviousBuild {
    switch stateFile.read() {
    case .state(let state): .state(state)
    case .unavailable(let reason): .none(reason)
    }
  }

  /// What a build that begins now follows from.
  func inputs(_ listing: ContentListing) -> BuildInputs {
    var inputs = BuildInputs()
    inputs.sources = unambiguous(listing.signature)
    let options = [
      settings.includesDrafts ? "drafts" : "", settings.includesFuture ? "future" : "",
      settings.includesExpired ? "expired" : "",
      settings.baseURL?.text ?? "", settings.brokenLinks?.rawValue ?? "",
    ]
    inputs.options = Hash64(Array(options.joined(separator: "\n").utf8)).value
    inputs.manifest = manifestSignature
    return inputs
  }

  /// What identifies the sources but for what is in pages; `nil` where a change since could go unnoticed.
  func besidePages(_ listing: ContentListing) -> InputSignature? {
    unambiguous(listing.signatureBesidePages)
  }

  private func unambiguous(_ signature: InputSignature?) -> InputSignature? {
    signature.flatMap { $0.isUnambiguous(asOf: settings.now * 1_000_000_000) ? $0 : nil }
  }

  // MARK: Nothing to do

  /// The result of a build that would do nothing, for which no source is read; `nil` where anything is not
  /// as the last build left it, and where the sources are needed to say what nothing uses.
  func unchanged(since start: BuildStart) -> BuildResult? {
    guard !settings.findsUnused, let state = start.previous.state, start.inputs.sources != nil,
      start.inputs == state.inputs, state.now <= settings.now,
      !state.isOverdue(at: settings.now), !stops(state.summary.warnings),
      isInPlace(state)
    else { return nil }
    var result = BuildResult()
    result.pageCount = state.summary.pageCount
    result.workingSet = [start]
    result.diagnostics = state.summary.warnings
    result.notices =
      UnpublishedNotices(
        state.summary.unpublished, leftovers: start.listing.leftovers, namesAll: false
      ).lines + state.summary.notices
    result.roundingNotes = state.pages.flatMap(\.roundingNotes)
    var summary = OutputTransaction.Summary()
    summary.kept = state.outputs.count
    result.summary = summary
    do throws(Diagnostic) {
      if state.outputs.contains(where: \.wasRebuilt), !stateFile.isNotedUnchanged(state) {
        try stateFile.noteUnchanged(state)
      }
    } catch {
      result.diagnostics.append(error)
    }
    return result
  }

  private func isInPlace(_ state: BuildState) -> Bool {
    // Without its staging folder: a build that was killed left it.
    guard let folder = existingOutput, !OutputTransaction.hasStaging(in: folder)
    else { return false }
    return !pool.map(count: state.outputs.count) { index in
      let output = state.outputs[index]
      return OutputTransaction.holds(
        output.hash, output.stamp, at: output.file, in: folder, asOf: state.writtenAt)
    }.contains(false)
  }
}
