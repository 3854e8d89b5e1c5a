import ContentModel
import Diagnostics
import SiteModel
import SiteRendering
import TemplateEngine

extension SiteBuilder {
  /// Builds the whole site in memory, whatever earlier builds left, for its messages alone.
  ///
  /// Writes nothing. What only the output folder can tell, such as a folder where a file must go, is
  /// left to `build`.
  package func check() -> Result {
    var result = Result()
    if let site = prepare(reader.list(), nil, &result) {
      check(site, &result)
      result.safeUses = site.rendered.templates.safeUses
    }
    progress.end()
    result.diagnostics = result.diagnostics.inSourceOrder()
    return result
  }
}
