package import Content
import DataFormats
package import Diagnostics
import HTMLText
package import Platform

/// The files of the theme's `assets`, each published under a name that holds its content's hash.
///
/// So browsers may cache them forever, and a change is seen at once. References between them in
/// stylesheets are rewritten to the new names.
package struct ThemeAssets: Sendable {
  /// A file of a folder `assets`.
  package struct Source: Sendable {
    /// When a file is published; a licence is where something else of its folder is.
    package enum Publication: Sendable {
      case always
      /// Where a stylesheet that is published refers to it.
      case whereNamed
      /// There too, and unless it belongs to a stylesheet that is left out.
      case unlessLeftOut
    }

    fileprivate enum Content: Sendable {
      case stylesheet(SourceFile)
      case copied(SourceAsset, Hash64)
      case bytes([UInt8])
    }

    /// Below `assets`.
    fileprivate let path: String
    fileprivate let shownPath: String
    fileprivate let content: Content
    /// When it is published.
    package var publication = Publication.always

    /// A file of the theme, read or hashed.
    ///
    /// - Throws: A message where it can no longer be read.
    package init(_ asset: ThemeAsset) throws(Diagnostic) {
      let isStylesheet = asset.path.hasSuffix(".css")
      switch asset.content {
      case .file(let file) where isStylesheet:
        self = .stylesheet(try file.read(), path: asset.path)
      case .file(let file): self = .copied(file, try file.contentHash())
      case .carried(let bytes) where isStylesheet:
        self = .stylesheet(SourceFile(path: asset.shownPath, bytes: bytes), path: asset.path)
      case .carried(let bytes):
        self = .bytes(bytes, path: asset.path, shownAs: asset.shownPath)
      }
    }

    private init(path: String, shownPath: String, content: Content) {
      self.path = path
      self.shownPath = shownPath
      self.content = content
    }

    /// A stylesheet, whose references are rewritten.
    package static func stylesheet(_ file: SourceFile, path: String) -> Source {
      Source(path: path, shownPath: file.path, content: .stylesheet(file))
    }

    /// A file that is published verbatim; it has this hash.
    package static func copied(_ asset: SourceAsset, _ hash: Hash64) -> Source {
      Source(path: asset.path, shownPath: asset.shownPath, content: .copied(asset, hash))
    }

    /// Bytes that are in no file of the site, published verbatim.
    package static func bytes(_ bytes: [UInt8], path: String, shownAs shownPath: String) -> Source {
      Source(path: path, shownPath: shownPath, content: .bytes(bytes))
    }
  }

  /// What a file is published with.
  package enum Content: Sendable {
    case bytes([UInt8])
    case copy(SourceAsset)
  }

  /// A file as it will be published.
  package struct File: Sendable {
    /// Below `assets`.
    package let path: String
    /// The path in messages of what it was made of.
    package let shownPath: String
    /// Where it is published: `assets/main.1f00c94db2a5e7f3.css`.
    package let route: Route
    /// A stylesheet with its references rewritten; a copy of any other file.
    package let content: Content
  }

  /// In the order of their paths.
  package private(set) var files: [File] = []
  private var indexByPath: [String: Int] = [:]
  /// The root-relative references of stylesheets, with their locations.
  private(set) var siteReferences: [(address: String, place: SourceLocation)] = []

  /// Names and rewrites the files.
  ///
  /// - Parameters:
  ///   - sources: All files that there are.
  ///   - baseURL: Where root-relative references of stylesheets begin.
  ///   - diagnostics: Gets an error for each reference that leads nowhere or in a cycle.
  package init(_ sources: [Source], baseURL: BaseURL, diagnostics: inout [Diagnostic]) {
    var naming = Naming(sources, baseURL: baseURL)
    naming.publish()
    diagnostics += naming.diagnostics
    siteReferences = naming.siteReferences
    files = naming.paths.compactMap { naming.done[$0] }
    for (index, file) in files.enumerated() { indexByPath[file.path] = index }
  }

  /// The published file for a path below `assets`.
  package func file(_ path: String) -> File? { indexByPath[path].map { files[$0] } }

  /// Where a file below `assets` is published whose content has a hash.
  package static func route(of path: String, _ hash: Hash64) -> Route {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    if let dot = name.lastIndex(of: "."), dot > name.startIndex {
      return Route("assets/" + path[..<dot] + "." + hash.hexadecimal + path[dot...])
    }
    return Route("assets/" + path + "." + hash.hexadecimal)
  }

  /// Where the program's own style sheet for something is published, on sites whose theme has no rules in place of it;
  /// `nil` for footnotes.
  package static func ownStylesheetRoute(of style: ThemeStyle) -> Route? {
    switch style {
    case .notes: nil
    case .tables: tableStylesheetRoute
    case .charts: chartStylesheetRoute
    }
  }

  // Made when a page needs them.
  private static let tableStylesheetRoute = ownRoute(of: .tables)
  private static let chartStylesheetRoute = ownRoute(of: .charts)

  private static func ownRoute(of style: ThemeStyle) -> Route? {
    style.ownStylesheet.map { route(of: $0.path, Hash64($0.bytes)) }
  }

  /// Whether a file has the usual name of a licence, in any case and with any extension.
  package static func isLicence(_ path: String) -> Bool {
    let name = PathComponents.name(of: path).lowercased()
    let stem = name.prefix { $0 != "." && $0 != "-" && $0 != "_" }
    return ["license", "licence", "copying", "notice", "ofl"].contains(stem)
  }

  /// All paths, for suggestions.
  package var paths: [String] { files.map(\.path) }

  /// The files that a stylesheet refers to, by their paths; none for any other file.
  package func references(of file: File) -> [String] {
    guard file.path.hasSuffix(".css"), case .bytes(let css) = file.content else { return [] }
    let referred = CSSAddress.all(in: css).compactMap { address in
      Route.decoding(address.text.prefix { $0 != "?" && $0 != "#" }).flatMap {
        RelativePath.resolve($0, fromFolderOf: file.route.path)
      }
    }
    let routes = Set(referred)
    return files.filter { routes.contains($0.route.path) }.map(\.path)
  }
}

