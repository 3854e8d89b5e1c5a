import Diagnostics
import Platform
import SiteBuild

extension FinishedBuild {
  /// What the server must know of a build of a session.
  init(_ build: SessionBuild, number: Int, _ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self.init(
      number: number, time: Timestamp.now,
      milliseconds: Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000),
      written: build.result.summary?.written ?? 0, kept: build.result.summary?.kept ?? 0)
    changes = build.written.map { Change(path: $0, kind: FileKind(output: build.site?.file($0))) }
      .sorted { $0.kind.interest < $1.kind.interest }
    styles = build.styles.map { StyleChange(old: $0.old, new: $0.new) }
    restyledPages = build.restyled
    removals = Dictionary(
      build.removed.map { path in
        let move = build.moves[path]
        return (path, Removal(newPath: move?.newPath, source: move?.source))
      }
    ) { first, _ in first }
    diagnostics = build.result.diagnostics.filter { $0.severity == .warning }
  }
}

extension FileKind {
  /// The kind of an output.
  init(output file: LiveSite.File?) {
    switch file?.kind {
    case "page", "page for missing addresses": self = .page
    case "list", "overview", "archive", "subscribe page": self = .list
    case "feed", "JSON feed": self = .feed
    default: self.init(ending: file?.path ?? "")
    }
  }

  /// The kind of a source, by its path below the site's folder.
  init(source path: String) {
    let parts = path.split(separator: "/")
    switch parts.first {
    case "content":
      let ending = PathComponents.pathExtension(of: path)
      if ["md", "markdown"].contains(ending) {
        self = .page
      } else if ending == "kpi" {
        self = .model
      } else {
        self = parts.dropFirst().first == "_data" ? .data : Self(ending: path)
      }
    case "templates", "themes":
      if parts.contains("assets") {
        self.init(ending: path)
      } else {
        self = parts.contains("strings") ? .word : path.hasSuffix(".html") ? .template : .setting
      }
    case "site.yaml", "site.toml": self = .setting
    default: self = .other
    }
  }

  private init(ending path: String) {
    self =
      switch PathComponents.pathExtension(of: path).lowercased() {
      case "html": .page
      case "css": .style
      case "js": .script
      case "avif", "gif", "jpeg", "jpg", "png", "svg", "webp": .picture
      case "json", "xml", "csv", "yaml", "toml": .data
      default: .other
      }
  }

  /// The order in which changed files interest a reader.
  fileprivate var interest: Int {
    switch self {
    case .page: 0
    case .list: 1
    case .style, .script, .picture: 2
    default: 3
    }
  }
}
