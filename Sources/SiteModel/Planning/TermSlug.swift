import HTMLText

/// The parts of addresses that stand for terms.
///
/// Signs count only where names would have one address without them, so that `C`, `C++` and `C#` live side by
/// side, and a tag that is called `C++` alone has the address `c` as ever.
struct TermSlug {
  /// The slug of each name, in their order.
  private(set) var slugs: [String]
  /// The names whose signs are spelled, by their indices, each with the others of its plain slug.
  private(set) var moved: [(name: Int, others: [Int])] = []

  /// - Parameters:
  ///   - names: What the terms are called.
  ///   - fixed: The slugs that authors have set, in the same order.
  ///   - language: The language of the names.
  init(_ names: [String], fixed: [String?], language: String) {
    slugs = zip(names, fixed).map { name, fixed in
      fixed ?? Slug.text(for: name, language: language)
    }
    var first: [String: Int] = [:]
    var groups: [String: [Int]] = [:]
    for (index, slug) in slugs.enumerated() where !slug.isEmpty {
      guard let other = first.updateValue(index, forKey: slug) else { continue }
      groups[slug, default: [other]].append(index)
    }
    for (plain, group) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
      for index in group where fixed[index] == nil {
        let spelled = Slug.text(
          for: names[index], language: language, spellingSigns: true)
        guard spelled != plain else { continue }
        slugs[index] = spelled
        // Who has set one address knows of the others.
        if group.allSatisfy({ fixed[$0] == nil }) {
          moved.append((index, group.filter { $0 != index }))
        }
      }
    }
  }
}
