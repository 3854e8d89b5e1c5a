/// The parts of a path that is written with "/" between its components.
package enum PathComponents {
  /// What stands after the last slash.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// What stands before the last slash; `""` where there is none, and for what lies at the root.
  package static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  /// What stands after the last dot of the name; `""` where there is none, or nothing before it.
  package static func pathExtension(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return ""
    }
    return String(name[name.utf8.index(after: dot)...])
  }

  /// Whether a component of a path begins with a mark that belongs to the letter before it: with the
  /// slash it would make one character.
  static func beginsWithMark(_ path: String) -> Bool {
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
