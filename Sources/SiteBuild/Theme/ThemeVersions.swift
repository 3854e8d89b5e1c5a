import Diagnostics
import Platform

/// Which version of the program each copied file of its theme is from: `templates/.theme/.versions`, with a line
/// `0.1.0 post.html` for each, in the order of the paths.
///
/// Files of a theme in `themes/` have none. A line that says nothing is left out; the file may be missing.
struct ThemeVersions {
  static let path = "templates/.theme/.versions"

  private(set) var byPath: [String: String] = [:]

  /// Reads the lines of the file.
  init(_ bytes: [UInt8]) {
    for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      guard let space = line.firstIndex(of: 0x20) else { continue }
      let path = String(decoding: line[(space + 1)...], as: UTF8.self)
      byPath[path] = String(decoding: line[..<space], as: UTF8.self)
    }
  }

  /// The file's content.
  var bytes: [UInt8] {
    let lines = byPath.sorted { $0.key.precedesInUTF8($1.key) }.map { "\($0.value) \($0.key)\n" }
    return Array(lines.joined().utf8)
  }

  /// Notes from which version a file is; `nil` where that has none.
  mutating func set(_ version: String?, for path: String) { byPath[path] = version }

  /// ` (0.1.0 → 0.2.0)`; empty where the versions are not known or the same.
  func change(of path: String, to version: String?) -> String {
    guard let former = byPath[path], let version, former != version else { return "" }
    return " (\(former) → \(version))"
  }
}
