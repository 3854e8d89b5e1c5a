import ContentModel
import Diagnostics

/// The output folder, locked, and which files lie in it as the last build left them.
///
/// Looking at them takes the system a while, and depends on nothing that a build makes of its sources.
struct PreviousOutputs: Sendable {
  let folder: OutputTransaction
  /// By the places of the outputs in the state of the last build, `nil` for what does not lie there any
  /// more; empty where there is no such state.
  private let files: [OutputTransaction.StagedFile?]

  /// Opens the folder of a builder's settings; throws a message where that fails.
  init(of state: BuildState?, _ builder: SiteBuilder) throws(Diagnostic) {
    let folder = try OutputTransaction(
      root: builder.settings.output, shownAs: builder.settings.shownOutput,
      manifestPath: builder.manifestPath)
    self.folder = folder
    guard let state else {
      files = []
      return
    }
    files = builder.pool.map(count: state.outputs.count) { index in
      let output = state.outputs[index]
      let isInPlace = folder.holds(
        output.hash, output.stamp, at: output.file, asOf: state.writtenAt)
      return isInPlace ? .kept(output.file, output.hash, output.stamp) : nil
    }
  }

  /// An output of the last build that lies in place as it was left; `nil` for every other.
  subscript(_ position: Int?) -> OutputTransaction.StagedFile? {
    position.flatMap { files.indices.contains($0) ? files[$0] : nil }
  }
}
