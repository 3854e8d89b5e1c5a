package import Content
import DataFormats
import Platform
import Diagnostics

/// Says where the links in a page's source lead.
package struct LinkResolver {
  /// Where a link leads.
  package enum Target {
    /// Out of the site, or to an anchor of the same page; unchanged.
    case unchanged
    /// To something the site publishes; the URL has the query and fragment that were written.
    ///
    /// `language` is the BCP 47 tag of a page that is in another language of the site than the link.
    case url(String, language: String? = nil)
    /// To a file of `content/`.
    case asset(SourceAsset, url: String)
    /// Nowhere.
    case broken(message: String, help: String?)
  }

  /// The site in which links lead.
  package let site: Site

  /// Resolves links of a site whose outputs are planned.
  package init(site: Site) { self.site = site }

  /// Whether a destination leads out of the site or to an anchor of the same page.
  package static func isForeign(_ destination: String) -> Bool {
    destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("//")
      || RelativePath.hasScheme(destination)
  }

  /// Resolves a destination in a page: relative to the page's file first, then to the page's route; "/" is
  /// the top of `content/` or of the site.
  ///
  /// A whole URL is `unchanged`, or `broken` where it is the site's own and nothing is published there.
  package func resolve(_ destination: String, from page: Page) -> Target {
    if let below = site.baseURL.relativePart(ofWhole: destination) {
      return whole(destination, below)
    }
    guard !Self.isForeign(destination) else { return .unchanged }
    let end = destination.firstIndex { $0 == "?" || $0 == "#" } ?? destination.endIndex
    let suffix = destination[end...]
    guard let written = Route.decoding(destination[..<end]) else {
      return .broken(
        message: "\"\(destination)\" is not a valid URL: \"%\" must begin an encoded character",
        help: Self.helpWithTag(destination))
    }
    if written.isEmpty { return .url(site.baseURL.url(of: page.route) + suffix) }
    let fromFile = RelativePath.resolve(written, fromFolderOf: page.source.path)
    if let fromFile, let target = file(fromFile, in: page.siteLanguage) {
      return target.appending(suffix)
    }
    let fromRoute = RelativePath.resolve(written, fromFolderOf: page.route.file)
    for path in [fromFile, fromRoute].compactMap(\.self) {
      if let url = output(path) { return .url(url + suffix) }
    }
    guard let fromFile else {
      return .broken(message: "\"\(destination)\" leads out of the site", help: nil)
    }
    return broken(written, fromFile, in: page.source.path)
  }

  /// Checks a whole URL of the site; `below` is what it has after the site's address.
  ///
  /// Other software may answer on the same host. So right below the host a path in a folder that this site does
  /// not have is left alone, unless this site has nearly that.
  private func whole(_ destination: String, _ below: Substring) -> Target {
    let written = below.prefix { $0 != "?" && $0 != "#" }
    let message = "this site has nothing at \"\(destination)\""
    guard let path = Route.decoding(written).flatMap({ RelativePath.resolve($0, fromFolderOf: "") })
    else { return .broken(message: message, help: Self.helpForOwnAddress) }
    if output(path) != nil { return .unchanged }
    let slash = path.firstIndex(of: "/") ?? path.endIndex
    let isSingle = slash == path.endIndex || path.index(after: slash) == path.endIndex
    let isOwn =
      isSingle || site.baseURL.path != "/"
      || site.routes.contains { $0.path.hasPrefix(path[...slash]) }
    let near = nearRoute(path)
    guard isOwn || near != nil else { return .unchanged }
    return .broken(
      message: message,
      help: near.map { "did you mean \"/\($0)\"?" }
        ?? Self.helpForOwnAddress)
  }

  private static let helpForOwnAddress =
    "this is an address of the site itself: link to a page by its file"

  /// The route that a path nearly is: misspelled, with another extension or in another folder.
  private func nearRoute(_ path: String) -> String? {
    func stem(_ path: String) -> String {
      let trimmed = path.hasSuffix("/") ? path.dropLast() : path[...]
      let name = trimmed.lastIndex(of: "/").map { trimmed[trimmed.index(after: $0)...] } ?? trimmed
      return String(trimmed.prefix(upTo: name.firstIndex(of: ".") ?? trimmed.endIndex))
    }
    let written = stem(path)
    let routes =
      (site.pathSuggestions.of(path, in: site) + site.pathSuggestions.of(written, in: site))
      .filter { site.routes.contains(Route($0)) }.sorted()
    let stems = Dictionary(routes.map { (stem($0), $0) }) { first, _ in first }
    let namesakes = routes.filter {
      PathComponents.name(of: stem($0)) == PathComponents.name(of: written)
    }
    return stems[written]
      ?? Spelling.suggestion(for: written, among: stems.keys).flatMap { stems[$0] }
      ?? namesakes.first
  }

  /// The URL of a path of the site, such as `/archive/`, or of a file of `content/` for a reader of a language.
  package func url(_ written: String, in language: LanguageID = .main) -> Target {
    guard !Self.isForeign(written) else { return .unchanged }
    let end = written.firstIndex { $0 == "?" || $0 == "#" } ?? written.endIndex
    let path = String(written[..<end].drop { $0 == "/" })
    if let target = file(path, in: language) { return target.appending(written[end...]) }
    if let url = output(path) { return .url(url + written[end...]) }
    return broken(written, path, in: nil)
  }

  /// The page that a path below `content/` names for a reader of a language; `nil` where there is none.
  package func page(_ path: String, in language: LanguageID = .main) -> PageID? {
    guard let variants = site.languageVariants else { return site.pageByPath[path] }
    return variants.page(path, in: language, site)
  }

  /// The page or file that a path below `content/` names for a reader of a language.
  private func file(_ path: String, in language: LanguageID) -> Target? {
    let variants = site.languageVariants
    if let id = page(path, in: language) {
      let page = site.pages[id]
      return .url(
        site.baseURL.url(of: page.route),
        language: page.siteLanguage == language ? nil : page.language)
    }
    let file = variants.map { $0.file(path, in: language, site) } ?? path
    return file.flatMap { site.assetByPath[$0] }.map {
      .asset($0.asset, url: site.baseURL.url(of: $0.route))
    }
  }

  /// A published route, also where only the "/" at its end is missing.
  private func output(_ path: String) -> String? {
    for candidate in [path, path + "/"] {
      let route = Route(candidate).canonical
      if site.routes.contains(route) { return site.baseURL.url(of: route) }
    }
    return nil
  }

  /// Says what is wrong with a link in a file of `content/`, or elsewhere (`nil`).
  private func broken(_ written: String, _ path: String, in source: String?) -> Target {
    if let reason = site.unpublishedReasons[path] {
      return .broken(
        message: "\"\(written)\" is not published: it is \(reason)",
        help: "remove the link, or publish the page")
    }
    if let meant = AddressAdvice.meant(byPath: written) {
      return .broken(
        message: "this site has nothing at \"\(written)\"", help: "write \(meant)")
    }
    if let slashes = withSlashes(written, in: source) {
      return .broken(
        message: "this site has nothing at \"\(written)\"", help: "did you mean \"\(slashes)\"?")
    }
    let omission = OmittedName(path: path)?.help
    if ContentKind(ofFile: path) == .page {
      return .broken(
        message: "there is no \"content/\(path)\" to link to",
        help: omission ?? suggestion(for: path, in: source) ?? moved(path, in: source)
          ?? (source == nil
            ? "pages are named by their path below content/"
            : "links to pages are relative to the file that contains them"))
    }
    // Anything is near a name of a letter or two.
    let hasName =
      (path.split(separator: "/").last ?? "").unicodeScalars.count > 2 && !path.contains("{")
    let known =
      !hasName
      ? []
      : site.pathSuggestions.of(path, in: site).filter {
        ContentKind(ofFile: $0) != .page
      }
    return .broken(
      message: "this site has nothing at \"\(written)\"",
      help: omission ?? Self.helpWithTag(written)
        ?? Spelling.didYouMean("/" + path, among: known.map { "/" + $0 })
        ?? (hasName ? elsewhere(path) : nil)
        ?? moved(path, in: source)
        ?? "link to pages by their file, such as \"other-page.md\", and to other sites with \"https://\""
    )
  }
}

