import Diagnostics

/// Reports data files with the same name, such as `team.yaml` and `team.json`.
struct DataFileNames {
  private var owners: [String: String] = [:]

  /// Whether the name was free; otherwise an error names both files.
  mutating func register(
    _ name: String, in folder: String, by path: String, _ diagnostics: inout [Diagnostic]
  ) -> Bool {
    let key = folder + "/" + name
    if let owner = owners[key] {
      diagnostics.append(
        FileMessages.sameName(name, other: owner, at: SourceLocation(path: path)))
      return false
    }
    owners[key] = path
    return true
  }
}
