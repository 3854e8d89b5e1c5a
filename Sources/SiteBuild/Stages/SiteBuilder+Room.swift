import Content
import Diagnostics
import Platform
import SiteModel

/// Whether the output folder has room for the files that are published verbatim.
///
/// Copying what does not fit could only fail, after a long time.
extension SiteBuilder {
  /// Errors where the files can't fit, whatever becomes of those of the last build; before any is read.
  func assetsWithoutRoom(_ content: SiteContent, previous: BuildState?) -> [Diagnostic] {
    guard let free = outputFreeBytes else { return [] }
    let assets = content.assets + content.theme.assets.compactMap(\.file)
    let needed = Self.sum(assets.lazy.map(\.signature.byteCount))
    guard needed > free else { return [] }
    let replaced =
      previous.map { Self.sum($0.outputs.lazy.compactMap { $0.stamp?.byteCount }) }
      ?? existingOutputSize
    let room = Self.sum([free, replaced])
    let oversized = assets.filter { $0.signature.byteCount > room }
    if !oversized.isEmpty {
      return oversized.map { BuildMessages.outputNoRoom(at: SourceLocation(path: $0.shownPath)) }
    }
    return needed > room ? [noRoom(needed: needed, free: room)] : []
  }

  /// An error where the files that are new or changed don't fit beside what is in the output folder: they
  /// are copied before anything is replaced.
  ///
  /// Compares files only where all of them would not fit.
  ///
  /// - Parameters:
  ///   - plan: What is to be done.
  ///   - inPlace: What the last build left in the output folder.
  ///   - free: What can be written there, in bytes; `nil` where that is not known.
  /// - Returns: The error; `nil` where there is room.
  func problemOfRoom(
    for plan: BuildPlan, _ inPlace: PreviousOutputs, free: Int?
  ) -> Diagnostic? {
    guard let free else { return nil }
    let copied = plan.outputs.indices.filter { plan.outputs[$0].copiedFile != nil }
    func size(of index: Int) -> Int { plan.outputs[index].copiedFile?.signature.byteCount ?? 0 }
    guard Self.sum(copied.lazy.map(size)) > free else { return nil }
    let isCopied = pool.map(count: copied.count) { index in
      isStaged(copied[index], of: plan, inPlace)
    }
    let needed = Self.sum(zip(copied, isCopied).lazy.filter(\.1).map { size(of: $0.0) })
    return needed > free ? noRoom(needed: needed, free: free) : nil
  }

  private func isStaged(_ index: Int, of plan: BuildPlan, _ inPlace: PreviousOutputs) -> Bool {
    guard let asset = plan.outputs[index].copiedFile else { return false }
    let present = FileLocation(plan.outputs[index].route.file, in: inPlace.transaction.folder)
    guard FileSignature(present.path, in: present.folder)?.byteCount == asset.signature.byteCount
    else { return true }
    return FileDescriptor(reading: present)?.hash != FileDescriptor(reading: asset.file)?.hash
  }

  /// What the files in the output folder take, where no record says.
  private var existingOutputSize: Int {
    guard let output = existingOutput else { return 0 }
    return Self.sum(
      output.entriesBelow().lazy.filter { !$0.isFolder }
        .map { output.status($0.path)?.byteCount ?? 0 })
  }

  private func noRoom(needed: Int, free: Int) -> Diagnostic {
    BuildMessages.outputNoRoom(
      needed: needed, free: free, at: SourceLocation(path: settings.shownOutput))
  }

  /// The sum of sizes, which records and sparse files may make larger than any disk.
  private static func sum(_ sizes: some Sequence<Int>) -> Int {
    sizes.reduce(0) { total, size in
      let (sum, overflows) = total.addingReportingOverflow(size)
      return overflows ? .max : sum
    }
  }
}
