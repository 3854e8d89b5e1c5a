package import Content

extension Site {
  /// The same site in which some pages have other texts, and nothing else is different.
  ///
  /// Costs a copy of the list of pages, and a look through it for each source.
  ///
  /// - Parameter sources: Files of pages of the site that have changed, with the front matter that they had.
  /// - Returns: The site.
  package func replacing(_ sources: [PageID: SourcePage]) -> Site {
    var draft = SiteDraft(self)
    for (id, source) in sources {
      let previous = pages[id].source
      draft.pages[id] = pages[id].with(source)
      if let index = content.pages.firstIndex(where: { $0 === previous }) {
        draft.content.pages[index] = source
      } else if let index = content.termPages.firstIndex(where: { $0 === previous }) {
        draft.content.termPages[index] = source
      }
    }
    return Site(draft)
  }
}
