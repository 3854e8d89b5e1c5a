import SiteModel

/// The order of work in which texts are held for a short time.
extension RenderContext {
  /// Plans the making of some outputs, by index in `Site.outputs`: from now on pages' texts stay only as
  /// long as those are to be made that show them.
  ///
  /// - Returns: The outputs in the order in which they are best begun. Any other order, and whatever
  ///   they show besides, gives the same bytes.
  package func plan(_ outputs: [Int]) -> [Int] {
    let order = RenderSchedule(site)
    pageCache.planUses(order.uses(in: outputs))
    return order.sorted(outputs)
  }

  /// A planned output is done.
  package func release(_ output: Int) {
    for page in site.pages(shownBy: output) { pageCache.release(page) }
  }
}
