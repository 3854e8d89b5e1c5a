package import Content
import DataFormats
package import Diagnostics
import HTMLText
package import Platform

/// The files of `templates/assets/`, each published under a name that holds its content's hash.
///
/// So browsers may cache them forever, and a change is seen at once. References between them in
/// stylesheets are rewritten to the new names.
package struct ThemeAssets: Sendable {
  /// A file of the folder.
  package enum Source: Sendable {
    /// Its references are rewritten.
    case stylesheet(SourceFile)
    /// Published verbatim; it has this hash.
    case copied(SourceAsset, Hash64)

    fileprivate var shownPath: String {
      switch self {
      case .stylesheet(let file): file.path
      case .copied(let asset, _): asset.shownPath
      }
    }
  }

  /// What a file is published with.
  package enum Content: Sendable {
    case bytes([UInt8])
    case copy(SourceAsset)
  }

  /// A file as it will be published.
  package struct File: Sendable {
    /// Below `templates/assets/`.
    package let path: String
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
  ///   - sources: All files of the folder; their paths in messages begin with `templates/assets/`.
  ///   - baseURL: Where root-relative references of stylesheets begin.
  ///   - diagnostics: Gets an error for each reference that leads nowhere or in a cycle.
  package init(_ sources: [Source], baseURL: BaseURL, diagnostics: inout [Diagnostic]) {
    var naming = Naming(sources, baseURL: baseURL)
    for path in naming.paths { _ = naming.file(path) }
    diagnostics += naming.diagnostics
    siteReferences = naming.siteReferences
    files = naming.paths.compactMap { naming.done[$0] }
    for (index, file) in files.enumerated() { indexByPath[file.path] = index }
  }

  /// The published file for a path below `templates/assets/`.
  package func file(_ path: String) -> File? { indexByPath[path].map { files[$0] } }

  /// All paths, for suggestions.
  package var paths: [String] { files.map(\.path) }

  /// The files that a stylesheet refers to, by their paths; none for any other file.
  package func references(of file: File) -> [String] {
    guard case .bytes(let css) = file.content else { return [] }
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
  static let folder = "templates/assets/"
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
    self.sources = Dictionary(
      sources.map { (String($0.shownPath.dropFirst(Self.folder.count)), $0) }
    ) { first, _ in first }
    paths = self.sources.keys.sorted { $0.precedesInUTF8($1) }
    self.baseURL = baseURL
  }

  mutating func file(_ path: String) -> ThemeAssets.File? {
    if let file = done[path] { return file }
    guard let source = sources[path] else { return nil }
    let (content, hash) = published(source, path)
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    let hashed: String
    if let dot = name.lastIndex(of: "."), dot > name.startIndex {
      hashed = path[..<dot] + "." + hash.hexadecimal + path[dot...]
    } else {
      hashed = path + "." + hash.hexadecimal
    }
    let file = ThemeAssets.File(path: path, route: Route("assets/" + hashed), content: content)
    done[path] = file
    return file
  }

  private mutating func published(
    _ source: ThemeAssets.Source, _ path: String
  ) -> (ThemeAssets.Content, Hash64) {
    switch source {
    case .copied(let asset, let hash): return (.copy(asset), hash)
    case .stylesheet(let file):
      underWay.append(path)
      let bytes = rewritten(file, path)
      underWay.removeLast()
      return (.bytes(bytes), Hash64(bytes))
    }
  }

  private mutating func rewritten(_ source: SourceFile, _ path: String) -> [UInt8] {
    CSSAddress.replacing(in: source.bytes) { address in
      // As parsers of URLs do: space around an address is no part of it.
      let text = address.text.trimmingPrefix { $0 <= " " }
      let end = text.lastIndex { $0 > " " }.map(text.index(after:)) ?? text.startIndex
      return replacement(for: String(text[..<end]), at: address.range, source, path)
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
    let target = Route.decoding(reference[..<end]).flatMap {
      RelativePath.resolve($0, fromFolderOf: path)
    }
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
