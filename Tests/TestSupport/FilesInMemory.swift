package import Diagnostics
import KPILanguage

/// Files that models name, by their paths.
package struct FilesInMemory: ModelFiles {
  private let texts: [String: String]

  package init(_ texts: [String: String]) { self.texts = texts }

  private func file(_ path: String) -> SourceFile? {
    texts[path].map { SourceFile(path: path, text: $0) }
  }

  private func paths(_ ending: String) -> [String] {
    texts.keys.filter { $0.hasSuffix(ending) }.sorted()
  }

  package func model(_ path: String) -> SourceFile? { file(path) }
  package func isUnreadModel(_ path: String) -> Bool { false }
  package var modelPaths: [String] { paths(".kpi") }
  package func table(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    file(path)
  }
  package var tablePaths: [String] { paths(".csv") }
}
