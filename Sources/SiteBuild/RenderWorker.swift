import ContentModel
import Diagnostics
import HTMLText
import SiteModel
import SiteRendering

/// What each thread keeps from output to output.
struct RenderWorker: ~Copyable {
  /// The bytes of the output at hand.
  private(set) var buffer = OutputBuffer()
  private let recorder: DependencyRecorder
  private let limitTracker: TemplateLimitTracker
  /// The place of the output at hand in the order in which they are made.
  fileprivate var place = 0

  init(_ rendered: RenderContext, _ limitTracker: TemplateLimitTracker) {
    recorder = DependencyRecorder(rendered)
    self.limitTracker = limitTracker
  }

  /// Fills the buffer with an output's bytes.
  mutating func render(
    _ index: Int, of site: BuildPlan, warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    buffer.clear()
    recorder.clear()
    do throws(Diagnostic) {
      try site.outputRenderer.render(index, into: &buffer, recorder: recorder, warnings: &warnings)
    } catch {
      limitTracker.record(error, output: index, place: place)
      throw error
    }
  }

  /// What the output at hand was made from.
  func takeReads() -> DependencyUses { recorder.take() }
}

extension SiteBuilder {
  /// What `body` makes of some outputs, in their order; `nil` where another one has the same template and
  /// shows that it exceeds a limit.
  ///
  /// They are worked on in an order in which the texts of pages are held for a short time only.
  func render<Element: Sendable>(
    _ outputs: [Int], of site: BuildPlan,
    _ body: @Sendable (inout RenderWorker, Int) -> Element
  ) -> [Element?] {
    let limitTracker = TemplateLimitTracker(site.outputRenderer)
    let order = site.rendered.plan(outputs)
    let made = pool.map(count: order.count, state: { RenderWorker(site.rendered, limitTracker) }) {
      worker, place in
      let output = order[place]
      defer {
        site.rendered.release(output)
        progress.step()
      }
      worker.place = place
      let result =
        limitTracker.hasEarlierFailure(for: output, place: place) ? nil : body(&worker, output)
      return (output: output, place: place, result: result)
    }
    return made.sorted { $0.output < $1.output }.map {
      limitTracker.hasEarlierFailure(for: $0.output, place: $0.place) ? nil : $0.result
    }
  }
}
