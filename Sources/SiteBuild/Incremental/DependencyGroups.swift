import SiteModel
import SiteRendering

/// What an output read, grouped for display: by kind, with one entry for all that have the same fields.
struct DependencyGroups {
  /// Headings in the order they are shown, each with its entries.
  let sections: [(heading: String, entries: [TextColumns.Entry])]

  init(_ state: BuildState, _ record: OutputRecord) {
    var fields: [Int: FieldSet] = [:]
    for read in record.own + record.shared.flatMap({ state.useSets[$0] }) {
      fields[read.dependency, default: []].formUnion(read.fields)
    }
    var names: [Heading: [FieldSet: [String]]] = [:]
    for (dependency, fields) in fields {
      let key = state.dependencies[dependency].key
      names[Self.heading(of: key), default: [:]][fields, default: []].append(Self.name(key))
    }
    sections = names.sorted { ($0.key.order, $0.key.text) < ($1.key.order, $1.key.text) }.map {
      heading, groups in
      let entries = groups.map { fields, names in
        (
          names: names.sorted(),
          fields: state.vocabulary.names(of: fields).joined(separator: ", ")
        )
      }
      return (heading.text, entries.sorted { ($0.fields, $0.names[0]) < ($1.fields, $1.names[0]) })
    }
  }

  /// What stands above a group; those of one order are sorted by their texts.
  private struct Heading: Hashable {
    let order: Int
    let text: String
  }

  private static func heading(of key: DependencyKey) -> Heading {
    switch key {
    case .output, .paginator, .place, .related: Heading(order: 0, text: "itself")
    case .page: Heading(order: 1, text: "pages")
    case .term(let key): Heading(order: 2, text: key.taxonomy)
    case .section: Heading(order: 3, text: "sections")
    case .site: Heading(order: 4, text: "site settings and lists")
    case .message: Heading(order: 5, text: "messages")
    case .data: Heading(order: 6, text: "data files")
    case .asset: Heading(order: 7, text: "files of the theme")
    case .address: Heading(order: 8, text: "addresses")
    case .setting: Heading(order: 9, text: "settings of the theme")
    case .timeZone, .markdown: Heading(order: 10, text: "rules")
    }
  }

  /// What a dependency is called within its group.
  static func name(_ key: DependencyKey) -> String {
    switch key {
    case .output: "the page"
    case .paginator: "its part of the list"
    case .place(_, let key):
      SiteLanguage.describing(
        "its place among the posts of \"\(key.name)\"", inLanguage: key.language)
    case .related: "the pages related to it"
    case .page(let path): "content/\(path)"
    case .term(let key): SiteLanguage.describing("\"\(key.name)\"", inLanguage: key.language)
    case .section(let key):
      SiteLanguage.describing("\"\(key.folder)\"", inLanguage: key.language)
    case .data(let name), .address(let name, _), .setting(let name): "\"\(name)\""
    case .site(let language): SiteLanguage.describing("site", inLanguage: language)
    case .message(let language, let key): "\"\(key)\" (\(language))"
    case .asset(let path): "templates/assets/\(path)"
    case .timeZone: "the time zone"
    case .markdown: "the settings of Markdown"
    }
  }
}
