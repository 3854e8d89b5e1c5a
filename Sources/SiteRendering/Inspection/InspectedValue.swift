import SiteModel
import TemplateEngine

/// A value that templates see, as an inspector looks at it: the long lists of the site are not made values.
enum InspectedValue {
  case plain(Value)
  /// With all its members; one within another value is only named.
  case object(SiteObject)
  case pages([PageID])
}

/// Reads the values of one output's template.
struct ValueReader {
  let context: RenderContext
  let scope: RenderScope

  /// The names of an object's members, sorted.
  func memberNames(of object: SiteObject) -> [String] {
    switch object.referent {
    case .theme(let names): return names
    // Only the terms of a page have a place.
    case .term: return object.fields.filter { !$0.isPlace }.map(\.text).sorted()
    case .page, .paginator, .section, .site:
      let terms = object.hasTerms ? context.vocabulary.taxonomies.map(\.name) : []
      return (object.fields.map(\.text) + terms).sorted()
    }
  }

  /// A member; none where there is no such.
  func member(_ name: String, of object: SiteObject) -> InspectedValue {
    if object.isTheme { return .plain(scope.read(SettingFact(name: name)) ?? .none) }
    if let field = Field.allCases.first(where: { $0.text == name }) {
      if let list = Self.list(field, of: object), let pages = context.pages(in: list) {
        return .pages(pages)
      }
      return .plain(scope.read(field, of: object) ?? .none)
    }
    let taxonomy = context.vocabulary.taxonomies.firstIndex { $0.name == name }
    return .plain(taxonomy.flatMap { scope.read(TaxonomyID($0), of: object) } ?? .none)
  }

  /// The list that a field is, where that can be as long as the site.
  private static func list(_ field: Field, of object: SiteObject) -> RenderContext.List? {
    switch (object.referent, field) {
    case (.site(let language), .posts): .posts(language)
    case (.site(let language), .pages): .pages(language)
    case (.site(let language), .topPages): .topPages(language)
    case (.term(let term), .posts): .postsOfTerm(term.term)
    case (.section(let section), .posts): .postsOfSection(section)
    case (.section(let section), .pages): .pagesOfSection(section)
    default: nil
    }
  }

  // MARK: Paths

  /// The value of a path such as `site.menu[2].title`; `nil` where it leads nowhere, or into another page.
  ///
  /// - Parameters:
  ///   - path: Names, each after a dot but for the first, and indices in brackets.
  ///   - variables: What the first name may be.
  /// - Returns: The value.
  func value(
    at path: String, in variables: [(name: String, object: SiteObject)]
  ) -> InspectedValue? {
    guard path.utf8.count <= Self.longestPath else { return nil }
    for (name, object) in variables {
      guard let rest = Self.rest(of: path[...], after: name) else { continue }
      if rest.isEmpty { return .object(object) }
      guard rest.first == "." else { return nil }
      let names = memberNames(of: object)
      for member in names {
        guard let rest = Self.rest(of: rest.dropFirst(), after: member) else { continue }
        let value = self.member(member, of: object)
        if rest.isEmpty { return value }
        guard case .plain(let plain) = value else { return nil }
        return Self.value(at: rest, in: plain, depth: 0).map(InspectedValue.plain)
      }
    }
    return nil
  }

  private static let longestPath = 2_000
  private static let deepest = 32

  /// What follows a name at the beginning of a path; `nil` where it begins with another.
  private static func rest(of path: Substring, after name: String) -> Substring? {
    guard path.utf8.starts(with: name.utf8) else { return nil }
    let rest = path[path.utf8.index(path.startIndex, offsetBy: name.utf8.count)...]
    return rest.isEmpty || rest.utf8.first == UInt8(ascii: ".")
      || rest.utf8.first == UInt8(ascii: "[") ? rest : nil
  }

  /// A key of an author's values may have dots and brackets of its own.
  private static func value(at path: Substring, in value: Value, depth: Int) -> Value? {
    guard !path.isEmpty else { return value }
    guard depth < deepest else { return nil }
    switch value {
    case .dictionary(let entries) where path.utf8.first == UInt8(ascii: "."):
      let path = path.dropFirst()
      return entries.entries.lazy.compactMap { entry in
        entry.key.text.flatMap { rest(of: path, after: $0) }
          .flatMap { Self.value(at: $0, in: entry.value, depth: depth + 1) }
      }.first
    case .list(let list), .tuple(let list):
      guard path.utf8.first == UInt8(ascii: "["), let end = path.firstIndex(of: "]"),
        let index = Int(path[path.index(after: path.startIndex)..<end]),
        list.indices.contains(index)
      else { return nil }
      return Self.value(at: path[path.index(after: end)...], in: list[index], depth: depth + 1)
    default: return nil
    }
  }
}
