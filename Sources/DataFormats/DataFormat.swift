// DataFormats owns YAML, TOML and JSON: they are read into one tree of values that know their source
// positions, and taken from it by key. It knows no key of front matter or site.yaml.

package import Diagnostics

/// The formats of front matter, configuration and data files.
package enum DataFormat: String, Sendable {
  case yaml = "YAML"
  case toml = "TOML"
  case json = "JSON"

  /// The format with a file name extension; `nil` for other extensions.
  package init?(extension name: Substring) {
    switch name {
    case "yaml", "yml": self = .yaml
    case "toml": self = .toml
    case "json": self = .json
    default: return nil
    }
  }

  /// The largest input in bytes; the parsers of YAML and TOML need several hundred bytes of memory for each
  /// in the worst case.
  var sizeLimit: Int { self == .json ? 1 << 24 : 1 << 22 }

  /// The value that part of a file stands for, null where it has none; `nil` after an error of syntax.
  ///
  /// Keys of one map that differ in case alone are an error, unless `keysAreTexts`.
  package func read(
    _ file: SourceFile, _ range: Range<Int>, keysAreTexts: Bool = false,
    _ diagnostics: inout [Diagnostic]
  ) -> DataNode? {
    guard range.count <= sizeLimit else {
      diagnostics.append(DataMessages.tooLarge(self, byteCount: range.count, inFile: file.path))
      return nil
    }
    if self != .json, let run = WrittenMarks.excess(in: file.bytes, range, .escapes) {
      diagnostics.append(TextMessages.combiningMarks(at: file.location(run)))
      return nil
    }
    guard let node = parse(file, range, keysAreTexts: keysAreTexts, &diagnostics) else {
      return nil
    }
    return file.mayHaveForbiddenCharacters(range)
      ? node.replacingForbiddenCharacters(in: file, &diagnostics) : node
  }

  private func parse(
    _ file: SourceFile, _ range: Range<Int>, keysAreTexts: Bool, _ diagnostics: inout [Diagnostic]
  ) -> DataNode? {
    do throws(Diagnostic) {
      let node: DataNode
      switch self {
      case .yaml:
        node = try yaml(file, range, &diagnostics)
        diagnostics += YAMLLostText.messages(about: node, in: file, range)
      case .toml:
        node = try TOMLReader(file: file, range: range).read()
      case .json:
        node = try DataNode(try JSONReader.read(file, range), in: file)
      }
      if !keysAreTexts {
        diagnostics += KeysInCase(in: node).twins.map { DataMessages.keyCase($0, in: file) }
      }
      return node
    } catch {
      diagnostics.append(error)
      return nil
    }
  }

  /// What is wrong with part of a file that is a text or a list where it should be a map; empty where it cannot
  /// be told.
  package func messages(
    aboutMissingMap node: DataNode, in file: SourceFile, _ range: Range<Int>
  ) -> [Diagnostic] {
    guard self == .yaml else { return [] }
    if case .map = node.content { return [] }
    return YAMLRepair.messages(aboutKeysIn: file, range)
  }

  private func yaml(
    _ file: SourceFile, _ range: Range<Int>, _ diagnostics: inout [Diagnostic]
  ) throws(Diagnostic) -> DataNode {
    if let node = PlainYAMLReader.read(file.bytes, range) { return node }
    var reader = YAMLReader(file: file, range: range)
    defer { diagnostics += reader.furtherErrors }
    return try reader.read()
  }
}
