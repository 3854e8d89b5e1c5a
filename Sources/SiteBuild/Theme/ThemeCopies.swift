package import Content
package import Diagnostics
import Platform

/// The files of a theme that a site has copied into `templates/`, to change them.
///
/// `templates/.theme/` has each as it was when it was copied, so that the author's changes and the theme's can be
/// told apart, and says from which version of the program it is (`ThemeVersions`).
package struct ThemeCopies {
  /// How a file of the theme stands to the site's.
  package enum State: Sendable {
    /// The site has no file of the name.
    case unused
    /// The site has a file of its own, which is no copy.
    case hidden
    /// A copy; whether its author has changed it, and whether the theme's has changed since.
    case copied(isEdited: Bool, isOutdated: Bool)
  }

  private static let sizeLimit = 64 << 20
  private static let folder = "templates"
  private static let archive = "templates/.theme"

  private let root: DirectoryHandle
  /// The theme's files.
  package let originals: [ThemeOriginal]
  /// The program's, such as `0.1.0`.
  private let version: String

  /// Looks at the files of a site's folder; `nil`, with a message, where it cannot be opened.
  ///
  /// - Parameters:
  ///   - settings: Where the site is.
  ///   - version: The program's, without anything that differs between builds of the same version.
  ///   - diagnostics: Gets the messages.
  package init?(
    _ settings: SiteBuilder.Settings, version: String, diagnostics: inout [Diagnostic]
  ) {
    self.version = version
    guard let root = DirectoryHandle(settings.root) else {
      diagnostics.append(BuildMessages.noFolder(at: SourceLocation(path: settings.root)))
      return nil
    }
    self.root = root
    originals = ContentReader(root: settings.root, folder: root, jobs: 1)
      .themeOriginals(&diagnostics)
  }

  /// The paths of the files that were copied, in order; those of files that the theme has no longer are among them.
  package var copiedPaths: [String] {
    guard let folder = DirectoryHandle(Self.archive, in: root) else { return [] }
    var paths: [String] = []
    var pending = [""]
    while let path = pending.popLast() {
      guard let names = DirectoryHandle(path, in: folder)?.names() else { continue }
      for name in names where name.first != UInt8(ascii: ".") {
        let entry = (path.isEmpty ? "" : path + "/") + String(decoding: name, as: UTF8.self)
        switch folder.status(entry)?.kind {
        case .folder: pending.append(entry)
        case .file: paths.append(entry)
        default: break
        }
      }
    }
    return paths.sorted { $0.precedesInUTF8($1) }
  }

  /// How a file of the theme stands to the site's.
  ///
  /// - Throws: A message where one of the files cannot be read.
  package func state(of original: ThemeOriginal) throws(Diagnostic) -> State {
    guard let own = try bytes(Self.folder + "/" + original.path) else { return .unused }
    guard let copied = try bytes(Self.archive + "/" + original.path) else { return .hidden }
    return .copied(
      isEdited: LineEnds.unified(own) != copied, isOutdated: try original.bytes() != copied)
  }

  // MARK: Copying

  /// Copies files into `templates/`, all that the site does not have yet where none are named.
  ///
  /// - Parameter paths: Below the theme's folder.
  /// - Returns: What was copied.
  /// - Throws: A message about the first that cannot be copied; nothing is copied then, unless writing failed.
  package func copy(_ paths: [String]) throws(Diagnostic) -> [String] {
    var chosen: [ThemeOriginal] = []
    for path in paths {
      chosen.append(try original(path))
      if root.status(Self.folder + "/" + path) != nil {
        throw ThemeMessages.fileExists(
          path, isCopy: root.status(Self.archive + "/" + path) != nil,
          at: SourceLocation(path: Self.folder + "/" + path))
      }
    }
    if paths.isEmpty {
      chosen = originals.filter { root.status(Self.folder + "/" + $0.path) == nil }
    }
    for file in chosen {
      let bytes = try file.bytes()
      try write(bytes, to: Self.archive + "/" + file.path)
      try write(bytes, to: Self.folder + "/" + file.path)
    }
    try note(chosen)
    return chosen.map(\.path)
  }

  /// Notes that files of the site hold what their author wants of the theme's present ones: from then on they are
  /// copies, if they were none.
  ///
  /// - Throws: A message about the first that the site or the theme does not have, or that cannot be written.
  package func resolve(_ paths: [String]) throws(Diagnostic) {
    for path in paths where root.status(Self.folder + "/" + path)?.kind != .file {
      throw ThemeMessages.notCopied(path, known: copiedPaths)
    }
    var resolved: [ThemeOriginal] = []
    for path in paths {
      let original = try original(path)
      try write(try original.bytes(), to: Self.archive + "/" + path)
      resolved.append(original)
    }
    try note(resolved)
  }

  private func original(_ path: String) throws(Diagnostic) -> ThemeOriginal {
    guard let original = originals.first(where: { $0.path == path }) else {
      throw ThemeMessages.unknownFile(path, known: originals.map(\.path))
    }
    return original
  }

  // MARK: Versions

  private func versions() throws(Diagnostic) -> ThemeVersions {
    ThemeVersions(try bytes(ThemeVersions.path) ?? [])
  }

  /// The version of a file of the theme; `nil` for one that is not the program's.
  private func version(of original: ThemeOriginal) -> String? {
    original.layer == .carried ? version : nil
  }

  /// Notes that the copies are of the present files.
  private func note(_ originals: [ThemeOriginal]) throws(Diagnostic) {
    var versions = try versions()
    let former = versions.byPath
    for original in originals { versions.set(version(of: original), for: original.path) }
    if versions.byPath != former { try write(versions.bytes, to: ThemeVersions.path) }
  }

  /// From which version to which the theme's file has changed since it was copied: ` (0.1.0 → 0.2.0)`, empty where
  /// that cannot be told or is the same.
  ///
  /// - Throws: A message where the versions cannot be read.
  package func versionChange(of path: String) throws(Diagnostic) -> String {
    guard let original = originals.first(where: { $0.path == path }) else { return "" }
    return try versions().change(of: path, to: version(of: original))
  }

  // MARK: Updating

  /// What came of bringing the theme's changes into a copy.
  package enum Update: Sendable {
    case unchanged
    /// The author had changed nothing: it is the theme's again.
    case replaced
    case merged
    /// The author's file stays as it is.
    case conflict(Diagnostic)
    /// The theme has no such file any more.
    case gone
  }

  /// Brings the theme's changes into a copy.
  ///
  /// The author's file is replaced first, then the original beside it; a process that ends between the two gives the
  /// same when it runs again, since changes that both have made alike are no conflict.
  ///
  /// - Throws: A message where a file cannot be read or written.
  package func update(_ path: String) throws(Diagnostic) -> Update {
    let (own, archived) = (Self.folder + "/" + path, Self.archive + "/" + path)
    guard let original = originals.first(where: { $0.path == path }) else { return .gone }
    guard let mine = try bytes(own), let base = try bytes(archived) else { return .unchanged }
    let theirs = try original.bytes()
    if theirs == base {
      try note([original])
      return .unchanged
    }
    var update = Update.replaced
    let text = LineEnds.unified(mine)
    if text == theirs {
      update = .unchanged
    } else if text == base {
      try write(LineEnds.like(mine, theirs), to: own)
    } else {
      let merge = ThreeWayMerge(mine: text, base: base, theirs: theirs)
      switch merge.result {
      case .merged(let bytes):
        try write(LineEnds.like(mine, bytes), to: own)
        update = .merged
      case .conflicts(let lines):
        return .conflict(
          ThemeMessages.conflict(path, lines: lines, file: SourceFile(path: own, bytes: mine)))
      case .impossible(let reason):
        return .conflict(
          ThemeMessages.conflict(path, because: reason, at: SourceLocation(path: own)))
      }
    }
    try write(theirs, to: archived)
    try note([original])
    return update
  }

  // MARK: Differences

  /// The author's changes and the theme's, apart; empty where there are none.
  ///
  /// - Throws: A message where a file cannot be read.
  package func difference(of path: String) throws(Diagnostic) -> String {
    guard let base = try bytes(Self.archive + "/" + path) else { return "" }
    let mine = try bytes(Self.folder + "/" + path)
    let theirs = try originals.first { $0.path == path }?.bytes()
    return Self.section("  changed by you", from: base, to: mine)
      + Self.section(
        "  changed in the theme since you copied it" + (try versionChange(of: path)), from: base,
        to: theirs)
  }

  private static func section(_ title: String, from base: [UInt8], to other: [UInt8]?) -> String {
    guard let other = other.map(LineEnds.unified) else { return title + ": the file is gone\n" }
    guard other != base else { return "" }
    guard !ThreeWayMerge.isBinary(base), !ThreeWayMerge.isBinary(other) else {
      return title + ": other bytes\n"
    }
    return title + ":\n" + LineDifference(from: base, to: other).text
  }

  // MARK: Files

  /// The content of a file of the site; `nil` where there is none, or a folder in its place.
  private func bytes(_ path: String) throws(Diagnostic) -> [UInt8]? {
    guard let status = root.status(path), status.kind != .folder else { return nil }
    do throws(FileReading.Failure) {
      return try FileReading.bytes(of: FileLocation(path, in: root), upTo: Self.sizeLimit)
    } catch {
      throw ThemeMessages.unreadable(error.message, at: SourceLocation(path: path))
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    _ = root.createFolders(to: PathComponents.folder(of: path))
    try AtomicFile(FileLocation(path, in: root)).replace(with: [bytes])
  }
}
