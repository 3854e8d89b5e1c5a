import Content
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
  /// A page with more messages of a kind has one cause for them all.
  private static let mostMessages = 1000
  private static let furtherMessages = "further ones of this page are not shown"

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
    let pages = plan.context.site.pages
    let links = linksBeyondTexts(records, plan.context)
    let withHeadings = pages.ids.filter { !records[$0.index].mainHeadings.isEmpty }
    let structures = structures(of: Set(links.map(\.target) + withHeadings), &results, of: plan)
    let brokenLinks = missingAnchors(links, structures, plan.context)
    let headings = withHeadings.flatMap { page -> [Diagnostic] in
      let headings = records[page.index].mainHeadings
      guard let structure = structures[page], structure.mainHeadingCount > headings.count
      else { return [] }
      var messages = headings.prefix(Self.mostMessages).map {
        SiteMessages.secondTitle($0.title, on: pages[page], at: $0.range)
      }
      if headings.count > messages.count, let last = messages.popLast() {
        messages.append(last.note(Self.furtherMessages))
      }
      return messages
    }
    return brokenLinks + headings
  }

  /// The same of links to anchors where templates have errors, so that there are no finished pages.
  func checkAnchorsInTexts(_ records: [PageRecord], _ context: RenderContext) -> [Diagnostic] {
    missingAnchors(linksBeyondTexts(records, context), [:], context)
  }

  /// A link to an anchor that is not in the text of the page that it leads to.
  private typealias LinkBeyondText = (link: AnchorLink, page: PageID, target: PageID)

  private func linksBeyondTexts(
    _ records: [PageRecord], _ context: RenderContext
  ) -> [LinkBeyondText] {
    var finder = AnchorFinder(context)
    return zip(context.site.pages.ids, records).flatMap { page, record in
      record.anchorLinks.filter { !$0.isInText }.compactMap { link in
        finder.target(of: link, on: page).map { (link, page, $0) }
      }
    }
  }

  /// The messages about links to anchors that pages do not have.
  ///
  /// A page that could not be rendered may have
  /// every anchor that is mentioned in some template.
  private func missingAnchors(
    _ links: [LinkBeyondText], _ structures: [PageID: PageStructure], _ context: RenderContext
  ) -> [Diagnostic] {
    let finder = AnchorFinder(context)
    var known: [PageID: Set<String>] = [:]
    var counts: [PageID: Int] = [:]
    return links.compactMap { link, page, target in
      let anchors =
        known[target] ?? Set(structures[target]?.anchors ?? context.metadata(target).anchors)
      known[target] = anchors
      let isFound =
        structures[target] == nil
        ? link.ids.contains { isMentioned($0, context) }
        : link.ids.contains(where: anchors.contains)
      guard !isFound else { return nil }
      let count = counts[page, default: 0] + 1
      counts[page] = count
      guard count <= Self.mostMessages else { return nil }
      let problem = finder.problem(with: link, on: page, to: target, anchors: anchors)
      return count < Self.mostMessages ? problem : problem.note(Self.furtherMessages)
    }
  }

  /// Whether some template may set an id.
  private func isMentioned(_ id: String, _ context: RenderContext) -> Bool {
    context.site.content.theme.templates.contains { $0.file.bytes.contains(id.utf8) }
  }

  /// What some finished pages have; those of which it is not known yet are rendered once more.
  ///
  /// A page that could not be rendered is left out.
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
