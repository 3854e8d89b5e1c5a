import Content
import DataFormats
import Platform
import Diagnostics
import SiteModel

extension SiteBuilder {
  /// The id of the message for a file that is not what a full build produces.
  package static let differenceID = "output.differs"

  /// Renders every output once more, from the sources alone, and compares it with the output folder.
  ///
  /// Writes nothing.
  ///
  /// - Parameter result: What a build has just given.
  /// - Returns: The same with an error for each file whose bytes are not those in the output folder, and for
  ///   each file that a build wrote there and that is not an output any more.
  package func verify(_ result: BuildResult) -> BuildResult {
    var result = result
    let prepared = prepare(plan(load(start(ignoringCache: true))), previous: .none(.ignored))
    var problems = prepared.diagnostics
    if let plan = prepared.plan, !problems.hasErrors {
      progress.begin("verifying", count: plan.outputs.count)
      let execution = execute(plan, into: MemoryOutput(keepsContents: false), inPlace: nil)
      problems =
        execution.diagnostics.hasErrors
        ? execution.diagnostics : differences(from: execution.entries.map(\.file))
    }
    result.diagnostics = (result.diagnostics + problems).inSourceOrder()
    return result
  }

  /// What in the output folder is not what a full build produces.
  private func differences(from expected: [StagedFile]) -> [Diagnostic] {
    let output = existingOutput
    let changed = pool.map(count: expected.count) { index -> String? in
      let file = expected[index]
      let present = output.flatMap {
        FileDescriptor(reading: FileLocation(file.path, in: $0))?.hash
      }
      return present == file.hash ? nil : file.path
    }
    return changed.compactMap(\.self).map {
      BuildMessages.outputDiffers(at: location(of: $0))
    } + leftovers(besides: Set(expected.map { Manifest.Path($0.path) }))
  }

  private func leftovers(besides outputs: Set<Manifest.Path>) -> [Diagnostic] {
    guard let output = existingOutput else { return [] }
    guard case .manifest(let manifest) = Manifest.read(manifestFile) else { return [] }
    return manifest.entries.compactMap { entry in
      let path = entry.path
      // A file that was changed by hand since belongs to the user; no build removes it.
      guard !outputs.contains(path),
        let present = FileDescriptor(reading: FileLocation(path.text, in: output))?.hash,
        present == entry.hash
      else { return nil }
      return BuildMessages.outputIsLeftover(at: location(of: path.text))
    }
  }

  private func location(of path: String) -> SourceLocation {
    SourceLocation(path: "\(settings.shownOutput)/\(path)")
  }
}
