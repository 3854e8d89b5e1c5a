// DataFormats owns YAML, TOML and JSON: they are read into one tree of values that know their source
// positions, and taken from it by key. It knows no key of front matter or site.yaml.

package import Diagnostics

/// The formats of front matter, configuration and data files.
package enum DataFormat: String, Sendable {
  case yaml = "YAML"
  case toml = "TOML"
  case json = "JSON"

  /// The format that a file name extension stands for.
  package init?(extension name: Substring) {
    switch name {
    case "yaml", "yml": self = .yaml
    case "toml": self = .toml
    case "json": self = .json
    default: return nil
    }
  }

  /// So many bytes are read; the parsers of YAML and TOML need some hundred bytes of memory for each
  /// of them in the worst case.
  var sizeLimit: Int { self == .json ? 1 << 24 : 1 << 22 }

  /// Reads a stretch of a file; `nil` after an error.
  ///
  /// A stretch without any value is null.
  package func read(
    _ file: SourceFile, _ range: Range<Int>, _ diagnostics: inout [Diagnostic]
  ) -> DataNode? {
    guard range.count <= sizeLimit else {
      diagnostics.append(
        .error(
          "data.too-large",
          "the file has \(range.count) bytes; at most \(sizeLimit) are read as \(rawValue)",
          at: SourceLocation(path: file.path)
        ).help("a JSON file may have \(DataFormat.json.sizeLimit) bytes"))
      return nil
    }
    do throws(Diagnostic) {
      switch self {
      case .yaml:
        if let node = PlainYAMLReader.read(file.bytes, range) { return node }
        var reader = YAMLReader(file: file, range: range)
        return try reader.read()
      case .toml:
        return try TOMLReader(file: file, range: range).read()
      case .json:
        return try DataNode(try JSONReader.read(file, range), in: file)
      }
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}

extension Diagnostic {
  static func duplicateKey(
    _ key: String, in file: SourceFile, at second: Range<Int>, first: Range<Int>
  ) -> Diagnostic {
    .error("data.duplicate-key", "the key \"\(key)\" stands here twice", at: file.location(second))
      .note("it stands here first", at: file.location(first))
  }

  static func tooDeep(_ location: SourceLocation) -> Diagnostic {
    .error(
      "data.too-deep", "values are nested more than \(DataNode.depthLimit) levels deep",
      at: location)
  }
}
