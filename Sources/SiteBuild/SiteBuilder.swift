// SiteBuild owns how a site is built: the order of the stages, work on all cores, and the writing of
// the output folder. It is the only part that writes files.

package import ContentModel
package import Diagnostics
import Foundation
import HTMLText
import MarkdownRendering
import SiteModel
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
    /// Whether writing began and failed, so that the output folder may be partly new.
    package var isPartlyWritten = false
    /// What was done to the output folder; `nil` where there were errors, and then nothing was.
    package var summary: OutputFolder.Summary?
  }

  private let settings: Settings
  private let pool: WorkerPool
  private let progress: any BuildProgress

  /// A build that tells `progress` how far it is.
  package init(_ settings: Settings, progress: any BuildProgress = NoProgress()) {
    self.settings = settings
    self.progress = progress
    pool = WorkerPool(jobs: settings.jobs)
  }

  /// Builds the site; writes nothing where there is any error.
  package func build() -> Result {
    var result = Result()
    if let composer = prepare(&result) {
      do throws(Diagnostic) {
        try write(composer, &result)
      } catch {
        result.diagnostics.append(error)
      }
    }
    result.diagnostics = result.diagnostics.inSourceOrder()
    return result
  }

  // MARK: Stages

  /// Reads, models and renders; `nil` where there is nothing to compose.
  ///
  /// Goes on as long as there is something to look at, so that all errors are shown at once.
  private func prepare(_ result: inout Result) -> Composer? {
    progress.begin("reading", count: 0)
    guard isFolder(settings.root) else {
      result.diagnostics.append(
        .error("site.no-folder", "there is no such folder", at: SourceLocation(path: settings.root))
          .help("name the folder that holds site.yaml with --root"))
      return nil
    }
    let reader = ContentReader(root: settings.root, jobs: settings.jobs)
    guard let content = reader.read(&result.diagnostics) else { return nil }
    if let problem = OutputPlace.problem(settings) { result.diagnostics.append(problem) }
    let baseURL = settings.baseURL ?? content.configuration.baseURL
    let themeAssets = ThemeAssets(
      read(content.templateAssets, &result.diagnostics), baseURL: baseURL,
      diagnostics: &result.diagnostics)
    var siteSettings = Site.Settings(now: settings.now)
    siteSettings.baseURL = baseURL
    siteSettings.includesDrafts = settings.includesDrafts
    siteSettings.includesFuture = settings.includesFuture
    let site = Site(
      content, settings: siteSettings, themeAssets: themeAssets, diagnostics: &result.diagnostics)
    if let line = site.leftOut.summary { result.notices.append(line) }
    var templateErrors: [Diagnostic] = []
    let templates = TemplateLibrary(
      sources: content.templates, host: Theme.signature, options: Theme.options,
      diagnostics: &templateErrors)
    result.diagnostics += templateErrors
    let pages = render(site, &result.diagnostics)
    result.roundingNotes = pages.flatMap(\.roundingNotes)
    let rendered = RenderedSite(
      site: site, pages: pages, templates: templates,
      themeAssets: themeAssets)
    result.diagnostics += rendered.checkAnchors()
    result.pageCount = site.outputs.count { $0.kind.isPage }
    let composer = Composer(rendered, diagnostics: &result.diagnostics)
    return templateErrors.hasErrors ? nil : composer
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

  private func render(_ site: Site, _ diagnostics: inout [Diagnostic]) -> [RenderedPage] {
    progress.begin("rendering", count: site.pages.count)
    let renderer = PageRenderer(site)
    let results = pool.map(count: site.pages.count) { index in
      var diagnostics: [Diagnostic] = []
      let page = renderer.render(index, diagnostics: &diagnostics)
      progress.step()
      return (page, diagnostics)
    }
    for result in results { diagnostics += result.1 }
    return results.map(\.0)
  }

  private func write(_ composer: Composer, _ result: inout Result) throws(Diagnostic) {
    guard !result.diagnostics.hasErrors else {
      result.diagnostics += check(composer)
      return
    }
    let folder = try OutputFolder(
      root: settings.output, shownAs: settings.shownOutput,
      stateFile: stateFile)
    if let notice = folder.notice { result.notices.append(notice) }
    let outputs = composer.outputs
    progress.begin("writing", count: outputs.count)
    let files = pool.map(count: outputs.count, state: { OutputBuffer() }) { buffer, index in
      defer { progress.step() }
      var warnings: [Diagnostic] = []
      do throws(Diagnostic) {
        let file = try Self.file(
          outputs[index], index, composer, folder, &buffer, &warnings)
        return (file: Optional(file), diagnostics: warnings)
      } catch {
        return (file: nil, diagnostics: warnings + [error])
      }
    }
    progress.end()
    for file in files { result.diagnostics += file.diagnostics }
    guard !result.diagnostics.hasErrors else {
      folder.discard()
      return
    }
    let prepared = files.compactMap(\.file)
    do throws(Diagnostic) {
      try folder.check(prepared)
    } catch {
      folder.discard()
      throw error
    }
    result.isPartlyWritten = true
    let summary = try folder.publish(prepared)
    result.isPartlyWritten = false
    if let first = summary.unknown.first {
      let count = summary.unknown.count
      result.notices.append(
        "\(settings.shownOutput) holds \(count) file\(count == 1 ? "" : "s") that this build does not "
          + "make, such as \"\(first)\"; no record tells whose they are, so they were left alone")
    }
    for path in summary.leftAlone {
      result.notices.append(
        "\(settings.shownOutput)/\(path) is no longer part of the site, but was changed by hand: left alone"
      )
    }
    result.summary = summary
  }

  /// The record of what was written, by the output folder's path from the site's, so that a site that
  /// is moved as a whole keeps it.
  private var stateFile: String {
    let root = settings.root + "/"
    let output =
      settings.output.hasPrefix(root)
      ? String(settings.output.dropFirst(root.count)) : settings.output
    return root + ".sitegen/output-" + ContentHash(Array(output.utf8)).hexadecimal
  }

  /// The mistakes that show only when templates meet pages, in a site that has others already and
  /// will not be written.
  private func check(_ composer: Composer) -> [Diagnostic] {
    let outputs = composer.outputs
    progress.begin("checking", count: outputs.count)
    return pool.map(count: outputs.count, state: { OutputBuffer() }) { buffer, index in
      defer { progress.step() }
      buffer.clear()
      var diagnostics: [Diagnostic] = []
      do throws(Diagnostic) {
        try composer.compose(outputs[index], into: &buffer, warnings: &diagnostics)
      } catch {
        diagnostics.append(error)
      }
      return diagnostics
    }.flatMap(\.self)
  }

  private static func file(
    _ output: Output, _ index: Int, _ composer: Composer, _ folder: OutputFolder,
    _ buffer: inout OutputBuffer, _ warnings: inout [Diagnostic]
  ) throws(Diagnostic) -> OutputFolder.PreparedFile {
    let path = output.route.file
    if case .asset(let asset) = output.kind {
      return try folder.prepare(
        copyOf: asset.location, shownAs: "content/\(asset.path)", at: path, index: index)
    }
    buffer.clear()
    try composer.compose(output, into: &buffer, warnings: &warnings)
    return try folder.prepare(buffer.bytes, at: path, index: index)
  }
}
