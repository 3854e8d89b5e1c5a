extension TaxonomySettings {
  /// Whether a name means something else in front matter, in templates or among the files of a theme, in
  /// whatever case, so that no taxonomy can have it.
  ///
  /// All that templates can read of pages, terms and the site is among them (`Field` in SiteRendering).
  package static func isTaken(_ name: String) -> Bool {
    isTakenForTerm(name) || members.contains(name.lowercased())
  }

  /// The same for what one term is called, which templates do not read.
  static func isTakenForTerm(_ name: String) -> Bool { keysAndFiles.contains(name.lowercased()) }

  /// Whether templates can write a name after a dot: letters of ASCII, digits and "_", no digit first.
  static func isWritable(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
      default: false
      }
    }
  }

  private static let keysAndFiles = words(
    """
    title date updated slug path summary description image figure figure_label noindex draft publish
    expires template aliases language weight comments extra kpi translation_key

    404 archive base index list page post section subscribe term terms
    """)

  private static let members = words(
    """
    alternates author base_url content count feed first has_more home items json_feed kind
    languages last links locale menu name next number outline page_count pages permalink position
    posts previous reading_time related section sections site_language standfirst structured_data
    subscribe taxonomies taxonomy term terms text top_pages total translations url word_count year

    site theme page paginator loop self
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
