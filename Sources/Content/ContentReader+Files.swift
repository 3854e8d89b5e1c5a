import DataFormats
import Diagnostics
import HTMLText
import Platform

/// A file of `content/` that is to be read.
struct ContentFile: Sendable {
  let file: FolderWalk.File
  let folder: Folder
  /// `SourcePage.isBundle`.
  var isBundle = false
  /// `SourcePage.languageKey`.
  var languageKey = ""
  /// `SourcePage.logicalPath`.
  var logicalPath: String

  /// The folders whose files are used in different ways.
  enum Folder {
    case content
    case data
    /// `content/_terms/`, and `content/en/_terms/` of a language.
    case terms
  }

  /// The path below `content/`; for data, below `content/_data/`.
  var path: String { file.path }

  /// Where it is opened, below the site's folder.
  var location: String { (folder == .data ? "content/_data/" : "content/") + file.location }

  /// Whether it is Markdown with front matter.
  var isPage: Bool { folder != .data && ContentKind(ofFile: file.path) == .page }

  init(_ file: FolderWalk.File, in folder: Folder) {
    self.file = file
    self.folder = folder
    logicalPath = file.path
  }
}

extension ContentReader {
  /// The kinds of files, with what was read.
  enum Item: Sendable {
    case page(SourcePage)
    case asset(SourceAsset)
    /// Of `content/_terms`.
    case termPage(SourcePage)
    case termAsset(SourceAsset)
    case model(SourceFile)
    /// Of a layer, by its index.
    case theme(ThemeItem, layer: Int)
    case data(name: String, DataValue, path: String)
    /// Of `content/_data`.
    case dataTable(SourceAsset)
  }

  typealias Outcome = (item: Item?, diagnostics: [Diagnostic])

  func readContent(
    _ file: ContentFile, _ known: PageMetadataCache, _ keys: FrontMatterKeys,
    _ templates: TemplateNames, _ budget: DataBudget
  ) -> Outcome {
    let path = file.path
    let isTerm = file.folder == .terms
    if let page = known.page(of: file) {
      return (isTerm ? .termPage(page) : .page(page), page.warnings)
    }
    var diagnostics: [Diagnostic] = []
    var item: Item?
    let kind = ContentKind(ofFile: path)
    if file.folder == .data, ContentKind.isValueTable(path) {
      item = readAsset(
        "_data/" + path, file.file.signature, at: file.location, shownAs: "content/_data/" + path,
        isContent: true, &diagnostics
      ).map(Item.dataTable)
    } else if file.folder == .data {
      let shown = "content/_data/" + path
      item = readData(shown, at: file.location, budget, &diagnostics).map {
        .data(name: Self.withoutExtension(path), $0.value, path: shown)
      }
    } else if kind == .page {
      item = readPage(file, keys, templates, &diagnostics).map {
        isTerm ? .termPage($0) : .page($0)
      }
    } else if kind == .model {
      item = readText("content/" + path, at: file.location, &diagnostics).map(Item.model)
    } else {
      item = readAsset(
        path, file.file.signature, at: file.location, shownAs: "content/" + path, isContent: true,
        &diagnostics
      ).map { isTerm ? .termAsset($0) : .asset($0) }
    }
    return (item, diagnostics)
  }

  /// Reads a Markdown file with its front matter; `nil` where it can't be read.
  func readPage(
    _ file: ContentFile, _ keys: FrontMatterKeys, _ templates: TemplateNames,
    _ diagnostics: inout [Diagnostic]
  ) -> SourcePage? {
    guard let source = readText("content/" + file.path, at: file.location, &diagnostics) else {
      return nil
    }
    let (frontMatter, bodyStart) = FrontMatterReader(
      file: source, keys: keys, templates: templates
    ).read(&diagnostics)
    return SourcePage(
      path: file.path, text: .read(source), frontMatter: frontMatter, bodyStart: bodyStart,
      isBundle: file.isBundle, languageKey: file.languageKey, logicalPath: file.logicalPath,
      mayNeedStyles: StyleNeeds(of: source.bytes), signature: file.file.signature,
      contentHash: Hash64(source.bytes), warnings: diagnostics)
  }

  static let configurationNames = ["site.yaml", "site.toml"]

  func readConfiguration(
    _ listing: ContentListing, _ diagnostics: inout [Diagnostic]
  ) -> SiteConfiguration? {
    if listing.isConfigurationRefused { return nil }
    let names = listing.configurationFiles.map(\.path)
    guard names.count < 2 else {
      diagnostics.append(
        ConfigurationMessages.twoFiles(at: SourceLocation(path: "site.toml")))
      return nil
    }
    guard let name = names.first else {
      diagnostics.append(
        ConfigurationMessages.missing(
          meant: meantConfiguration(), at: SourceLocation(path: root)))
      return nil
    }
    return readText(name, at: name, &diagnostics).flatMap {
      SiteConfigurationReader(file: $0).read(&diagnostics)
    }
  }

  /// A text file without its byte order mark, by its path in messages and where it is opened.
  func readText(
    _ path: String, at location: String, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    guard let folder else { return nil }
    return Self.readText(path, at: FileLocation(location, in: folder), &diagnostics)
  }

