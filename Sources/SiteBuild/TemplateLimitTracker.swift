import Diagnostics
import SiteModel
import SiteRendering
import Synchronization

/// Which templates exceed a limit of the engine, so that a large site does not run into it at each of its
/// pages.
///
/// Of the outputs with such a template the first one to be made speaks for all, however many threads are
/// at work: what is found for those behind it counts no more than what is not tried.
final class TemplateLimitTracker: Sendable {
  private static let limitID = "template.limit"

  private let outputRenderer: OutputRenderer
  /// By template, the place of the first output in the order in which they are made.
  private let positions = Mutex<[String: Int]>([:])

  init(_ outputRenderer: OutputRenderer) { self.outputRenderer = outputRenderer }

  /// Notes with what error an output ended.
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
