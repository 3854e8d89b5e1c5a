import Content
import DataFormats
import Diagnostics

/// The names by which posts may name the terms that have files.
struct TermNames {
  private var fileByName: [String: TermFile] = [:]
  private var claims: [(name: String, file: TermFile, other: TermFile)] = []

  init(_ files: [TermFile]) {
    for file in files {
      for name in [file.key, file.title] {
        guard let other = fileByName[name] else {
          fileByName[name] = file
          continue
        }
        if other.source !== file.source { claims.append((name, file, other)) }
      }
    }
  }

  func file(of name: String) -> TermFile? { fileByName[name] }

  /// An error for each name that two files give their terms.
  func clashes(in taxonomy: Taxonomy) -> [Diagnostic] {
    claims.map { name, file, other in
      SiteMessages.twoTermFiles(
        of: taxonomy, name,
        at: file.source.frontMatter.title.map { file.source.file.location($0.range) }
          ?? SourceLocation(path: file.source.shownPath), other: other.source.shownPath)
    }
  }
}
