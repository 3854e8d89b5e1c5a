import Content
import DataFormats
import Diagnostics
package import Platform
import SiteModel
import SiteRendering

/// A site whose files are in place, with all that is known of it.
package struct LiveSite: Sendable {
  let listing: ContentListing
  let plan: BuildPlan
  let planDiagnostics: [Diagnostic]
  let record: LiveRecord
  /// The outputs by their files.
  private let outputs: [String: Int]

  init(_ completed: CompletedBuild, after previous: LiveSite?) {
    listing = completed.start.listing
    plan = completed.plan
    planDiagnostics = completed.planDiagnostics
    record = LiveRecord(completed)
    let files = record.state.outputs
    if let previous, previous.hasFiles(of: files) {
      outputs = previous.outputs
    } else {
      outputs = Dictionary(files.enumerated().map { ($1.file, $0) }) { first, _ in first }
    }
  }

  /// The same site with other texts.
  init(_ site: LiveSite, _ listing: ContentListing, _ plan: BuildPlan, _ record: LiveRecord) {
    self.listing = listing
    self.plan = plan
    self.record = record
    planDiagnostics = site.planDiagnostics
    outputs = site.outputs
  }

  private func hasFiles(of others: [OutputRecord]) -> Bool {
    let known = record.state.outputs
    return known.count == others.count
      && zip(known, others).allSatisfy { $0 === $1 || $0.file == $1.file }
  }

  // MARK: What is in the output folder

  /// A file of the site.
  package struct File: Sendable {
    /// Below the output folder.
    package let path: String
    /// Identifies its bytes.
    package let hash: Hash64
    /// The kind of output that it is (`Output.kind`).
    package let kind: String
  }

  /// The file at a path below the output folder; `nil` where no build has put one there.
  package func file(_ path: String) -> File? {
    outputs[path].map {
      let output = record.state.outputs[$0]
      return File(path: output.file, hash: output.hash, kind: output.kind)
    }
  }

  /// The output with a file.
  func output(_ path: String) -> OutputID? { outputs[path].map(OutputID.init) }

  /// All its files, in the order of their paths.
  package var paths: some Collection<String> { record.state.outputs.lazy.map(\.file) }

  /// The files that another version of the site does not have.
  func files(missingIn other: LiveSite) -> [String] {
    hasFiles(of: other.record.state.outputs)
      ? [] : record.state.outputs.map(\.file).filter { other.outputs[$0] == nil }
  }

  /// The files as the next build finds them in place, in the order of the outputs.
  var files: [StagedFile?] {
    record.state.outputs.map { .kept($0.file, $0.hash, $0.stamp) }
  }

  /// The same as the list that tells which files are ours.
  var manifest: Manifest {
    Manifest(
      record.state.outputs.map { Manifest.Entry(path: Manifest.Path($0.file), hash: $0.hash) })
  }

  // MARK: What the next build need not read

  /// The pages as they were read, without those whose files may have changed.
  ///
  /// - Parameter changed: Paths below the site's folder; `nil` where a change of any file shows in its signature.
  /// - Returns: The pages.
  func pages(without changed: Set<String>?) -> PageMetadataCache {
    let content = plan.context.site.content
    let pages = (content.pages + content.termPages).filter { page in
      changed.map { !Self.contains($0, page.shownPath) } ?? true
    }
    return PageMetadataCache(pages, keysHash: FrontMatterKeys(content.configuration).hash)
  }

  /// Whether a path, or a folder that it is in, is among others.
  private static func contains(_ paths: Set<String>, _ path: String) -> Bool {
    var path = path
    while !path.isEmpty {
      if paths.contains(path) { return true }
      path = PathComponents.folder(of: path)
    }
    return false
  }

  /// More changed files take longer to look up one by one than the folders take to be walked.
  private static let mostLookups = 64

  /// The files of the site after some have changed; `nil` where the folders must be walked.
  func listing(refreshing changed: Set<String>, _ builder: SiteBuilder) -> ContentListing? {
    guard changed.count <= Self.mostLookups, let root = builder.root, !listing.hasLinks else {
      return nil
    }
    return listing.refreshed(changed.sorted(), in: root)
  }

  /// Writes what a later process needs.
  func save(_ transaction: OutputTransaction, _ builder: SiteBuilder) -> [Diagnostic] {
    let site = plan.context.site
    var problems: [Diagnostic] = []
    do throws(Diagnostic) {
      try transaction.save(manifest)
    } catch {
      problems.append(error)
    }
    let now = builder.settings.now
    var state = record.state(
      builder.inputs(listing), now: now, nextChange: site.nextChange(after: now))
    state.besidePages = builder.besidePages(listing)
    return problems
      + builder.keep(state, state.records, [], builder.keepPages(of: site), transaction)
  }
}
