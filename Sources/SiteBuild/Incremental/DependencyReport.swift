package import Diagnostics
import Platform
import SiteModel
import SiteRendering

/// Says what the outputs of the last build depend on, and why it rendered or kept them.
///
/// Reads only the record of the build.
package struct DependencyReport: Sendable {
  private let state: BuildState
  private let output: String
  private let shownOutput: String
  private let root: String
  /// Whether the last build found nothing to do, so that the state is an earlier one's.
  private let isUnchangedSince: Bool

  /// Reads the record of the last build into the output folder of the settings.
  ///
  /// - Throws: A message where there is none, or none that can be used.
  package init(_ settings: SiteBuilder.Settings) throws(Diagnostic) {
    output = settings.output
    shownOutput = settings.shownOutput
    root = settings.root
    let file = SiteBuilder(settings).stateFile
    switch file.read() {
    case .state(let found):
      state = found
      isUnchangedSince = file.isNotedUnchanged(found)
    case .unavailable(let missing):
      throw BuildMessages.noRecord(
        reason: missing.description, at: SourceLocation(path: settings.shownOutput))
    }
  }

  /// The outputs that the last build rendered, whether or not their bytes were new: a line for each, sorted,
  /// with the reason.
  package var made: String {
    guard !isUnchangedSince else { return "" }
    return state.outputs.filter(\.wasRebuilt).map {
      "\(shownOutput)/\($0.file): \(reason($0))\n"
    }
    .sorted().joined()
  }

  /// What one output is, why it was rendered or kept, and everything that it depends on; or why a file of the
  /// site is not published.
  ///
  /// - Parameters:
  ///   - path: The file as messages show it, below the output folder or absolute; the path of its URL;
  ///     or the file in `content/` that it comes from.
  ///   - absolutePath: The same in the file system.
  /// - Returns: Lines of at most `TextColumns.width` columns, unless a single name is longer.
  /// - Throws: A message where the last build knew no such output.
  package func text(for path: String, absolutePath: String) throws(Diagnostic) -> String {
    guard let record = record(path, absolutePath) else {
      let below = [(path, shownOutput), (absolutePath, output), (absolutePath, root)].compactMap {
        PathComponents.path($0, below: $1)
      }
      let report = UnpublishedReport(unpublished: state.summary.unpublished)
      if let text = report.text(for: [path] + below) { return text }
      throw BuildMessages.unknownOutput(
        path: path, suggestion: suggestion(for: path), at: SourceLocation(path: shownOutput))
    }
    var text = TextColumns()
    text.line(
      "\(shownOutput)/\(record.file): \(OutputKinds.description(kind: record.kind, name: record.name))"
    )
    text.line(
      record.wasRebuilt && !isUnchangedSince
        ? "the last build rendered it: \(reason(record))"
        : "the last build kept it: nothing that it depends on changed; rendered earlier: \(reason(record))"
    )
    if let template = record.template {
      text.list("templates", [(state.templates[template].files.map(\.path), "")])
    }
    for (heading, entries) in DependencyGroups(state, record).sections {
      text.list(heading, entries)
    }
    return text.text
  }

  /// Whether the last build produced a file, by one of the names that `text(for:absolutePath:)` takes.
  package func has(_ path: String, absolutePath: String) -> Bool {
    record(path, absolutePath) != nil
  }

  private func reason(_ record: OutputRecord) -> String {
    record.reason.description(state.vocabulary)
  }

  // MARK: Finding

  private func record(_ path: String, _ absolutePath: String) -> OutputRecord? {
    var files = [path]
    files += [(path, shownOutput), (absolutePath, output)].compactMap {
      PathComponents.path($0, below: $1)
    }
    let address = path.drop { $0 == "/" }
    files += [String(address), address + "index.html", address + "/index.html"]
    let content = path.hasPrefix("content/") ? path.dropFirst("content/".count) : path[...]
    for file in files {
      if let record = state.outputs.first(where: { $0.file == file }) { return record }
    }
    return state.outputs.first {
      OutputKinds.contentPath(kind: $0.kind, name: $0.name) == String(content)
        || OutputKinds.isList(
          kind: $0.kind, name: $0.name, ofTermFile: String(content), state.vocabulary)
    }
  }

  private func suggestion(for path: String) -> String? {
    let files = state.outputs.map(\.file)
    let known =
      path.hasPrefix("/")
      ? files.map { "/" + ($0.hasSuffix("index.html") ? $0.dropLast("index.html".count) : $0[...]) }
      : path.hasPrefix(shownOutput + "/") ? files.map { "\(shownOutput)/\($0)" } : files
    if let suggestion = Spelling.didYouMean(path, among: known) { return suggestion }
    // The path of a URL begins with that of `base_url`, which no file does.
    var address = path.drop { $0 == "/" }
    while path.hasPrefix("/"), let slash = address.firstIndex(of: "/") {
      address = address[address.index(after: slash)...]
      guard !address.isEmpty else { break }
      if record("/\(address)", "") != nil { return "did you mean \"/\(address)\"?" }
    }
    return nil
  }
}
