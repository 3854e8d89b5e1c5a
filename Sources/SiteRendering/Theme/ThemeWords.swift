import Content
import DataFormats
package import Diagnostics
import HTMLText
package import SiteModel
package import TemplateEngine

/// Finds words that templates name and a language of the site lacks, before anything is rendered: what is found does
/// not depend on which pages a build renders.
package enum ThemeWords {
  /// A warning for each language of which some words are there in another one only, and for each whose words lack
  /// forms for numbers.
  ///
  /// A word that is nowhere is an error where a page shows it.
  package static func problems(_ site: Site, _ templates: TemplateLibrary) -> [Diagnostic] {
    let named = templates.literals(of: "t").texts
    guard !named.isEmpty else { return [] }
    let strings = site.content.theme.strings
    // A theme of the site's own may leave words of other languages to the site's language.
    let isCarried = site.content.theme.layers.contains { $0.layer == .carried }
    let siteLanguage = site.languages[.main].tag
    let main = siteLanguage.lowercased()
    let known = isCarried ? [] : [main, Localization.primary(main)]
    let languages = Set(site.pages.map(\.language) + site.languages.map(\.tag)).map {
      $0.lowercased()
    }
    return Set(languages).sorted().flatMap { language -> [Diagnostic] in
      let tags = Localization.tags(of: language, siteLanguage: siteLanguage)
      let own = [language, Localization.primary(language)]
      return [
        missing(
          named, strings, own: own, others: tags.filter { !own.contains($0) }, known: known),
        incomplete(named, strings, own: own),
      ].compactMap(\.self)
    }
  }

  private static func missing(
    _ named: Set<String>, _ strings: [String: DataValue], own: [String], others: [String],
    known: [String]
  ) -> Diagnostic? {
    let lacking = named.filter { key in !(own + known).contains { strings[$0]?[key] != nil } }
    for other in others {
      let found = lacking.filter { strings[other]?[$0] != nil }
      if !found.isEmpty {
        return ThemeMessages.missingWords(
          found.sorted(), in: LanguageTag(own[0]).canonical, shownIn: LanguageTag(other).canonical)
      }
    }
    return nil
  }

  private static func incomplete(
    _ named: Set<String>, _ strings: [String: DataValue], own: [String]
  ) -> Diagnostic? {
    let categories = PluralRules(language: own[0]).categories
    var incomplete: [(key: String, forms: [String])] = []
    for key in named.sorted() {
      guard case .map(let forms)? = own.lazy.compactMap({ strings[$0]?[key] }).first else {
        continue
      }
      let lacking = categories.map(\.rawValue).filter { name in
        !forms.contains { $0.key == name }
      }
      if !lacking.isEmpty { incomplete.append((key, lacking)) }
    }
    return incomplete.first.map {
      ThemeMessages.missingForms(
        $0.key, count: incomplete.count, forms: $0.forms, in: LanguageTag(own[0]).canonical)
    }
  }
}
