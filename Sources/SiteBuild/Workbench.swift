import ContentModel
import Diagnostics
import HTMLText
import SiteModel

/// What each thread keeps from output to output.
struct Workbench: ~Copyable {
  /// The bytes of the output at hand.
  private(set) var buffer = OutputBuffer()
  private let reads: ReadLog

  init(_ rendered: RenderedSite) { reads = ReadLog(rendered) }

  /// Fills the buffer with an output's bytes.
  mutating func compose(
    _ index: Int, of site: PreparedSite, warnings: inout [Diagnostic]
  ) throws(Diagnostic) {
    buffer.clear()
    reads.clear()
    try site.composer.compose(index, into: &buffer, reads: reads, warnings: &warnings)
  }

  /// What the output at hand was made from.
  func takeReads() -> Reads { reads.take() }
}

extension SiteBuilder {
  /// What `body` makes of some outputs, in their order.
  ///
  /// They are worked on in an order in which the texts of pages are held for a short time only.
  func compose<Element: Sendable>(
    _ outputs: [Int], of site: PreparedSite,
    _ body: @Sendable (inout Workbench, Int) -> Element
  ) -> [Element] {
    let order = site.rendered.plan(outputs)
    let made = pool.map(count: order.count, state: { Workbench(site.rendered) }) {
      bench, position in
      defer {
        site.rendered.didMake(order[position])
        progress.step()
      }
      return (output: order[position], result: body(&bench, order[position]))
    }
    return made.sorted { $0.output < $1.output }.map(\.result)
  }
}
