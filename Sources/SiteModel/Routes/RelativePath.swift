import HTMLText

/// Relative paths in links.
package enum RelativePath {
  /// Whether a link begins with a scheme, as `https:` and `mailto:` do (RFC 3986, section 3.1).
  package static func hasScheme(_ link: some StringProtocol) -> Bool {
    guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")), let first = link.utf8.first,
      first.isASCIILetter
    else { return false }
    return link.utf8[..<colon].allSatisfy { byte in
      byte.isASCIILetter || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
  }

  /// How a file links to another, both below the same root: `../b.md` from `tipps/a.md` to `b.md`.
  package static func link(to target: String, fromFolderOf file: String) -> String {
    let from = file.split(separator: "/").dropLast()
    let to = target.split(separator: "/")
    let shared = zip(from, to.dropLast()).prefix { $0 == $1 }.count
    let ups = Array(repeating: Substring(".."), count: from.count - shared)
    return (ups + to.dropFirst(shared)).joined(separator: "/")
  }

  /// The path that a link leads to from a file, both below the same root.
  ///
  /// A link that begins with "/" begins at that root; `nil` where it leads out of it. A "/" at the end
  /// is kept.
  package static func resolve(_ link: some StringProtocol, fromFolderOf file: String) -> String? {
    var components: [Substring] = []
    if !link.hasPrefix("/") { components = file.split(separator: "/").dropLast() }
    for component in link.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        guard components.popLast() != nil else { return nil }
      default: components.append(Substring(component))
      }
    }
    let isFolder = link.hasSuffix("/") || link.hasSuffix("/..") || link == ".." || link == "."
    return components.joined(separator: "/") + (isFolder && !components.isEmpty ? "/" : "")
  }
}
