import Diagnostics
import HTMLText
import Platform
import SiteModel
import SiteRendering

/// What each thread keeps from output to output.
struct RenderWorker: ~Copyable {
  /// The bytes of the current output.
  private(set) var buffer = OutputBuffer()
  private let recorder: DependencyRecorder
  private let limits: TemplateLimitTracker
  /// The position of the current output in the order in which they are rendered.
  fileprivate var position = 0

  /// How long the current output took, in microseconds, where that is measured.
  private(set) var renderTime: Int32?
  private let isTimed: Bool

  /// A worker for outputs of one site; `isTimed` says whether it measures how long each takes.
  init(_ context: RenderContext, _ limits: TemplateLimitTracker, isTimed: Bool) {
    recorder = DependencyRecorder(context)
    self.limits = limits
    self.isTimed = isTimed
  }

  /// Forgets the last output.
  mutating func clear() {
    renderTime = nil
    buffer.clear()
    recorder.clear()
  }

  /// Fills the buffer with an output's bytes.
  mutating func render(
    _ output: OutputID, of plan: BuildPlan, warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    clear()
    let start = isTimed ? ContinuousClock.now : nil
    do throws(Diagnostic) {
      try plan.renderer.render(output, into: &buffer, recorder: recorder, warnings: &warnings)
    } catch {
      limits.record(error, output: output, position: position)
      throw error
    }
    renderTime = start.map { Int32(clamping: Int($0.duration(to: .now) / .microseconds(1))) }
  }

  /// What the current output has, which is a page.
  var structure: PageStructure { buffer.withBytes { PageStructure(html: Array($0)) } }

  /// What the current output used.
  func takeUses() -> DependencyUses { recorder.take() }
}

extension SiteBuilder {
  /// The results of `body` for some outputs, in their order; `nil` where another one has the same template and
  /// shows that it exceeds a limit.
  ///
  /// They are worked on in an order in which the texts of pages are held for a short time only.
  func render<Element: Sendable>(
    _ outputs: [OutputID], of plan: BuildPlan, areFew: Bool = false,
    _ body: @Sendable (inout RenderWorker, OutputID) -> Element
  ) -> [Element?] {
    let limits = TemplateLimitTracker(plan.renderer)
    let order = areFew ? plan.context.planFew(outputs) : plan.context.plan(outputs)
    let rendered = pool.map(
      count: order.count, state: { RenderWorker(plan.context, limits, isTimed: settings.isServed) }
    ) { worker, position in
      let output = order[position]
      defer {
        plan.context.release(output)
        progress.step()
      }
      worker.position = position
      let result =
        limits.hasEarlierFailure(for: output, position: position) ? nil : body(&worker, output)
      return (output: output, position: position, result: result)
    }
    return rendered.sorted { $0.output < $1.output }.map {
      limits.hasEarlierFailure(for: $0.output, position: $0.position) ? nil : $0.result
    }
  }
}
