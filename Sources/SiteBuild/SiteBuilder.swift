// SiteBuild owns how a site is built: the order of the stages, work on all cores, and the writing of
// the output folder. It is the only part that writes files.

package import ContentModel
package import Diagnostics
import Foundation
import HTMLText
import SiteModel
import SiteRendering
import TemplateEngine

/// Builds a site from its folder into an output folder.
package struct SiteBuilder: Sendable {
  /// What a build is asked to do.
  package struct Settings: Sendable {
    /// The site's folder, as an absolute path.
    package var root: String
    /// The output folder, as an absolute path.
    package var output: String
    /// The output folder as messages show it.
    package var shownOutput: String
    /// Replaces the configuration's `base_url`.
    package var baseURL: BaseURL?
    /// Whether drafts are published.
    package var includesDrafts = false
    /// Whether what is not due yet is published.
    package var includesFuture = false
    /// Threads that work at the same time; the result does not depend on it.
    package var jobs = 1
    /// The present in seconds since 1970; decides which posts are due.
    package var now: Int
    /// Tells the program from its other versions, which may make other outputs of the same sources; in
    /// one line.
    package var program = ""
    /// Whether everything is made, whatever earlier builds left.
    package var ignoresCache = false

    /// A build of the folder `root` at an instant, everything else at its default.
    package init(root: String, output: String, shownOutput: String, now: Int) {
      self.root = root
      self.output = output
      self.shownOutput = shownOutput
      self.now = now
    }
  }

  /// What came of a build.
  package struct Result: Sendable {
    /// All messages, in the order of their places.
    package var diagnostics: [Diagnostic] = []
    /// Lines for the log that are no messages about sources.
    package var notices: [String] = []
    /// For a detailed log: which figures do not follow from rounded ones shown beside them.
    package var roundingNotes: [String] = []
    /// The number of pages of the finished site; 0 where the build stopped before.
    package var pageCount = 0
    /// Why nothing of an earlier build could be used; `nil` where it could.
    package var freshStart: String?
    /// The files that were made, whether or not their bytes are new, by their paths in the output
    /// folder, each with the reason.
    package var made: [(file: String, reason: String)] = []
    /// Where templates let values out unescaped; filled by `check` alone.
    package var safeUses: [SourceLocation] = []
    /// Whether writing began and failed, so that the output folder may be partly new.
    package var isPartlyWritten = false
    /// All that the build worked with; whoever ends the program next can end it without taking that
    /// apart.
    var remains: [any Sendable] = []
    /// What was done to the output folder; `nil` where there were errors, and then nothing was.
    package var summary: OutputTransaction.Summary?
  }

  let settings: Settings
  let pool: WorkerPool
  let progress: any BuildProgress

  /// A build that tells `progress` how far it is.
  package init(_ settings: Settings, progress: any BuildProgress = NoProgress()) {
    self.settings = settings
    self.progress = progress
    pool = WorkerPool(jobs: settings.jobs)
  }

  /// Builds the site; writes nothing where there is any error.
  ///
  /// Makes only what depends on something that changed since the last build into the same folder, and
  /// everything where there was none.
  package func build() -> Result {
    var result = Result()
    progress.begin("reading", count: 0)
    let (found, listing) = pool.both({ previous }, { reader.list() })
    var state: BuildState?
    switch found {
    case .state(let found): state = found
    case .unavailable(let reason): result.freshStart = reason
    }
    let inputs = inputs(listing)
    if let state, let unchanged = unchanged(since: state, inputs) { return unchanged }
    let known = state == nil ? [] : pagesFile.read(root: settings.root, pool: pool)
    let ((site, preparation), files) = pool.both(
      { [state, result] in
        var result = result
        return (prepare(listing, state, known: PageMetadataCache(known), &result), result)
      },
      { [state] in state == nil ? nil : try? PreviousOutputs(of: state, self) })
    result = preparation
    if let site {
      do throws(Diagnostic) {
        try write(site, files, inputs, &result)
      } catch {
        result.diagnostics.append(error)
      }
    } else {
      files?.folder.rollback()
    }
    result.diagnostics = result.diagnostics.inSourceOrder()
    return result
  }

  var reader: ContentReader { ContentReader(root: settings.root, jobs: settings.jobs) }

  private var previous: StateFile.Found {
    settings.ignoresCache
      ? .unavailable(reason: "nothing of earlier builds was to be used") : stateFile.read()
  }

  // MARK: Stages

  /// Reads, models, and renders what is not known from the last build; `nil` where there is nothing to
  /// compose.
  ///
  /// Goes on as long as there is something to look at, so that all errors are shown at once.
  func prepare(
    _ listing: ContentListing, _ state: BuildState?, known: PageMetadataCache = .none,
    _ result: inout Result
  ) -> BuildPlan? {
    guard isFolder(settings.root) else {
      result.diagnostics.append(
        .error("site.no-folder", "there is no such folder", at: SourceLocation(path: settings.root))
          .help("name the folder that holds site.yaml with --root"))
      return nil
    }
    guard let content = reader.read(listing, known: known, &result.diagnostics) else { return nil }
    if let problem = OutputLocation.problem(settings) { result.diagnostics.append(problem) }
    let baseURL = settings.baseURL ?? content.configuration.baseURL
    let themeAssets = ThemeAssets(
      read(content.templateAssets, &result.diagnostics), baseURL: baseURL,
      diagnostics: &result.diagnostics)
    var siteSettings = Site.Settings(now: settings.now)
    siteSettings.baseURL = baseURL
    siteSettings.includesDrafts = settings.includesDrafts
    siteSettings.includesFuture = settings.includesFuture
    let site = Site(
      content, settings: siteSettings, themeAssets: themeAssets, pool: pool,
      diagnostics: &result.diagnostics)
    if let line = site.unpublished.summary { result.notices.append(line) }
    var templateErrors: [Diagnostic] = []
    let templates = TemplateLibrary(
      sources: content.templates, host: Theme.signature, options: Theme.options,
      diagnostics: &templateErrors)
    result.diagnostics += templateErrors
    let pageCache = PageRenderCache(site)
    let pages = PageInvalidation(site, pageCache, previous: state, pool: pool, progress: progress)
    let rendered = RenderContext(
      site: site, titles: pages.titles, pageCache: pageCache, templates: templates,
      themeAssets: themeAssets, diagnostics: &result.diagnostics)
    result.pageCount = site.outputs.count { $0.kind.isPage }
    guard !templateErrors.hasErrors else {
      _ = records(of: pages, rendered, &result)
      return nil
    }
    return BuildPlan(
      rendered, pages: pages,
      templates: TemplateTable(templates, content.templates, previous: state),
      previous: state, freshStart: result.freshStart, pool: pool)
  }

  /// What is known of all pages, and their messages; those that no output has shown are rendered now.
  ///
  /// Belongs after composing, when the most is known.
  func records(
    of pages: PageInvalidation, _ rendered: RenderContext, _ result: inout Result
  ) -> [BuildState.PageRecord] {
    let records = pages.records(rendered, pool: pool)
    result.roundingNotes = records.flatMap(\.roundingNotes)
    result.diagnostics += records.flatMap(\.warnings)
    result.diagnostics += rendered.site.content.pages.filter(\.hasChanged).map {
      .error(
        "files.changed", "the file was changed while the site was built",
        at: SourceLocation(path: $0.shownPath)
      ).help("build once more")
    }
    result.diagnostics += rendered.checkAnchors(records.map(\.anchorLinks)) {
      pages.states[$0] != .stale
    }
    return records
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func read(
    _ assets: [SourceAsset], _ diagnostics: inout [Diagnostic]
  ) -> [SourceFile] {
    var files: [SourceFile] = []
    for asset in assets {
      do throws(Diagnostic) {
        files.append(try asset.read(shownAs: "templates/assets/\(asset.path)"))
      } catch {
        diagnostics.append(error)
      }
    }
    return files
  }

  /// Makes the outputs and puts them in place; `known` has the output folder where it is open already.
  private func write(
    _ site: BuildPlan, _ known: PreviousOutputs?, _ inputs: BuildState.Inputs,
    _ result: inout Result
  ) throws(Diagnostic) {
    guard !result.diagnostics.hasErrors else {
      known?.folder.rollback()
      check(site, &result)
      return
    }
    let files: PreviousOutputs
    do throws(Diagnostic) {
      if let known { files = known } else { files = try PreviousOutputs(of: site.previous, self) }
    } catch {
      _ = records(of: site.pages, site.rendered, &result)
      guard result.diagnostics.hasErrors else { throw error }
      result.diagnostics += [error] + renderingProblems(of: site)
      return
    }
    let outputs = make(site, files)
    for output in outputs { result.diagnostics += output.diagnostics }
    let pages = records(of: site.pages, site.rendered, &result)
    progress.end()
    guard !result.diagnostics.hasErrors else {
      files.folder.rollback()
      return
    }
    try publish(
      outputs.compactMap(\.entry), pages, of: site, in: files.folder, inputs, &result)
  }

  private func publish(
    _ entries: [StateRecorder.Entry], _ pages: [BuildState.PageRecord], of site: BuildPlan,
    in folder: OutputTransaction, _ inputs: BuildState.Inputs, _ result: inout Result
  ) throws(Diagnostic) {
    if let notice = folder.notice { result.notices.append(notice) }
    let summaryRecord = BuildState.Summary(
      pageCount: result.pageCount, warnings: result.diagnostics.inSourceOrder(),
      notices: site.rendered.site.unpublished.summary.map { [$0] } ?? [])
    let ((publication, pagesProblem), state) = pool.both(
      { (Publication(of: entries.map(\.file), in: folder), problemKeepingPages(of: site)) },
      { self.state(entries, pages, of: site, inputs, summaryRecord) })
    let summary: OutputTransaction.Summary
    switch publication {
    case .done(let done): summary = done
    case .refused(let problem):
      folder.rollback()
      throw problem
    case .broken(let problem):
      result.isPartlyWritten = true
      throw problem
    }
    let leftAlone = summary.leftAlone.map { path in
      "\(settings.shownOutput)/\(path) is no longer part of the site, but was changed by hand: left alone"
    }
    report(summary, &result)
    result.notices += leftAlone
    result.made = entries.filter(\.wasRebuilt).map { ($0.file.path, $0.reason) }
    var kept = state
    kept.inputs.manifest = FileStamp(manifestPath)
    kept.summary.notices += leftAlone
    // The folder's lock covers what is noted of it.
    try withExtendedLifetime(folder) { [kept] () throws(Diagnostic) in
      try stateFile.write(kept, pool: pool)
      if let pagesProblem { throw pagesProblem }
    }
    result.remains = [site, kept, entries]
  }

  private func report(_ summary: OutputTransaction.Summary, _ result: inout Result) {
    if let first = summary.unknown.first {
      let count = summary.unknown.count
      result.notices.append(
        "\(settings.shownOutput) holds \(count) file\(count == 1 ? "" : "s") that this build does not "
          + "make, such as \"\(first)\"; no record tells whose they are, so they were left alone")
    }
    result.summary = summary
  }

  // MARK: Records

  /// Where the state of this site's builds into this folder is kept.
  var stateFile: StateFile {
    StateFile(path: recordPath("state"), program: settings.program)
  }

  /// Where the pages' front matter is kept.
  var pagesFile: PagesFile {
    PagesFile(path: recordPath("pages"), program: settings.program)
  }

  /// Keeps the pages that the next build need not open where their files have the same stamps.
  private func problemKeepingPages(of site: BuildPlan) -> Diagnostic? {
    let pages = site.rendered.site.content.pages.filter {
      $0.stamp.isUnambiguous(asOf: settings.now)
    }
    do throws(Diagnostic) {
      try pagesFile.write(pages)
      return nil
    } catch {
      return error
    }
  }

  /// The list of the files that builds have made in this folder.
  var manifestPath: String { recordPath("output") }

  /// A file for what builds remember, by the output folder's path from the site's, so that a site that
  /// is moved as a whole keeps it.
  private func recordPath(_ name: String) -> String {
    let root = settings.root + "/"
    let output =
      settings.output.hasPrefix(root)
      ? String(settings.output.dropFirst(root.count)) : settings.output
    return root + ".sitegen/\(name)-" + ContentHash(Array(output.utf8)).hexadecimal
  }
}
