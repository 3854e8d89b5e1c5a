import Content
import Diagnostics
import HTMLText
import Platform

/// Messages about terms and their files.
extension SiteMessages {
  static let movedTerm = MessageEntry.warning(
    "site.moved-tag", "tag whose address has its signs in words",
    """
    Several tags differ in nothing but signs, such as `C`, `C++` and `C#`, and addresses leave signs out. \
    So those with signs have them in words, `/tags/c-plus-plus/`; the one without keeps its address. A tag \
    that was the only one of them until now has moved.

    Set the address in a file for the tag, here `content/_terms/tags/C++.md`, with `slug`; then it stays, \
    whatever tags are added later. If readers may know the former address, and no other tag has it now, \
    add it to `aliases`.
    """,
    example: .init(
      before: """
        -- content/2026-01-15-a.md --
        ---
        tags: [C, C++]
        ---
        Text.
        """,
      after: """
        -- content/_terms/tags/C++.md --
        ---
        slug: c-plus-plus
        ---
        """))

  static let twoTermFiles = MessageEntry.error(
    "site.two-tag-files", "two files for one tag",
    """
    A file of `content/_terms/` is for the term that posts name by the file's name, or by its title. Two \
    files give their terms the same name, so it is not known which one posts mean.

    Remove one of them, or give it another title.
    """,
    example: .init(
      before: """
        -- content/_terms/tags/a.md --
        ---
        title: Sales
        ---
        -- content/_terms/tags/b.md --
        ---
        title: Sales
        ---
        -- content/2026-01-15-a.md --
        ---
        tags: [a, b]
        ---
        """,
      after: """
        -- content/_terms/tags/b.md --
        ---
        title: Retail
        ---
        """))

  static let misplacedTermFile = MessageEntry.warning(
    "site.misplaced-tag-file", "file of content/_terms that is for no tag",
    """
    A file of `content/_terms/` says more of a term: its title, its text, its address. It is in the folder of \
    its taxonomy, `content/_terms/tags/sales.md`; in that of a language too, `content/en/_terms/tags/sales.md`. \
    This file is in no such folder, or in that of a taxonomy which `site.yaml` does not declare, so it is not used.

    Move it, or declare the taxonomy.
    """,
    example: .init(
      before: """
        -- content/_terms/tag/sales.md --
        All about sales.
        -- content/2026-01-15-a.md --
        ---
        tags: [sales]
        ---
        """,
      after: """
        -- content/_terms/tag/sales.md --
        -- content/_terms/tags/sales.md --
        All about sales.
        """))

  static let unusedTermFile = MessageEntry.warning(
    "site.unused-tag-file", "file for a tag that no post has",
    """
    A file of `content/_terms/` is for the term that posts name by the file's name, or by its title. No post \
    does, so there is no page that could show the file.

    Write the tag in the posts that have it, or rename the file, or give it the title that they write.
    """,
    example: .init(
      before: """
        -- content/_terms/tags/key-figures.md --
        All about figures.
        -- content/2026-01-15-a.md --
        ---
        tags: [key figures]
        ---
        """,
      after: """
        -- content/_terms/tags/key-figures.md --
        ---
        title: key figures
        ---
        All about figures.
        """))

  // MARK: Wording

  /// Two terms with one address; `places` are those of the first, at least one, `otherPlaces` those of the
  /// other.
  static func termClash(
    of taxonomy: Taxonomy, _ name: String, places: [SourceLocation], _ otherName: String,
    otherPlaces: [SourceLocation], address: Route
  ) -> Diagnostic {
    clash(
      "the \(taxonomy.name) \"\(name)\" and \"\(otherName)\" would have the same address, "
        + "\"\(address.path)\"", name, places, otherName, otherPlaces
    ).help("give one of the \(taxonomy.name) another name")
  }