  static func readText(
    _ path: String, at location: FileLocation, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    var bytes: [UInt8]
    do throws(FileReading.Failure) {
      bytes = try FileReading.bytes(of: location, upTo: textLimit + 1)
    } catch {
      diagnostics.append(
        FileMessages.refused(error.message, at: SourceLocation(path: path)))
      return nil
    }
    guard bytes.count <= textLimit else {
      diagnostics.append(
        FileMessages.tooLarge(limit: textLimit, at: SourceLocation(path: path)))
      return nil
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if LegacyEncoding.isUTF16WithoutMark(bytes) {
      diagnostics.append(FileMessages.utf16(at: SourceLocation(path: path)))
      return nil
    }
    replaceLoneReturns(&bytes)
    let file = SourceFile(path: path, bytes: bytes)
    if let offset = UTF8Validation.firstInvalidOffset(in: bytes, 0..<bytes.count) {
      diagnostics.append(
        FileMessages.notUTF8(
          bytes[offset], offset: offset,
          encoding: LegacyEncoding.description(of: bytes, at: offset),
          at: file.location(offset..<offset + 1)))
      return nil
    }
    if let problem = file.problemOfMarks() {
      diagnostics.append(problem)
      return nil
    }
    let conflicts = ConflictMarkers.lines(
      in: bytes, isMarkdown: ContentKind(ofFile: path) == .page)
    guard conflicts.isEmpty else {
      diagnostics += conflicts.map { FileMessages.conflict(at: file.location($0)) }
      return nil
    }
    return SourceFile(path: path, bytes: bytes, isKnownUTF8: true)
  }

  /// Ends lines with a line feed where they end with a carriage return alone, as on Macs of long ago.
  ///
  /// Only the first line is looked at: a text has one kind of line ends, but what was pasted below may have others.
  private static func replaceLoneReturns(_ bytes: inout [UInt8]) {
    let first = bytes.firstIndex(of: 0x0A) ?? bytes.count
    guard bytes[..<first].dropLast(first < bytes.count ? 1 : 0).contains(0x0D) else { return }
    for index in bytes.indices where bytes[index] == 0x0D {
      if index + 1 == bytes.count || bytes[index + 1] != 0x0A { bytes[index] = 0x0A }
    }
  }

  func readAsset(
    _ path: String, _ signature: FileSignature, at location: String, shownAs shown: String,
    isContent: Bool, _ diagnostics: inout [Diagnostic]
  ) -> SourceAsset? {
    guard let folder else { return nil }
    let file = FileLocation(location, in: folder)
    let imageLength = PixelSize.headerLength(ofFile: path)
    var header: [UInt8] = []
    do throws(FileReading.Failure) {
      // Opens every asset, so that an unreadable one is reported before anything is written.
      header = try FileReading.bytes(
        of: file, upTo: imageLength ?? (isContent ? Self.frontMatterPrefix : 0))
    } catch {
      diagnostics.append(FileMessages.refused(error.message, at: SourceLocation(path: shown)))
      return nil
    }
    if isContent, let warning = Self.warning(ofUnreadPage: shown, header) {
      diagnostics.append(warning)
    }
    return SourceAsset(
      path: path, shownAs: shown, file: file, signature: signature,
      pixelSize: imageLength == nil || header.isEmpty ? nil : PixelSize(header: header))
  }

  /// How many bytes of a file show whether it begins with front matter.
  private static let frontMatterPrefix = 1024

  /// A warning of an asset that its author may take for a page; `header` is its beginning.
  private static func warning(ofUnreadPage path: String, _ header: [UInt8]) -> Diagnostic? {
    let location = SourceLocation(path: path)
    if ContentKind.isForeignPage(path) { return FileMessages.foreignPage(path, at: location) }
    // In YAML, "---" begins a document.
    guard !["yaml", "yml"].contains(PathComponents.pathExtension(of: path).lowercased()),
      FrontMatterShape.begins(header)
    else { return nil }
    return FileMessages.unreadFrontMatter(path, at: location)
  }

  func readData(
    _ path: String, at location: String, _ budget: DataBudget, _ diagnostics: inout [Diagnostic]
  ) -> DataNode? {
    guard let format = DataFormat(extension: Self.extension(path)) else {
      diagnostics.append(
        FileMessages.unusedData(at: SourceLocation(path: path)))
      return nil
    }
    guard !budget.isExceeded, let file = readText(path, at: location, &diagnostics),
      // "Posts" and "posts" may be two words, "A" and "a" two letters of a glossary.
      let node = format.read(file, 0..<file.bytes.count, keysAreTexts: true, &diagnostics)
    else { return nil }
    budget.add(node)
    return budget.isExceeded ? nil : node
  }

  static func `extension`(_ path: String) -> Substring {
    let name = PathComponents.name(of: path)
    return name.lastIndex(of: ".").map { path.suffix(name[$0...].count - 1) } ?? ""
  }

  static func withoutExtension(_ path: String) -> String {
    let suffix = Self.extension(path)
    return suffix.isEmpty ? path : String(path.dropLast(suffix.count + 1))
  }
}
