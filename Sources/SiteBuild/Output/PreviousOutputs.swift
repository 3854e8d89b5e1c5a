import Content
import DataFormats
import Platform
import Diagnostics

/// The output folder, locked, and which files are in it as the last build left them.
struct PreviousOutputs: Sendable {
  let transaction: OutputTransaction
  /// By the indices of the outputs in the state of the last build, `nil` for what is not there any more;
  /// empty where there is no such state.
  private let files: [StagedFile?]

  /// The files of the outputs in a state, as far as they are in place.
  init(_ transaction: OutputTransaction, _ files: [StagedFile?]) {
    self.transaction = transaction
    self.files = files
  }

  /// What can be written to the folder, in bytes; `nil` where the system does not say.
  var freeBytes: Int? { transaction.folder.freeBytes }

  /// Whether everything that the last build left is in place.
  var areInPlace: Bool { transaction.hasRecord && !files.contains { $0 == nil } }

  /// An output of the last build that is in place as it was left; `nil` for every other.
  subscript(_ position: Int?) -> StagedFile? {
    position.flatMap { files.indices.contains($0) ? files[$0] : nil }
  }
}

extension SiteBuilder {
  /// The output folder below the site's, unless the user named one.
  private var defaultOutput: FileLocation? {
    guard let root, !settings.isOutputNamed,
      let path = PathComponents.path(settings.output, below: settings.root)
    else { return nil }
    return FileLocation(path, in: root)
  }

  /// The output folder; `nil` where it can't be opened.
  var existingOutput: DirectoryHandle? {
    defaultOutput.map { DirectoryHandle($0.path, in: $0.folder) }
      ?? DirectoryHandle(settings.output)
  }

  /// What can be written to the output folder, in bytes; `nil` where that is not known.
  var outputFreeBytes: Int? {
    if let existingOutput { return existingOutput.freeBytes }
    if let defaultOutput { return defaultOutput.folder.freeBytes }
    var path = settings.output
    while !path.isEmpty {
      path = PathComponents.folder(of: path)
      if let folder = DirectoryHandle(path.isEmpty ? "/" : path) { return folder.freeBytes }
    }
    return nil
  }

  /// Opens the output folder and looks at what the last build left there.
  ///
  /// That takes the system a while, and depends on nothing that a build computes from its sources. Fails with
  /// a message where the folder can't be opened.
  func previousOutputs(of state: BuildState?) -> Result<PreviousOutputs, Diagnostic> {
    Result { () throws(Diagnostic) in
      let transaction = try OutputTransaction(
        root: settings.output, in: defaultOutput, shownAs: settings.shownOutput,
        manifest: manifestFile)
      guard let state else { return PreviousOutputs(transaction, []) }
      let files = pool.map(count: state.outputs.count) { index -> StagedFile? in
        let output = state.outputs[index]
        let isInPlace = transaction.holds(
          output.hash, output.stamp, at: output.file, asOf: state.writtenAt)
        return isInPlace ? .kept(output.file, output.hash, output.stamp) : nil
      }
      return PreviousOutputs(transaction, files)
    }
  }
}
