import Platform

/// Why a file or folder of the site is left alone, by its name.
package enum OmittedName: Sendable {
  /// It begins with ".".
  case hidden
  /// It begins with "_".
  case underscore
  /// A copy or a lock that another program has left: `Leftover`.
  case leftover

  /// Files at the top of `content/` that web hosts read, although their names begin with "_": Netlify,
  /// Cloudflare Pages and others.
  static let hostFiles: Set = ["_headers", "_redirects", "_routes.json", "_worker.js"]

  /// Why a name is omitted; `nil` for a name that is not.
  package init?(_ name: String) {
    let bytes = name.utf8
    switch bytes.first {
    case UInt8(ascii: "."): self = .hidden
    case UInt8(ascii: "_"): self = .underscore
    default:
      guard Leftover.matches(name) else { return nil }
      self = .leftover
    }
  }

  /// Why a file of `content/` or of the theme's assets is omitted: the reason of the first such name in its path.
  package init?(path: String) {
    guard !Self.hostFiles.contains(path),
      let reason = path.split(separator: "/").lazy.compactMap({ OmittedName(String($0)) }).first
    else { return nil }
    self = reason
  }

  /// Whether a camera may have named a picture so: `_MG_1234.jpg`, `_DSC0042.NEF`.
  static func isCameraName(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let stem = name.utf8[..<dot]
    let digits = stem.count { (0x30...0x39).contains($0) }
    return digits >= 3
      && stem.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_")
      }
  }

  /// What to do where a link leads to such a file.
  package var help: String {
    switch self {
    case .hidden: "files and folders whose names begin with \".\" are not published: rename it"
    case .underscore: "files and folders whose names begin with \"_\" are not published: rename it"
    case .leftover: "files with such names are copies of editors and not published: rename it"
    }
  }

  /// Why such a file is not published.
  package var explanation: String {
    switch self {
    case .hidden: "names that begin with \".\" are left out"
    case .underscore: "names that begin with \"_\" are left out"
    case .leftover: "files with such names are copies or temporary files of other programs"
    }
  }

  /// Whether another program has left it behind.
  package var isLeftover: Bool { if case .leftover = self { true } else { false } }
}
