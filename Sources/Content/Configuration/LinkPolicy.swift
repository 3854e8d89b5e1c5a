package import DataFormats
package import Diagnostics

/// The words for what broken links within the site are: `links` in site.yaml, and `--links`.
package enum LinkPolicy {
  /// All of them; the first one is the default.
  package static let words = ["error", "warn"]

  /// The word that is meant by a boolean, a list or a map; `nil` for a text.
  static func meant(_ node: DataNode) -> String? {
    switch node.content {
    case .scalar(.boolean(let isOn), _): isOn ? "error" : "warn"
    case .scalar: nil
    case .list(let items): items.lazy.compactMap(ForeignKeys.string).first { words.contains($0) }
    case .map(let entries):
      entries.lazy.compactMap { ForeignKeys.string($0.value) }.first { words.contains($0) }
    }
  }

  /// What a word means.
  package static func severity(_ word: String) throws(InvalidValue) -> Diagnostic.Severity {
    switch word {
    case "error": return .error
    case "warn": return .warning
    default:
      throw InvalidValue(
        "\"\(word)\" does not say what broken links are",
        help: Spelling.didYouMean(word, among: words)
          ?? "write \"error\", which stops the build, or \"warn\"")
    }
  }
}
