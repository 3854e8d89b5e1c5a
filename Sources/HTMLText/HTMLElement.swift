/// What the HTML Standard says about elements by their names.
package enum HTMLElement {
  /// What a name means for the structure of a page.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Has no content and no end tag (13.1.2).
    package static let void = Traits(rawValue: 1 << 0)
    /// Its end tag may be left out, since what follows or the end of its parent closes it (13.1.2.4).
    package static let endsByItself = Traits(rawValue: 1 << 1)
    /// Is continued in the next block where it was not closed (13.2.4.3).
    package static let formatting = Traits(rawValue: 1 << 2)
    /// Is not closed by the end tags of elements around it that are not special (13.2.4.2).
    package static let special = Traits(rawValue: 1 << 3)
    /// Its start tag closes a paragraph (13.2.6.4.7).
    package static let closesParagraph = Traits(rawValue: 1 << 4)
    /// Elements within it cannot be closed by end tags after it (13.2.4.2, scopes).
    package static let scope = Traits(rawValue: 1 << 5)
    /// Its tags are ignored within a page's content.
    package static let ignored = Traits(rawValue: 1 << 6)
    /// Begins or ends a line of text.
    package static let breaksText = Traits(rawValue: 1 << 7)
    /// Its text is code, which nothing may change.
    package static let code = Traits(rawValue: 1 << 8)
    /// Its content is text without tags (13.2.5).
    package static let rawText = Traits(rawValue: 1 << 9)
    /// A link within it would be taken out of it or not work.
    package static let excludesLinks = Traits(rawValue: 1 << 10)
    /// Ends elements of SVG and MathML around it (13.2.6.5).
    package static let endsForeign = Traits(rawValue: 1 << 11)
  }

  /// The traits of a name in lower case; none where HTML has no rules for it.
  package static func traits(of name: String) -> Traits { table[name] ?? [] }

  static let table: [String: Traits] = {
    var table: [String: Traits] = [:]
    func add(_ traits: Traits, _ names: String) {
      for name in names.split(separator: " ") { table[String(name), default: []].formUnion(traits) }
    }
    add(.void, "area base br col embed hr image img input link meta param source track wbr")
    add([.void, .ignored], "basefont bgsound frame keygen")
    add(
      .endsByItself,
      "p li dt dd option optgroup rb rt rtc rp caption colgroup thead tbody tfoot tr td th")
    add(.formatting, "a b big code em font i nobr s small strike strong tt u")
    add(
      .special,
      """
      address applet area article aside base basefont bgsound blockquote body br button caption center \
      col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset \
      h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee \
      menu meta nav noembed noframes noscript object ol p param plaintext pre script search section \
      select source style summary table tbody td template textarea tfoot th thead title tr track ul wbr \
      xmp
      """)
    add(
      [.closesParagraph, .breaksText],
      """
      address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure \
      footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search \
      section summary table ul xmp
      """)
    add(
      .breaksText, "br caption legend option optgroup tbody td tfoot th thead tr video audio canvas"
    )
    add(.scope, "applet caption html table td th marquee object select template")
    add(.ignored, "html head body frameset")
    add(.code, "code kbd samp tt pre listing")
    add([.code, .rawText], "script style textarea title xmp iframe noembed noframes")
    add(.excludesLinks, "a button select textarea option")
    add(
      .endsForeign,
      """
      b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li \
      listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var
      """)
    return table
  }()
}
