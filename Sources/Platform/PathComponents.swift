/// Parts of a path whose components are separated by "/".
package enum PathComponents {
  /// Everything after the last slash.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// Everything before the last slash; `""` where there is none, and for a path such as "/name".
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  /// The rest of a path below a folder; `nil` for a path that is not below it.
  ///
  /// Compares bytes as file systems do: letters that are encoded in another way are others, and a name that
  /// begins with a combining mark is below its folder.
  package static func path(_ path: String, below folder: String) -> String? {
    let rest = path.utf8.dropFirst(folder.utf8.count)
    guard path.utf8.starts(with: folder.utf8), rest.first == UInt8(ascii: "/") else { return nil }
    return String(Substring(rest.dropFirst()))
  }

  /// Everything after the last dot of the name; `""` where there is none, or nothing before it.
  package static func pathExtension(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return ""
    }
    return String(name[name.utf8.index(after: dot)...])
  }

  /// Whether any component begins with a combining mark, which would merge with the slash before it into
  /// one `Character`.
  package static func beginsWithMark(_ path: String) -> Bool {
    var isStart = true
    for scalar in path.unicodeScalars {
      if isStart {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: break
        }
      }
      isStart = scalar == "/"
    }
    return false
  }
}
