import Content
import DataFormats
package import Diagnostics

/// The summaries and hints of messages about the plan.
extension SiteMessages {
  static func pageWithoutSlug(at location: SourceLocation) -> Diagnostic {
    pageWithoutSlug("the file's name has no letter or digit for the page's address", at: location)
      .help("give the page a \"slug\" in its front matter")
  }

  /// A page that is in no list because of its name, or that of its folder.
  static func nearlyDated(
    _ name: NearlyDatedName, ending: String = "", isFolder: Bool, at location: SourceLocation
  ) -> Diagnostic {
    let problem =
      switch name.problem {
      case .noSuchDay: "there is no day \"\(name.written)\""
      case .form: "\"\(name.written)\" is not read as a date"
      case .ending: "no hyphen follows the date \"\(name.written)\""
      }
    return nearlyDated("\(problem), so the page is in no list", at: location)
      .help(
        "to make it a post, rename the \(isFolder ? "folder" : "file") to "
          + "\"\(name.repaired)\(ending)\"")
  }

  /// A page in a folder with a date; `folder` is the folder's new name where it needs one as well.
  static func misnamedIndex(
    _ name: String, folder: String?, at location: SourceLocation
  ) -> Diagnostic {
    misnamedIndex(
      "\"\(name)\" does not get the date of its folder, so the page is in no list", at: location
    ).help(
      folder.map { "to make it a post, rename it to \"index.md\" and the folder to \"\($0)\"" }
        ?? "to make it a post, rename it to \"index.md\"")
  }

  // MARK: Terms

  static func termsWithoutDate(
    _ taxonomy: Taxonomy, at location: SourceLocation
  ) -> Diagnostic {
    termsWithoutDate("\(taxonomy.name) have no effect on a page without a date", at: location)
      .help("give the page a date, which makes it a post, or remove its \(taxonomy.name)")
  }

  /// What the front matter of a page that is no post has in vain.
  static func withoutEffect(on page: PageDraft, _ taxonomies: [Taxonomy]) -> [Diagnostic] {
    let (source, frontMatter) = (page.source, page.source.frontMatter)
    let terms = firstTerms(of: frontMatter, taxonomies)
    let term = terms.first
    let isFixed = page.kind != .page && (frontMatter.slug ?? frontMatter.path) != nil
    guard term != nil || isFixed || source.isIndex && frontMatter.date != nil else { return [] }
    let file = source.file
    var messages: [Diagnostic] = []
    if isFixed { messages += fixedAddress(of: page, in: file) }
    if source.isIndex, let date = frontMatter.date?.range ?? term?.range {
      messages.append(
        indexWithDate(source, hasDate: frontMatter.date != nil, at: file.location(date)))
    } else {
      messages += terms.map { termsWithoutDate($0.taxonomy, at: file.location($0.range)) }
    }
    return messages
  }

  /// The first term in each taxonomy.
  private static func firstTerms(
    of frontMatter: FrontMatter, _ taxonomies: [Taxonomy]
  ) -> [(taxonomy: Taxonomy, range: Range<Int>)] {
    if frontMatter.terms.isEmpty { return [] }
    return taxonomies.ids.compactMap { id in
      frontMatter.terms.first { $0.taxonomy == id.index }.map { (taxonomies[id], $0.name.range) }
    }
  }

  /// The same for the page of a term.
  static func withoutEffect(
    onTermPage page: PageDraft, _ taxonomies: [Taxonomy]
  ) -> [Diagnostic] {
    let terms = firstTerms(of: page.source.frontMatter, taxonomies)
    guard !terms.isEmpty else { return [] }
    let file = page.source.file
    return terms.map { term in
      termsWithoutDate(
        "\(term.taxonomy.name) have no effect on the page of a term", at: file.location(term.range)
      ).help("remove them")
    }
  }

  private static func fixedAddress(of page: PageDraft, in file: SourceFile) -> [Diagnostic] {
    let frontMatter = page.source.frontMatter
    switch page.kind {
    case .section:
      guard let slug = frontMatter.slug, frontMatter.path == nil, page.siteLanguage == .main else {
        return []
      }
      let parent = page.source.folder.lastIndex(of: "/").map { page.source.folder[...$0] } ?? ""
      return [
        fixedAddress("the address of a section is its folder's", at: file.location(slug.range))
          .help("write path: /\(parent)\(slug.value)/, or rename the folder")
      ]
    default:
      let name = page.kind == .home ? "the home page" : "the page for missing addresses"
      return [frontMatter.slug, frontMatter.path].compactMap(\.self).map {
        fixedAddress("\(name) has its address from its file", at: file.location($0.range))
          .help("remove it")
      }
    }
  }

