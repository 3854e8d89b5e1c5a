import Synchronization
package import SiteModel

/// The rendered pages of a site, each made when it is first asked for.
///
/// What is known of a page stays; its HTML goes as soon as the last output that is planned to show it
/// is done. A caller that asks later, such as a template that shows texts of its own choice, has it
/// rendered again, and then it stays too, so that no page is rendered over and over. Any number of threads may
/// ask.
package final class PageRenderCache: Sendable {
  private struct Entry {
    var page: PageMetadata?
    var text: PageHTML?
    /// Whether the text was asked for when the page was known already: the plan was wrong about it, or
    /// what is known of it was asked for first.
    var isPinned = false
  }

  /// An entry with its lock.
  private final class Slot: Sendable {
    let entry = Mutex(Entry())
    /// Planned outputs that are still to be rendered; counted without the lock, which the thread that
    /// renders the page holds for long.
    let remainingUses = Atomic(0)
  }

  private let renderer: PageRenderer
  private let slots: [Slot]
  private let isPlanned = Atomic(false)

  /// An empty cache for the pages of a site whose outputs are planned; all texts stay until
  /// `planUses` is called.
  package init(_ site: Site) {
    renderer = PageRenderer(site)
    slots = site.pages.map { _ in Slot() }
  }

  /// What is known of the pages of the same site, some of which have other texts now.
  init(_ site: Site, _ previous: PageRenderCache, without changed: [PageID]) {
    renderer = PageRenderer(site)
    var slots = previous.slots
    for page in changed { slots[page.index] = Slot() }
    self.slots = slots
    isPlanned.store(true, ordering: .relaxed)
  }

  /// What is known of the page.
  package func page(_ id: PageID) -> PageMetadata {
    slots[id.index].entry.withLock { entry in
      if let page = entry.page { return page }
      return render(id, &entry).page
    }
  }

  /// A page's title with the figures that it cites; all other titles cost no rendering.
  package func title(_ id: PageID) -> String {
    let inputs = renderer.inputs(of: id)
    return inputs.titleCitesFigures ? page(id).title : inputs.title
  }

  /// The page's HTML.
  func text(_ id: PageID) -> PageHTML {
    slots[id.index].entry.withLock { entry in
      if let text = entry.text { return text }
      let isPlanned = slots[id.index].remainingUses.load(ordering: .relaxed) > 0
      entry.isPinned = entry.page != nil && !isPlanned
      return render(id, &entry).text
    }
  }

  private func render(_ id: PageID, _ entry: inout Entry) -> (page: PageMetadata, text: PageHTML) {
    let (page, text) = renderer.render(id)
    entry.page = page
    let hasPlan = isPlanned.load(ordering: .relaxed)
    if !hasPlan || slots[id.index].remainingUses.load(ordering: .relaxed) > 0 || entry.isPinned {
      entry.text = text
    }
    return (page, text)
  }

  // MARK: Letting go

  /// From now on texts stay only as long as outputs that show them are to be rendered; `uses` is their
  /// number for each page.
  func planUses(_ uses: [Int]) {
    isPlanned.store(true, ordering: .relaxed)
    for (slot, uses) in zip(slots, uses) {
      slot.remainingUses.store(uses, ordering: .relaxed)
      if uses == 0 { slot.entry.withLock { $0.text = nil } }
    }
  }

  /// A further output is to be rendered that is likely to show the page.
  func planUse(_ id: PageID) {
    slots[id.index].remainingUses.add(1, ordering: .relaxed)
  }

  /// A planned output that shows the page is done.
  func release(_ id: PageID) {
    let slot = slots[id.index]
    guard slot.remainingUses.subtract(1, ordering: .relaxed).newValue <= 0 else { return }
    slot.entry.withLock { entry in
      if !entry.isPinned { entry.text = nil }
    }
  }
}
