import Foundation
import Platform
import TestSupport

/// Random changes of a tree, the same for the same seed; many fail, as there is nothing or something in their way.
struct RandomChanges: Sendable {
  /// What was done, a line each.
  private(set) var log: [String] = []
  private let site: String
  private let outside: String
  private var random: SplitMix
  private var count = 0

  init(site: String, outside: String, seed: UInt64) {
    self.site = site
    self.outside = outside
    random = SplitMix(seed: seed)
  }

  mutating func number(below bound: Int) -> Int { random.next(below: bound) }

  mutating func change() {
    count += 1
    let manager = FileManager.default
    let (first, second) = (path(), path())
    let kind = number(below: 16)
    log.append("\(kind) \(first) \(second)")
    switch kind {
    case 0...2: write(first, "\(count)")
    case 3: try? manager.removeItem(atPath: first)
    case 4: mkdir(first, 0o755)
    case 5: try? manager.createDirectory(atPath: first, withIntermediateDirectories: true)
    case 6...8: rename(first, second)
    case 9:
      // A folder that is copied into itself has no end.
      if !(second + "/").hasPrefix(first + "/") {
        try? manager.copyItem(atPath: first, toPath: second)
      }
    case 10: symlink(["x", ".", "..", "a/b"][number(below: 4)], first)
    case 11:
      // Renamed, and another made under the old name.
      rename(first, second)
      mkdir(first, 0o755)
    case 12:
      // In case alone.
      let name = PathComponents.name(of: first)
      rename(first, PathComponents.folder(of: first) + "/" + name.uppercased())
    case 13:
      write(first + ".tmp", "\(count)")
      rename(first + ".tmp", first)
    case 14: chmod(first, 0o755)
    default:
      let temporary = outside + "/temporary"
      rename(first, temporary)
      rename(second, first)
      rename(temporary, second)
    }
  }

  private func write(_ path: String, _ text: String) {
    // A link may lead to a file whose change is that file's.
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { return }
    var bytes = Array(text.utf8)
    _ = writeBytes(file, &bytes, bytes.count)
    close(file)
  }

  /// A path in or beside the site, with few names, so that most meet what is there.
  private mutating func path() -> String {
    let top = number(below: 12)
    var path = top < 8 ? site + "/content" : top < 10 ? site + "/templates" : outside
    // Now and then content/ itself.
    let depth = number(below: 30) == 0 ? 0 : 1 + number(below: 4)
    for _ in 0..<depth { path += "/" + ["a", "b", "c", "x.md", "A"][number(below: 5)] }
    return path == outside ? outside + "/a" : path
  }
}
