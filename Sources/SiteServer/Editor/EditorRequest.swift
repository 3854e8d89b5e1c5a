import Diagnostics
import Platform

/// What a browser asks an editor to open.
struct EditorRequest: Equatable {
  /// Below the site's folder.
  let file: String
  /// Counted from 1.
  let line: Int
  /// Counted from 1.
  let column: Int

  /// Reads the JSON of a request; `nil` where it is not such, or the file is no path below a folder.
  init?(_ json: [UInt8]) {
    let source = SourceFile(path: "", bytes: json)
    guard String(validating: json, as: UTF8.self) != nil,
      let node = try? JSONReader.read(source, 0..<json.count), case .map(let entries) = node.content
    else { return nil }
    func content(_ key: String) -> JSONNode.Content? {
      entries.first { $0.key == key }?.value.content
    }
    func number(_ key: String) -> Int {
      guard case .integer(let number) = content(key) else { return 1 }
      return min(max(number, 1), 1_000_000)
    }
    guard case .text(let file) = content("file") else { return nil }
    let components = file.split(separator: "/", omittingEmptySubsequences: false)
    guard !components.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
      !file.utf8.contains(where: { $0 < 0x20 })
    else { return nil }
    self.file = file
    line = number("line")
    column = number("column")
  }
}
