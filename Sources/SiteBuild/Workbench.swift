import ContentModel
import Diagnostics
import HTMLText
import SiteModel

/// What each thread keeps from output to output.
struct Workbench: ~Copyable {
  /// The bytes of the output at hand.
  private(set) var buffer = OutputBuffer()
  private let recorder: DependencyRecorder
  private let exhausted: ExhaustedTemplates
  /// The place of the output at hand in the order in which they are made.
  fileprivate var place = 0

  init(_ rendered: RenderedSite, _ exhausted: ExhaustedTemplates) {
    recorder = DependencyRecorder(rendered)
    self.exhausted = exhausted
  }

  /// Fills the buffer with an output's bytes.
  mutating func compose(
    _ index: Int, of site: PreparedSite, warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    buffer.clear()
    recorder.clear()
    do throws(Diagnostic) {
      try site.composer.compose(index, into: &buffer, recorder: recorder, warnings: &warnings)
    } catch {
      exhausted.note(error, output: index, place: place)
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
  func compose<Element: Sendable>(
    _ outputs: [Int], of site: PreparedSite,
    _ body: @Sendable (inout Workbench, Int) -> Element
  ) -> [Element?] {
    let exhausted = ExhaustedTemplates(site.composer)
    let order = site.rendered.plan(outputs)
    let made = pool.map(count: order.count, state: { Workbench(site.rendered, exhausted) }) {
      bench, place in
      let output = order[place]
      defer {
        site.rendered.didMake(output)
        progress.step()
      }
      bench.place = place
      let result = exhausted.speak(for: output, place: place) ? nil : body(&bench, output)
      return (output: output, place: place, result: result)
    }
    return made.sorted { $0.output < $1.output }.map {
      exhausted.speak(for: $0.output, place: $0.place) ? nil : $0.result
    }
  }
}