extension LinkResolver {
  /// What to write instead of an address with a tag of Liquid or Hugo, which a text does not have.
  private static func helpWithTag(_ written: String) -> String? {
    let ends = ["{{": "}}", "{%": "%}"]
    guard let end = ends[String(written.prefix(2))], let tag = written.firstRange(of: end) else {
      return nil
    }
    let rest = written[tag.upperBound...]
    return rest.hasPrefix("/")
      ? "write \"\(rest)\": in a text nothing replaces \"\(written[..<tag.upperBound])\""
      : "link to the page by its file, such as \"other-page.md\": a text has no tags"
  }

  /// The only page in another folder with the same name or a near one.
  private func namesake(of path: String) -> String? {
    let found = site.pathSuggestions.elsewhere(path, in: site).filter {
      ContentKind(ofFile: $0) == .page
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Names under which other systems have the feed.
  private static let feeds: Set = [
    "rss.xml", "rss", "atom.xml", "atom", "index.xml", "feed", "feed.xml", "feed.rss", "feed.atom",
  ]

  /// The page that has the address of another system: with `.html` or without its date, in another folder.
  private func moved(_ path: String, in source: String?) -> String? {
    let name = PathComponents.name(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
    if Self.feeds.contains(name.lowercased()), site.routes.contains(Route("feed.xml")) {
      return "did you mean \"/feed.xml\"?"
    }
    let namesakes = site.pathSuggestions.namesakes(of: path, in: site)
    let pages = namesakes.filter { site.pageByPath[$0] != nil }
    if pages.count == 1, let page = pages.first {
      let link = source.map { RelativePath.link(to: page, fromFolderOf: $0) } ?? page
      return "did you mean \"\(link)\"?"
    }
    return pages.isEmpty && namesakes.count == 1 ? "did you mean \"/\(namesakes[0])\"?" : nil
  }

  /// A path with the slashes of other systems as it would have to be written; `nil` where no file is there.
  private func withSlashes(_ written: String, in source: String?) -> String? {
    guard written.contains("\\") else { return nil }
    let slashes = written.replacing("\\", with: "/")
    return RelativePath.resolve(slashes, fromFolderOf: source ?? "")
      .flatMap({ file($0, in: .main) }) == nil
      ? nil : slashes
  }

  /// A file in another folder with the same name or a near one, as a link from the top of content/.
  private func elsewhere(_ path: String) -> String? {
    let found = site.pathSuggestions.elsewhere(path, in: site).filter {
      ContentKind(ofFile: $0) != .page
    }
    guard let first = found.first else { return nil }
    return found.count == 1
      ? "did you mean \"/\(first)\"?" : "did you mean \"/\(first)\" or \"/\(found[1])\"?"
  }

  /// A page whose path is near, as the link would have to be written; the only one of the same name
  /// in another folder counts as near.
  private func suggestion(for path: String, in source: String?) -> String? {
    let candidates = site.pathSuggestions.of(path, in: site).filter {
      ContentKind(ofFile: $0) == .page
    }
    let stem = ContentKind.pageStem(of: path)
    let namesakes = candidates.filter {
      PathComponents.name(of: $0) == PathComponents.name(of: path)
    }
    let found =
      candidates.first { ContentKind.pageStem(of: $0) == stem }
      ?? Spelling.suggestion(for: path, among: candidates)
      ?? (namesakes.count == 1 ? namesakes.first : nil)
      ?? namesake(of: path)
    return found.map { found in
      let link = source.map { RelativePath.link(to: found, fromFolderOf: $0) } ?? found
      return "did you mean \"\(link)\"?"
    }
  }
}

extension LinkResolver.Target {
  fileprivate func appending(_ suffix: Substring) -> Self {
    switch self {
    case .url(let url, let language): .url(url + suffix, language: language)
    case .asset(let asset, let url): .asset(asset, url: url + suffix)
    case .unchanged, .broken: self
    }
  }
}
