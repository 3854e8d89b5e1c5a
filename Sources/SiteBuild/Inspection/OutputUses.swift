import Diagnostics
import SiteModel
import SiteRendering

/// What one output has read, from the record of the build, for an inspector.
struct OutputUses {
  /// The names in the record.
  let vocabulary: SiteVocabulary
  /// Everything that was read with its fields, each dependency once.
  let reads: [(key: DependencyKey, fields: FieldSet)]
  private let record: OutputRecord
  private let templates: [String]

  /// More of a group are only counted.
  private static let mostItems = 100

  init(_ state: BuildState, _ record: OutputRecord) {
    var fields: [Int: FieldSet] = [:]
    for use in record.own { fields[use.dependency, default: []].formUnion(use.fields) }
    for set in record.shared {
      for use in state.useSets[set] { fields[use.dependency, default: []].formUnion(use.fields) }
    }
    reads = fields.sorted { $0.key < $1.key }.map { (state.dependencies[$0.key].key, $0.value) }
    vocabulary = state.vocabulary
    templates = record.template.map { state.templates[$0].files.map(\.path) } ?? []
    self.record = record
  }

  // MARK: Why

  /// Why the output was last rendered: a file or a phrase, and the members that changed.
  var reason: String {
    switch record.reason {
    case .changed(.page(let path), let fields):
      JSONText.object([("file", JSONText.string("content/" + path)), changed(fields)])
    case .changed(let key, let fields) where !fields.isEmpty:
      JSONText.object([("what", JSONText.string(key.description(vocabulary))), changed(fields)])
    case .templateFile(let path):
      JSONText.object([
        ("file", JSONText.string(path)), ("changed", JSONText.array([JSONText.string("text")])),
      ])
    default: JSONText.object([("what", JSONText.string(record.reason.description(vocabulary)))])
    }
  }

  private func changed(_ fields: FieldSet) -> (String, String) {
    ("changed", JSONText.array(vocabulary.names(of: fields).map(JSONText.string)))
  }

  // MARK: Groups

  private struct Item {
    var order = 1
    let isFile: Bool
    let name: String
    var fields: FieldSet = []
    var isChanged = false
  }

  /// Everything that the output depends on, by kind.
  ///
  /// - Parameters:
  ///   - isMade: Whether the last build has rendered it, so that the reason tells what has changed.
  ///   - own: The page whose text it shows, which comes first, by its path below `content/`.
  /// - Returns: A list of groups, each with its items.
  func groups(isMade: Bool, own: String?) -> String {
    var groups: [(order: Int, heading: String, items: [Item])] = []
    func add(_ item: Item, _ order: Int, _ heading: String) {
      if let index = groups.firstIndex(where: { $0.heading == heading }) {
        groups[index].items.append(item)
      } else {
        groups.append((order, heading, [item]))
      }
    }
    for path in templates {
      let isChanged = isMade && record.reason == .templateFile(path)
      add(Item(isFile: true, name: path, isChanged: isChanged), 0, "Templates")
    }
    for (key, fields) in reads {
      var item = Self.item(key)
      item.fields = fields
      if case .changed(key, _) = record.reason { item.isChanged = isMade }
      if case .page(let path) = key, path == own { item.order = 0 }
      let (order, heading) = Self.heading(of: key)
      add(item, order, heading)
    }
    let sorted = groups.sorted { ($0.order, $0.heading) < ($1.order, $1.heading) }
    return JSONText.array(
      sorted.map { _, heading, items in
        let items = items.sorted { ($0.order, $0.name) < ($1.order, $1.name) }
        var members = [
          ("group", JSONText.string(heading)),
          ("items", JSONText.array(items.prefix(Self.mostItems).map(json))),
        ]
        if items.count > Self.mostItems { members.append(("count", "\(items.count)")) }
        return JSONText.object(members)
      })
  }

  private func json(_ item: Item) -> String {
    var members = [(item.isFile ? "file" : "name", JSONText.string(item.name))]
    if !item.fields.isEmpty {
      members.append(
        ("members", JSONText.array(vocabulary.names(of: item.fields).map(JSONText.string))))
    }
    if item.isChanged { members.append(("changed", "true")) }
    return JSONText.object(members)
  }

  private static func heading(of key: DependencyKey) -> (order: Int, text: String) {
    switch key {
    case .output, .paginator, .place, .related: (1, "Itself")
    case .page: (2, "Pages")
    case .term(let key): (3, key.taxonomy.prefix(1).uppercased() + key.taxonomy.dropFirst())
    case .section: (4, "Sections")
    case .site: (5, "Site settings and lists")
    case .message: (6, "Words")
    case .data: (7, "Data files")
    case .asset: (8, "Files of the theme")
    case .address: (9, "Addresses")
    case .setting: (10, "Settings of the theme")
    case .timeZone, .markdown: (11, "Rules")
    }
  }

  private static func item(_ key: DependencyKey) -> Item {
    switch key {
    case .page(let path): Item(isFile: true, name: "content/\(path)")
    case .asset(let path): Item(isFile: true, name: "templates/assets/\(path)")
    case .term(let key):
      Item(isFile: false, name: SiteLanguage.describing(key.name, inLanguage: key.language))
    case .section(let key):
      Item(isFile: false, name: SiteLanguage.describing(key.folder, inLanguage: key.language))
    case .data(let name), .address(let name, _), .setting(let name):
      Item(isFile: false, name: name)
    case .message(let language, let key): Item(isFile: false, name: "\(key) (\(language))")
    case .output, .paginator, .place, .related, .site, .timeZone, .markdown:
      Item(isFile: false, name: DependencyGroups.name(key))
    }
  }
}
