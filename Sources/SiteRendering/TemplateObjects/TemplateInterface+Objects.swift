import TemplateEngine

extension TemplateInterface {
  /// The objects of a site with the names of their members, by the variables that have them; those of the
  /// theme's settings are its own.
  static func objects(_ vocabulary: SiteVocabulary) -> [String: HostSignature.Object] {
    let taxonomies = vocabulary.taxonomies.map(\.name)
    let term = vocabulary.taxonomies.count == 1 ? vocabulary.taxonomies[0].singular : "term"
    return [
      Variable.page.rawValue: object(
        "page", PageFields.all, taxonomies,
        links: [.previous: "page", .next: "page", .section: "section"],
        lists: [.translations: "page"]),
      Variable.site.rawValue: object(
        "site", SiteFields.all, taxonomies,
        lists: [.posts: "page", .pages: "page", .topPages: "page", .sections: "section"]),
      Variable.paginator.rawValue: object(
        "paginator", PaginatorFields.all, lists: [.items: "page"]),
      Variable.term.rawValue: object(term, TermFields.all, lists: [.posts: "page"]),
      "section": object(
        "section", SectionFields.all, lists: [.posts: "page", .pages: "page"]),
    ]
  }

  private static func object(
    _ typeName: String, _ fields: [Field], _ taxonomies: [String] = [],
    links: [Field: String] = [:], lists: [Field: String] = [:]
  ) -> HostSignature.Object {
    func named(_ fields: [Field: String]) -> [String: String] {
      Dictionary(uniqueKeysWithValues: fields.map { ($0.key.text, $0.value) })
    }
    let terms = Dictionary(uniqueKeysWithValues: taxonomies.map { ($0, Variable.term.rawValue) })
    return HostSignature.Object(
      typeName, members: fields.map(\.text) + taxonomies, links: named(links),
      lists: named(lists).merging(terms) { list, _ in list })
  }
}
