package import DataFormats
package import Diagnostics

/// The words for what broken links within the site are: `links` in site.yaml, and `--links`.
package enum LinkPolicy {
  /// All of them; the first one is the default.
  package static let words = ["error", "warn"]

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
