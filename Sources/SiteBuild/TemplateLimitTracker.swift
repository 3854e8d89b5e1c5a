import Diagnostics
import SiteModel
import SiteRendering
import Synchronization

/// Which templates exceed a limit of the engine, so that a large site does not run into it on each of its
/// pages.
///
/// Of the outputs with such a template only the first in the order of rendering is reported, whatever the
/// number of threads: results of later ones are ignored, as if they had not been tried.
final class TemplateLimitTracker: Sendable {
  private static let limitID = "template.limit"

  private let outputRenderer: OutputRenderer
  /// By template, the position of the first output in the order of rendering.
  private let positions = Mutex<[String: Int]>([:])

  init(_ outputRenderer: OutputRenderer) { self.outputRenderer = outputRenderer }

  /// Records the error with which an output ended.
  func record(_ error: Diagnostic, output: OutputID, position: Int) {
    guard error.id == Self.limitID, let template = outputRenderer.template(of: output) else {
      return
    }
    positions.withLock { $0[template] = min(position, $0[template] ?? position) }
  }

  /// Whether an output before this one has shown that its template exceeds a limit.
  func hasEarlierFailure(for output: OutputID, position: Int) -> Bool {
    positions.withLock { positions in
      guard !positions.isEmpty, let template = outputRenderer.template(of: output) else {
        return false
      }
      return positions[template].map { $0 < position } ?? false
    }
  }
}
