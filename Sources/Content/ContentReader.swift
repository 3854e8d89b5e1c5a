// Content owns what the author's files say: which files there are, front matter, site.yaml, data files,
// sizes of images. It is the only target that reads the site's files, and knows nothing of Markdown,
// templates, URLs or outputs.

package import Diagnostics
package import Platform

/// Reads a site's folder: `site.yaml`, `content/` and `templates/`.
package struct ContentReader: Sendable {
  /// The largest text file that is read, in bytes; no one writes larger ones by hand.
  static let textLimit = 16 << 20

  /// The site's folder; `nil` where it can't be opened.
  let folder: DirectoryHandle?
  /// Its absolute path.
  let root: String
  /// The number of threads; the result does not depend on it.
  package let jobs: Int

  /// Opens the site's folder, and nothing in it.
  package init(root: String, jobs: Int) {
    self.init(root: root, folder: DirectoryHandle(root), jobs: jobs)
  }

  /// Reads the site of a folder that is open already.
  package init(root: String, folder: DirectoryHandle?, jobs: Int) {
    self.root = root.utf8.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.folder = folder
    self.jobs = max(1, jobs)
  }

  /// Reads everything and collects all errors; `nil` where there is no usable configuration.
  ///
  /// Content that comes with errors holds what could be read, for further checks. The messages are in
  /// source order. Costs about 50 µs a page; pages are read on `jobs` threads.
  package func read(_ diagnostics: inout [Diagnostic]) -> SiteContent? {
    read(list(), &diagnostics)
  }

  /// Lists all files of the site without reading any.
  ///
  /// Costs about 3 µs a file.
  package func list() -> ContentListing {
    var found: [Diagnostic] = []
    var leftovers: [String] = []
    let contentFiles = contentFiles(&found, &leftovers)
    var themeProblems: [Diagnostic] = []
    let templateFiles = themeFiles(in: "templates", &themeProblems, &leftovers)
    found += themeProblems
    var problemsOfThemes: [Diagnostic] = []
    found += messagesBesideContent()
    let themeFiles = themeFiles(in: "themes", &problemsOfThemes, &leftovers)
    let copiedFiles = self.themeFiles(in: Self.copies, &found, &leftovers)
    var configurationFiles: [FolderWalk.File] = []
    var isConfigurationRefused = false
    for name in Self.configurationNames {
      guard let folder else { break }
      do throws(FileReading.Failure) {
        guard let status = try FileReading.status(name, in: folder) else { continue }
        guard status.kind != .link else {
          found.append(FileMessages.linked(at: SourceLocation(path: name)))
          isConfigurationRefused = true
          continue
        }
        configurationFiles.append(
          FolderWalk.File(
            path: name, location: name, signature: FileSignature(status, by: .statusChange)))
      } catch {
        found.append(FileMessages.refused(error.message, at: SourceLocation(path: name)))
        isConfigurationRefused = true
      }
    }
    return ContentListing(
      contentFiles: contentFiles, templateFiles: templateFiles, themeFiles: themeFiles,
      problemsOfThemes: problemsOfThemes, copiedFiles: copiedFiles,
      configurationFiles: configurationFiles,
      isConfigurationRefused: isConfigurationRefused,
      isThemeRefused: themeProblems.hasErrors, diagnostics: found,
      leftovers: leftovers.filter { !Self.isHidden($0) } + leftovers.filter(Self.isHidden))
  }

  private static func isHidden(_ path: String) -> Bool {
    PathComponents.name(of: path).hasPrefix(".")
  }

  /// Like `read(_:)`, for files that are already listed.
  ///
  /// Known pages whose files still have their signatures are not opened.
  package func read(
    _ listing: ContentListing, known: PageMetadataCache = .none, _ diagnostics: inout [Diagnostic]
  ) -> SiteContent? {
    var found = listing.diagnostics
    defer { diagnostics += found.inSourceOrder() }
    let configuration = readConfiguration(listing, &found)
    let contentFiles = SourceOrganizer(configuration?.languages ?? []).organize(
      listing.contentFiles, &found)
    let keys = configuration.map(FrontMatterKeys.init) ?? .standard
    let known = known.usable(with: keys)
    let layers = layers(listing, configuration, &found)
    let templateFiles = layers.files
    let templates = TemplateNames(templateFiles)
    let budget = DataBudget()
    let results = WorkerPool(jobs: jobs).map(count: contentFiles.count + templateFiles.count) {
      let isContent = $0 < contentFiles.count
      return isContent
        ? readContent(contentFiles[$0], known, keys, templates, budget)
        : readTheme(templateFiles[$0 - contentFiles.count], budget)
    }
    var content = SiteContent(configuration: configuration ?? .placeholder)
    content.pages.reserveCapacity(contentFiles.count)
    content.leftovers = listing.leftovers
    content.theme.layers = layers.layers.map(ThemeFiles.init)
    content.theme.isIncomplete = listing.isThemeRefused || layers.isRefused
    content.theme.originals = originals(listing)
    if budget.isExceeded {
      found.append(FileMessages.tooMuchData(at: SourceLocation(path: "content/_data")))
      content.theme.isIncomplete = true
    }
    var dataFileNames = DataFileNames()
    for (index, (result, messages)) in results.enumerated() {
      found += messages
      if index >= contentFiles.count, messages.hasErrors { content.theme.isIncomplete = true }
      switch result {
      case .page(let page): content.pages.append(page)
      case .asset(let asset): content.assets.append(asset)
      case .termPage(let page): content.termPages.append(page)
      case .termAsset(let asset): content.termAssets.append(asset)
      case .model(let model): content.models.append(model)
      case .dataTable(let table): content.dataTables.append(table)
      case .theme(let item, let layer):
        content.theme.layers[layer].add(item, &dataFileNames, &found)
      case .data(let name, let value, let path):
        if dataFileNames.register(name, in: "content/_data", by: path, &found) {
          content.data[name] = value
        }
      case nil:
        guard index < contentFiles.count else { break }
        let file = contentFiles[index]
        if file.folder == .data, messages.hasErrors { content.isDataIncomplete = true }
        if file.folder == .content, ContentKind(ofFile: file.file.path) == .model {
          content.unreadModels.insert("content/" + file.file.path)
        }
      }
    }
    return configuration == nil ? nil : content
  }

  private func contentFiles(
    _ diagnostics: inout [Diagnostic], _ leftovers: inout [String]
  ) -> [ContentFile] {
    guard let folder, folder.status("content") != nil else {
      let meant = namesBeside.first {
        ["content", "contents", "_posts", "posts", "pages", "inhalt"].contains($0.lowercased())
      }
      diagnostics.append(FileMessages.noContent(meant: meant, at: SourceLocation(path: root)))
      return []
    }
    var kept: [Diagnostic] = []
    let data = walk(folder, "content/_data") { _, _ in false }.files(&diagnostics, &leftovers)
    var hasTerms = false
    let listed = walk(folder, "content") { name, path in
      if name.utf8.first == UInt8(ascii: "_"), ContentKind.isTerm(path) {
        hasTerms = true
        return false
      }
      if name == path, let warning = FileMessages.hiddenHostFile(name) { kept.append(warning) }
      guard name.utf8.first == UInt8(ascii: "_"), !OmittedName.hostFiles.contains(path) else {
        return false
      }
      if let warning = FileMessages.keptBack(name, path) { kept.append(warning) }
      return true
    }.files(&diagnostics, &leftovers)
    diagnostics += kept
    let files = listed.map { file in
      ContentFile(file, in: hasTerms && ContentKind.isTerm(file.path) ? .terms : .content)
    }
    return files + data.map { ContentFile($0, in: .data) }
  }

  func walk(
    _ folder: DirectoryHandle, _ path: String,
    isSkipped: @escaping (_ name: String, _ path: String) -> Bool
  ) -> FolderWalk {
    FolderWalk(parent: (folder, root), path: path, name: path, isSkipped: isSkipped)
  }
}
