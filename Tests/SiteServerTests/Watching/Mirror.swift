import Foundation
import Platform

@testable import SiteServer

/// A copy of what is watched in a site's folder, which looks at nothing but what is reported.
struct Mirror {
  private let root: String
  /// What is at each path: "folder", the bytes of a file, or where a link leads.
  private var entries: [[UInt8]: String]

  init(_ root: String) {
    self.root = root
    entries = Self.read(root, "")
  }

  var count: Int { entries.count }

  mutating func apply(_ changes: FileChanges) {
    if changes.isIncomplete {
      entries = Self.read(root, "")
      return
    }
    // A path stands for everything below it.
    let paths = Set(changes.paths.map { Array($0.utf8) })
    entries = entries.filter { known, _ in
      let ends = known.indices.filter { known[$0] == 0x2F } + [known.endIndex]
      return !ends.contains { paths.contains(Array(known[..<$0])) }
    }
    var last: [UInt8]?
    for path in changes.paths {
      let bytes = Array(path.utf8)
      if let last, bytes.starts(with: last + [0x2F]) { continue }
      last = bytes
      entries.merge(Self.read(root, path)) { $1 }
    }
  }

  /// Some of the paths where the copy is not what is there.
  var differences: [String] {
    let real = Self.read(root, "")
    let paths = Set(real.keys).union(entries.keys).filter { real[$0] != entries[$0] }
    return paths.map { String(decoding: $0, as: UTF8.self) }.sorted().prefix(10).map { $0 }
  }

  private static func read(_ root: String, _ path: String) -> [[UInt8]: String] {
    var found: [[UInt8]: String] = [:]
    var pending = [path]
    let manager = FileManager.default
    guard let top = DirectoryHandle(root) else { return [:] }
    while let path = pending.popLast() {
      let location = path.isEmpty ? root : root + "/" + path
      let bytes = Array(path.utf8)
      // Not through a link that is in the place of a folder now.
      switch path.isEmpty ? .folder : top.status(path)?.kind {
      case nil: continue
      case .folder:
        found[bytes] = "folder"
        guard path.isEmpty || ["content", "templates"].contains(path.split(separator: "/")[0])
        else { continue }
        for name in (try? manager.contentsOfDirectory(atPath: location)) ?? []
        where name != ".sitegen" {
          pending.append(path.isEmpty ? name : path + "/" + name)
        }
      case .link:
        found[bytes] = "link " + ((try? manager.destinationOfSymbolicLink(atPath: location)) ?? "")
      case .file, .other:
        found[bytes] = "file " + ((try? String(contentsOfFile: location, encoding: .utf8)) ?? "")
      }
    }
    return found
  }
}
