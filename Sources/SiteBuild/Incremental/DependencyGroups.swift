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
    var names: [Int: [FieldSet: [String]]] = [:]
    for (dependency, fields) in fields {
      let key = state.dependencies[dependency].key
      names[Self.order(of: key), default: [:]][fields, default: []].append(Self.name(key))
    }
    sections = Self.headings.enumerated().compactMap { order, heading in
      guard let groups = names[order] else { return nil }
      let entries = groups.map { fields, names in
        (names: names.sorted(), fields: fields.fields.map(\.text).joined(separator: ", "))
      }
      return (heading, entries.sorted { ($0.fields, $0.names[0]) < ($1.fields, $1.names[0]) })
    }
  }

  private static let headings = [
    "itself", "pages", "tags", "sections", "site settings and lists", "messages", "data files",
    "files of the theme", "addresses", "settings of the theme", "rules",
  ]

  /// The index of a dependency's heading.
  private static func order(of key: DependencyKey) -> Int {
    switch key {
    case .output, .paginator: 0
    case .page: 1
    case .term: 2
    case .section: 3
    case .site: 4
    case .message: 5
    case .data: 6
    case .asset: 7
    case .address: 8
    case .setting: 9
    case .timeZone, .markdown: 10
    }
  }

  private static func name(_ key: DependencyKey) -> String {
    switch key {
    case .output: "the page"
    case .paginator: "its part of the list"
    case .page(let path): "content/\(path)"
    case .term(let name), .section(let name), .data(let name), .address(let name),
      .setting(let name):
      "\"\(name)\""
    case .site: "site"
    case .message(let language, let key): "\"\(key)\" (\(language))"
    case .asset(let path): "templates/assets/\(path)"
    case .timeZone: "the time zone"
    case .markdown: "the settings of Markdown"
    }
  }
}
