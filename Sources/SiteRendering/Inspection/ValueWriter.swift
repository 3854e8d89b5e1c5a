import Diagnostics
import SiteModel
import TemplateEngine

/// Writes values as JSON that is small whatever they hold: long texts and lists are cut, and other pages only named, so
/// that nothing is there twice and nothing leads in a circle.
struct ValueWriter {
  /// The most elements of a list that are written at once.
  static let mostElements = 20
  /// The most scalars of a text.
  static let longestText = 1_000
  private static let mostEntries = 100
  private static let deepest = 8
  /// The beginning of a text with markup that is shown, in scalars.
  private static let markupShown = 120

  let reader: ValueReader
  /// The bytes that may still be written before all further values are left out.
  private var rest = 500_000

  init(_ reader: ValueReader) { self.reader = reader }

  /// A text, cut where it is long.
  static func text(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let start = scalars.prefix(longestText)
    return start.endIndex == scalars.endIndex ? text : String(start) + "…"
  }

  /// A value.
  mutating func json(_ value: InspectedValue) -> String {
    switch value {
    case .plain(let value): return json(value, depth: 0)
    case .object(let object):
      return JSONText.object(
        reader.memberNames(of: object).map { ($0, json(reader.member($0, of: object))) })
    case .pages(let pages): return Self.list(pages.count, elements(pages[...]))
    }
  }

  /// Some elements of a list from an index on; `nil` where it is not a list.
  mutating func elements(_ value: InspectedValue, from start: Int) -> [String]? {
    let start = max(0, start)
    switch value {
    case .pages(let pages): return elements(pages.dropFirst(start))
    case .plain(.list(let list)), .plain(.tuple(let list)):
      return elements(list.elements.dropFirst(start), depth: 0)
    case .plain, .object: return nil
    }
  }

  // MARK: Lists

  private mutating func elements(_ pages: ArraySlice<PageID>) -> [String] {
    pages.prefix(Self.mostElements).map { name(reader.scope.page($0)) }
  }

  private mutating func elements(_ values: ArraySlice<Value>, depth: Int) -> [String] {
    guard depth < Self.deepest, rest > 0 else { return [] }
    return values.prefix(Self.mostElements).map { json($0, depth: depth + 1) }
  }

  private static func list(_ count: Int, _ elements: [String]) -> String {
    JSONText.object([
      ("$", JSONText.string("list")), ("count", "\(count)"), ("items", JSONText.array(elements)),
    ])
  }

  // MARK: Values

  private mutating func json(_ value: Value, depth: Int) -> String {
    switch value {
    case .none, .undefined, .handle: return counted("null")
    case .boolean(let value): return counted("\(value)")
    case .integer(let value): return counted("\(value)")
    case .number(let value): return counted(JSONText.number(value))
    case .string(let text): return counted(JSONText.string(Self.text(text)))
    case .markup(let markup): return counted(Self.json(markup))
    case .object(let object):
      guard let object = object as AnyObject as? SiteObject else { return counted("null") }
      return name(object)
    case .dictionary(let dictionary):
      var members: [(String, String)] = []
      guard depth < Self.deepest else { return counted("{}") }
      for entry in dictionary.entries.prefix(Self.mostEntries) where rest > 0 {
        let key = entry.key.text ?? json(entry.key, depth: depth + 1)
        members.append((Self.text(key), json(entry.value, depth: depth + 1)))
        rest -= key.utf8.count
      }
      let left = dictionary.count - members.count
      if left > 0 { members.append(("…", JSONText.string("\(left) more"))) }
      return JSONText.object(members)
    case .list(let values), .tuple(let values):
      let shown = elements(values.elements[...], depth: depth)
      let isOfSite =
        if case .object(let object)? = values.first {
          (object as AnyObject as? SiteObject)?.isListed == true
        } else { false }
      return shown.count == values.count && !isOfSite
        ? JSONText.array(shown) : Self.list(values.count, shown)
    }
  }

  private mutating func counted(_ text: String) -> String {
    rest -= text.utf8.count
    return rest >= 0 ? text : "null"
  }

  private static func json(_ markup: Markup) -> String {
    let bytes = markup.bytes
    let length = bytes.count { $0 & 0xC0 != 0x80 }
    // A scalar has at most four bytes.
    let start = String(decoding: bytes.prefix(4 * markupShown), as: UTF8.self).unicodeScalars
    return JSONText.object([
      ("$", JSONText.string("html")), ("length", "\(length)"),
      ("text", JSONText.string(String(start.prefix(markupShown)))),
    ])
  }

  // MARK: Objects

  /// What tells an object from others.
  private mutating func name(_ object: SiteObject) -> String {
    func read(_ field: Field) -> Value { reader.scope.read(field, of: object) ?? .none }
    var members: [(String, String)] = []
    var fields: [Field] = []
    switch object.referent {
    case .page:
      members.append(("$", JSONText.string("page")))
      fields = [.date, .path, .title, .url]
    case .section(let section):
      members.append(("$", JSONText.string("section")))
      members.append(("posts", "\(reader.context.site.sections[section].posts.count)"))
      fields = [.name, .path, .title, .url]
    case .term: fields = [.count, .feed, .name, .permalink, .slug, .url]
    case .paginator, .site, .theme: members.append(("$", JSONText.string(object.typeName)))
    }
    members += fields.map { ($0.text, json(read($0), depth: Self.deepest)) }
    return JSONText.object(members)
  }
}

extension SiteObject {
  /// Whether lists of it say how long they are: those of pages and sections.
  fileprivate var isListed: Bool {
    switch referent {
    case .page, .section: true
    case .paginator, .site, .term, .theme: false
    }
  }
}
