import HTMLText
import Platform

/// Why a file or folder of the site is left alone, by its name.
package enum OmittedName: Sendable {
  /// It begins with ".".
  case hidden
  /// It begins with "_".
  case underscore
  /// A copy or a lock that an editor, an office program or a merge has left.
  case leftover

  /// Files at the top of `content/` that web hosts read, although their names begin with "_": Netlify,
  /// Cloudflare Pages and others.
  static let hostFiles: Set = ["_headers", "_redirects", "_routes.json", "_worker.js"]

  /// Endings that programs add to the whole name of a file: `a.md.bak`.
  private static let addedEndings: Set = ["bak", "old", "orig", "rej", "save", "tmp"]
  private static let swapEndings: Set = ["swo", "swp", "swx"]

  /// Why a name is omitted; `nil` for a name that is not.
  package init?(_ name: String) {
    let bytes = name.utf8
    switch bytes.first {
    case UInt8(ascii: "."): self = .hidden
    case UInt8(ascii: "_"): self = .underscore
    default:
      guard Self.isLeftover(name) else { return nil }
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

  /// What systems put beside pictures.
  private static let systemFiles: Set = ["thumbs.db", "desktop.ini"]

  /// Emacs (`a.md~`, `#a.md#`), Vim (`a.md.swp`), office programs (`~$a.docx`, `~a.tmp`), merges and patches
  /// (`a.md.orig`), copies before a change (`a.md.bak`).
  static func isLeftover(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, let last = bytes.last else { return false }
    if last == UInt8(ascii: "~") || (first == UInt8(ascii: "#") && last == UInt8(ascii: "#")) {
      return true
    }
    let isTilde = first == UInt8(ascii: "~")
    // Most files are pages: nothing more can be wrong with their names.
    if !isTilde, ContentKind(ofFile: name) == .page { return false }
    if isTilde, bytes.dropFirst().first == UInt8(ascii: "$") { return true }
    let ending = PathComponents.pathExtension(of: name).lowercased()
    if swapEndings.contains(ending) || isTilde && ending == "tmp" { return true }
    if systemFiles.contains(name.lowercased()) { return true }
    guard addedEndings.contains(ending) else { return false }
    // `data.bak` may be meant to be published, `prices.pdf.bak` is not.
    let inner = PathComponents.pathExtension(of: String(name.dropLast(ending.count + 1)))
    return inner.utf8.first?.isASCIILetter ?? false
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
}
