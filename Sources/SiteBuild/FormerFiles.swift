import ContentModel
import Diagnostics

/// The output folder, locked, and which files lie in it as the last build left them.
///
/// Looking at them takes the system a while, and depends on nothing that a build makes of its sources.
struct FormerFiles: Sendable {
  let folder: OutputFolder
  /// By the places of the outputs in the state of the last build; empty where that is not known.
  let isInPlace: [Bool]

  /// Opens the folder of a builder's settings; throws a message where that fails.
  init(of state: BuildState?, _ builder: SiteBuilder) throws(Diagnostic) {
    let folder = try OutputFolder(
      root: builder.settings.output, shownAs: builder.settings.shownOutput,
      manifestPath: builder.manifestPath)
    self.folder = folder
    guard let state else {
      isInPlace = []
      return
    }
    isInPlace = builder.pool.map(count: state.outputs.count) { index in
      let output = state.outputs[index]
      return folder.holds(output.hash, output.stamp, at: output.file, asOf: state.instant)
    }
  }
}