  /// Two terms that differ in case, or in white space around them; `meant` is the one to write.
  static func termsInTwoCases(
    of taxonomy: Taxonomy, _ name: String, places: [SourceLocation], _ otherName: String,
    otherPlaces: [SourceLocation], meant: String
  ) -> Diagnostic {
    let isCase = name.lowercased() == otherName.lowercased()
    return clash(
      "the \(taxonomy.name) \"\(name)\" and \"\(otherName)\" differ only in "
        + (isCase ? "case" : "white space or case"), name, places, otherName, otherPlaces
    ).help("write the \(taxonomy.singular) the same way in all posts: \"\(meant)\"")
  }

  private static func clash(
    _ summary: String, _ name: String, _ places: [SourceLocation], _ otherName: String,
    _ otherPlaces: [SourceLocation]
  ) -> Diagnostic {
    var diagnostic = termClash(summary, at: places.first)
    for place in places.dropFirst() {
      diagnostic = diagnostic.note("\"\(name)\" also here", at: place)
    }
    for place in otherPlaces { diagnostic = diagnostic.note("\"\(otherName)\" here", at: place) }
    return diagnostic
  }

  static func movedTerm(
    of taxonomy: Taxonomy, _ name: String, key: String, slug: String, address: Route,
    from plain: Route, because others: [String], at location: SourceLocation
  ) -> Diagnostic {
    let others = others.map { "\"\($0)\"" }.joined(separator: " and ")
    return movedTerm(
      "the \(taxonomy.singular) \"\(name)\" is at \"\(address.path)\", not at \"\(plain.path)\", "
        + "beside \(others)", at: location
    ).help(
      "to keep its address whatever comes, write \(fileName(key) == nil ? "\"title: \(key)\" and " : "")"
        + "\"slug: \(slug)\" in the front matter of "
        + "content/_terms/\(taxonomy.name)/\(fileName(key) ?? slug).md")
  }

  /// A term's name as that of a file; `nil` where such a file would not be read.
  private static func fileName(_ name: String) -> String? {
    OmittedName(name + ".md") == nil && !name.contains("/") ? name : nil
  }

  static func twoTermFiles(
    of taxonomy: Taxonomy, _ name: String, at location: SourceLocation, other: String
  ) -> Diagnostic {
    twoTermFiles("a second file for the \(taxonomy.singular) \"\(name)\"", at: location)
      .note("the first is here", at: SourceLocation(path: other))
      .help("remove one of them, or give it another title")
  }

  /// `folder` is the one that would be the taxonomy's; `nil` for a file in none.
  static func misplacedTermFile(
    folder: String?, _ taxonomies: [String], at location: SourceLocation
  ) -> Diagnostic {
    let known = Spelling.list(taxonomies.map { "content/_terms/\($0)/" }, "or")
    guard let folder else {
      return misplacedTermFile(
        "this file is in no taxonomy's folder, so it is not used", at: location
      )
      .help("move it to \(known)")
    }
    if taxonomies.contains(folder) {
      return misplacedTermFile("the page of a term must be in its taxonomy's folder", at: location)
        .help("move it to content/_terms/\(folder)/")
    }
    return misplacedTermFile("this site has no taxonomy \"\(folder)\"", at: location)
      .help(
        Spelling.didYouMean(folder, among: taxonomies)
          ?? "declare it: \"taxonomies: {\(folder): {}}\" in site.yaml; or move the file to \(known)"
      )
  }

  static func unusedTermFile(
    _ file: TermFile, of taxonomy: Taxonomy, among terms: [Term]
  ) -> Diagnostic {
    let message = unusedTermFile(
      "no post has the \(taxonomy.singular) \"\(file.title)\"",
      at: SourceLocation(path: file.source.shownPath))
    if let namesake = terms.first(where: { $0.slug == file.key || $0.slug == file.title }) {
      return message.help(
        "for the \(taxonomy.singular) \"\(namesake.name)\", write \"title: \(namesake.name)\" in it"
      )
    }
    return message.help(Spelling.didYouMean(file.title, among: terms.map(\.name)))
  }
}
