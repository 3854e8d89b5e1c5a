package import Diagnostics
import KPILanguage

extension Diagnostic {
  /// The message about a page, once it is known whether any page or file of the site has a model: without
  /// one, what looks like a citation is probably code.
  package func judged(inSiteWithModels hasModels: Bool) -> Diagnostic {
    guard id == KPIMessages.noModel.id else { return self }
    return with(hasModels ? .error : .warning)
  }
}