  private static func indexWithDate(
    _ source: SourcePage, hasDate: Bool, at location: SourceLocation
  ) -> Diagnostic {
    guard !source.folder.isEmpty else {
      return indexWithDate("the home page is not a post: date and tags do nothing", at: location)
        .help("remove them")
    }
    let day = source.frontMatter.date?.value.dateText ?? "2026-01-15"
    return indexWithDate(
      "this is the index page of a section, since its folder has other pages, and not a post: "
        + (hasDate ? "date and tags do nothing" : "tags do nothing"), at: location
    ).help(
      "remove them; or, if it is a post with files of its own, rename the folder to "
        + "\"content/\(dated(source.folder, day))\"")
  }

  /// A folder's path with a date before its name.
  private static func dated(_ folder: String, _ day: String) -> String {
    let parent = folder.lastIndex(of: "/").map { folder[...$0] } ?? ""
    return "\(parent)\(day)-\(folder.dropFirst(parent.count))"
  }

  static func termWithoutSlug(
    _ name: String, of taxonomy: Taxonomy, at location: SourceLocation
  ) -> Diagnostic {
    termWithoutSlug(
      "the \(taxonomy.singular) \"\(name)\" has no letter or digit for its address",
      at: location)
  }

  // MARK: Paths

  static func longPath(component: Substring, of origin: OutputOrigin) -> Diagnostic {
    message(
      longPath, "\"\(component.prefix(40))…\" is too long for the name of a file or folder",
      about: origin
    ).help(
      origin.isGenerated
        ? "shorten the name; for a term, write it as \"title\" in a file of content/_terms/, with a short \"slug\""
        : "shorten it with \"slug\" in the front matter")
  }

  /// A file that would replace another one.
  static func pathClash(
    _ file: String, of origin: OutputOrigin, with otherFile: String, of other: OutputOrigin
  ) -> Diagnostic {
    message(
      pathClash,
      file == otherFile
        ? "would be written to \"\(file)\", which is taken"
        : "would be written to \"\(file)\", which differs from \"\(otherFile)\" only in case",
      about: origin
    )
    .note("it is taken by", other)
    .help("give one of them another \"slug\", \"path\" or file name")
  }

  /// A file in a folder whose path is that of a file.
  static func pathClash(
    _ file: String, of origin: OutputOrigin, belowFile otherFile: String, of other: OutputOrigin
  ) -> Diagnostic {
    message(
      pathClash, "would be written to \"\(file)\", but \"\(otherFile)\" is a file", about: origin
    ).note("it belongs to", other)
  }

  private static func message(
    _ entry: MessageEntry, _ summary: String, about origin: OutputOrigin
  ) -> Diagnostic {
    switch origin {
    case .file(let path): entry(summary, at: SourceLocation(path: path))
    case .location(let location): entry(summary, at: location)
    case .generated(let name): entry("\(name) \(summary)")
    }
  }

  // MARK: Headings

  /// A main heading of a page's text beside that of the template.
  ///
  /// - Parameters:
  ///   - title: The heading's text; `nil` for one in raw HTML.
  ///   - page: The page.
  ///   - range: The heading's bytes in the page's file.
  /// - Returns: The message.
  package static func secondTitle(
    _ title: String?, on page: Page, at range: Range<Int>
  ) -> Diagnostic {
    let file = page.source.file
    let message = secondTitle(
      (title.map { "\"\($0)\"" } ?? "this <h1>")
        + " is a second main heading: the template shows the page's title as one",
      at: file.location(range))
    guard let title else { return message.help("write <h2> instead of <h1>") }
    if title == page.title { return message.help("remove it: the template shows the title") }
    let isUnderlined =
      file.bytes[range.clamped(to: 0..<file.bytes.count)].first { $0 > 0x20 } != UInt8(ascii: "#")
    let lower = isUnderlined ? "underline it with \"---\"" : "begin it with \"##\""
    return message.help(
      page.source.frontMatter.title == nil
        ? "\(lower), or make it the page's title with \"title\" in the front matter" : lower)
  }

  // MARK: Themes

  static func themeMissingAsset(
    _ reference: Substring, suggestion: String?, at location: SourceLocation
  ) -> Diagnostic {
    themeMissingAsset("there is no \"\(reference)\" beside this stylesheet", at: location)
      .help(suggestion)
  }

  static func themeImportCycle(paths: [String], at location: SourceLocation) -> Diagnostic {
    themeImportCycle(
      "stylesheets import each other in a cycle: " + paths.joined(separator: " → "), at: location)
  }
}

extension Diagnostic {
  /// The same message with a note about an output.
  fileprivate func note(_ words: String, _ origin: OutputOrigin) -> Diagnostic {
    switch origin {
    case .file(let path): note("\(words) this file", at: SourceLocation(path: path))
    case .location(let location): note("\(words) this", at: location)
    case .generated(let name): note("\(words) \(name)")
    }
  }
}
