/// Another template language, as a table of what it writes in another way than Jinja.
struct TemplateLanguage: Sendable {
  /// As messages call it: "how Liquid writes it"; `nil` for what many have.
  let name: String?
  /// Rules for what is no valid tag, filter or function here.
  let rules: [TranslationRule]
  /// Rules for names that are not defined here.
  let names: [TranslationRule]

  /// Reads tables, a rule on each line; lines without an arrow are headings.
  ///
  /// - Parameters:
  ///   - name: As messages call it, if it is one language.
  ///   - rules: The first rule that matches counts.
  ///   - names: The same for names that are not defined.
  init(name: String?, rules: String, names: String = "") {
    self.name = name
    self.rules = rules.split(separator: "\n").compactMap(TranslationRule.init(line:))
    self.names = names.split(separator: "\n").compactMap(TranslationRule.init(line:))
  }

  /// What is written for the year of today: pages follow from files alone.
  static let year = "site.extra.year | default(\"2026\") — \(clock)"

  /// The same as a whole tag.
  static let yearTag = "{{ site.extra.year | default(\"2026\") }} — \(clock)"

  private static let clock =
    "there is no clock, so that the same files give the same pages; "
    + "\"year\" below \"extra:\" in site.yaml changes the year of all"

  /// All that are known; what several share is in the first of them.
  static let all = [liquid, goTemplates, handlebars, twig, tera, django, programming]
}