/// Names each file after those that it refers to.
private struct Naming {
  /// How deep stylesheets may import one another.
  static let depthLimit = 100

  let sources: [String: ThemeAssets.Source]
  let paths: [String]
  let baseURL: BaseURL
  var done: [String: ThemeAssets.File] = [:]
  var underWay: [String] = []
  var diagnostics: [Diagnostic] = []
  var siteReferences: [(address: String, place: SourceLocation)] = []

  init(_ sources: [ThemeAssets.Source], baseURL: BaseURL) {
    self.sources = Dictionary(sources.map { ($0.path, $0) }) { first, _ in first }
    paths = self.sources.keys.sorted { $0.precedesInUTF8($1) }
    self.baseURL = baseURL
  }

  mutating func file(_ path: String) -> ThemeAssets.File? {
    if let file = done[path] { return file }
    guard let source = sources[path] else { return nil }
    let (content, hash) = published(source, path)
    let file = ThemeAssets.File(
      path: path, shownPath: source.shownPath, route: ThemeAssets.route(of: path, hash),
      content: content)
    done[path] = file
    return file
  }

  /// Names the files that are published by themselves, what they refer to, and licences.
  mutating func publish() {
    for path in paths where sources[path]?.publication == .always { _ = file(path) }
    let omitted = ofOmittedStylesheets()
    let rest = paths.filter {
      sources[$0]?.publication == .unlessLeftOut && !omitted.contains($0)
    }
    for path in rest where !ThemeAssets.isLicence(path) { _ = file(path) }
    // A licence goes with what it is about; where it has a folder for itself, nobody can tell.
    let folders = Set(done.keys.map(PathComponents.folder))
    let emptied = Set(
      paths.lazy.filter { !ThemeAssets.isLicence($0) }.map(PathComponents.folder)
    ).subtracting(folders)
    for path in paths where ThemeAssets.isLicence(path) {
      let folder = PathComponents.folder(of: path)
      let isAlone = rest.contains(path) && !emptied.contains(folder)
      if folders.contains(folder) || isAlone { _ = file(path) }
    }
  }

