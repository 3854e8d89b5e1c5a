import Diagnostics
import SiteModel
import SiteRendering

extension BuildPlan {
  /// Whether something about a page's text shows only on the finished page: a link to an anchor of its own
  /// that the text does not have, or a main heading.
  func needsFinishedPage(_ page: PageID) -> Bool {
    let (links, headings) =
      pages.kept[page.index].map { ($0.anchorLinks, $0.mainHeadings) }
      ?? { ($0.anchorLinks, $0.mainHeadings) }(context.metadata(page))
    return !headings.isEmpty || links.contains { $0.destination.isEmpty && !$0.isInText }
  }
}

/// Checks that need whole pages, with what their templates add; most sites have no page that does.
extension SiteBuilder {
  /// The messages about texts that only finished pages can give: anchors that neither text nor template
  /// has, and main headings beside that of the template.
  ///
  /// - Parameters:
  ///   - records: What is known of all pages, in their order.
  ///   - results: What came of all outputs; gets what was found on pages, for the next build.
  ///   - plan: What was rendered.
  /// - Returns: The messages, in the order of the pages.
  func checkFinishedPages(
    _ records: [PageRecord], _ results: inout [Rendered], of plan: BuildPlan
  ) -> [Diagnostic] {
    var finder = AnchorFinder(plan.context)
    let pages = plan.context.site.pages
    var links: [(link: AnchorLink, page: PageID, target: PageID)] = []
    for (page, record) in zip(pages.ids, records) {
      for link in record.anchorLinks where !link.isInText {
        guard let target = finder.target(of: link, on: page) else { continue }
        links.append((link, page, target))
      }
    }
    let withHeadings = pages.ids.filter { !records[$0.index].mainHeadings.isEmpty }
    let structures = structures(of: Set(links.map(\.target) + withHeadings), &results, of: plan)
    let brokenLinks = links.compactMap { link, page, target in
      structures[target].flatMap {
        finder.problem(with: link, on: page, to: target, anchors: $0.anchors)
      }
    }
    let headings = withHeadings.flatMap { page -> [Diagnostic] in
      let headings = records[page.index].mainHeadings
      guard let structure = structures[page], structure.mainHeadingCount > headings.count
      else { return [] }
      return headings.map { SiteMessages.secondTitle($0.title, on: pages[page], at: $0.range) }
    }
    return brokenLinks + headings
  }

  /// What some finished pages have; those of which it is not known yet are rendered once more. A page that
  /// could not be rendered is left out.
  private func structures(
    of pages: Set<PageID>, _ results: inout [Rendered], of plan: BuildPlan
  ) -> [PageID: PageStructure] {
    guard !pages.isEmpty else { return [:] }
    let outputs = plan.outputs.ids.filter { output in
      results[output.index].entry != nil
        && plan.renderer.page(of: output).map(pages.contains) ?? false
    }
    let unknown = outputs.filter { results[$0.index].entry?.structure == nil }
    if !unknown.isEmpty {
      let rendered = render(unknown, of: plan) { worker, output -> PageStructure? in
        var warnings: [Diagnostic] = []
        guard (try? worker.render(output, of: plan, warnings: &warnings)) != nil else { return nil }
        return worker.structure
      }
      for (output, structure) in zip(unknown, rendered) {
        guard let structure = structure ?? nil else { continue }
        results[output.index].entry = results[output.index].entry?.with(structure)
      }
    }
    var structures: [PageID: PageStructure] = [:]
    for output in outputs {
      guard let page = plan.renderer.page(of: output) else { continue }
      structures[page] = results[output.index].entry?.structure
    }
    return structures
  }
}
