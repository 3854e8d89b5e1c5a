package import Diagnostics
import Synchronization

/// The rendered pages of a site, each made when it is first asked for.
///
/// Any number of threads may ask; a page is rendered once.
package final class PageShelf: Sendable {
  private final class Place: Sendable {
    let page = Mutex<RenderedPage?>(nil)
  }

  private let renderer: PageRenderer
  private let places: [Place]

  /// An empty shelf for the pages of a site whose outputs are planned.
  package init(_ site: Site) {
    renderer = PageRenderer(site)
    places = site.pages.map { _ in Place() }
  }

  /// The page, rendered now where that was not done before; what is wrong with it is told to whoever
  /// asks first.
  package func page(_ index: Int, diagnostics: inout [Diagnostic]) -> RenderedPage {
    places[index].page.withLock { page in
      if let page { return page }
      let made = renderer.render(index, diagnostics: &diagnostics)
      page = made
      return made
    }
  }

  /// The same for a page whose messages are known.
  func page(_ index: Int) -> RenderedPage {
    var known: [Diagnostic] = []
    return page(index, diagnostics: &known)
  }
}