  /// What stylesheets refer to that are left out, directly or through others.
  private func ofOmittedStylesheets() -> Set<String> {
    var open = paths.filter { done[$0] == nil && sources[$0]?.publication == .whereNamed }
    var found: Set<String> = []
    while let path = open.popLast() {
      guard case .stylesheet(let file)? = sources[path]?.content else { continue }
      for address in CSSAddress.all(in: file.bytes) {
        guard let target = Self.target(of: Self.trimmed(address.text), in: path),
          sources[target] != nil, done[target] == nil, found.insert(target).inserted
        else { continue }
        open.append(target)
      }
    }
    return found
  }

  /// An address as parsers of URLs have it: space around it is no part of it.
  private static func trimmed(_ address: String) -> String {
    let text = address.trimmingPrefix { $0 <= " " }
    let end = text.lastIndex { $0 > " " }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end])
  }

  /// The path below `assets` that a stylesheet means; `nil` for what is not below a folder.
  private static func target(of reference: String, in path: String) -> String? {
    let end = reference.firstIndex { $0 == "?" || $0 == "#" } ?? reference.endIndex
    return Route.decoding(reference[..<end]).flatMap {
      RelativePath.resolve($0, fromFolderOf: path)
    }
  }

  private mutating func published(
    _ source: ThemeAssets.Source, _ path: String
  ) -> (ThemeAssets.Content, Hash64) {
    switch source.content {
    case .copied(let asset, let hash): return (.copy(asset), hash)
    case .bytes(let bytes): return (.bytes(bytes), Hash64(bytes))
    case .stylesheet(let file):
      underWay.append(path)
      let bytes = rewritten(file, path)
      underWay.removeLast()
      return (.bytes(bytes), Hash64(bytes))
    }
  }

  private mutating func rewritten(_ source: SourceFile, _ path: String) -> [UInt8] {
    CSSAddress.replacing(in: source.bytes) { address in
      replacement(for: Self.trimmed(address.text), at: address.range, source, path)
    }
  }

  private mutating func replacement(
    for reference: String, at range: Range<Int>, _ source: SourceFile, _ path: String
  ) -> String? {
    guard !reference.isEmpty, !reference.hasPrefix("#"), !reference.hasPrefix("//"),
      !RelativePath.hasScheme(reference)
    else { return nil }
    if reference.hasPrefix("/") {
      siteReferences.append((reference, source.location(range)))
      return baseURL.path + reference.dropFirst()
    }
    let end = reference.firstIndex { $0 == "?" || $0 == "#" } ?? reference.endIndex
    let target = Self.target(of: reference, in: path)
    guard let target, sources[target] != nil else {
      diagnostics.append(
        SiteMessages.themeMissingAsset(
          reference[..<end],
          suggestion: OmittedName(path: target ?? "")?.help
            ?? Spelling.didYouMean(target ?? "", among: paths),
          at: source.location(range)))
      return nil
    }
    guard !underWay.contains(target), underWay.count < Self.depthLimit else {
      diagnostics.append(
        SiteMessages.themeImportCycle(
          paths: underWay + [target], at: source.location(range)))
      return nil
    }
    guard let file = file(target) else { return nil }
    let ups = path.utf8.count { $0 == UInt8(ascii: "/") }
    return String(repeating: "../", count: ups) + file.route.percentEncoded.dropFirst(7)
      + reference[end...]
  }
}
