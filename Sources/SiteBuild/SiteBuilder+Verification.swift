import ContentModel
import Diagnostics
import HTMLText
import SiteModel
import SiteRendering

extension SiteBuilder {
  /// The id of the message for a file that is not what a full build makes.
  package static let differenceID = "output.differs"

  /// Makes every output once more, from the sources alone.
  ///
  /// Adds an error for each whose bytes are not those in the output folder, and for each file that lies
  /// there as a build made it and is no output; writes nothing.
  package func verify(_ result: inout Result) {
    var scratch = Result()
    guard let site = prepare(reader.list(), nil, &scratch), !scratch.diagnostics.hasErrors else {
      result.diagnostics += scratch.diagnostics
      return
    }
    progress.begin("verifying", count: site.outputs.count)
    let problems = render(Array(site.outputs.indices), of: site) { worker, index -> Diagnostic? in
      let output = site.outputs[index]
      let place = SourceLocation(path: "\(settings.shownOutput)/\(output.route.file)")
      let present = OutputTransaction.hash(ofFile: "\(settings.output)/\(output.route.file)")
      var expected: ContentHash?
      if case .asset(let asset) = output.kind {
        expected = OutputTransaction.hash(ofFile: asset.location)
      } else {
        var warnings: [Diagnostic] = []
        do throws(Diagnostic) {
          try worker.render(index, of: site, warnings: &warnings)
          expected = worker.buffer.withBytes { ContentHash(UnsafeRawBufferPointer($0)) }
        } catch {
          return error
        }
      }
      guard expected == nil || expected != present else { return nil }
      return .error(Self.differenceID, "is not what a full build makes", at: place)
    }
    _ = records(of: site.pages, site.rendered, &scratch)
    guard !scratch.diagnostics.hasErrors else {
      result.diagnostics += scratch.diagnostics
      return
    }
    let outputs = Set(site.outputs.map { Manifest.Path($0.route.file) })
    result.diagnostics =
      (result.diagnostics + problems.compactMap { $0 ?? nil } + leftovers(besides: outputs))
      .inSourceOrder()
  }

  private func leftovers(besides outputs: Set<Manifest.Path>) -> [Diagnostic] {
    let record = FileDescriptor.bytes(ofFile: manifestPath).flatMap(Manifest.init(bytes:))
    return (record ?? Manifest()).entries.compactMap { entry in
      let path = entry.path
      // What somebody changed since is theirs, and no build removes it.
      guard !outputs.contains(path),
        let present = OutputTransaction.hash(ofFile: "\(settings.output)/\(path.text)"),
        present == entry.hash
      else { return nil }
      return .error(
        Self.differenceID, "is not what a full build makes: it makes no such file",
        at: SourceLocation(path: "\(settings.shownOutput)/\(path.text)"))
    }
  }
}
